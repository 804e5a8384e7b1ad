import type { Result } from '../../errors';
import type { JsonNumber } from '../json-text';
import type { ObjectDescription } from '../object-source';
import { TRIAL_COLUMNS, type TrialTable } from '../trialdefinition';
import { rateOf } from './sampling';
import { checkTrials, newTable, refuseTrials, tooManyTrials } from './table';
import { recordingEnd } from './trial-rules';

/** The columns `sample` and `eventid` of an EventData object, row by row, and its sampling rate in Hz. */
export interface TrialEvents {
  readonly samples: ArrayLike<number>;
  readonly codes: ArrayLike<number>;
  readonly samplerate: JsonNumber | null;
}

export interface EventWindow {
  /** Each event with one of these codes makes a trial. */
  readonly codes: readonly number[];
  /** Seconds from the trial's beginning to the event, and from the event to the trial's end; one of them may be negative. */
  readonly before: number;
  readonly after: number;
  /** A trial that reaches out of the data is refused, or ends where they end. */
  readonly edges: 'refuse' | 'clip';
  /** True: the event's code stands in an info column behind the three. */
  readonly withCodes: boolean;
}

/** The name of the info column that `withCodes` asks for, as `dimord` of EventData calls it. */
export const EVENT_CODE_NAME = 'eventid';

/** What is wrong with what was asked for; null where nothing is. */
function windowFault({ codes, before, after }: EventWindow, events: TrialEvents): string | null {
  if (codes.length === 0) return 'no event code is given';
  if (!Number.isFinite(before) || !Number.isFinite(after)) return 'the seconds before and after an event are not both numbers';
  if (before + after <= 0) return `a trial that begins ${before} s before an event and ends ${after} s after it has no samples`;
  if (events.samples.length !== events.codes.length) {
    return `there are ${events.samples.length} samples of events for ${events.codes.length} codes`;
  }
  const found = new Set(Array.from(events.codes));
  const missing = codes.find((code) => !found.has(code));
  return missing === undefined ? null : `there is no event with the code ${missing}`;
}

/**
 * One trial around each event with a wanted code, in the order of the events: from `before` seconds before the event up to
 * `after` seconds behind it. The event is the trial's t = 0, so by the time formula, `(i + offset) / samplerate`
 * (`continuousTime`, `discreteTime`), the offset is `start - event`, which is negative where the trial begins before it.
 *
 * It is `definetrial(obj, trialdefinition=events, trigger=code, pre=before, post=after)`
 * (`syncopy/datatype/methods/definetrial.py`) but for this:
 * - Syncopy stores `event - start` as the offset. Its own time axis then begins at `+pre` and runs on to `2 pre + post`, and the
 *   event is nowhere at 0.
 * - With `clip_edges` Syncopy moves a start to sample 0 and leaves the offset, so that the trial's times are wrong; here the event
 *   stays at 0. What is clipped to nothing is refused by both.
 * - Syncopy rounds each border of each trial to its nearest sample (halves to even), so that equal windows can differ by a sample.
 *   Here the event, `before` and `after` are rounded, each once, and all trials have one length. The two agree where `before`
 *   and `after` are whole numbers of samples of the object.
 * - `trigger` is one code; here any of several makes a trial.
 *
 * Events of another sampling rate are brought to the object's. Errors: `edit-refused`, with the cell of the first trial that
 * reaches out of the data where `edges` says so; `too-large`.
 */
export function trialsAroundEvents(description: ObjectDescription, events: TrialEvents, window: EventWindow): Result<TrialTable> {
  const fault = windowFault(window, events);
  if (fault !== null) return refuseTrials(fault);
  const rate = rateOf(description);
  if (!rate.ok) return rate;
  const eventRate = rateOf(events, 'the events');
  if (!eventRate.ok) return eventRate;

  const wanted = new Set(window.codes);
  const rows = Array.from(events.codes).filter((code) => wanted.has(code)).length;
  const columns = TRIAL_COLUMNS + (window.withCodes ? 1 : 0);
  const large = tooManyTrials(rows, columns);
  if (large !== null) return large;
  const [before, after] = [Math.round(window.before * rate.value), Math.round(window.after * rate.value)];
  const end = recordingEnd(description);
  const values = new Float64Array(rows * columns);
  let row = 0;
  for (let index = 0; index < events.samples.length; index += 1) {
    const code = events.codes[index] ?? Number.NaN;
    if (!wanted.has(code)) continue;
    const event = Math.round(((events.samples[index] ?? Number.NaN) / eventRate.value) * rate.value);
    const borders = [event - before, event + after];
    const [start = 0, stop = 0] = window.edges === 'clip' ? borders.map((sample) => Math.min(Math.max(sample, 0), end)) : borders;
    if (start >= stop)
      return refuseTrials(`nothing is left of trial ${row}, around sample ${event}`, { kind: 'cell', row, column: 0 });
    values.set(window.withCodes ? [start, stop, start - event, code] : [start, stop, start - event], row * columns);
    row += 1;
  }
  return checkTrials(newTable(values, columns, description.trials.typeName), description);
}
