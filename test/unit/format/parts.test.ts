import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf, type Region } from '../../../src-main/format';

/** The elements of a region as their places in a dataset of `shape`, in C order. */
function placesIn({ start, count }: Region, shape: readonly number[]): number[] {
  return count.reduce<number[]>(
    (places, length, axis) =>
      places.flatMap((outer) => Array.from({ length }, (_, at) => outer * (shape[axis] ?? 1) + (start[axis] ?? 0) + at)),
    [0],
  );
}

function product(counts: readonly number[]): number {
  return counts.reduce((all, count) => all * count, 1);
}

const shapes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 });
const whole = (shape: readonly number[]): Region => ({ start: shape.map(() => 0), count: shape });

describe('a region in parts', () => {
  it('is all there once and in order, each part one run and within the limit', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 200 }), (shape, limit) => {
        const parts = [...partsOf(whole(shape), limit)];
        expect(parts.flatMap((part) => placesIn(part, shape))).toEqual(Array.from({ length: product(shape) }, (_, at) => at));
        expect(Math.max(...parts.map(({ count }) => product(count)))).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('is all there once with a grain too, and no grain within the limit is cut', () => {
    const grains = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 });
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 200 }), grains, (shape, limit, grain) => {
        const parts = [...partsOf(whole(shape), limit, grain)];
        const places = parts.flatMap((part) => placesIn(part, shape));
        expect(places.toSorted((one, other) => one - other)).toEqual(Array.from({ length: product(shape) }, (_, at) => at));
        expect(Math.max(...parts.map(({ count }) => product(count)))).toBeLessThanOrEqual(limit);
        const kept = shape.map((length, axis) => Math.min(length, Math.max(1, grain[axis] ?? 1)));
        if (product(kept) > limit) return;
        for (const { start } of parts) expect(start.every((from, axis) => from % (kept[axis] ?? 1) === 0)).toBe(true);
      }),
    );
  });

  it('begins where the region does, and has none where there is nothing', () => {
    expect([...partsOf({ start: [3, 10], count: [2, 5] }, 3)]).toEqual([
      { start: [3, 10], count: [1, 3] },
      { start: [3, 13], count: [1, 2] },
      { start: [4, 10], count: [1, 3] },
      { start: [4, 13], count: [1, 2] },
    ]);
    expect([...partsOf({ start: [0, 0], count: [4, 0] }, 3)]).toEqual([]);
  });

  it('takes rows that no memory holds piece by piece', () => {
    const parts = partsOf(whole([4, 2 ** 50]), 2 ** 20);
    expect(parts.next().value).toEqual({ start: [0, 0], count: [1, 2 ** 20] });
    expect(parts.next().value).toEqual({ start: [0, 2 ** 20], count: [1, 2 ** 20] });
  });

  it('takes as many chunks as fit, along a row first', () => {
    const [first] = partsOf(whole([100_000, 400]), 4_000_000, [1000, 50]);
    expect(first).toEqual({ start: [0, 0], count: [10_000, 400] });
    const [narrow] = partsOf(whole([1_000_000, 400]), 4_000_000, [65_536, 1]);
    expect(narrow).toEqual({ start: [0, 0], count: [65_536, 61] });
  });
});
