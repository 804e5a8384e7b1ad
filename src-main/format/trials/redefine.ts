import { success, type Result } from '../../errors';
import type { ObjectDescription } from '../object-source';
import { continuousTime, trialLength, trialsOf, type Trial, type TrialTable } from '../trialdefinition';
import { rateOf } from './sampling';
import { checkTrials, newTable, refuseTrials, trialTableOf, type TrialRows } from './table';

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

function tableOf(trials: readonly Trial[], description: ObjectDescription): Result<TrialTable> {
  const { columns, typeName } = description.trials;
  const values = new Float64Array(trials.length * columns);
  for (const [row, { start, stop, offset, info }] of trials.entries()) values.set([start, stop, offset, ...info], row * columns);
  return checkTrials(newTable(values, columns, typeName), description);
}

/** Trial by trial, a number each. Errors: `edit-refused` for another number of them, with the cell of the first without one. */
function perTrial(given: PerTrial, rows: number, name: string, column: number): Result<readonly number[]> {
  const numbers = typeof given === 'number' ? new Array<number>(rows).fill(given) : given;
  if (numbers.length !== rows) {
    return refuseTrials(`there are ${numbers.length} numbers for the ${name} of ${rows} trials`);
  }
  const row = numbers.findIndex((value) => !Number.isFinite(value));
  return row === -1 ? success(numbers) : refuseTrials(`the ${name} of trial ${row} is no number`, { kind: 'cell', row, column });
}

function atLeast(description: ObjectDescription, minLength: number | 'maxperlen'): Result<TrialTable> {
  const trials = trialsOf(description.trials);
  const lengths = trials.map(trialLength);
  if (minLength === 'maxperlen') {
    const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
    return tableOf(
      trials.filter((_, row) => lengths[row] === longest),
      description,
    );
  }
  if (!Number.isFinite(minLength) || minLength < 0) return refuseTrials(`${minLength} s are no length`);
  const rate = rateOf(description);
  if (!rate.ok) return rate;
  const kept = trials.filter((_, row) => (lengths[row] ?? 0) / rate.value >= minLength);
  return kept.length === 0 ? refuseTrials(`no trial lasts ${minLength} s`) : tableOf(kept, description);
}

/** The samples of a trial with times in a closed interval, as a trial; null where the trial does not cover all of it. */
function cutOut(trial: Trial, [from, to]: readonly [number, number], rate: number): Trial | null {
  const length = trialLength(trial);
  const time = (index: number): number => continuousTime(trial, index, rate);
  if (length === 0 || time(0) > from || time(length - 1) < to) return null;
  // The products are off by a rounding at most; the times that are compared are Syncopy's own.
  let first = Math.max(0, Math.ceil(from * rate - trial.offset) - 1);
  while (time(first) < from) first += 1;
  let last = Math.min(length - 1, Math.floor(to * rate - trial.offset) + 1);
  while (time(last) > to) last -= 1;
  if (first > last) return null;
  return { ...trial, start: trial.start + first, stop: trial.start + last + 1, offset: trial.offset + first };
}

function cutWindow(description: ObjectDescription, window: readonly [number, number]): Result<TrialTable> {
  const [from, to] = window;
  if (!Number.isFinite(from) || !Number.isFinite(to)) return refuseTrials('the window does not have two numbers');
  if (from >= to) return refuseTrials(`the window begins at ${from} s, not before its end at ${to} s`);
  const rate = rateOf(description);
  if (!rate.ok) return rate;
  const cut = trialsOf(description.trials).map((trial) => cutOut(trial, window, rate.value));
  const kept = cut.filter((trial) => trial !== null);
  return kept.length === 0 ? refuseTrials(`no trial covers the window from ${from} s to ${to} s`) : tableOf(kept, description);
}

function cutSamples(
  description: ObjectDescription,
  { begin, end, time }: Extract<Redefinition, { readonly begin: PerTrial }>,
): Result<TrialTable> {
  const trials = trialsOf(description.trials);
  const begins = perTrial(begin, trials.length, 'begin', 0);
  if (!begins.ok) return begins;
  const ends = perTrial(end, trials.length, 'end', 1);
  if (!ends.ok) return ends;
  const cut: Trial[] = [];
  for (const [row, trial] of trials.entries()) {
    const [first = 0, past = 0] = [begins.value[row], ends.value[row]];
    if (first < 0)
      return refuseTrials(`the begin of trial ${row} is ${first}, before its first sample`, { kind: 'cell', row, column: 0 });
    if (past <= first)
      return refuseTrials(`the end of trial ${row} is ${past}, not after its begin at ${first}`, {
        kind: 'cell',
        row,
        column: 1,
      });
    const offset = trial.offset + (time === 'kept' ? first : 0);
    cut.push({ ...trial, start: trial.start + first, stop: trial.start + past, offset });
  }
  return tableOf(cut, description);
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
  if ('minLength' in form) return atLeast(description, form.minLength);
  if ('window' in form) return cutWindow(description, form.window);
  if ('rows' in form) return trialTableOf(form.rows, description);
  return cutSamples(description, form);
}

/**
 * Other offsets, in samples, and so another t = 0 of all trials or of each. The offset is the place of a trial's first sample
 * from t = 0: a greater one makes all times later. Syncopy's documentation calls `offset` "relative to current t=0", its code (and
 * test) set the column to it: that is `to`. `by` is what FieldTrip's `cfg.offset` does.
 * Errors: `edit-refused`.
 */
export function realignTrials(description: ObjectDescription, change: Realignment): Result<TrialTable> {
  const trials = trialsOf(description.trials);
  const offsets = perTrial('to' in change ? change.to : change.by, trials.length, 'offset', 2);
  if (!offsets.ok) return offsets;
  const base = (trial: Trial): number => ('to' in change ? 0 : trial.offset);
  return tableOf(
    trials.map((trial, row) => ({ ...trial, offset: base(trial) + (offsets.value[row] ?? 0) })),
    description,
  );
}
