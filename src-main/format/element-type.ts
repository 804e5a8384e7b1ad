/**
 * The type of one element of a dataset. `name` is numpy's name for it (`float32`, `int64`, `complex128`), which
 * Syncopy writes as `data_dtype`; it says nothing of the byte order, so that stands beside it.
 */
export interface ElementType {
  readonly name: string;
  readonly kind: 'int' | 'uint' | 'float' | 'complex' | 'other';
  /** Bytes per element; a complex number counts as one element. */
  readonly size: number;
  readonly littleEndian: boolean;
}

/** Numbers as JavaScript holds them. Complex numbers lie interleaved: re, im, re, im. */
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** A piece of a dataset in C order and in the machine's byte order. */
export interface NumberBlock {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly values: NumberArray;
}
