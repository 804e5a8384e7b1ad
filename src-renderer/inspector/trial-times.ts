import type { ObjectSummary } from '../../src-main/contract';

/** One row of the trial definition, times in seconds (null without a sampling rate). */
export interface TrialTimes {
  readonly startSample: number;
  /** Exclusive. */
  readonly stopSample: number;
  readonly offsetSamples: number;
  readonly start: number | null;
  readonly stop: number | null;
  readonly offset: number | null;
  readonly duration: number | null;
  /** The columns after the third, which Syncopy calls trial info. */
  readonly info: readonly number[];
}

/** The sampling rate in Hz; null where the object has none that can be counted with. */
export function samplerateOf({ samplerate }: Pick<ObjectSummary, 'samplerate'>): number | null {
  const rate = Number(samplerate ?? Number.NaN);
  return Number.isFinite(rate) && rate > 0 ? rate : null;
}

/** Trial `row`, from 0. */
export function trialTimes(trials: ObjectSummary['trials'], row: number, samplerate: number | null): TrialTimes {
  const at = row * trials.columns;
  const [startSample = Number.NaN, stopSample = Number.NaN, offsetSamples = Number.NaN] = trials.values.subarray(at, at + 3);
  const seconds = (samples: number): number | null => (samplerate === null ? null : samples / samplerate);
  return {
    startSample,
    stopSample,
    offsetSamples,
    start: seconds(startSample),
    stop: seconds(stopSample),
    offset: seconds(offsetSamples),
    duration: seconds(stopSample - startSample),
    info: Array.from(trials.values.subarray(at + 3, at + trials.columns)),
  };
}
