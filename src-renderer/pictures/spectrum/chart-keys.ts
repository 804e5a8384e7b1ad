/** A point of a line: its frequency's place and the line's, both from 0. */
export interface ChartPoint {
  readonly index: number;
  readonly line: number;
}

export interface ChartStand {
  /** The point that the keys stand on; null until one is used. */
  readonly point: ChartPoint | null;
  /** Hz at both edges. */
  readonly from: number;
  readonly to: number;
}

interface Chart {
  /** Ascending, Hz. */
  readonly freq: ArrayLike<number>;
  readonly lines: number;
}

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Points of a page, a part of those in view. */
const PAGE = 0.1;
const ZOOM_STEP = 1.5;
/** Points that are in view at the least. */
const LEAST = 3;

/** Where a key leads from where the chart stands; null for one that it has no use for. */
export function standAfterKey(keys: Keys, stand: ChartStand, { freq, lines }: Chart): ChartStand | null {
  if (keys.ctrlKey || keys.metaKey || keys.altKey || freq.length === 0 || lines === 0) return null;
  const [first, last] = [freq[0] ?? 0, freq[freq.length - 1] ?? 0];
  const [left, right] = [nearest(freq, stand.from), nearest(freq, stand.to)];
  const step = keys.shiftKey ? Math.max(1, Math.round((right - left) * PAGE)) : 1;
  const point = stand.point ?? { index: left, line: 0 };
  const goTo = (index: number, line = point.line): ChartStand => {
    const to = { index: clip(index, freq.length), line: clip(line, lines) };
    return inSight({ ...stand, point: to }, freq[to.index] ?? first, first, last);
  };
  // The first key stands on a point before any goes on.
  const move = (index: number, line: number): ChartStand =>
    stand.point === null ? goTo(left, 0) : goTo(point.index + index, point.line + line);
  const zoom = (factor: number): ChartStand => {
    const center = stand.point === null ? (stand.from + stand.to) / 2 : (freq[point.index] ?? first);
    const least = ((last - first) / Math.max(1, freq.length - 1)) * (LEAST - 1);
    const span = Math.min(last - first, Math.max(least, (stand.to - stand.from) * factor));
    const from = Math.max(first, Math.min(last - span, center - ((center - stand.from) / (stand.to - stand.from)) * span));
    return { ...stand, from, to: from + span };
  };
  const answers: Readonly<Record<string, () => ChartStand>> = {
    ArrowLeft: () => move(-step, 0),
    ArrowRight: () => move(step, 0),
    ArrowUp: () => move(0, -1),
    ArrowDown: () => move(0, 1),
    Home: () => goTo(0),
    End: () => goTo(freq.length - 1),
    '+': () => zoom(1 / ZOOM_STEP),
    '=': () => zoom(1 / ZOOM_STEP),
    '-': () => zoom(ZOOM_STEP),
    _: () => zoom(ZOOM_STEP),
    '0': () => ({ ...stand, from: first, to: last }),
  };
  return Object.hasOwn(answers, keys.key) ? (answers[keys.key]?.() ?? null) : null;
}

/** What of the frequencies in view other data still has; null for all of it, where that is nothing or all. */
export function stillInView(shown: readonly [number, number] | null, freq: ArrayLike<number>): readonly [number, number] | null {
  const [first, last] = [freq[0], freq[freq.length - 1]];
  if (shown === null || first === undefined || last === undefined) return null;
  const [from, to] = [Math.max(first, shown[0]), Math.min(last, shown[1])];
  return from < to && (from > first || to < last) ? [from, to] : null;
}

function clip(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at));
}

/** Moves the view until it holds a frequency. */
function inSight(stand: ChartStand, freq: number, first: number, last: number): ChartStand {
  const span = stand.to - stand.from;
  if (freq < stand.from) return { ...stand, from: Math.max(first, freq), to: Math.max(first, freq) + span };
  if (freq > stand.to) return { ...stand, from: Math.min(last, freq) - span, to: Math.min(last, freq) };
  return stand;
}

/** The place of the frequency that is nearest. */
function nearest(freq: ArrayLike<number>, wanted: number): number {
  let best = 0;
  for (let at = 1; at < freq.length; at += 1) {
    if (Math.abs((freq[at] ?? 0) - wanted) < Math.abs((freq[best] ?? 0) - wanted)) best = at;
  }
  return best;
}
