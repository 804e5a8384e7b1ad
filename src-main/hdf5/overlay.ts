import type { FileContent } from './descriptor-fs';
import type { BytePatch } from './hdf5';

const PAGE_BYTES = 4096;
/** Two changes nearer than this become one extent, unless values that must stay lie between them. */
const MERGE_BYTES = 16;

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A file whose changes stay in memory, page by page, over a source that is only read. What is never written costs
 * nothing: the pages of a 6 GB file that an edit of its attributes touches are a few dozen.
 */
export class OverlayContent implements FileContent {
  private readonly pages = new Map<number, Uint8Array>();
  private currentSize: number;
  /** Bytes of the source beyond this were cut off, and read as zeros when the file grows again. */
  private sourceEnd: number;

  constructor(private readonly source: Pick<FileContent, 'size' | 'read'>) {
    this.currentSize = source.size();
    this.sourceEnd = this.currentSize;
  }

  size(): number {
    return this.currentSize;
  }

  read(into: Uint8Array, position: number): number {
    const length = Math.max(0, Math.min(into.length, this.currentSize - position));
    const wanted = into.subarray(0, length);
    this.readSource(wanted, position);
    for (const { index, start, end } of piecesOf(position, length)) {
      const page = this.pages.get(index);
      if (page !== undefined) wanted.set(page.subarray(start, end), index * PAGE_BYTES + start - position);
    }
    return length;
  }

  write(bytes: Uint8Array, position: number): void {
    for (const { index, start, end } of piecesOf(position, bytes.length)) {
      const from = index * PAGE_BYTES + start - position;
      this.pageToWrite(index).set(bytes.subarray(from, from + end - start), start);
    }
    this.currentSize = Math.max(this.currentSize, position + bytes.length);
  }

  resize(size: number): void {
    this.sourceEnd = Math.min(this.sourceEnd, size);
    for (const [index, page] of this.pages) {
      if (index * PAGE_BYTES >= size) this.pages.delete(index);
      else if ((index + 1) * PAGE_BYTES > size) page.fill(0, size - index * PAGE_BYTES);
    }
    this.currentSize = size;
  }

  /** The bytes in which this file differs from its source. `kept`: ranges that no extent may bridge. */
  patch(kept: readonly Range[]): BytePatch {
    const ranges: { start: number; end: number }[] = [];
    const original = new Uint8Array(PAGE_BYTES);
    const oldSize = this.source.size();
    for (const index of [...this.pages.keys()].sort((a, b) => a - b)) {
      const page = this.pages.get(index) ?? original;
      const base = index * PAGE_BYTES;
      const count = Math.max(0, Math.min(this.source.read(original, base), this.sourceEnd - base));
      const end = Math.min(PAGE_BYTES, this.currentSize - base);
      for (let at = 0; at < end; at += 1) {
        const isNew = base + at >= oldSize || at >= count;
        if (isNew || page[at] !== original[at]) extend(ranges, base + at, kept);
      }
    }
    const extents = ranges.map(({ start, end }) => {
      const bytes = new Uint8Array(end - start);
      this.read(bytes, start);
      return { position: start, bytes };
    });
    return { fileSize: this.currentSize, extents };
  }

  private readSource(into: Uint8Array, position: number): void {
    const length = Math.max(0, Math.min(into.length, this.sourceEnd - position));
    const count = length === 0 ? 0 : this.source.read(into.subarray(0, length), position);
    into.fill(0, count);
  }

  private pageToWrite(index: number): Uint8Array {
    const known = this.pages.get(index);
    if (known !== undefined) return known;
    const page = new Uint8Array(PAGE_BYTES);
    this.readSource(page, index * PAGE_BYTES);
    this.pages.set(index, page);
    return page;
  }
}

function piecesOf(position: number, length: number): { index: number; start: number; end: number }[] {
  const pieces: { index: number; start: number; end: number }[] = [];
  for (let at = position; at < position + length;) {
    const index = Math.floor(at / PAGE_BYTES);
    const start = at - index * PAGE_BYTES;
    const end = Math.min(PAGE_BYTES, start + position + length - at);
    pieces.push({ index, start, end });
    at += end - start;
  }
  return pieces;
}

/** Adds one changed byte: to the last range where it is near, as a new one otherwise. */
function extend(ranges: { start: number; end: number }[], position: number, kept: readonly Range[]): void {
  const last = ranges.at(-1);
  const near = last !== undefined && position - last.end <= MERGE_BYTES;
  if (near && !(position > last.end && overlapsAny({ start: last.end, end: position }, kept))) last.end = position + 1;
  else ranges.push({ start: position, end: position + 1 });
}

export function overlapsAny(range: Range, others: readonly Range[]): boolean {
  return others.some((other) => range.start < other.end && other.start < range.end);
}
