import {
  elementTypeOfName,
  jsonNumber,
  numberArray,
  type DataClassName,
  type DatasetDescription,
  type NumberArray,
  type ObjectDescription,
  type ObjectSource,
  type Selection,
} from '../../../src-main/format';
import type { PictureTask } from '../../../src-main/pictures';

interface MemoryDataset {
  readonly name?: string;
  readonly typeName: string;
  readonly shape: readonly number[];
  readonly values: NumberArray;
}

interface MemoryObject {
  readonly dataclass: DataClassName;
  readonly dimord: readonly string[];
  readonly datasets: readonly MemoryDataset[];
  /** Rows of start, stop, offset. */
  readonly trials: readonly (readonly number[])[];
  readonly samplerate?: number | null;
  readonly labels?: ObjectDescription['labels'];
  readonly freq?: readonly number[] | null;
}

/** An object source in memory that also counts the elements that were read. */
export interface CountingSource extends ObjectSource {
  readonly reads: Selection[];
}

function describeDataset({ name = 'data', typeName, shape }: MemoryDataset): DatasetDescription {
  const type = elementTypeOfName(typeName);
  if (type === null) throw new Error(`no type ${typeName}`);
  return { name, shape, type, layout: 'in-memory', chunks: null, filtered: false };
}

/** The elements of a selection, in C order. */
function pick({ shape, values }: MemoryDataset, dataset: DatasetDescription, { start, count }: Selection): NumberArray {
  const perElement = dataset.type.kind === 'complex' ? 2 : 1;
  const total = count.reduce((all, one) => all * one, 1);
  const picked = numberArray(dataset.type, new ArrayBuffer(total * dataset.type.size), 0, total);
  if (picked === null) throw new Error(`no array for ${dataset.type.name}`);
  for (let at = 0; at < total; at += 1) {
    let [rest, from, stride] = [at, 0, 1];
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      const length = count[axis] ?? 1;
      const place = (start[axis] ?? 0) + (rest % length);
      if (place >= (shape[axis] ?? 0)) throw new RangeError('outside of the dataset');
      rest = Math.floor(rest / length);
      from += place * stride;
      stride *= shape[axis] ?? 1;
    }
    for (let part = 0; part < perElement; part += 1) {
      const value = values[from * perElement + part] ?? 0;
      picked[at * perElement + part] = value;
    }
  }
  return picked;
}

/** Makes an object out of arrays. */
export function memoryObject(object: MemoryObject): { source: CountingSource; description: ObjectDescription } {
  const datasets = object.datasets.map(describeDataset);
  const [data] = datasets;
  if (data === undefined) throw new Error('an object has data');
  const columns = object.trials[0]?.length ?? 3;
  const rate = object.samplerate ?? null;
  const description: ObjectDescription = {
    dataclass: object.dataclass,
    dimord: object.dimord,
    data,
    datasets,
    trials: {
      typeName: 'float64',
      rows: object.trials.length,
      columns,
      values: Float64Array.from(object.trials.flat()),
    },
    samplerate: rate === null ? null : jsonNumber(rate, 'float'),
    labels: object.labels ?? {},
    freq: object.freq?.map((value) => jsonNumber(value, 'float')) ?? null,
    cfg: new Map(),
    info: new Map(),
    log: '',
    version: '2023.9',
    listedDatasets: datasets.map(({ name }) => name),
    infoText: null,
  };
  const reads: Selection[] = [];
  const source: CountingSource = {
    reads,
    describe: () => Promise.resolve(description),
    read(selection, signal) {
      signal?.throwIfAborted();
      reads.push(selection);
      const at = datasets.findIndex(({ name }) => name === selection.dataset);
      const [dataset, found] = [object.datasets[at], datasets[at]];
      if (dataset === undefined || found === undefined) return Promise.reject(new Error('no such dataset'));
      return Promise.resolve({ type: found.type, shape: selection.count, values: pick(dataset, found, selection) });
    },
  };
  return { source, description };
}

/** A task that nobody watches. */
export function unwatchedTask(signal = new AbortController().signal): PictureTask {
  return { signal, report: () => undefined };
}
