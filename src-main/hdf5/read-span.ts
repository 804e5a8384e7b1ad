import { fail } from '../errors';
import { damaged, REASONS } from './hdf5-errors';
import type { CheckedSlab } from './slab';
import { elementCount } from './structure/dataspace';
import type { ByteSource } from './structure/byte-source';

/** Memory for reading more than is wanted in one go and picking from it. */
const SCRATCH_BYTES = 4 * 1024 * 1024;
/** Between two wanted runs it is cheaper to read this much along than to ask the system once more (page cache warm). */
const GAP_BYTES = 32 * 1024;
const PIECE_BYTES = 16 * 1024 * 1024;

/** Tells between two reads whether the caller has given up. */
export type IsCancelled = () => boolean;

/** An open gather from a contiguous dataset: axis by axis, each time with as few reads as are sensible. */
class SpanReader {
  private readonly strides: number[];
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
  }

  run(): void {
    const first = this.slab.start.reduce((sum, start, axis) => sum + start * this.stride(axis), 0);
    this.readFrom(0, this.slab.count[0] ?? 1, first, 0);
  }

  private stride(axis: number): number {
    return this.strides[axis] ?? 1;
  }

  private jump(axis: number): number {
    return this.stride(axis) * (this.slab.step[axis] ?? 1);
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
    return elementCount(this.slab.count.slice(axis + 1));
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
      this.pick(bytes, axis, count, 0, to);
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

  private pick(bytes: Uint8Array, axis: number, count: number, from: number, to: number): void {
    const { size } = this;
    const extent = this.extent(axis, count);
    const wanted = count * this.wanted(axis);
    if (extent === wanted) {
      copyElements(bytes, from * size, this.into, to * size, wanted * size);
      return;
    }
    if (axis === this.strides.length - 1) {
      const jump = this.jump(axis) * size;
      for (let entry = 0; entry < count; entry += 1) {
        copyElements(bytes, from * size + entry * jump, this.into, (to + entry) * size, size);
      }
      return;
    }
    for (let entry = 0; entry < count; entry += 1) {
      const next = this.slab.count[axis + 1] ?? 1;
      this.pick(bytes, axis + 1, next, from + entry * this.jump(axis), to + entry * this.wanted(axis));
    }
  }
}

/** A loop beats `set` with a view of its own for the few bytes of an element. */
function copyElements(from: Uint8Array, fromByte: number, into: Uint8Array, toByte: number, length: number): void {
  if (length > 64) {
    into.set(from.subarray(fromByte, fromByte + length), toByte);
    return;
  }
  for (let index = 0; index < length; index += 1) into[toByte + index] = from[fromByte + index] ?? 0;
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
