import { samplesBetween, type Trial } from '../trialdefinition';
import { refuse } from './fault';
import type { NamedLatency, TimeWindow } from './spec';

/** The first and the last sample of a trial, in seconds from its t = 0 (`trialintervals` in `syncopy/datatype/base_data.py`). */
export function trialInterval({ start, stop, offset }: Trial, samplerate: number): TimeWindow {
  return [offset / samplerate, (stop - start - 1 + offset) / samplerate];
}

function seconds(value: number): string {
  return `${Number(value.toPrecision(12))} s`;
}

/** The earliest and the latest of starts and of ends; a spread of millions of numbers would be too many arguments. */
function extremes(intervals: readonly TimeWindow[]): {
  firstStart: number;
  lastStart: number;
  firstEnd: number;
  lastEnd: number;
} {
  let [firstStart, lastStart, firstEnd, lastEnd] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [start, end] of intervals) {
    firstStart = Math.min(firstStart, start);
    lastStart = Math.max(lastStart, start);
    firstEnd = Math.min(firstEnd, end);
    lastEnd = Math.max(lastEnd, end);
  }
  return { firstStart, lastStart, firstEnd, lastEnd };
}

/**
 * The closed window that a latency means for trials with these intervals (`get_analysis_window` in `syncopy/shared/latency.py`):
 * `maxperiod` from the earliest start to the latest end, `minperiod` what all trials share, `prestim` up to t = 0 and `poststim` from
 * t = 0 on. Both of the last two hold the sample at t = 0 itself, as Syncopy's do.
 */
export function windowOf(latency: Exclude<NamedLatency, 'all'> | TimeWindow, intervals: readonly TimeWindow[]): TimeWindow {
  const { firstStart, lastStart, firstEnd, lastEnd } = extremes(intervals);
  switch (latency) {
    case 'maxperiod':
      return [firstStart, lastEnd];
    case 'minperiod':
      if (lastStart > firstEnd) return refuse('latency', 'the trials have no time in common');
      return [lastStart, firstEnd];
    case 'prestim':
      if (!(firstStart < 0)) return refuse('latency', 'no trial begins before t = 0');
      return [firstStart, 0];
    case 'poststim':
      if (!(lastEnd > 0)) return refuse('latency', 'no trial goes on after t = 0');
      return [0, lastEnd];
    default: {
      const [from, to] = latency;
      if (from > to) return refuse('latency', `its latency ends at ${seconds(to)}, before it begins at ${seconds(from)}`);
      if (from > lastEnd)
        return refuse('latency', `its latency begins at ${seconds(from)}, and the last trial ends at ${seconds(lastEnd)}`);
      if (to < firstStart)
        return refuse('latency', `its latency ends at ${seconds(to)}, and the first trial begins at ${seconds(firstStart)}`);
      return latency;
    }
  }
}

/** True for a trial that covers the whole window; Syncopy leaves the others out (`create_trial_selection`). */
export function covers([start, end]: TimeWindow, [from, to]: TimeWindow): boolean {
  return start <= from && end >= to;
}

/**
 * The samples of the recording `[from, to)` whose time in a trial lies in a closed window: `(sample - start + offset) / samplerate`,
 * as continuous and discrete classes have it (`best_match` with `span` in `syncopy/shared/tools.py`).
 */
export function samplesInWindow(trial: Trial, [from, to]: TimeWindow, samplerate: number): [number, number] {
  const [first, past] = samplesBetween(trial, from, to, samplerate);
  return [trial.start + first, trial.start + past];
}
