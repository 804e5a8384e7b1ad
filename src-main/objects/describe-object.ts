import { fail } from '../errors';
import {
  dataClass,
  TRIAL_TABLE_LIMIT_BYTES,
  type DatasetDescription,
  type NumberBlock,
  type ObjectDescription,
  type ParsedInfo,
  type TrialTable,
} from '../format';
import type { Hdf5, Hdf5Dataset, Hdf5File, Hdf5Structure } from '../hdf5';

export const TRIAL_DATASET = 'trialdefinition';
const DATA = 'data';

/** Names along an axis at most that the `.info` does not give one by one: a shape costs a file nothing, its names much memory. */
const UNNAMED_LIMIT = 1_000_000;

function datasetIn(structure: Hdf5Structure, name: string, path: string): Hdf5Dataset {
  return structure.datasets.find((dataset) => dataset.name === name) ?? fail('dataset-missing', { dataset: name }, { path });
}

function descriptionOf({ name, shape, type, layout, chunks, filtered }: Hdf5Dataset): DatasetDescription {
  return { name, shape, type, layout, chunks, filtered };
}

function shapeText(shape: readonly number[]): string {
  return `(${shape.join(', ')})`;
}

/**
 * The shape that the `.info` tells must be that of one of the object's datasets: Syncopy writes that of the last one. And
 * a table of trials that the file was not saved with belongs to another save.
 */
function checkShapes(info: ParsedInfo, structure: Hdf5Structure, path: string): void {
  const arrays = structure.datasets.filter(({ name }) => name === DATA || info.listedDatasets.includes(name));
  const { dataShape, trialShape } = info;
  const same = (one: readonly number[], other: readonly number[]): boolean =>
    one.length === other.length && one.every((count, axis) => count === other[axis]);
  if (dataShape !== null && !arrays.some(({ shape }) => same(shape, dataShape))) {
    const actual = shapeText(datasetIn(structure, DATA, path).shape);
    fail('shape-mismatch', { reason: `one says ${actual}, the other ${shapeText(dataShape)}` }, { path });
  }
  const trials = datasetIn(structure, TRIAL_DATASET, path).shape;
  if (trialShape !== null && !same(trials, trialShape)) {
    const reason = `one has a trial definition of ${shapeText(trials)}, the other of ${shapeText(trialShape)}`;
    fail('shape-mismatch', { reason }, { path });
  }
}

/** The labels and frequencies that an `.info` lacks are made up for the whole axis wherever the object is shown or saved. */
function checkNames({ dataclass, dimord, labels, freq }: ParsedInfo, shape: readonly number[], path: string): void {
  const { discrete, labelDimensions } = dataClass(dataclass);
  if (discrete) return;
  const given = new Map<string, number>([
    ...labelDimensions.map((name) => [name, labels[name]?.length ?? 0] as const),
    ['freq', freq?.length ?? 0],
  ]);
  for (const [axis, dimension] of dimord.entries()) {
    const [names, count] = [given.get(dimension), shape[axis] ?? 0];
    if (names === undefined || names === count || count <= UNNAMED_LIMIT) continue;
    fail('too-large', { reason: `${count} of "${dimension}", of which the .info names ${names}` }, { path });
  }
}

/** The dataset `trialdefinition` of a file, checked to be a table that fits into memory. */
function trialDataset(structure: Hdf5Structure, path: string): Hdf5Dataset & { readonly typeName: TrialTable['typeName'] } {
  const dataset = datasetIn(structure, TRIAL_DATASET, path);
  const { shape, type } = dataset;
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2) return fail('unsupported', { reason: 'its trial definition is not a table' }, { path });
  if (type.name !== 'int64' && type.name !== 'float64') {
    return fail('unsupported', { reason: `its trial definition is of type ${type.name}` }, { path });
  }
  if (rows * columns * type.size > TRIAL_TABLE_LIMIT_BYTES) {
    return fail('too-large', { reason: `a trial definition of ${rows} rows` }, { path });
  }
  return { ...dataset, typeName: type.name };
}

/** A trial table out of its block. Whole numbers beyond 2^53 would lose digits on their way and are refused. */
function trialTable({ type, shape, values }: NumberBlock, path: string): TrialTable {
  const doubles = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) doubles[at] = Number(values[at]);
  const isExact = type.name === 'float64' || doubles.every((value) => Number.isSafeInteger(value));
  if (!isExact) return fail('unsupported', { reason: 'its trial definition holds whole numbers beyond 2^53' }, { path });
  const [rows = 0, columns = 0] = shape;
  return { typeName: type.name === 'float64' ? 'float64' : 'int64', rows, columns, values: doubles };
}

/** The trial table of an open data file. Errors: those of `trialDataset`, `trialTable` and of HDF5. */
export async function readTrials(hdf5: Hdf5, file: Hdf5File, structure: Hdf5Structure): Promise<TrialTable> {
  const { shape } = trialDataset(structure, file.path);
  const block = await hdf5.read(file, { dataset: TRIAL_DATASET, start: shape.map(() => 0), count: shape });
  return trialTable(block, file.path);
}

/** True for two tables of the same numbers in the same type; int64 has no -0. */
export function isSameTable(one: TrialTable, other: TrialTable): boolean {
  const isSameForm = one.typeName === other.typeName && one.rows === other.rows && one.columns === other.columns;
  return isSameForm && one.values.every((value, at) => value === other.values[at] || Object.is(value, other.values[at]));
}

/**
 * An object as its HDF5 file and its `.info` tell it: the file for shapes and types, the `.info` for the rest.
 * Errors: `dataset-missing`, `shape-mismatch`, `too-large` (an axis that nobody could name).
 */
export function describeObject(info: ParsedInfo, structure: Hdf5Structure, trials: TrialTable, path: string): ObjectDescription {
  checkShapes(info, structure, path);
  const data = descriptionOf(datasetIn(structure, DATA, path));
  const wanted = dataClass(info.dataclass).discrete ? 2 : info.dimord.length;
  if (data.shape.length !== wanted) {
    fail('shape-mismatch', { reason: `the data have ${data.shape.length} dimensions, not ${wanted}` }, { path });
  }
  checkNames(info, data.shape, path);
  const others = structure.datasets.filter(({ name }) => name !== DATA && name !== TRIAL_DATASET).map(descriptionOf);
  return {
    dataclass: info.dataclass,
    dimord: info.dimord,
    data,
    datasets: [data, ...others],
    trials,
    samplerate: info.samplerate,
    labels: info.labels,
    freq: info.freq,
    cfg: info.cfg,
    info: info.info,
    log: info.log,
    version: info.version,
    listedDatasets: info.listedDatasets,
    infoText: info.text,
  };
}
