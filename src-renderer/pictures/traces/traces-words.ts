import type { TraceNumbers } from '../canvas/scene';
import {
  capital,
  namesInWords,
  rangeInWords,
  sentences,
  stretchInWords,
  type PictureWords,
  type ShownStretch,
  type ValueRange,
} from '../words/picture-words';
import { plural } from '../../wording/quantities';

interface TracesSeen {
  /** `trial 0`. */
  readonly extent: string;
  readonly stretch: ShownStretch;
  readonly timeUnit: string;
  readonly valueUnit: string;
  /** Samples a second; 1 where the times are samples. */
  readonly rate: number;
  /** Of the channels in view, from the top. */
  readonly names: readonly string[];
  /** How many are shown, those beyond the edge too. */
  readonly shown: number;
  /** Of the channels in view, in the stretch in view. */
  readonly range: ValueRange | null;
}

/** What the traces of some channels show. */
export function tracesInWords(seen: TracesSeen): PictureWords {
  const { extent, stretch, timeUnit, valueUnit, rate, names, shown, range } = seen;
  const { from, to } = stretch;
  if (from === null || to === null) return { facts: 'No samples.', view: `${capital(extent)}: no samples.` };
  const place = stretchInWords(stretch, timeUnit);
  const samples = timeUnit === 's' ? `: ${plural(Math.round((to - from) * rate), 'sample')}` : '';
  const part = names.length < shown ? `, ${names.length} of ${shown} in view` : '';
  const values = rangeInWords(range, valueUnit);
  return {
    facts: sentences(
      `Time from left to right, ${place}${samples}`,
      `A trace for each channel from top to bottom, ${namesInWords(names)}${part}`,
      values,
    ),
    view: sentences(`${capital(extent)}, ${place}`, ...(part === '' ? [] : [`Channels ${namesInWords(names)}`]), values),
  };
}

type Numbers = Pick<TraceNumbers, 'from' | 'columns' | 'columnSpan' | 'min' | 'max' | 'base'>;

/** Between which values some rows lie from one time to another; null where they hold no number there. */
export function rangeInView(numbers: Numbers, rows: readonly number[], from: number, to: number): ValueRange | null {
  const { columns, columnSpan, min, max, base } = numbers;
  const first = Math.max(0, Math.floor((from - numbers.from) / columnSpan));
  const end = Math.min(columns, Math.ceil((to - numbers.from) / columnSpan));
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // What is no number is neither less nor greater.
  for (const row of rows) {
    const offset = base[row] ?? 0;
    for (let at = row * columns + first; at < row * columns + end; at += 1) {
      const [least, greatest] = [(min[at] ?? Number.NaN) + offset, (max[at] ?? Number.NaN) + offset];
      if (least < low) low = least;
      if (greatest > high) high = greatest;
    }
  }
  return low > high ? null : { low, high };
}
