import type { ObjectSummary } from '../../src-main/contract';
import { samplerateOf, trialTimes } from '../inspector/trial-times';

/** The stretch of a trial's time axis that a picture shows. */
interface ShownStretch {
  readonly from: number | null;
  readonly to: number | null;
  readonly isWhole: boolean;
}

/**
 * What a picture shows of a trial as a latency, which begins and ends at a sample of the trial, not beside it; null for all of the trial, and where the
 * samples have no times.
 */
export function shownWindow(
  { from, to, isWhole }: ShownStretch,
  summary: Pick<ObjectSummary, 'trials' | 'samplerate'>,
  trial: number,
): [number, number] | null {
  const rate = samplerateOf(summary);
  if (from === null || to === null || isWhole || rate === null) return null;
  const { startSample, stopSample, offsetSamples } = trialTimes(summary.trials, trial, rate);
  const last = (stopSample - startSample - 1 + offsetSamples) / rate;
  return [Math.max(from, offsetSamples / rate), Math.min(to, last)];
}
