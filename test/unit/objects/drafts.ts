import { isDeepStrictEqual } from 'node:util';
import { jsonNumber, refOfPath, type ObjectDescription, type TrialTable } from '../../../src-main/format';
import { draftedObject, type ObjectStore, type StoredObject } from '../../../src-main/objects';

/** The table with its rows changed. */
export function withRows(
  { typeName, rows, columns, values }: TrialTable,
  change: (rows: readonly (readonly number[])[]) => readonly (readonly number[])[],
  type: TrialTable['typeName'] = typeName,
): TrialTable {
  const old = Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]);
  const changed = change(old);
  return {
    typeName: type,
    rows: changed.length,
    columns: changed[0]?.length ?? columns,
    values: Float64Array.from(changed.flat()),
  };
}

function withColumn(table: TrialTable): TrialTable {
  return withRows(table, (rows) => rows.map((row, at) => [...row, at]));
}

/** Every way in which a trial table can change its form, the borders of the trials aside. */
export const TABLE_CHANGES: Readonly<Record<string, (table: TrialTable) => TrialTable>> = {
  'more rows': (table) => withRows(table, (rows) => Array.from({ length: 200 }, () => rows).flat()),
  'fewer rows': (table) => withRows(table, ([first = []]) => [first.map((cell, at) => (at < 3 ? cell : cell + 1)), first]),
  'one more column': withColumn,
  'two more columns': (table) => withColumn(withColumn(table)),
  fractions: (table) => withRows(table, (rows) => rows.map((row, at) => [...row.slice(0, 3), at + 0.5]), 'float64'),
  'three columns of whole numbers': (table) =>
    withRows(table, (rows) => [...rows, ...rows].map((row) => row.slice(0, 3)), 'int64'),
};

/** The description with other labels, another rate, a note and a new entry of the history. */
export function withOtherWords(description: ObjectDescription): ObjectDescription {
  const { labels, samplerate, info, log } = description;
  const relabelled = Object.entries(labels).map(([dimension, names]) => [
    dimension,
    names?.map((name, at) => `${name} é${at}`) ?? null,
  ]);
  return {
    ...description,
    labels: Object.fromEntries(relabelled) as ObjectDescription['labels'],
    samplerate: samplerate === null ? null : jsonNumber(2048, samplerate.token.includes('.') ? 'float' : 'int'),
    info: new Map([...info, ['note', 'Grüße\n"x"'], ['1', { token: '1e400' }], ['big', { token: '12345678901234567890' }]]),
    log: `${log}\n\n|=== ada@desk: Tue Nov  3 09:05:00 2026 ===|\n\n\tdefinetrial: changed the trials`,
  };
}

/** The parts of an object in which two descriptions differ, as `check_container.py` calls them. */
export function changedParts(before: ObjectDescription, after: ObjectDescription): string[] {
  const differs = (part: (description: ObjectDescription) => unknown): boolean => !isDeepStrictEqual(part(before), part(after));
  const labels = Object.keys(after.labels).filter((dimension) => differs(({ labels }) => labels[dimension]));
  return [
    ...labels,
    ...(differs(({ samplerate }) => samplerate) ? ['samplerate'] : []),
    ...(differs(({ info }) => info) ? ['info'] : []),
    ...(differs(({ trials }) => trials) ? ['trialdefinition'] : []),
  ];
}

/** A draft of the object at `path` with one column more in its trial table. */
export async function draftedTrials({ store }: { readonly store: ObjectStore }, path: string): Promise<StoredObject> {
  const stored = await store.open(refOfPath(path));
  const before = await stored.describe();
  return draftedObject(stored, { ...before, trials: withColumn(before.trials) });
}
