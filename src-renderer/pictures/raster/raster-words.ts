import type { PictureValue } from '../../../src-main/contract';
import { countInWords, plural } from '../../wording/quantities';
import { capital, namesInWords, sentences, stretchInWords, type PictureWords, type ShownStretch } from '../words/picture-words';

interface RasterSeen {
  /** `trial 0`. */
  readonly extent: string;
  readonly stretch: ShownStretch;
  readonly timeUnit: string;
  readonly rowsBy: 'channel' | 'unit';
  /** Of the rows in view, from the top. */
  readonly names: readonly string[];
  readonly rows: number;
  readonly spikes: SpikeCount;
}

export interface SpikeCount {
  readonly count: number;
  /** There are more: a column of one row counts no further than its byte. */
  readonly isLeast: boolean;
}

const MOST_OF_A_COLUMN = 255;

/** The spikes in the rows and columns that are in view. */
export function spikesInView(
  { counts, columns, from: start }: Pick<PictureValue<'raster'>, 'counts' | 'columns' | 'from'>,
  columnSpan: number,
  rows: number,
  from: number,
  to: number,
): SpikeCount {
  // A place within rounding of a column's border is on it.
  const first = Math.max(0, Math.floor((from - start) / columnSpan + 1e-6));
  const end = Math.min(columns, Math.ceil((to - start) / columnSpan - 1e-6));
  let [count, isLeast] = [0, false];
  for (let row = 0; row < rows; row += 1) {
    for (let column = first; column < end; column += 1) {
      const here = counts[row * columns + column] ?? 0;
      count += here;
      isLeast ||= here === MOST_OF_A_COLUMN;
    }
  }
  return { count, isLeast };
}

/** `149 spikes in view`. */
export function spikesInWords({ count, isLeast }: SpikeCount): string {
  return `${isLeast ? 'at least ' : ''}${plural(count, 'spike')} in view`;
}

/** What a raster shows. */
export function rasterInWords({ extent, stretch, timeUnit, rowsBy, names, rows, spikes }: RasterSeen): PictureWords {
  const place = stretchInWords(stretch, timeUnit);
  const count = capital(spikesInWords(spikes));
  const part = names.length < rows ? `, ${countInWords(names.length)} of ${countInWords(rows)} in view` : '';
  return {
    facts: sentences(
      place === '' ? '' : `Time from left to right, ${place}`,
      rows === 0 ? 'No rows' : `A row for each ${rowsBy} from top to bottom, ${namesInWords(names)}${part}`,
      count,
    ),
    view: sentences(
      [capital(extent), place].filter((word) => word !== '').join(', '),
      part === '' ? '' : `Rows ${namesInWords(names)}`,
      count,
    ),
  };
}
