import type { NumberArray } from './element-type';

const HIGH_WORD = 2 ** 32;

/** Whole numbers of 64 bits by their two halves: some ten times as fast as a bigint each. Rounded to nearest once. */
function wordsToDoubles(values: BigInt64Array | BigUint64Array, into: Float64Array): void {
  const low = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  const high = values instanceof BigInt64Array ? new Int32Array(values.buffer, values.byteOffset, 2 * values.length) : low;
  for (let at = 0; at < values.length; at += 1) into[at] = (high[2 * at + 1] ?? 0) * HIGH_WORD + (low[2 * at] ?? 0);
}

/**
 * Numbers of any type as doubles, so that what computes with them is compiled once and for one type. Every machine that
 * Electron runs on is little-endian, which the halves of 64-bit numbers rely on.
 */
export function toDoubles(values: NumberArray, into = new Float64Array(values.length)): Float64Array {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) wordsToDoubles(values, into);
  else into.set(values);
  return into;
}
