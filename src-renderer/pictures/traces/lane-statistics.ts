import type { PictureValue } from '../../../src-main/contract';

type Traces = Pick<PictureValue<'traces'>, 'min' | 'max' | 'base' | 'columns'>;

/** Where a channel's values lie. */
export interface LaneStatistics {
  readonly center: number;
  readonly range: number;
}

/** Columns that are looked at: enough to place a lane. */
const MOST_COLUMNS = 512;

function quantile(sorted: Float64Array, part: number): number {
  return sorted[Math.round((sorted.length - 1) * part)] ?? 0;
}

/** The middle and the width of what a channel's columns span, a few outliers aside; null where it has no finite value. */
export function laneStatistics({ min, max, base, columns }: Traces, row: number): LaneStatistics | null {
  const step = Math.max(1, Math.floor(columns / MOST_COLUMNS));
  const values: number[] = [];
  for (let column = 0; column < columns; column += step) {
    const [low, high] = [min[row * columns + column] ?? Number.NaN, max[row * columns + column] ?? Number.NaN];
    if (Number.isFinite(low) && Number.isFinite(high)) values.push(low, high);
  }
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const [low, high] = [quantile(sorted, 0.02), quantile(sorted, 0.98)];
  return { center: (low + high) / 2 + (base[row] ?? 0), range: high - low };
}

/** The middle one of some numbers; null where there are none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
