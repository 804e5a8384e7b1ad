import { fail } from '../errors';
import { dimensionsToCount, toDoubles, type ObjectDescription, type ObjectSource, type OccurringValues } from '../format';
import type { TaskContext } from '../tasks';
import { rowBlocks } from './row-blocks';

/** Channels or units at most: each gets a name, and a column of measured numbers in their place would take all memory. */
const VALUES_LIMIT = 1_000_000;

/**
 * The values that occur in the columns of a discrete object for which it has no labels, ascending: Syncopy makes its default
 * labels of them. `data` is read only where such a column is there. Errors: `too-large`; those of the source.
 */
export async function occurringValues(
  source: ObjectSource,
  description: ObjectDescription,
  task: TaskContext,
): Promise<OccurringValues> {
  return valuesOfColumns(source, description, dimensionsToCount(description), task);
}

/** The values that occur in some columns of a discrete object, ascending, each once. Errors: `too-large`; those of the source. */
export async function valuesOfColumns(
  source: ObjectSource,
  { dimord, data }: ObjectDescription,
  dimensions: readonly string[],
  task: TaskContext,
): Promise<OccurringValues> {
  if (dimensions.length === 0) return {};
  const columns = dimensions.map((dimension) => ({ dimension, column: dimord.indexOf(dimension), found: new Set<number>() }));
  const [rows = 0, width = 1] = data.shape;
  const rowBytes = width * data.type.size;
  const report = (done: number): void => task.report('reading', done * rowBytes, rows * rowBytes);
  for await (const block of rowBlocks(source, data, task.signal, report)) {
    const values = toDoubles(block.values);
    for (const { column, found } of columns) {
      for (let at = column; at < values.length; at += width) found.add(values[at] ?? 0);
    }
    const beyond = columns.find(({ found }) => found.size > VALUES_LIMIT);
    if (beyond !== undefined) fail('too-large', { reason: `over ${VALUES_LIMIT} different values in "${beyond.dimension}"` });
  }
  return Object.fromEntries(columns.map(({ dimension, found }) => [dimension, [...found].sort((one, other) => one - other)]));
}
