import { fail } from '../errors';
import type { LibraryFile } from './library';
import type { IsCancelled } from './read-span';
import type { CheckedSlab } from './slab';
import { elementCount } from './structure/dataspace';

/** Heap of the library that one piece of a read may take. */
const PIECE_BYTES = 16 * 1024 * 1024;

export interface LibraryDataset {
  readonly name: string;
  readonly elementSize: number;
  readonly chunks: readonly number[] | null;
}

function readPiece(file: LibraryFile, name: string, slab: CheckedSlab, into: Uint8Array): void {
  // The library reads nothing into this memory where it fails unseen: zeros are better than what lay there before.
  file.withMemory(into.length, (pointer) => {
    file.module.HEAPU8.fill(0, pointer, pointer + into.length);
    const scalar = slab.count.length === 0;
    const [count, start, step] = [slab.count, slab.start, slab.step].map((values) => (scalar ? null : values.map(BigInt)));
    file.call((module, id) =>
      module.get_dataset_data(id, `/${name}`, count ?? null, start ?? null, step ?? null, BigInt(pointer)),
    );
    into.set(file.module.HEAPU8.subarray(pointer, pointer + into.length));
  });
}

/**
 * Reads a selection through the library, whatever the layout and the filters, as raw bytes in the machine's byte order
 * (the library turns big-endian numbers around, those of a compound too). Goes piece by piece along the first axis, in
 * whole rows of chunks where there are chunks.
 */
export function readByLibrary(
  file: LibraryFile,
  dataset: LibraryDataset,
  slab: CheckedSlab,
  isCancelled: IsCancelled,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(elementCount(slab.count) * dataset.elementSize);
  if (bytes.length === 0) return bytes;
  const [rows = 1, ...inner] = slab.count;
  const rowBytes = elementCount(inner) * dataset.elementSize;
  const chunkRows = dataset.chunks?.[0] ?? 1;
  const fitting = Math.max(1, Math.floor(PIECE_BYTES / rowBytes));
  const rowsAtOnce = fitting > chunkRows ? fitting - (fitting % chunkRows) : fitting;
  for (let row = 0; row < rows; row += rowsAtOnce) {
    if (isCancelled()) fail('cancelled', {});
    const count = Math.min(rowsAtOnce, rows - row);
    const [start = 0, ...startInner] = slab.start;
    const [step = 1] = slab.step;
    const piece: CheckedSlab =
      slab.count.length === 0 ? slab : { start: [start + row * step, ...startInner], count: [count, ...inner], step: slab.step };
    readPiece(file, dataset.name, piece, bytes.subarray(row * rowBytes, (row + count) * rowBytes));
  }
  return bytes;
}
