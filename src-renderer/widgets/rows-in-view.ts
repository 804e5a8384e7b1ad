/** Which rows of a long list are to be drawn, and where. */
export interface RowsInView {
  /** The first row, and the one past the last. */
  readonly from: number;
  readonly to: number;
}

/** Where each row begins, in pixels; one more entry gives the end of the last. */
export function rowTops(heights: readonly number[]): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  heights.forEach((height, row) => (tops[row + 1] = (tops[row] ?? 0) + height));
  return tops;
}

/** The row at `y`: the last one that begins at or before it. */
function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows between `scrollTop` and `scrollTop + height`, with `spare` more on each side. */
export function rowsInView(tops: Float64Array, scrollTop: number, height: number, spare = 6): RowsInView {
  const count = tops.length - 1;
  if (count <= 0) return { from: 0, to: 0 };
  const from = Math.max(0, rowAt(tops, scrollTop) - spare);
  const to = Math.min(count, rowAt(tops, scrollTop + height) + 1 + spare);
  return { from, to };
}

/** The scroll position from which `row` is wholly visible, as near as possible to the present one. */
export function scrollToRow(tops: Float64Array, row: number, scrollTop: number, height: number): number {
  const top = tops[row] ?? 0;
  const bottom = tops[row + 1] ?? top;
  if (top < scrollTop) return top;
  return bottom > scrollTop + height ? bottom - height : scrollTop;
}

/** Rows by their keys, and where each begins. */
export interface LaidRows {
  readonly keys: readonly string[];
  readonly tops: Float64Array;
}

/**
 * The scroll position that keeps the topmost row in view where it is, though rows came or went above it; of one that went itself, the
 * next that stayed.
 */
export function keptScroll(before: LaidRows, after: LaidRows, scrollTop: number): number {
  if (scrollTop === 0) return 0;
  const places = new Map(after.keys.map((key, row) => [key, row] as const));
  for (let row = rowAt(before.tops, scrollTop); row < before.keys.length; row += 1) {
    const now = places.get(before.keys[row] ?? '');
    if (now !== undefined) return scrollTop + (after.tops[now] ?? 0) - (before.tops[row] ?? 0);
  }
  return scrollTop;
}
