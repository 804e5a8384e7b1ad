import { fail } from '../errors';
import type { Files } from '../files';
import { numberArray, type DatasetDescription, type NumberBlock, type ObjectDescription, type ObjectSource } from '../format';
import type { Hdf5, Hdf5Dataset } from '../hdf5';
import { isSameTable, readTrials } from './describe-object';
import { withOpenFile } from './read-pair';

/** What only the finished file tells. */
export interface CheckedData {
  /** Where the bytes of `data` lie; null where they do not lie in one piece. */
  readonly dataOffset: number | null;
}

/** Elements that are compared at each end of a dataset. */
const COMPARED_ELEMENTS = 1024;

function differs(path: string): never {
  return fail('io-error', { reason: 'what was written reads back otherwise' }, { path });
}

function isSameList(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, at) => Object.is(value, other[at]));
}

function isSameDataset(wanted: DatasetDescription, found: Hdf5Dataset | undefined): boolean {
  if (found === undefined) return false;
  const { type } = found;
  const isSameType = type.name === wanted.type.name && type.littleEndian === wanted.type.littleEndian;
  return isSameType && isSameList(found.shape, wanted.shape);
}

function bytesOf({ values }: NumberBlock): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/**
 * A run along the last axis at the beginning and one at the end; none where a dataset holds nothing, or what is no number to
 * read (texts, float16).
 */
function endsOf({ shape, type }: DatasetDescription): { start: number[]; count: number[] }[] {
  if (numberArray(type, new ArrayBuffer(0), 0, 0) === null || shape.includes(0)) return [];
  const last = shape.length - 1;
  const count = shape.map((length, axis) => (axis === last ? Math.min(length, COMPARED_ELEMENTS) : 1));
  return [shape.map(() => 0), shape.map((length, axis) => length - (count[axis] ?? 1))].map((start) => ({ start, count }));
}

/**
 * Opens a finished data file afresh and compares it with what it was to hold: every dataset's shape and type, the trial
 * definition whole, and the numbers at both ends of each array. Errors: `io-error` where one of them is otherwise.
 */
export async function checkNewData(
  files: Files,
  hdf5: Hdf5,
  path: string,
  source: ObjectSource,
  { data, datasets, trials }: ObjectDescription,
): Promise<CheckedData> {
  return withOpenFile(files, path, async (file) => {
    const structure = await hdf5.structure(file);
    const found = new Map(structure.datasets.map((dataset) => [dataset.name, dataset]));
    for (const dataset of datasets) {
      if (!isSameDataset(dataset, found.get(dataset.name))) differs(path);
      for (const slab of endsOf(dataset)) {
        const selection = { dataset: dataset.name, ...slab };
        const [wanted, written] = [await source.read(selection), await hdf5.read(file, selection)];
        if (Buffer.compare(bytesOf(wanted), bytesOf(written)) !== 0) differs(path);
      }
    }
    if (!isSameTable(await readTrials(hdf5, file, structure), trials)) differs(path);
    return { dataOffset: found.get(data.name)?.span?.offset ?? null };
  });
}
