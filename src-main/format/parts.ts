/** A hyperslab of neighbours: along each axis `count` elements from `start`. */
export interface Region {
  readonly start: readonly number[];
  readonly count: readonly number[];
}

function product(counts: readonly number[]): number {
  return counts.reduce((all, count) => all * count, 1);
}

/** A region in cells of one size, less at its ends. */
function* cellsOf(region: Region, cell: readonly number[], axis = 0): Generator<Region> {
  const { start, count } = region;
  const [from, length, step] = [start[axis], count[axis], cell[axis]];
  if (from === undefined || length === undefined || step === undefined) {
    yield region;
    return;
  }
  for (let done = 0; done < length; done += step) {
    const here = { start: start.with(axis, from + done), count: count.with(axis, Math.min(step, length - done)) };
    yield* cellsOf(here, cell, axis + 1);
  }
}

/** As many grains as fit within `limit`, the last axis first: what lies together stays together. */
function cellOf(count: readonly number[], grain: readonly number[], limit: number): number[] {
  const cell = grain.slice();
  for (let axis = cell.length - 1; axis >= 0; axis -= 1) {
    cell[axis] = Math.min(count[axis] ?? 1, (cell[axis] ?? 1) * Math.max(1, Math.floor(limit / product(cell))));
  }
  return cell;
}

/**
 * Cuts a region into parts of at most `limit` elements (a single element at least), in C order; without a grain each part is
 * one run of the region's elements. `grain`: what should not be cut along each axis, from the region's beginning on; one that
 * is beyond the limit itself is cut by itself.
 */
export function* partsOf(region: Region, limit: number, grain: readonly number[] = []): Generator<Region> {
  const { count } = region;
  if (count.includes(0)) return;
  const most = Math.max(1, limit);
  const grains = count.map((length, axis) => Math.min(length, Math.max(1, grain[axis] ?? 1)));
  if (product(grains) <= most) {
    yield* cellsOf(region, cellOf(count, grains, most));
    return;
  }
  for (const one of cellsOf(region, grains)) yield* partsOf(one, most);
}
