import { afterEach, expect, it, vi } from 'vitest';
import { lookNowAndThen } from '../../../src-renderer/recents/now-and-then';

afterEach(() => vi.useRealTimers());

it('a list is looked at again while it can be seen, until it is gone', () => {
  vi.useFakeTimers();
  const look = vi.fn<() => void>();
  let isSeen = true;
  const stop = lookNowAndThen(look, () => isSeen);
  vi.advanceTimersByTime(29_000);
  expect(look).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(61_000);
  expect(look).toHaveBeenCalledTimes(3);
  isSeen = false;
  vi.advanceTimersByTime(600_000);
  expect(look).toHaveBeenCalledTimes(3);
  isSeen = true;
  vi.advanceTimersByTime(30_000);
  expect(look).toHaveBeenCalledTimes(4);
  stop();
  vi.advanceTimersByTime(600_000);
  expect(look).toHaveBeenCalledTimes(4);
});
