import { fail } from '../errors';
import { numberOf, trialLength, trialOf, type ObjectDescription, type Trial } from '../format';

/** A stretch of a trial's own time axis; both null: as much as can be shown at once. */
export interface Stretch {
  readonly from: number | null;
  readonly to: number | null;
}

/** A trial with its time axis: sample `index` of it is at `(index + offset) / rate`. */
export interface TimedTrial {
  readonly trial: Trial;
  /** Samples a second; 1 where the object has no sampling rate, so that its times are samples. */
  readonly rate: number;
  /** Samples of the trial. */
  readonly length: number;
  /** The trial's first sample, and the end of its last one. */
  readonly trialFrom: number;
  readonly trialTo: number;
}

/** Samples of a trial in columns of equal width, which begin at multiples of it: panning does not make them dance. */
export interface Columns {
  /** The trial's first sample in view; from 0. */
  readonly first: number;
  /** Past the last one. */
  readonly end: number;
  readonly samplesPerColumn: number;
  readonly columns: number;
  /** Times of the first sample and past the last one. */
  readonly from: number;
  readonly to: number;
}

/** A sample this much beyond a border is rounding of the times, in samples. */
const ROUNDING = 1e-6;

/** Syncopy's own lowest rate (`loadable.ts`): below it the time of a sample could be no number. */
const LOWEST_RATE = 2 ** -52;

/** Samples a second; 1 where the object has none that can be counted with. */
export function rateOf(description: ObjectDescription): number {
  const rate = description.samplerate === null ? Number.NaN : numberOf(description.samplerate);
  return Number.isFinite(rate) && rate >= LOWEST_RATE ? rate : 1;
}

/**
 * Trial `row` of the table. Errors: `invalid-arguments` where there is none; `unsupported` where its borders are no samples,
 * which a table of floats may hold.
 */
export function givenTrial(description: ObjectDescription, row: number): Trial {
  const { trials } = description;
  if (row >= trials.rows) return fail('invalid-arguments', { reason: `there is no trial ${row}` });
  const trial = trialOf(trials, row);
  const areSamples = [trial.start, trial.stop].every((sample) => Number.isSafeInteger(sample) && sample >= 0);
  // A float table can give an offset with which no sample has a time of its own.
  if (areSamples && Math.abs(trial.offset) <= Number.MAX_SAFE_INTEGER) return trial;
  const borders = `from ${trial.start} to ${trial.stop}, offset ${trial.offset}`;
  return fail('unsupported', { reason: `the borders of trial ${row} are no samples (${borders})` });
}

/** The recording as one trial, from its first sample on. */
export function recordingAsTrial(samples: number): Trial {
  return { start: 0, stop: samples, offset: 0, info: [] };
}

/** The same of a table of events, which tells of its recording what its rows (`extent`: past their greatest sample) and its trials hold. */
export function eventsAsTrial({ trials }: ObjectDescription, extent: number): Trial {
  let samples = extent;
  for (let row = 0; row < trials.rows; row += 1) {
    const { stop } = trialOf(trials, row);
    if (Number.isSafeInteger(stop)) samples = Math.max(samples, stop);
  }
  return recordingAsTrial(samples);
}

/** The time axis of a trial (DESIGN section 2, *time of trial k*); `available` clips it to the samples that there are. */
export function timedTrial(trial: Trial, rate: number, available = Number.POSITIVE_INFINITY): TimedTrial {
  const length = Math.max(0, Math.min(trialLength(trial), available - trial.start));
  return { trial, rate, length, trialFrom: trial.offset / rate, trialTo: (trial.offset + length) / rate };
}

/** The samples of a stretch: the first, and past the last; clipped to the trial. */
export function samplesIn({ trial, rate, length }: TimedTrial, stretch: Stretch): { first: number; end: number } {
  const clip = (sample: number): number => Math.max(0, Math.min(length, sample));
  const first = stretch.from === null ? 0 : clip(Math.floor(stretch.from * rate - trial.offset + ROUNDING));
  const end = stretch.to === null ? length : clip(Math.ceil(stretch.to * rate - trial.offset - ROUNDING));
  return { first, end: Math.max(first, end) };
}

/**
 * The columns of a stretch: about `wanted` of them, each of a whole number of samples, a multiple of `fold` where it is
 * wider than that. None where the stretch lies outside of the trial or the trial is empty.
 */
export function columnsIn(timed: TimedTrial, stretch: Stretch, wanted: number, fold = 1): Columns {
  const { first, end } = samplesIn(timed, stretch);
  const even = Math.max(1, Math.ceil((end - first) / Math.max(1, wanted)));
  const samplesPerColumn = even < fold ? even : Math.floor(even / fold) * fold;
  const begin = end > first ? Math.floor(first / samplesPerColumn) * samplesPerColumn : first;
  const columns = Math.ceil((end - begin) / samplesPerColumn);
  const last = Math.min(timed.length, begin + columns * samplesPerColumn);
  const timeOf = (sample: number): number => (sample + timed.trial.offset) / timed.rate;
  return { first: begin, end: last, samplesPerColumn, columns, from: timeOf(begin), to: timeOf(last) };
}
