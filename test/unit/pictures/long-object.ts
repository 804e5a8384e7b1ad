import {
  numberArray,
  type DataClassName,
  type NumberArray,
  type ObjectDescription,
  type Selection,
} from '../../../src-main/format';
import { memoryObject, type CountingSource } from './memory-object';

interface LongObject {
  readonly dataclass: DataClassName;
  readonly dimord: readonly string[];
  readonly typeName: string;
  readonly shape: readonly number[];
  readonly trials: readonly (readonly number[])[];
  readonly samplerate?: number | null;
}

/** An object that is never in memory as a whole: `fill` writes the values of a selection when it is read. */
export function longObject(
  { typeName, shape, ...object }: LongObject,
  fill: (values: NumberArray, selection: Selection) => void = () => undefined,
): { source: CountingSource; description: ObjectDescription } {
  const { description } = memoryObject({ ...object, datasets: [{ typeName, shape, values: new Int8Array(0) }] });
  const { type } = description.data;
  const reads: Selection[] = [];
  const source: CountingSource = {
    reads,
    describe: () => Promise.resolve(description),
    read(selection, signal) {
      if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
      reads.push(selection);
      const count = elementsOf(selection);
      const values = numberArray(type, new ArrayBuffer(count * type.size), 0, count);
      if (values === null) return Promise.reject(new Error(`no array for ${type.name}`));
      fill(values, selection);
      return Promise.resolve({ type, shape: selection.count, values });
    },
  };
  return { source, description };
}

export function elementsOf({ count }: Pick<Selection, 'count'>): number {
  return count.reduce((all, one) => all * one, 1);
}
