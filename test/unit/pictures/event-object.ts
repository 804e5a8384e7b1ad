import type { DataClassName, ObjectDescription } from '../../../src-main/format';
import { memoryObject, type CountingSource } from './memory-object';

interface EventObject {
  readonly dataclass: DataClassName;
  readonly dimord: readonly string[];
  /** The columns of the table, those of `dimord` first. */
  readonly columns: readonly ArrayLike<number>[];
  readonly typeName?: 'int64' | 'int32' | 'uint16';
  readonly trials: readonly (readonly number[])[];
  readonly samplerate?: number | null;
  readonly labels?: ObjectDescription['labels'];
}

const ARRAYS = { int64: BigInt64Array, int32: Int32Array, uint16: Uint16Array } as const;

/** A table of spikes or events out of its columns. */
export function eventObject({ columns, typeName = 'int64', samplerate = 10, ...object }: EventObject): {
  source: CountingSource;
  description: ObjectDescription;
} {
  const rows = columns[0]?.length ?? 0;
  const values = new ARRAYS[typeName](rows * columns.length);
  columns.forEach((column, place) => {
    for (let row = 0; row < rows; row += 1) {
      const value = column[row] ?? 0;
      values[row * columns.length + place] = typeName === 'int64' ? BigInt(value) : value;
    }
  });
  return memoryObject({ ...object, samplerate, datasets: [{ typeName, shape: [rows, columns.length], values }] });
}
