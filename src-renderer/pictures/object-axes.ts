import type { ObjectSummary } from '../../src-main/contract';

/** Samples a second; 1 where the object has no sampling rate, so that its times are samples. */
export function rateOf({ samplerate }: Pick<ObjectSummary, 'samplerate'>): number {
  const rate = Number(samplerate ?? Number.NaN);
  return Number.isFinite(rate) && rate > 0 ? rate : 1;
}

/** What the time axis counts. */
export function timeUnit({ samplerate }: Pick<ObjectSummary, 'samplerate'>): 's' | 'samples' {
  const rate = Number(samplerate ?? Number.NaN);
  return Number.isFinite(rate) && rate > 0 ? 's' : 'samples';
}

/** What the values count: never guessed, so `a.u.` where the object does not tell. */
export function valueUnit({ unit }: Pick<ObjectSummary, 'unit'>): string {
  return unit ?? 'a.u.';
}

/** How long `data` is along a dimension; 0 where it has none of that name. */
export function lengthOf({ dimord, datasets }: Pick<ObjectSummary, 'dimord' | 'datasets'>, dimension: string): number {
  return datasets[0]?.shape[dimord.indexOf(dimension)] ?? 0;
}

/** The names along a dimension: its labels, or its places from 0 where it has none. */
export function namesOf(summary: ObjectSummary, dimension: string): readonly string[] {
  return summary.labels[dimension] ?? Array.from({ length: lengthOf(summary, dimension) }, (_, at) => `${dimension} ${at}`);
}

/** What a picture over time is of: a trial, from 0, or the recording. */
export function extentInWords(trial: number | null): string {
  return trial === null ? 'the recording' : `trial ${trial}`;
}

/** Samples of a trial, as far as the data reach. */
export function trialLengthOf(summary: ObjectSummary, trial: number): number {
  const [start = 0, stop = 0] = summary.trials.values.subarray(trial * summary.trials.columns);
  return Math.max(0, Math.min(stop, lengthOf(summary, 'time')) - start);
}
