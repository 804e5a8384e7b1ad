import type { TrialMarks } from './recording-view.svelte';

/** The part of the recording that is in view, and its pixels. */
export interface SpanPlace {
  /** Samples a second. */
  readonly rate: number;
  /** Times of the recording at the left and the right edge. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** A trial in view: its borders and its t = 0 in whole pixels, at most one beyond the edges. */
export interface TrialSpan {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly zero: number;
}

/** More pixels than any screen is wide. */
const PIXELS = 65_536;

/**
 * The trials that are in view with their span or their t = 0, which lies at the sample `start - offset` (by the time formula,
 * `(sample - start + offset) / samplerate`). Of those that share all their pixels only the first is there.
 */
export function spansInView({ rows, columns, values }: TrialMarks, { rate, from, to, width }: SpanPlace): TrialSpan[] {
  if (!(to > from) || width <= 0) return [];
  const scale = width / (to - from);
  const pixel = (sample: number): number => Math.max(-1, Math.min(width + 1, Math.round((sample / rate - from) * scale)));
  const isInside = (place: number): boolean => place >= 0 && place <= width;
  const seen = new Set<number>();
  const spans: TrialSpan[] = [];
  for (let row = 0; row < rows; row += 1) {
    const at = row * columns;
    const [start = 0, stop = 0, offset = 0] = [values[at], values[at + 1], values[at + 2]];
    const [left, right, zero] = [pixel(start), pixel(stop), pixel(start - offset)];
    if (!(right >= 0 && left <= width) && !isInside(zero)) continue;
    const key = ((left + 1) * PIXELS + right + 1) * PIXELS + zero + 1;
    if (seen.has(key)) continue;
    seen.add(key);
    spans.push({ row, left, right, zero });
  }
  return spans;
}

/** The shaded stretches as one SVG path: where trials overlap they are shaded once. */
export function fillPath(spans: readonly TrialSpan[], height: number): string {
  return spans.map(({ left, right }) => `M${left} 0H${Math.max(right, left + 1)}V${height}H${left}Z`).join('');
}

/** Both borders of each trial. */
export function borderPath(spans: readonly TrialSpan[], height: number): string {
  const borders = new Set(spans.flatMap(({ left, right }) => [left, right]));
  return [...borders].map((x) => `M${x + 0.5} 0V${height}`).join('');
}

/** Half the width and the height of the arrow at a t = 0. */
const ARROW = 5;

/** An arrow at each t = 0: at the upper edge or at the lower one, so that two sets of trials can be told apart. */
export function zeroPath(spans: readonly TrialSpan[], height: number, edge: 'top' | 'bottom'): string {
  const zeros = new Set(spans.map(({ zero }) => zero));
  const [base, tip] = edge === 'top' ? [0, 2 * ARROW] : [height, height - 2 * ARROW];
  return [...zeros].map((x) => `M${x - ARROW} ${base}H${x + ARROW}L${x} ${tip}Z`).join('');
}

/** A line at each t = 0. */
export function zeroLines(spans: readonly TrialSpan[], height: number): string {
  const zeros = new Set(spans.map(({ zero }) => zero));
  return [...zeros].map((x) => `M${x + 0.5} 0V${height}`).join('');
}

/** Pixels that a trial's number needs. */
const NUMBER_ROOM = 34;

/** The numbers of the trials that have room for them, at their left borders in view. */
export function numbersInView(spans: readonly TrialSpan[]): { readonly row: number; readonly x: number }[] {
  return spans
    .filter(({ left, right }) => right - Math.max(0, left) >= NUMBER_ROOM)
    .map(({ row, left }) => ({ row, x: Math.max(0, left) + 4 }));
}
