import { describe, expect, it, vi } from 'vitest';
import { PageLosses } from '../../../src-main/desktop';

vi.mock('electron', () => import('./electron'));

describe('a page that is lost', () => {
  it('is loaded again twice, and not once more', () => {
    const losses = new PageLosses(() => 0);
    expect([losses.note(), losses.note(), losses.note(), losses.note()]).toEqual([true, true, false, false]);
  });

  it('is loaded again whenever it stood for a while in between', () => {
    let now = 0;
    const losses = new PageLosses(() => now);
    for (let at = 0; at < 10; at += 1) {
      expect(losses.note()).toBe(true);
      now += 30_000;
    }
    now += 60_000;
    expect([losses.note(), losses.note(), losses.note()]).toEqual([true, true, false]);
  });

  it('begins anew where somebody wants it tried again', () => {
    const losses = new PageLosses(() => 0);
    expect(losses.areNone).toBe(true);
    for (let at = 0; at < 3; at += 1) losses.note();
    expect(losses.areNone).toBe(false);
    losses.forget();
    expect(losses.areNone).toBe(true);
    expect([losses.note(), losses.note(), losses.note()]).toEqual([true, true, false]);
  });
});
