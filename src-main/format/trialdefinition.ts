import { isJsonList, type JsonMap } from './json-text';

/** The dataset `trialdefinition`: one row a trial, columns start, stop (exclusive), offset (samples), then trial info. */
export interface TrialTable {
  readonly typeName: 'int64' | 'float64';
  readonly rows: number;
  readonly columns: number;
  /** Row by row. int64 beyond 2^53 is refused on reading. */
  readonly values: Float64Array;
}

/** One trial. `start` and `stop` (exclusive) are samples of the recording; `offset` is the first one's place from t = 0. */
export interface Trial {
  readonly start: number;
  readonly stop: number;
  readonly offset: number;
  /** Columns 4 and on. */
  readonly info: readonly number[];
}

/** Columns that every trial definition has. */
export const TRIAL_COLUMNS = 3;

/** Bytes of a trial table at most: millions of trials, and far below what one answer of the HDF5 library may be. */
export const TRIAL_TABLE_LIMIT_BYTES = 128 * 1024 * 1024;

/** The trial in `row`, counted from 0. Throws a RangeError beyond the table. */
export function trialOf(table: TrialTable, row: number): Trial {
  if (!Number.isInteger(row) || row < 0 || row >= table.rows) throw new RangeError(`There is no trial ${row}.`);
  const [start = 0, stop = 0, offset = 0, ...info] = table.values.subarray(row * table.columns, (row + 1) * table.columns);
  return { start, stop, offset, info };
}

/** Every trial, in the order of the table. */
export function trialsOf(table: TrialTable): Trial[] {
  return Array.from({ length: table.rows }, (_, row) => trialOf(table, row));
}

/** Syncopy's names of the first three columns. */
export const TRIAL_COLUMN_NAMES: readonly string[] = ['start', 'stop', 'offset'];

/** Where the names of the info columns lie in `info`. */
export const TRIAL_INFO_KEY = 'trialinfo';

/** The names of the info columns that `info` gives, '' for one without a name; they may be more or fewer than the columns. */
export function trialInfoNames(info: JsonMap): string[] {
  const found = info.get(TRIAL_INFO_KEY);
  return isJsonList(found) ? found.map((name) => (typeof name === 'string' ? name.trim() : '')) : [];
}

/** What the columns are called on screen: Syncopy leaves the info columns (`trialinfo`) nameless, and our names lie in `info`. */
export function trialColumnNames({ trials, info }: { readonly trials: TrialTable; readonly info: JsonMap }): string[] {
  const names = trialInfoNames(info);
  return Array.from({ length: trials.columns }, (_, column) => {
    const place = column - TRIAL_COLUMNS;
    return TRIAL_COLUMN_NAMES[column] ?? (names[place] || `info ${place + 1}`);
  });
}

/** Samples of a trial of a continuous class; 0 where stop lies before start. */
export function trialLength(trial: Trial): number {
  return Math.max(0, trial.stop - trial.start);
}

/**
 * Seconds from the trial's t = 0 of its `index`-th sample, continuous classes: `(index + offset) / samplerate`
 * (`TimeIndexer` in `syncopy/datatype/util.py`).
 */
export function continuousTime(trial: Trial, index: number, samplerate: number): number {
  return (index + trial.offset) / samplerate;
}

/** The least of the numbers 0 .. count that `isReached` holds for, where it holds for all that follow; count where for none. */
function leastIndex(count: number, isReached: (index: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isReached(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * The samples of a trial with times in a closed interval, counted from its first one: from the first of the two up to, and without,
 * the second. By the times that Syncopy compares, not by a product that is a rounding off; and in few steps, whatever the offset.
 */
export function samplesBetween(trial: Trial, from: number, to: number, samplerate: number): [first: number, past: number] {
  const length = trialLength(trial);
  const first = leastIndex(length, (index) => continuousTime(trial, index, samplerate) >= from);
  return [first, leastIndex(length, (index) => continuousTime(trial, index, samplerate) > to)];
}

/**
 * Seconds from the trial's t = 0 of the event at `sample` of the recording, discrete classes:
 * `(sample - start + offset) / samplerate` (`DiscreteData.time` in `syncopy/datatype/discrete_data.py`).
 */
export function discreteTime(trial: Trial, sample: number, samplerate: number): number {
  return (sample - trial.start + trial.offset) / samplerate;
}

/** True where an event at `sample` belongs to the trial: `start <= sample < stop`. */
export function isInTrial(trial: Trial, sample: number): boolean {
  return trial.start <= sample && sample < trial.stop;
}

/**
 * True where the rows are in the order of their samples. Only then are Syncopy's trials, which it finds by binary search
 * (`DiscreteData.trialdefinition` in `syncopy/datatype/discrete_data.py`), those of `isInTrial`.
 */
export function samplesInOrder(samples: ArrayLike<number>): boolean {
  for (let row = 1; row < samples.length; row += 1) if ((samples[row] ?? 0) < (samples[row - 1] ?? 0)) return false;
  return true;
}
