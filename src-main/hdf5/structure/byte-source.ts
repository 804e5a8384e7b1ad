import { fail } from '../../errors';
import { damaged, REASONS } from '../hdf5-errors';
import { LIMITS } from '../limits';

/** Bytes by position: a descriptor, or a test's array. Reads fewer than asked only at the end. */
export interface ByteSource {
  size(): number;
  read(into: Uint8Array, position: number): number;
}

const PAGE_BYTES = 4096;
const PAGES_KEPT = 256;

/** Small reads of a file's structure, by pages, so that a large file costs a few reads. Never reads array values. */
export class PagedBytes {
  readonly size: number;
  private readonly pages = new Map<number, Uint8Array>();
  private bytesRead = 0;

  constructor(private readonly source: ByteSource) {
    this.size = source.size();
  }

  private page(index: number): Uint8Array {
    const known = this.pages.get(index);
    if (known !== undefined) return known;
    const page = new Uint8Array(PAGE_BYTES);
    const count = this.source.read(page, index * PAGE_BYTES);
    const bytes = page.subarray(0, count);
    if (this.pages.size >= PAGES_KEPT) this.pages.clear();
    this.pages.set(index, bytes);
    return bytes;
  }

  /** Exactly `length` bytes; `damaged` where the file ends before, `too-large` where all that was asked for is too much. */
  bytes(position: number, length: number): Uint8Array {
    const inside = Number.isSafeInteger(position) && Number.isSafeInteger(length) && position >= 0 && length >= 0;
    if (!inside || position + length > this.size) damaged(REASONS.outside);
    this.bytesRead += length;
    if (this.bytesRead > LIMITS.structureBytes) fail('too-large', { reason: REASONS.structureTooLarge });
    const result = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const at = position + done;
      const start = at % PAGE_BYTES;
      const piece = this.page(Math.floor(at / PAGE_BYTES)).subarray(start, start + length - done);
      if (piece.length === 0) damaged(REASONS.outside);
      result.set(piece, done);
      done += piece.length;
    }
    return result;
  }
}
