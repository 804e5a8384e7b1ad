import { describe, expect, it } from 'vitest';
import { standAfterKey, stillInView, type ChartStand } from '../../../src-renderer/pictures/spectrum/chart-keys';

const chart = { freq: Float64Array.from({ length: 101 }, (_, at) => at), lines: 3 };
const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const all: ChartStand = { point: null, from: 0, to: 100 };

function after(stand: ChartStand, ...keys: readonly string[]): ChartStand {
  return keys.reduce((at, key) => standAfterKey({ ...none, key }, at, chart) ?? at, stand);
}

describe('the keys of a spectrum', () => {
  it('stand on the first point in view at first, then go from point to point and line to line', () => {
    expect(after({ ...all, from: 40, to: 60 }, 'ArrowRight').point).toEqual({ index: 40, line: 0 });
    expect(after(all, 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown').point).toEqual({ index: 1, line: 2 });
    expect(after(all, 'ArrowRight', 'ArrowLeft', 'ArrowUp').point).toEqual({ index: 0, line: 0 });
    expect(after(all, 'End', 'ArrowRight').point).toEqual({ index: 100, line: 0 });
  });

  it('go by larger steps with Shift', () => {
    const stood = after(all, 'Home');
    expect(standAfterKey({ ...none, shiftKey: true, key: 'ArrowRight' }, stood, chart)?.point).toEqual({ index: 10, line: 0 });
  });

  it('zoom around the point, or around the middle, never beyond the ends nor closer than three points', () => {
    const zoomed = after(all, '+');
    expect(zoomed.from).toBeCloseTo(100 / 6);
    expect(zoomed.to).toBeCloseTo(500 / 6);
    expect(after(all, 'Home', '+').from).toBe(0);
    const close = after(all, ...Array<string>(30).fill('+'));
    expect(close.to - close.from).toBeCloseTo(2);
    expect(after(close, ...Array<string>(30).fill('-'))).toEqual(all);
    expect(after(close, '0')).toEqual(all);
  });

  it('keep the point in view', () => {
    const moved = after({ point: { index: 60, line: 0 }, from: 40, to: 60 }, 'ArrowRight');
    expect([moved.from, moved.to]).toEqual([41, 61]);
    const back = after({ point: { index: 40, line: 0 }, from: 40, to: 60 }, 'Home');
    expect([back.from, back.to]).toEqual([0, 20]);
  });

  it('leave other keys alone, and have nothing to do where there is nothing', () => {
    expect(standAfterKey({ ...none, key: 'x' }, all, chart)).toBeNull();
    expect(standAfterKey({ ...none, key: 'constructor' }, all, chart)).toBeNull();
    expect(standAfterKey({ ...none, ctrlKey: true, key: '+' }, all, chart)).toBeNull();
    expect(standAfterKey({ ...none, key: 'ArrowRight' }, all, { freq: [], lines: 3 })).toBeNull();
  });
});

describe('the frequencies in view', () => {
  it('stay in view while other data has them, as far as it does', () => {
    expect(stillInView([40, 60], chart.freq)).toEqual([40, 60]);
    expect(stillInView([90, 160], chart.freq)).toEqual([90, 100]);
    expect(stillInView([-5, 10], chart.freq)).toEqual([0, 10]);
  });

  it('are all of them where none was chosen, all were, or nothing of them is there', () => {
    for (const shown of [null, [0, 100], [-1, 200], [200, 300], [100, 100]] as const) {
      expect(stillInView(shown, chart.freq)).toBeNull();
    }
    expect(stillInView([40, 60], [])).toBeNull();
  });
});
