import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Leaving, leavingQuestion, type AskAboutChanges, type AskToLeave, type LeavingAnswer } from '../../../src-main/desktop';

vi.mock('electron', () => import('./electron'));

/** The saves of one window, which a test ends. */
class PlayedSaves {
  isBusy = true;
  wasCancelled = false;
  private end: (endedAsAsked: boolean) => void = () => undefined;
  private readonly ended = new Promise<boolean>((resolve) => {
    this.end = resolve;
  });

  constructor(readonly targets: string[]) {}

  settle(): Promise<boolean> {
    return this.ended;
  }

  cancelAll(): Promise<boolean> {
    this.wasCancelled = true;
    return this.ended;
  }

  finish(endedAsAsked = true): void {
    this.isBusy = false;
    this.end(endedAsAsked);
  }
}

const leave = vi.fn<() => void>();
let first: PlayedSaves;
let second: PlayedSaves;
let answer: (given: LeavingAnswer) => void;
const ask = vi.fn<AskToLeave>(
  () =>
    new Promise((resolve) => {
      answer = resolve;
    }),
);
const done = (): Promise<boolean> => Promise.resolve(true);
const questions = { aboutSaves: ask, aboutChanges: vi.fn<AskAboutChanges>() };
let leaving: Leaving;

/** Lets all that can go on without the test go on. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  vi.clearAllMocks();
  first = new PlayedSaves(['/a.analog']);
  second = new PlayedSaves(['/b.analog']);
  const windowWith = (saves: PlayedSaves) => ({ saves, unsaved: [], saveChanges: done, discardChanges: done });
  leaving = new Leaving('program', () => [windowWith(first), windowWith(second)], questions, leave);
});

describe('leaving', () => {
  it('stays where the question cannot be put, and asks again when it is wanted again', async () => {
    ask.mockRejectedValueOnce(new Error('the window is gone'));
    expect(leaving.request()).toBe(false);
    await pause();
    expect(leave).not.toHaveBeenCalled();
    expect(leaving.request()).toBe(false);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is free where nothing is saved', () => {
    first.finish();
    second.finish();
    expect(leaving.request()).toBe(true);
    expect(ask).not.toHaveBeenCalled();
    expect(leave).not.toHaveBeenCalled();
  });

  it('asks once for the saves of all windows, however often it is asked for', () => {
    for (let times = 0; times < 3; times += 1) expect(leaving.request()).toBe(false);
    expect(ask).toHaveBeenCalledExactlyOnceWith('program', ['/a.analog', '/b.analog']);
  });

  it('waits for the last save, and asks nothing more meanwhile', async () => {
    leaving.request();
    answer('wait');
    first.finish();
    await pause();
    expect(leave).not.toHaveBeenCalled();
    expect(leaving.request()).toBe(false);
    second.finish();
    await pause();
    expect([first.wasCancelled, second.wasCancelled]).toEqual([false, false]);
    expect(ask).toHaveBeenCalledOnce();
    expect(leave).toHaveBeenCalledOnce();
  });

  it('stays where a save that was waited for has something to say, and can be asked for again', async () => {
    leaving.request();
    answer('wait');
    first.finish(false);
    second.finish();
    await pause();
    expect(leave).not.toHaveBeenCalled();
    first.isBusy = true;
    leaving.request();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('stops the saves, and waits until they have ended', async () => {
    leaving.request();
    answer('stop');
    await pause();
    expect([first.wasCancelled, second.wasCancelled]).toEqual([true, true]);
    expect(leave).not.toHaveBeenCalled();
    first.finish();
    second.finish();
    await pause();
    expect(leave).toHaveBeenCalledOnce();
  });

  it('does nothing where the user stays, and asks again the next time', async () => {
    leaving.request();
    answer('stay');
    await pause();
    first.finish();
    await pause();
    expect(leave).not.toHaveBeenCalled();
    expect(leaving.request()).toBe(false);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(ask).toHaveBeenLastCalledWith('program', ['/b.analog']);
  });

  it('that the system wants asks nothing, and cuts no save off', async () => {
    const left = leaving.insist();
    expect([first.wasCancelled, second.wasCancelled]).toEqual([true, true]);
    await pause();
    expect(leave).not.toHaveBeenCalled();
    first.finish();
    second.finish(false);
    await left;
    expect(ask).not.toHaveBeenCalled();
    expect(leave).toHaveBeenCalledOnce();
  });
});

describe('what is asked on leaving', () => {
  it('names the one save, and offers to wait, to stop it and to stay', () => {
    const { message, detail, buttons } = leavingQuestion('window', ['/data/c.spy/c.analog']);
    expect(message).toBe('A save is still running.');
    expect(detail).toMatch(/^\/data\/c\.spy\/c\.analog\n\nWhere it is stopped, what was there before stays as it was\./);
    expect(buttons).toEqual([
      { label: 'Close When Done', answer: 'wait' },
      { label: 'Stop the Save', answer: 'stop' },
      { label: "Don't Close", answer: 'stay' },
    ]);
  });

  it('names several, and of many the first', () => {
    const { message, detail, buttons } = leavingQuestion('program', ['/1', '/2', '/3', '/4', '/5', '/6', '/7']);
    expect(message).toBe('7 saves are still running.');
    expect(detail).toMatch(/^\/1\n\/2\n\/3\n\/4\n\/5\nand 2 more\n\nWhere they are stopped/);
    expect(buttons.map(({ label }) => label)).toEqual(['Quit When Done', 'Stop the Saves and Quit', "Don't Quit"]);
  });
});
