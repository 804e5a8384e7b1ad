import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TypedText } from '../../../src-main/desktop';

vi.mock('electron', () => import('./electron'));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const askPage = vi.fn<() => void>();
let ended: boolean;

/** What is typed is asked for; answers whether it was handed on by now. */
function handOn(typed: TypedText): () => Promise<boolean> {
  ended = false;
  void typed.handOn().then(() => (ended = true));
  return async () => {
    await vi.advanceTimersByTimeAsync(0);
    return ended;
  };
}

describe('what is typed into a page', () => {
  beforeEach(() => void vi.clearAllMocks());

  it('is asked for, and waited for until the page has handed it on', async () => {
    const typed = new TypedText(askPage);
    typed.note(true);
    expect(typed.isPending).toBe(true);
    const isOver = handOn(typed);
    expect(askPage).toHaveBeenCalledOnce();
    expect(await isOver()).toBe(false);
    typed.note(false);
    expect([await isOver(), typed.isPending]).toEqual([true, false]);
  });

  it('that is refused is told to whom asked', async () => {
    const typed = new TypedText(askPage);
    typed.note(true);
    const answer = typed.handOn();
    typed.note(false, true);
    expect(await answer).toBe(false);
    expect(await typed.handOn()).toBe(true);
  });

  it('is not asked for where there is nothing', async () => {
    const isOver = handOn(new TypedText(askPage));
    expect(await isOver()).toBe(true);
    expect(askPage).not.toHaveBeenCalled();
  });

  it('is given up where the page does not answer: nobody knows whether it was handed on', async () => {
    const typed = new TypedText(askPage, () => false, 2_000);
    typed.note(true);
    const isTaken = typed.handOn();
    const isOver = handOn(typed);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(await isOver()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect([await isOver(), typed.isPending, await isTaken]).toEqual([true, false, null]);
  });

  it('is given up at once where the page is gone', async () => {
    const typed = new TypedText(askPage, () => true, 2_000);
    typed.note(true);
    const isTaken = typed.handOn();
    typed.giveUp();
    expect([await isTaken, typed.isPending]).toEqual([null, false]);
  });

  it('is waited for as long as the page itself waits for a change', async () => {
    let isStepping = true;
    const typed = new TypedText(askPage, () => isStepping, 2_000);
    typed.note(true);
    const isOver = handOn(typed);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([await isOver(), typed.isPending]).toEqual([false, true]);
    isStepping = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await isOver()).toBe(true);
  });
});
