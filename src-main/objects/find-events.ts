import { dirname, join } from 'node:path';
import { fail } from '../errors';
import { dataClass, refOfPath, type DataClassName, type JsonMap, type JsonNumber, type ObjectSource } from '../format';
import type { TaskContext } from '../tasks';
import type { ListedObject } from './listed';
import type { ObjectStore, StoredObject, StoredPair } from './object-store';
import { rowBlocks } from './row-blocks';

/** The events of an EventData object, row by row. */
export interface EventRows {
  readonly samples: readonly number[];
  readonly codes: readonly number[];
  readonly samplerate: JsonNumber | null;
  readonly cfg: JsonMap;
}

/** Events at most: each makes a trial. */
const EVENTS_LIMIT = 1_000_000;

/** The columns that make a table one of events. */
const [SAMPLE, CODE] = ['sample', 'eventid'] as const;

function isEvents(name: DataClassName): boolean {
  return dataClass(name).defaultDimord.includes(CODE);
}

/** The EventData objects in the folder of an object, itself among them where it is one. */
export async function listEvents(
  store: ObjectStore,
  { target }: Pick<StoredPair, 'target'>,
  signal?: AbortSignal,
): Promise<ListedObject[]> {
  const { entries } = await store.list(refOfPath(dirname(target)), { signal });
  return entries.filter((entry): entry is ListedObject => entry.kind === 'object' && isEvents(entry.dataclass));
}

/**
 * Opens the EventData object that is called `name` beside an object: by its file name, else by its tag.
 * Errors: `not-found` where there is none in that folder; those of opening.
 */
export async function openEvents(
  store: ObjectStore,
  { target }: Pick<StoredPair, 'target'>,
  name: string,
): Promise<StoredObject> {
  const events = await listEvents(store, { target });
  const found = events.find(({ filename }) => filename === name) ?? events.find(({ tag }) => tag === name);
  return store.open(found?.ref ?? fail('not-found', {}, { path: join(dirname(target), name) }));
}

/** Reads the columns `sample` and `eventid` of an EventData object. Errors: `edit-refused` for another class, `too-large`. */
export async function readEvents(source: ObjectSource, task: Pick<TaskContext, 'signal'>): Promise<EventRows> {
  const { dataclass, dimord, data, samplerate, cfg } = await source.describe();
  if (!isEvents(dataclass)) return fail('edit-refused', { reason: `${dataClass(dataclass).title} holds no events` });
  const [rows = 0, width = 1] = data.shape;
  if (rows > EVENTS_LIMIT) return fail('too-large', { reason: `over ${EVENTS_LIMIT} events` });
  const [sample, code] = [dimord.indexOf(SAMPLE), dimord.indexOf(CODE)];
  const [samples, codes]: [number[], number[]] = [[], []];
  for await (const { values } of rowBlocks(source, data, task.signal)) {
    for (let row = 0; row < values.length; row += width) {
      samples.push(Number(values[row + sample]));
      codes.push(Number(values[row + code]));
    }
  }
  return { samples, codes, samplerate, cfg };
}
