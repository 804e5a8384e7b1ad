import { problem } from '../errors';
import {
  checkLoadable,
  completeForSave,
  dataClass,
  dimensionsToCount,
  samplesInOrder,
  type ObjectDescription,
  type ObjectSource,
} from '../format';
import type { StoredObject, StoredPair } from '../objects';

/** Rows whose order is looked at when an object is opened: half a second's work. */
const ROWS_CHECKED = 2_000_000;
const ROWS_AT_ONCE = 250_000;

/** True where the rows of a discrete object are in the order of their samples; null where there are too many to look. */
async function isInOrder(source: ObjectSource, { data, dimord }: ObjectDescription): Promise<boolean | null> {
  const [rows = 0] = data.shape;
  const column = dimord.indexOf('sample');
  if (rows > ROWS_CHECKED) return null;
  let last: number | null = null;
  for (let row = 0; row < rows; row += ROWS_AT_ONCE) {
    const count = [Math.min(ROWS_AT_ONCE, rows - row), 1];
    const { values } = await source.read({ dataset: data.name, start: [row, column], count });
    const samples = Float64Array.from(Array.from(values, Number));
    if (last !== null && (samples[0] ?? last) < last) return false;
    if (!samplesInOrder(samples)) return false;
    last = samples.at(-1) ?? last;
  }
  return true;
}

/** Asked once for each object: no draft changes its numbers. */
const known = new WeakMap<ObjectSource, Promise<boolean | null>>();

async function orderRemarks(source: ObjectSource, description: ObjectDescription): Promise<string[]> {
  if (!dataClass(description.dataclass).discrete) return [];
  const asked = known.get(source) ?? isInOrder(source, description);
  known.set(source, asked);
  const inOrder = await asked;
  if (inOrder === null) return ['There are too many rows to look whether they are in the order of their samples.'];
  if (inOrder) return [];
  return [
    'The rows are not in the order of their samples. Spydesk takes the rows of a trial by their samples; Syncopy searches as if they were in order, and finds others.',
  ];
}

/** Labels that only a look at the numbers could make up are left out of the question. */
function loadRemarks(description: ObjectDescription): string[] {
  if (dimensionsToCount(description).length > 0) return [];
  const loadable = checkLoadable(completeForSave(description));
  return loadable.ok ? [] : [`${loadable.error.message} It can be looked at, but not saved.`];
}

function datasetRemarks({ datasets, listedDatasets }: ObjectDescription): string[] {
  const unlisted = datasets.filter(({ name }) => !listedDatasets.includes(name)).map(({ name }) => name);
  if (unlisted.length === 0) return [];
  return [`Syncopy does not read: ${unlisted.join(', ')}. A save keeps what the file holds beside the object.`];
}

function unfinishedRemarks({ unfinished }: StoredPair): string[] {
  if (unfinished === null) return [];
  const { message } = problem('unfinished-save', { reason: unfinished });
  return [`${message} The object is read from what that save left; it can be saved under another name, not onto itself.`];
}

function writerRemarks({ isBeingWritten }: StoredPair): string[] {
  if (!isBeingWritten) return [];
  return ['The data file was not closed: a program writes it right now, or ended amid its work. It may not be complete.'];
}

/** What a reader of the object should know, one sentence each. */
export async function remarksOn(source: StoredObject, description: ObjectDescription): Promise<string[]> {
  return [
    ...unfinishedRemarks(source.pair),
    ...writerRemarks(source.pair),
    ...loadRemarks(description),
    ...datasetRemarks(description),
    ...(await orderRemarks(source, description)),
  ];
}
