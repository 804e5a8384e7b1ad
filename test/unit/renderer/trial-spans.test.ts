import { describe, expect, it } from 'vitest';
import { borderPath, fillPath, numbersInView, spansInView, zeroPath } from '../../../src-renderer/pictures/recording/trial-spans';
import { zeroInWords } from '../../../src-renderer/wording/trial-zero';

function marks(...trials: readonly (readonly number[])[]) {
  return { rows: trials.length, columns: 3, values: Float64Array.from(trials.flat()) };
}

/** 10 Hz; a second is 100 pixels. */
const place = { rate: 10, from: 0, to: 4, width: 400 };

describe('the trials in view', () => {
  it('lie where their samples do, with t = 0 at start - offset', () => {
    expect(spansInView(marks([10, 20, -5], [20, 30, 5], [30, 40, 0]), place)).toEqual([
      { row: 0, left: 100, right: 200, zero: 150 },
      { row: 1, left: 200, right: 300, zero: 150 },
      { row: 2, left: 300, right: 400, zero: 300 },
    ]);
  });

  it('are those alone that reach into the view, or whose t = 0 does', () => {
    const view = { rate: 10, from: 1, to: 2, width: 100 };
    const rows = spansInView(marks([0, 5, 0], [0, 15, 0], [12, 14, 0], [30, 40, 15], [25, 40, 0]), view);
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(rows[0]).toMatchObject({ left: -1, right: 50 });
  });

  it('are the first of those that share their pixels, however many there are', () => {
    const many = marks(...Array.from({ length: 10_000 }, (_, at) => [at, at + 1, 0]));
    const spans = spansInView(many, { rate: 1000, from: 0, to: 10, width: 200 });
    expect(spans.length).toBeGreaterThan(190);
    expect(spans.length).toBeLessThan(1_000);
    expect(spans.at(-1)?.right).toBe(200);
  });

  it('are none without a view', () => {
    expect(spansInView(marks([0, 10, 0]), { rate: 10, from: 0, to: 0, width: 100 })).toEqual([]);
  });
});

describe('the marks', () => {
  const spans = spansInView(marks([0, 10, 0], [10, 20, -5]), place);

  it('are a filled stretch a trial, each border once, and an arrow at either edge', () => {
    expect(fillPath(spans, 50)).toBe('M0 0H100V50H0ZM100 0H200V50H100Z');
    expect(borderPath(spans, 50)).toBe('M0.5 0V50M100.5 0V50M200.5 0V50');
    expect(zeroPath(spans, 50, 'top')).toContain('M145 0H155L150 10Z');
    expect(zeroPath(spans, 50, 'bottom')).toContain('M145 50H155L150 40Z');
  });

  it('have numbers where there is room', () => {
    expect(numbersInView(spans)).toEqual([
      { row: 0, x: 4 },
      { row: 1, x: 104 },
    ]);
    expect(numbersInView(spansInView(marks([0, 1, 0]), place))).toEqual([]);
  });
});

describe('where t = 0 lies', () => {
  it('is behind the start for a negative offset, before it for a positive one', () => {
    expect(zeroInWords(-500, 1000)).toBe("time 0 lies 0.5 s after the trial's start");
    expect(zeroInWords(500, 1000)).toBe("time 0 lies 0.5 s before the trial's start");
    expect(zeroInWords(0, 1000)).toBe("time 0 lies at the trial's start");
  });

  it('is counted in samples without a sampling rate', () => {
    expect([zeroInWords(-500, null), zeroInWords(1, null)]).toEqual([
      "time 0 lies 500 samples after the trial's start",
      "time 0 lies 1 sample before the trial's start",
    ]);
  });
});
