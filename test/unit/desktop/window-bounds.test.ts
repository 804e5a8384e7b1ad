import { describe, expect, it, vi } from 'vitest';
import { boundsBeside, boundsOnScreen } from '../../../src-main/desktop';

vi.mock('electron', () => import('./electron'));

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const besideIt = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('a window that is made again', () => {
  it('lies where it was, on whichever screen', () => {
    const bounds = { x: 1500, y: 40, width: 1200, height: 800 };
    expect(boundsOnScreen(bounds, [laptop, besideIt])).toEqual(bounds);
    expect(boundsOnScreen({ ...bounds, x: -300 }, [laptop])).toEqual({ ...bounds, x: -300 });
  });

  it('is put anew where its screen is gone', () => {
    expect(boundsOnScreen({ x: 1500, y: 40, width: 1200, height: 800 }, [laptop])).toBeNull();
    expect(boundsOnScreen({ x: 10, y: 40, width: 1200, height: 800 }, [])).toBeNull();
  });

  it('is put anew where its upper edge could not be taken hold of', () => {
    expect(boundsOnScreen({ x: 1340, y: 40, width: 1200, height: 800 }, [laptop])).toBeNull();
    expect(boundsOnScreen({ x: 10, y: -60, width: 1200, height: 800 }, [laptop])).toBeNull();
    expect(boundsOnScreen({ x: 10, y: 890, width: 1200, height: 800 }, [laptop])).toBeNull();
  });

  it('is no larger than its screen', () => {
    expect(boundsOnScreen({ x: 20, y: 30, width: 3000, height: 2000 }, [laptop])).toEqual({
      x: 20,
      y: 30,
      width: 1440,
      height: 875,
    });
  });

  it('lies a step beside the one that it was opened from', () => {
    expect(boundsBeside({ x: 10, y: 20, width: 800, height: 600 })).toEqual({ x: 38, y: 48, width: 800, height: 600 });
  });
});
