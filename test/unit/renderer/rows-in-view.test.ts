import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptScroll, rowsInView, rowTops, scrollToRow } from '../../../src-renderer/widgets/rows-in-view';

describe('a long list', () => {
  it('draws all rows that touch the visible stretch, and few more', () => {
    const sizes = fc.record({
      heights: fc.array(fc.integer({ min: 10, max: 60 }), { minLength: 1, maxLength: 200 }),
      scrollTop: fc.integer({ min: 0, max: 5000 }),
      height: fc.integer({ min: 0, max: 900 }),
    });
    fc.assert(
      fc.property(sizes, ({ heights, scrollTop, height }) => {
        const tops = rowTops(heights);
        const { from, to } = rowsInView(tops, scrollTop, height, 2);
        heights.forEach((_, row) => {
          const isVisible = (tops[row] ?? 0) < scrollTop + height && (tops[row + 1] ?? 0) > scrollTop;
          if (isVisible) expect(row >= from && row < to).toBe(true);
        });
        expect(to - from).toBeLessThanOrEqual(height / 10 + 7);
      }),
    );
  });

  it('draws nothing where there are no rows', () => {
    expect(rowsInView(rowTops([]), 0, 500)).toEqual({ from: 0, to: 0 });
  });

  it('scrolls no further than needed to show a row', () => {
    const tops = rowTops([20, 20, 20, 20, 20]);
    expect(scrollToRow(tops, 1, 0, 60)).toBe(0);
    expect(scrollToRow(tops, 4, 0, 60)).toBe(40);
    expect(scrollToRow(tops, 0, 40, 60)).toBe(0);
  });

  it('keeps what is in view where it is when rows come or go above it', () => {
    const laid = (keys: string) => ({ keys: Array.from(keys), tops: rowTops(Array.from(keys, () => 20)) });
    expect(keptScroll(laid('abcd'), laid('axbcd'), 50)).toBe(70);
    expect(keptScroll(laid('abcd'), laid('abcdx'), 50)).toBe(50);
    expect(keptScroll(laid('abcd'), laid('bcd'), 50)).toBe(30);
    // The topmost went itself: the next takes its place from where it was.
    expect(keptScroll(laid('abcd'), laid('abd'), 50)).toBe(30);
    expect(keptScroll(laid('abcd'), laid('xabcd'), 0)).toBe(0);
    expect(keptScroll(laid('abcd'), laid('xyz'), 50)).toBe(50);
  });
});
