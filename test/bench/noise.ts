import {
  elementTypeOfName,
  jsonNumber,
  numberArray,
  type ObjectDescription,
  type ObjectSource,
  type Selection,
} from '../../src-main/format';
import { memoryObject } from '../unit/pictures/memory-object';

/** Microvolts, say. */
const LARGEST = 1000;

/** A number that looks random and depends on nothing but its place: the same file is made each time, and can be read back. */
function noiseAt(place: number): number {
  let bits = place ^ (place / 2 ** 32);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return ((bits ^ (bits >>> 16)) / 2 ** 31) * LARGEST;
}

interface NoiseDataset {
  readonly name: string;
  readonly shape: readonly number[];
}

type NoiseObject = Pick<Parameters<typeof memoryObject>[0], 'dataclass' | 'dimord' | 'trials' | 'samplerate'> & {
  readonly datasets: readonly NoiseDataset[];
};

const TYPE = 'float32';

/** Where a row of a selection, all axes but the first read whole, begins. */
function firstPlace({ start }: Selection, shape: readonly number[]): number {
  return start.reduce((place, at, axis) => place * (shape[axis] ?? 1) + at, 0);
}

/** An object of noise that is never in memory as a whole. Selections are runs: whole but for one axis. */
export function noiseObject({ datasets, ...object }: NoiseObject): ObjectSource {
  const arrays = datasets.map((dataset) => ({ ...dataset, typeName: TYPE, values: new Int8Array(0) }));
  const { description } = memoryObject({ ...object, datasets: arrays });
  const type = elementTypeOfName(TYPE);
  const shapes = new Map(datasets.map(({ name, shape }) => [name, shape]));
  return {
    describe: (): Promise<ObjectDescription> =>
      Promise.resolve({ ...description, samplerate: jsonNumber(object.samplerate ?? 1000, 'float') }),
    read(selection) {
      const count = selection.count.reduce((all, one) => all * one, 1);
      const values = type === null ? null : numberArray(type, new ArrayBuffer(count * type.size), 0, count);
      if (type === null || values === null) return Promise.reject(new Error(`no numbers of ${TYPE}`));
      const first = firstPlace(selection, shapes.get(selection.dataset) ?? []);
      for (let at = 0; at < count; at += 1) values[at] = noiseAt(first + at);
      return Promise.resolve({ type, shape: selection.count, values });
    },
  };
}
