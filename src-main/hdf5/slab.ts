import { fail } from '../errors';
import { numberArray, type ElementType, type NumberBlock } from '../format';
import type { Hdf5Slab } from './hdf5';
import { REASONS } from './hdf5-errors';
import { LIMITS } from './limits';
import { elementCount } from './structure/dataspace';

/** A selection that is known to lie inside of its dataset; `step` is given for every axis. */
export interface CheckedSlab {
  readonly start: readonly number[];
  readonly count: readonly number[];
  readonly step: readonly number[];
}

function isWhole(values: readonly number[]): boolean {
  return values.every((value) => Number.isSafeInteger(value) && value >= 0);
}

/** Holds a selection against its dataset: `shape-mismatch` where it does not fit, `too-large` beyond 256 MB. */
export function checkSlab(slab: Hdf5Slab, shape: readonly number[], elementSize: number): CheckedSlab {
  const step = slab.step ?? shape.map(() => 1);
  const sameRank = [slab.start, slab.count, step].every((values) => values.length === shape.length && isWhole(values));
  const fits = shape.every((length, axis) => {
    const [start = 0, count = 0, stride = 0] = [slab.start[axis], slab.count[axis], step[axis]];
    return stride > 0 && (count === 0 ? start <= length : start + (count - 1) * stride < length);
  });
  if (!sameRank || !fits) return fail('shape-mismatch', { reason: REASONS.slab });
  if (elementCount(slab.count) * elementSize > LIMITS.answerBytes) return fail('too-large', { reason: REASONS.answerTooLarge });
  return { start: slab.start, count: slab.count, step };
}

/** True for types whose values cross as numbers; numpy's bool crosses as bytes 0 and 1. */
export function isReadable(type: ElementType): boolean {
  return type.name === 'bool' || numberArray(type, new ArrayBuffer(0), 0, 0) !== null;
}

/** The block of `bytes`, which hold elements of `type` in the machine's byte order. */
export function blockOf(type: ElementType, shape: readonly number[], bytes: Uint8Array<ArrayBuffer>): NumberBlock {
  const length = elementCount(shape);
  const values =
    type.name === 'bool'
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, length)
      : numberArray(type, bytes.buffer, bytes.byteOffset, length);
  if (values === null) return fail('unsupported', { reason: `values of type ${type.name}` });
  return { type, shape, values };
}

/** Turns the bytes of every number around, in place. A complex number is two numbers. */
export function swapBytes(bytes: Uint8Array, type: ElementType): void {
  const width = type.kind === 'complex' ? type.size / 2 : type.size;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (width === 2) buffer.swap16();
  else if (width === 4) buffer.swap32();
  else if (width === 8) buffer.swap64();
}
