import type { ObjectSummary } from '../../src-main/contract';
import { samplerateOf, trialTimes } from '../inspector/trial-times';
import { secondsAsText } from '../wording/quantities';

type Timed = Pick<ObjectSummary, 'samplerate' | 'trials'>;

interface Span {
  readonly duration: string;
  /** Of the trial's own time axis, on which t = 0 is its event. */
  readonly axis: string;
}

/** How the first trial lies in time; null without a sampling rate. */
function firstTrial({ samplerate, trials }: Timed): Span | null {
  const { offset, duration } = trialTimes(trials, 0, samplerateOf({ samplerate }));
  if (offset === null || duration === null) return null;
  return { duration: `${secondsAsText(duration)} s`, axis: `${secondsAsText(offset)} to ${secondsAsText(offset + duration)} s` };
}

/** What another sampling rate does to the times of an object, whose samples stay. */
export function samplerateChange(before: Timed & Pick<ObjectSummary, 'freq'>, after: Timed): string {
  const frequencies = before.freq === null ? [] : ['The frequencies are not changed.'];
  const [old, next] = before.trials.rows === 0 ? [null, null] : [firstTrial(before), firstTrial(after)];
  if (next === null) return ['There is no trial whose times would change.', ...frequencies].join(' ');
  const oldDuration = old === null ? '' : `, now ${old.duration}`;
  const oldAxis = old === null ? '' : `, now ${old.axis}`;
  return [`Trial 0 would last ${next.duration}${oldDuration}; its time axis ${next.axis}${oldAxis}.`, ...frequencies].join(' ');
}
