import { numberOf } from '../json-text';
import type { ObjectDescription } from '../object-source';
import { trialOf, type Trial } from '../trialdefinition';
import { chosenIndices } from './axis-choice';
import { refuse } from './fault';
import { covers, samplesInWindow, trialInterval, windowOf } from './latency';
import type { SelectSpec, TimeWindow } from './spec';

/** One trial of the selection, with the samples that are kept of it: `[from, to)` of the recording. */
export interface ChosenTrial {
  /** Its place in the base's table, from 0. */
  readonly index: number;
  readonly trial: Trial;
  readonly from: number;
  readonly to: number;
}

export interface ChosenTrials {
  readonly trials: readonly ChosenTrial[];
  /** The closed window in seconds; null where time was not selected. */
  readonly window: TimeWindow | null;
  /** How many of the named trials do not cover the window and so are left out. */
  readonly leftOut: number;
}

function whole(index: number, trial: Trial): ChosenTrial {
  return { index, trial, from: trial.start, to: Math.max(trial.start, trial.stop) };
}

/**
 * The trials of a selection, in its order and with its repeats, and what its latency leaves of them. A trial that does not cover
 * the whole window is left out, as the documentation of `syncopy.selectdata` has it.
 */
export function chosenTrials(description: ObjectDescription, { trials: choice, latency }: SelectSpec): ChosenTrials {
  const { trials: table, samplerate } = description;
  const indices = chosenIndices('trials', choice, table.rows, null) ?? Array.from({ length: table.rows }, (_, at) => at);
  const named = indices.map((index) => whole(index, trialOf(table, index)));
  if (latency === undefined || latency === 'all') return { trials: named, window: null, leftOut: 0 };
  if (samplerate === null) return refuse('latency', 'the object has no sampling rate, so its samples have no times');
  const rate = numberOf(samplerate);
  const intervals = named.map(({ trial }) => trialInterval(trial, rate));
  const window = windowOf(latency, intervals);
  const kept = named.filter((_, at) => covers(intervals[at] ?? [NaN, NaN], window));
  if (kept.length === 0) return refuse('latency', `no trial covers the whole window from ${window[0]} s to ${window[1]} s`);
  const cut = kept.map(({ index, trial }) => {
    const [from, to] = samplesInWindow(trial, window, rate);
    return { index, trial, from, to };
  });
  return { trials: cut, window, leftOut: named.length - kept.length };
}

type Row = readonly number[];

function tableOf(typeName: 'int64' | 'float64', columns: number, rows: readonly Row[]): ObjectDescription['trials'] {
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, at) => values.set(row, at * columns));
  return { typeName, rows: rows.length, columns, values };
}

/**
 * The trial table of a selection from a continuous class: its trials lie one behind the other in the new object, each first sample
 * has the time that it had, and the info columns stay (`trialdefinition` in `syncopy/datatype/selector.py`, whose array is float64).
 */
export function stackedTable({ trials: base }: ObjectDescription, { trials }: ChosenTrials): ObjectDescription['trials'] {
  let begun = 0;
  const rows = trials.map(({ trial, from, to }) => {
    const start = begun;
    begun += to - from;
    return [start, begun, trial.offset + from - trial.start, ...trial.info];
  });
  return tableOf('float64', base.columns, rows);
}

function overlap(trials: readonly ChosenTrial[]): boolean {
  const distinct = [...new Map(trials.map((chosen) => [chosen.index, chosen])).values()];
  const inOrder = distinct.sort((one, other) => one.trial.start - other.trial.start);
  let end = -Infinity;
  for (const { trial } of inOrder) {
    if (trial.start < end) return true;
    end = Math.max(end, trial.stop);
  }
  return false;
}

/**
 * The trial table of a selection from a discrete class: the rows of its trials as they are, since samples keep their places
 * (`trialdefinition` in `syncopy/datatype/selector.py`). Where trials overlap, the window of one would let events through that are
 * outside of another's; there the trials are cut to the window, each first sample with the time that it had.
 */
export function keptTable({ trials: base }: ObjectDescription, { trials, window }: ChosenTrials): ObjectDescription['trials'] {
  const isCut = window !== null && overlap(trials);
  const rows = trials.map(({ trial, from, to }) =>
    isCut ? [from, to, trial.offset + from - trial.start, ...trial.info] : [trial.start, trial.stop, trial.offset, ...trial.info],
  );
  return tableOf(base.typeName, base.columns, rows);
}
