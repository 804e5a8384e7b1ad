import { describe, expect, it } from 'vitest';
import { CHANGES_SHOWN as SHOWN, changeRange, withNewer, withOlder } from '../../../src-renderer/history/change-range';

describe('the changes that are drawn', () => {
  it('are all of few, and the newest of many', () => {
    expect(changeRange(3, 3, null)).toEqual({ from: 0, to: 3 });
    expect(changeRange(0, 0, null)).toEqual({ from: 0, to: 0 });
    expect(changeRange(5000, 5000, null)).toEqual({ from: 5000 - SHOWN, to: 5000 });
  });

  it('are those around the current place where it would not be seen', () => {
    expect(changeRange(5000, 1000, null)).toEqual({ from: 1000 - SHOWN / 2, to: 1000 + SHOWN / 2 });
    expect(changeRange(5000, 10, null)).toEqual({ from: 0, to: 10 + SHOWN / 2 });
    expect(changeRange(5000, 5000 - SHOWN, null).from).toBeLessThan(5000 - SHOWN);
  });

  it('stay the newest where all are undone: that place is below them', () => {
    expect(changeRange(5000, 0, null)).toEqual({ from: 5000 - SHOWN, to: 5000 });
  });

  it('are more where more are asked for, and with them those that are made later', () => {
    const older = withOlder(changeRange(5000, 5000, null));
    expect(older).toEqual({ from: 5000 - 2 * SHOWN, to: 5000 });
    const around = changeRange(5000, 4970, null);
    const newer = withNewer(around, 5000);
    expect(changeRange(5000, 4970, newer)).toEqual({ from: around.from, to: 5000 });
    expect(changeRange(5001, 5001, newer)).toEqual({ from: around.from, to: 5001 });
    expect(withNewer({ from: 100, to: 150 }, 5000)).toEqual({ from: 100, to: 150 + SHOWN });
    expect(withOlder({ from: 20, to: 70 })).toEqual({ from: 0, to: 70 });
  });

  it('are as many as there are where others took their place', () => {
    expect(changeRange(10, 10, { from: 4950, to: 5000 })).toEqual({ from: 0, to: 10 });
  });
});
