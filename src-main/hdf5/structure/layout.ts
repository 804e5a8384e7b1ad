import { fail } from '../../errors';
import { damaged } from '../hdf5-errors';
import { Fields, type Widths } from './fields';

/** How a dataset's values lie in the file. `address` is null while no space was given to them. */
export type Layout =
  | { readonly kind: 'contiguous'; readonly address: number | null }
  | { readonly kind: 'chunked'; readonly chunks: readonly number[] }
  | { readonly kind: 'compact' }
  | { readonly kind: 'virtual' };

const CLASS = { compact: 0, contiguous: 1, chunked: 2, virtual: 3 } as const;

/** IV.A.2.i "The Data Layout Message", versions 1 and 2: the class follows the number of dimensions. */
function readOldLayout(fields: Fields): Layout {
  const rank = fields.uint(1);
  const layoutClass = fields.uint(1);
  fields.skip(5);
  if (layoutClass === CLASS.compact) return { kind: 'compact' };
  const address = fields.address();
  if (layoutClass === CLASS.contiguous) return { kind: 'contiguous', address };
  if (layoutClass !== CLASS.chunked || rank === 0) return damaged();
  // The last dimension of a chunk is the size of an element.
  return { kind: 'chunked', chunks: Array.from({ length: rank - 1 }, () => fields.uint(4)) };
}

function readChunks(fields: Fields, version: number): Layout {
  if (version > 3) fields.skip(1);
  const rank = fields.uint(1);
  if (rank === 0) return damaged();
  if (version === 3) fields.address();
  const width = version === 3 ? 4 : fields.uint(1);
  return { kind: 'chunked', chunks: Array.from({ length: rank - 1 }, () => fields.uint(width)) };
}

/** IV.A.2.i, versions 1 to 4; version 5 of HDF5 2.0 has the fields of version 4 as far as they are read here. */
export function readLayout(data: Uint8Array, widths: Widths): Layout {
  const fields = new Fields(data, widths);
  const version = fields.uint(1);
  if (version < 1 || version > 5) return fail('unsupported', { reason: `a data layout of version ${version}` });
  if (version < 3) return readOldLayout(fields);
  switch (fields.uint(1)) {
    case CLASS.compact:
      return { kind: 'compact' };
    case CLASS.contiguous:
      return { kind: 'contiguous', address: fields.address() };
    case CLASS.chunked:
      return readChunks(fields, version);
    case CLASS.virtual:
      return { kind: 'virtual' };
    default:
      return damaged();
  }
}
