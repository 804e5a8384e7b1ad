import { discreteTime, type ObjectDescription, type ObjectSource } from '../format';
import { EventTable } from './event-table';
import type { PictureCache } from './picture-cache';
import { ByteCount, type PictureTask } from './picture-task';
import { columnsIn, eventsAsTrial, givenTrial, rateOf, timedTrial, type Stretch } from './trial-window';

export interface TicksView extends Stretch {
  /** Null: the whole recording. */
  readonly trial: number | null;
  /** How many the picture has room for. */
  readonly columns: number;
}

export interface TicksData {
  readonly from: number;
  readonly to: number;
  readonly times: Float64Array<ArrayBuffer>;
  /** For each time the place of its code in `codes`. */
  readonly codeIndex: Uint16Array<ArrayBuffer>;
  readonly codes: string[];
  readonly total: number;
  readonly thinned: boolean;
  readonly trialFrom: number;
  readonly trialTo: number;
}

/** Events and codes that are sent at most. */
const EVENTS = 65_536;
const CODES = 4096;

/**
 * The events of one trial, or of the recording, with their codes. Of those that share a code and a column only the first is sent, so nothing
 * that could be seen is missing. Errors: `invalid-arguments` for a trial that is not there; those of the source.
 */
export async function ticks(
  source: ObjectSource,
  description: ObjectDescription,
  view: TicksView,
  task: PictureTask,
  cache: PictureCache<ObjectSource, EventTable>,
): Promise<TicksData> {
  const given = view.trial === null ? null : givenTrial(description, view.trial);
  const table = cache.take(source, 'events', () => new EventTable(description, ['eventid']));
  const progress = new ByteCount(task);
  await table.read(source, task, progress);
  const timed = timedTrial(given ?? eventsAsTrial(description, table.extent), rateOf(description));
  const { trial, rate, trialFrom, trialTo } = timed;
  const ranks = table.rankOf('eventid');
  const codes = table.valuesOf('eventid').slice(0, CODES).map(String);
  const { first, end, samplesPerColumn, columns, from, to } = columnsIn(timed, view, view.columns);
  const seen = new Set<number>();
  const events: { time: number; code: number }[] = [];
  let [total, thinned] = [0, ranks.size > CODES];
  const range = { from: trial.start + first, end: trial.start + end, dimension: 'eventid' };
  await table.eachIn(source, range, task, progress, (sample, value) => {
    total += 1;
    const code = Math.min(codes.length - 1, ranks.get(value) ?? codes.length - 1);
    const cell = code * columns + Math.floor((sample - range.from) / samplesPerColumn);
    if (seen.has(cell)) return;
    if (events.length >= EVENTS) {
      thinned = true;
      return;
    }
    seen.add(cell);
    events.push({ time: discreteTime(trial, sample, rate), code });
  });
  return {
    from,
    to,
    times: Float64Array.from(events, ({ time }) => time),
    codeIndex: Uint16Array.from(events, ({ code }) => code),
    codes,
    total,
    thinned,
    trialFrom,
    trialTo,
  };
}
