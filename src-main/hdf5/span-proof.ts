import type { LibraryFile } from './library';
import { readByLibrary } from './read-by-library';
import { readSpan } from './read-span';
import { swapBytes, type CheckedSlab } from './slab';
import type { ByteSource } from './structure/byte-source';
import type { TreeDataset } from './structure/file-tree';

/** Elements of the last axis that are compared at each of the three places. */
const PROOF_ELEMENTS = 1024;

const never = (): boolean => false;

/** Runs along the last axis at the beginning, the middle and the end of the dataset. */
function proofSlabs(shape: readonly number[]): CheckedSlab[] {
  const last = shape.length - 1;
  const length = Math.min(shape[last] ?? 1, PROOF_ELEMENTS);
  const count = shape.map((_, axis) => (axis === last ? length : 1));
  const step = shape.map(() => 1);
  return [0, 0.5, 1].map((part) => ({
    start: shape.map((size, axis) => Math.floor(part * (axis === last ? size - length : size - 1))),
    count,
    step,
  }));
}

/**
 * The span of a contiguous dataset as the file's structure gives it, proved: the bytes there are those that the library
 * reads in the first, the middle and the last row. Null where they differ or where there is no span; then the values
 * must be read through the library.
 */
export function provedSpan(file: LibraryFile, source: ByteSource, dataset: TreeDataset): TreeDataset['span'] {
  const { span, shape, type, name } = dataset;
  if (span === null || dataset.filtered || type.name === 'string' || type.name === 'vlen') return null;
  const place = { offset: span.offset, shape, elementSize: type.size };
  const same = proofSlabs(shape).every((slab) => {
    const raw = readSpan(source, place, slab, never);
    if (!type.littleEndian) swapBytes(raw, type);
    const read = readByLibrary(file, { name, elementSize: type.size, chunks: null }, slab, never);
    return Buffer.compare(raw, read) === 0;
  });
  return same ? span : null;
}
