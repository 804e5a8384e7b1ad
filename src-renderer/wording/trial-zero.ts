import { countInWords, secondsAsText } from './quantities';

/** A stretch of samples as people count it: in seconds, or in samples without a sampling rate. */
export function samplesInWords(samples: number, samplerate: number | null): string {
  if (samplerate !== null) return `${secondsAsText(samples / samplerate)} s`;
  return samples === 1 ? '1 sample' : `${countInWords(samples)} samples`;
}

/** Where t = 0 lies by the offset of a trial: a negative one puts it behind the trial's start. */
export function zeroInWords(offset: number, samplerate: number | null): string {
  if (offset === 0) return "time 0 lies at the trial's start";
  if (!Number.isFinite(offset)) return 'time 0 lies nowhere';
  return `time 0 lies ${samplesInWords(Math.abs(offset), samplerate)} ${offset < 0 ? 'after' : 'before'} the trial's start`;
}
