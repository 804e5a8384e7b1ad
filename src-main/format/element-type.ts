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

const NUMPY_TYPES: Readonly<Record<string, { readonly kind: ElementType['kind']; readonly size: number }>> = {
  int8: { kind: 'int', size: 1 },
  int16: { kind: 'int', size: 2 },
  int32: { kind: 'int', size: 4 },
  int64: { kind: 'int', size: 8 },
  uint8: { kind: 'uint', size: 1 },
  uint16: { kind: 'uint', size: 2 },
  uint32: { kind: 'uint', size: 4 },
  uint64: { kind: 'uint', size: 8 },
  float16: { kind: 'float', size: 2 },
  float32: { kind: 'float', size: 4 },
  float64: { kind: 'float', size: 8 },
  float128: { kind: 'float', size: 16 },
  complex64: { kind: 'complex', size: 8 },
  complex128: { kind: 'complex', size: 16 },
  complex256: { kind: 'complex', size: 32 },
};

/** The type that numpy calls `name` (the `data_dtype` of `syncopy/io/save_spy_container.py`); null for an unknown name. */
export function elementTypeOfName(name: string, littleEndian = true): ElementType | null {
  if (!Object.hasOwn(NUMPY_TYPES, name)) return null;
  const type = NUMPY_TYPES[name];
  return type === undefined ? null : { name, ...type, littleEndian };
}

/** numpy's name for a number of this kind and size in bytes; null where it has none that Spydesk reads. */
export function elementTypeName(kind: ElementType['kind'], size: number): string | null {
  return Object.entries(NUMPY_TYPES).find(([, type]) => type.kind === kind && type.size === size)?.[0] ?? null;
}

/**
 * A view of `buffer` as elements of `type` in the machine's byte order, complex numbers as pairs (re, im). `length`
 * counts elements. Null for a type that JavaScript has no array for (float16, float128, texts).
 */
export function numberArray(type: ElementType, buffer: ArrayBuffer, byteOffset: number, length: number): NumberArray | null {
  switch (type.name) {
    case 'int8':
      return new Int8Array(buffer, byteOffset, length);
    case 'uint8':
      return new Uint8Array(buffer, byteOffset, length);
    case 'int16':
      return new Int16Array(buffer, byteOffset, length);
    case 'uint16':
      return new Uint16Array(buffer, byteOffset, length);
    case 'int32':
      return new Int32Array(buffer, byteOffset, length);
    case 'uint32':
      return new Uint32Array(buffer, byteOffset, length);
    case 'int64':
      return new BigInt64Array(buffer, byteOffset, length);
    case 'uint64':
      return new BigUint64Array(buffer, byteOffset, length);
    case 'float32':
      return new Float32Array(buffer, byteOffset, length);
    case 'float64':
      return new Float64Array(buffer, byteOffset, length);
    case 'complex64':
      return new Float32Array(buffer, byteOffset, 2 * length);
    case 'complex128':
      return new Float64Array(buffer, byteOffset, 2 * length);
    default:
      return null;
  }
}
