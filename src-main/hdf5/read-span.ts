import { fail } from '../errors';
import { wordsOf, type Words } from '../format';
import { damaged, REASONS } from './hdf5-errors';
import type { CheckedSlab } from './slab';
import { elementCount } from './structure/dataspace';
import type { ByteSource } from './structure/byte-source';

/** Memory for reading more than is wanted in one go and picking from it. */
const SCRATCH_BYTES = 4 * 1024 * 1024;
/** Between two wanted runs it is cheaper to read this much along than to ask the system once more (page cache warm). */
const GAP_BYTES = 32 * 1024;
const PIECE_BYTES = 16 * 1024 * 1024;
/** From so many words on a copy of the system beats a loop. */
const LONG_RUN = 12;

/** Tells between two reads whether the caller has given up. */
export type IsCancelled = () => boolean;

/** An open gather from a contiguous dataset: axis by axis, each time with as few reads as are sensible. */
class SpanReader {
  private readonly strides: readonly number[];
  /** Elements of the file between two wanted entries of each axis. */
  private readonly jumps: readonly number[];
  /** Elements of the answer for one entry of each axis. */
  private readonly wanteds: readonly number[];
  private scratch: Uint8Array | null = null;

  constructor(
    private readonly source: ByteSource,
    private readonly offset: number,
    shape: readonly number[],
    private readonly size: number,
    private readonly slab: CheckedSlab,
    private readonly into: Uint8Array,
    private readonly isCancelled: IsCancelled,
  ) {
    this.strides = shape.map((_, axis) => elementCount(shape.slice(axis + 1)));
    this.jumps = this.strides.map((stride, axis) => stride * (slab.step[axis] ?? 1));
    this.wanteds = shape.map((_, axis) => elementCount(slab.count.slice(axis + 1)));
  }

  run(): void {
    const first = this.slab.start.reduce((sum, start, axis) => sum + start * this.stride(axis), 0);
    this.readFrom(0, this.slab.count[0] ?? 1, first, 0);
  }

  private stride(axis: number): number {
    return this.strides[axis] ?? 1;
  }

  private jump(axis: number): number {
    return this.jumps[axis] ?? 1;
  }

  /** Elements from the first to the last wanted one, both included, of `count` entries along `axis`. */
  private extent(axis: number, count: number): number {
    let extent = 1;
    for (let inner = axis; inner < this.strides.length; inner += 1) {
      extent += ((inner === axis ? count : (this.slab.count[inner] ?? 1)) - 1) * this.jump(inner);
    }
    return extent;
  }

  private wanted(axis: number): number {
    return this.wanteds[axis] ?? 1;
  }

  /** Reads `count` entries along `axis`, the first of which begins at element `from`, to element `to` of the answer. */
  private readFrom(axis: number, count: number, from: number, to: number): void {
    const extent = this.extent(axis, count);
    const wanted = count * this.wanted(axis);
    if (extent === wanted) {
      this.readExactly(this.into.subarray(to * this.size, (to + wanted) * this.size), from);
      return;
    }
    if (extent * this.size > this.runs(axis, count) * GAP_BYTES) {
      this.readEach(axis, count, from, to);
      return;
    }
    if (extent * this.size <= SCRATCH_BYTES) {
      this.scratch ??= new Uint8Array(SCRATCH_BYTES);
      const bytes = this.scratch.subarray(0, extent * this.size);
      this.readExactly(bytes, from);
      this.pack(wordsOf(bytes, this.size), axis, count, 0, 0);
      this.into.set(bytes.subarray(0, wanted * this.size), to * this.size);
      return;
    }
    const entriesAtOnce = Math.floor(
      (SCRATCH_BYTES / this.size - this.extent(axis + 1, this.slab.count[axis + 1] ?? 1)) / this.jump(axis),
    );
    if (entriesAtOnce < 1) {
      this.readEach(axis, count, from, to);
      return;
    }
    for (let entry = 0; entry < count; entry += entriesAtOnce) {
      const now = Math.min(entriesAtOnce, count - entry);
      this.readFrom(axis, now, from + entry * this.jump(axis), to + entry * this.wanted(axis));
    }
  }

  private readEach(axis: number, count: number, from: number, to: number): void {
    for (let entry = 0; entry < count; entry += 1) {
      const next = this.slab.count[axis + 1] ?? 1;
      this.readFrom(axis + 1, next, from + entry * this.jump(axis), to + entry * this.wanted(axis));
    }
  }

  /** How many separate stretches of wanted bytes lie in `count` entries along `axis`. */
  private runs(axis: number, count: number): number {
    let elements = 1;
    let inner = this.strides.length - 1;
    while (inner > axis && this.jump(inner) === elements) {
      elements *= this.slab.count[inner] ?? 1;
      inner -= 1;
    }
    return (count * this.wanted(axis)) / Math.max(1, elements);
  }

  private readExactly(into: Uint8Array, element: number): void {
    const position = this.offset + element * this.size;
    for (let done = 0; done < into.length; done += PIECE_BYTES) {
      if (this.isCancelled()) fail('cancelled', {});
      const piece = into.subarray(done, done + PIECE_BYTES);
      if (this.source.read(piece, position + done) < piece.length) damaged(REASONS.outside);
    }
  }

  /**
   * Moves what is wanted of `count` entries along `axis`, out of words that were read together, to their front, element `to` and on:
   * never behind where it stands, so that nothing is lost that is still wanted.
   */
  private pack(words: Words, axis: number, count: number, from: number, to: number): void {
    const [jump, wanted] = [this.jump(axis), this.wanted(axis)];
    const next = this.slab.count[axis + 1] ?? 1;
    if (axis === this.strides.length - 1 || this.extent(axis + 1, next) === wanted) {
      const each = this.size / words.BYTES_PER_ELEMENT;
      packRuns(words, { count, jump: jump * each, length: wanted * each }, from * each, to * each);
      return;
    }
    for (let entry = 0; entry < count; entry += 1) this.pack(words, axis + 1, next, from + entry * jump, to + entry * wanted);
  }
}

/** The loop that every pick ends in: `count` runs of words, each begins `jump` behind the beginning of the one before it. */
function packRuns(
  words: Words,
  { count, jump, length }: { count: number; jump: number; length: number },
  from: number,
  to: number,
): void {
  let [source, place] = [from, to];
  for (let run = 0; run < count; run += 1) {
    if (length >= LONG_RUN) words.copyWithin(place, source, source + length);
    else for (let word = 0; word < length; word += 1) words[place + word] = words[source + word] ?? 0;
    source += jump;
    place += length;
  }
}

/**
 * Reads a selection of a contiguous dataset straight from the file, without the library, in the file's byte order. Whole
 * rows are one read; wanted pieces that lie near each other are read together (at most 4 MB) and picked from.
 */
export function readSpan(
  source: ByteSource,
  place: { readonly offset: number; readonly shape: readonly number[]; readonly elementSize: number },
  slab: CheckedSlab,
  isCancelled: IsCancelled,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(elementCount(slab.count) * place.elementSize);
  if (bytes.length > 0) new SpanReader(source, place.offset, place.shape, place.elementSize, slab, bytes, isCancelled).run();
  return bytes;
}
