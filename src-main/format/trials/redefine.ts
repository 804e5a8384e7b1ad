import { success, type Result } from '../../errors';
import type { ObjectDescription } from '../object-source';
import { continuousTime, samplesBetween, trialLength, trialOf, type Trial, type TrialTable } from '../trialdefinition';
import { rateOf } from './sampling';
import { checkTrials, newTable, refuseTrials, soundTrials, trialTableOf, type TrialRows } from './table';

/** One number for all trials, or one for each. */
export type PerTrial = number | readonly number[];

/** The four forms of `redefinetrial`, of which Syncopy takes one at a time. */
export type Redefinition =
  /** Seconds. `maxperlen`: the length of the longest trial. */
  | { readonly minLength: number | 'maxperlen' }
  /** Seconds on each trial's own time axis, both included (`toilim`). */
  | { readonly window: readonly [number, number] }
  /**
   * Samples from each trial's start; `end` is the first one that no longer belongs to it. `time`: whether the samples keep their
   * times, or the new first sample takes over that of the old one, as in Syncopy, which leaves the offset.
   */
  | { readonly begin: PerTrial; readonly end: PerTrial; readonly time: 'kept' | 'moved' }
  | { readonly rows: TrialRows };

/** Where a trial's time axis goes, in samples: `to` sets the offset (what Syncopy's `offset` does), `by` adds to it. */
export type Realignment = { readonly to: PerTrial } | { readonly by: PerTrial };

/** The table of what becomes of each trial, without those of which nothing (null) does. */
function changedTrials(description: ObjectDescription, change: (trial: Trial, row: number) => Trial | null): TrialTable {
  const { trials } = description;
  // Row by row, as a table can have millions: an object for each at a time would take much memory.
  const values = new Float64Array(trials.rows * trials.columns);
  let used = 0;
  for (let row = 0; row < trials.rows; row += 1) {
    const changed = change(trialOf(trials, row), row);
    if (changed === null) continue;
    values.set([changed.start, changed.stop, changed.offset, ...changed.info], used);
    used += trials.columns;
  }
  return newTable(values.slice(0, used), trials.columns, trials.typeName);
}

/**
 * The number of each trial. Errors: `edit-refused` for another number of them than trials, with the cell of the first that is
 * missing or has no trial, and for one that is no number, with its cell.
 */
function perTrial(given: PerTrial, rows: number, name: string, column: number): Result<(row: number) => number> {
  const numbers = typeof given === 'number' ? [given] : given;
  if (typeof given !== 'number' && given.length !== rows) {
    const row = Math.min(given.length, rows);
    return refuseTrials(`there are ${given.length} numbers for the ${name} of ${rows} trials`, { kind: 'cell', row, column });
  }
  const row = numbers.findIndex((value) => !Number.isFinite(value));
  if (row !== -1) return refuseTrials(`the ${name} of trial ${row} is no number`, { kind: 'cell', row, column });
  return success(typeof given === 'number' ? () => given : (at) => given[at] ?? Number.NaN);
}

function longestTrial({ trials }: ObjectDescription): number {
  let longest = 0;
  for (let row = 0; row < trials.rows; row += 1) longest = Math.max(longest, trialLength(trialOf(trials, row)));
  return longest;
}

function atLeast(description: ObjectDescription, minLength: number | 'maxperlen'): Result<TrialTable> {
  if (minLength === 'maxperlen') {
    const longest = longestTrial(description);
    return checkTrials(
      changedTrials(description, (trial) => (trialLength(trial) === longest ? trial : null)),
      description,
    );
  }
  if (!Number.isFinite(minLength) || minLength < 0) return refuseTrials(`${minLength} s are no length`);
  const rate = rateOf(description);
  if (!rate.ok) return rate;
  const kept = changedTrials(description, (trial) => (trialLength(trial) / rate.value >= minLength ? trial : null));
  return kept.rows === 0 ? refuseTrials(`no trial lasts ${minLength} s`) : checkTrials(kept, description);
}

/** The samples of a trial with times in a closed interval, as a trial; null where the trial does not cover all of it. */
function cutOut(trial: Trial, [from, to]: readonly [number, number], rate: number): Trial | null {
  const length = trialLength(trial);
  const time = (index: number): number => continuousTime(trial, index, rate);
  if (length === 0 || time(0) > from || time(length - 1) < to) return null;
  const [first, past] = samplesBetween(trial, from, to, rate);
  return first < past ? { ...trial, start: trial.start + first, stop: trial.start + past, offset: trial.offset + first } : null;
}

function cutWindow(description: ObjectDescription, window: readonly [number, number]): Result<TrialTable> {
  const [from, to] = window;
  if (!Number.isFinite(from) || !Number.isFinite(to)) return refuseTrials('the window does not have two numbers');
  if (from >= to) return refuseTrials(`the window begins at ${from} s, not before its end at ${to} s`);
  const rate = rateOf(description);
  if (!rate.ok) return rate;
  const kept = changedTrials(description, (trial) => cutOut(trial, window, rate.value));
  return kept.rows === 0 ? refuseTrials(`no trial covers the window from ${from} s to ${to} s`) : checkTrials(kept, description);
}

function cutSamples(
  description: ObjectDescription,
  { begin, end, time }: Extract<Redefinition, { readonly begin: PerTrial }>,
): Result<TrialTable> {
  const { rows } = description.trials;
  const begins = perTrial(begin, rows, 'begin', 0);
  if (!begins.ok) return begins;
  const ends = perTrial(end, rows, 'end', 1);
  if (!ends.ok) return ends;
  for (let row = 0; row < rows; row += 1) {
    const [first, past] = [begins.value(row), ends.value(row)];
    const place = { kind: 'cell', row } as const;
    if (first < 0) return refuseTrials(`the begin of trial ${row} is ${first}, before its first sample`, { ...place, column: 0 });
    if (past <= first) {
      return refuseTrials(`the end of trial ${row} is ${past}, not after its begin at ${first}`, { ...place, column: 1 });
    }
  }
  const cut = changedTrials(description, (trial, row) => ({
    ...trial,
    start: trial.start + begins.value(row),
    stop: trial.start + ends.value(row),
    offset: trial.offset + (time === 'kept' ? begins.value(row) : 0),
  }));
  return checkTrials(cut, description);
}

/**
 * Syncopy's `redefinetrial` (`syncopy/datatype/methods/redefinetrial.py`) on the trial table; the data stay, so borders remain
 * samples of these data, where Syncopy copies what was selected and counts anew. Info columns stay with their trials.
 * - `minLength`: trials that are shorter are left out (`length / samplerate < minLength`; Syncopy cuts `minlength * samplerate` to
 *   a whole number first, so that a trial shorter by less than a sample stays, and counts the events of discrete data instead of
 *   their samples). It documents `maxperlen`, and refuses it.
 * - `window`: the samples with `from <= time <= to`, their times unchanged. A trial that does not cover the whole window is left
 *   out (`selectdata`, `latency`).
 * - `begin`, `end`: from `start + begin` up to `start + end`, which may lie beyond the trial's stop but not beyond the data.
 *   `end` must be greater than `begin`, as Syncopy's own refusal says.
 * - `rows`: a new table, as `trialTableOf`.
 * Errors: `edit-refused`, with the cell where there is one, also for what leaves nothing.
 */
export function redefineTrials(description: ObjectDescription, form: Redefinition): Result<TrialTable> {
  if ('rows' in form) return trialTableOf(form.rows, description);
  const sound = soundTrials(description);
  if (!sound.ok) return sound;
  if ('minLength' in form) return atLeast(description, form.minLength);
  if ('window' in form) return cutWindow(description, form.window);
  return cutSamples(description, form);
}

/**
 * Other offsets, in samples, and so another t = 0 of all trials or of each. The offset is the place of a trial's first sample
 * from t = 0: a greater one makes all times later. Syncopy's documentation calls `offset` "relative to current t=0", its code (and
 * test) set the column to it: that is `to`. `by` is what FieldTrip's `cfg.offset` does.
 * Errors: `edit-refused`.
 */
export function realignTrials(description: ObjectDescription, change: Realignment): Result<TrialTable> {
  const sound = soundTrials(description);
  if (!sound.ok) return sound;
  const offsets = perTrial('to' in change ? change.to : change.by, description.trials.rows, 'offset', 2);
  if (!offsets.ok) return offsets;
  const base = (trial: Trial): number => ('to' in change ? 0 : trial.offset);
  const realigned = changedTrials(description, (trial, row) => ({ ...trial, offset: base(trial) + offsets.value(row) }));
  return checkTrials(realigned, description);
}
