import { damaged } from '../hdf5-errors';
import { LIMITS } from '../limits';
import { Fields, type Widths } from './fields';

export interface Dataspace {
  /** Null for a null dataspace, which holds no element at all. */
  readonly shape: readonly number[] | null;
  readonly maxShape: readonly (number | null)[];
}

/** IV.A.2.b "The Dataspace Message", versions 1 and 2. */
export function readDataspace(data: Uint8Array, widths: Widths): Dataspace {
  const fields = new Fields(data, widths);
  const version = fields.uint(1);
  const rank = fields.uint(1);
  const flags = fields.uint(1);
  if (version < 1 || version > 2 || rank > LIMITS.rank) damaged();
  const isNull = fields.uint(1) === 2 && version === 2;
  if (version === 1) fields.skip(4);
  const shape = Array.from({ length: rank }, () => fields.length());
  const maxShape = (flags & 1) === 1 ? Array.from({ length: rank }, () => fields.lengthOrUnlimited()) : shape;
  if (!Number.isSafeInteger(elementCount(shape))) damaged();
  return { shape: isNull ? null : shape, maxShape };
}

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
