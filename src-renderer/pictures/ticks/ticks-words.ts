import type { PictureValue } from '../../../src-main/contract';
import { plural } from '../../wording/quantities';
import { capital, namesInWords, sentences, stretchInWords, type PictureWords, type ShownStretch } from '../words/picture-words';

interface TicksSeen {
  /** `trial 0`. */
  readonly extent: string;
  readonly stretch: ShownStretch;
  readonly timeUnit: string;
  /** Of the lanes in view, from the top. */
  readonly lanes: readonly string[];
  readonly codes: number;
  readonly events: EventCount;
}

export interface EventCount {
  readonly count: number;
  /** There are more: of those that would be drawn on one another only the first is known. */
  readonly isLeast: boolean;
}

type Events = Pick<PictureValue<'ticks'>, 'times' | 'total' | 'from' | 'to'>;

/** The events from one time to another. */
export function eventsInView({ times, total, from: start, to: end }: Events, from: number, to: number): EventCount {
  if (from <= start && to >= end) return { count: total, isLeast: false };
  const count = times.reduce((all, time) => all + (time >= from && time <= to ? 1 : 0), 0);
  return { count, isLeast: total > times.length };
}

/** `17 events in view`. */
export function eventsInWords({ count, isLeast }: EventCount): string {
  return `${isLeast ? 'at least ' : ''}${plural(count, 'event')} in view`;
}

/** What the events show. */
export function ticksInWords({ extent, stretch, timeUnit, lanes, codes, events }: TicksSeen): PictureWords {
  const place = stretchInWords(stretch, timeUnit);
  const count = capital(eventsInWords(events));
  const part = lanes.length < codes && lanes.length > 1 ? `, ${lanes.length} of ${codes} in view` : '';
  return {
    facts: sentences(
      place === '' ? '' : `Time from left to right, ${place}`,
      codes === 0 ? 'No codes' : `Lanes from top to bottom: ${namesInWords(lanes)}${part}`,
      count,
    ),
    view: sentences(
      [capital(extent), place].filter((word) => word !== '').join(', '),
      part === '' ? '' : `Lanes ${namesInWords(lanes)}`,
      count,
    ),
  };
}
