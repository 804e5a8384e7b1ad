import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  changesQuestion,
  Leaving,
  leavingQuestion,
  type AskAboutChanges,
  type AskToLeave,
  type ChangesAnswer,
  type LeavingAnswer,
} from '../../../src-main/desktop';

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
/** One window with changes that were not saved, and with what is typed into it. */
class PlayedChanges {
  readonly saves = new PlayedSaves([]);
  /** A save of all of them, or none where it is refused. */
  isRefused = false;
  readonly done: string[] = [];
  readonly typed = { isPending: false, handOn: (): Promise<boolean | null> => this.handOn() };
  typedName = '';
  /** A change that is asked for; a test answers it by `step`. */
  isStepping = false;
  step: (changed: string[]) => void = () => undefined;

  constructor(public unsaved: string[]) {
    this.saves.finish();
  }

  saveChanges(): Promise<boolean> {
    return this.end('saved');
  }

  discardChanges(): Promise<boolean> {
    return this.end('discarded');
  }

  /** As the data host does: what is asked for is answered first. */
  async readChanges(): Promise<void> {
    if (!this.isStepping) return;
    this.unsaved = await new Promise<string[]>((resolve) => (this.step = resolve));
    this.isStepping = false;
  }

  private end(how: string): Promise<boolean> {
    this.done.push(`${how} ${this.unsaved.join()}`);
    if (!this.isRefused) this.unsaved = [];
    return Promise.resolve(!this.isRefused);
  }

  private handOn(): Promise<boolean> {
    this.typed.isPending = false;
    this.unsaved = [...this.unsaved, this.typedName];
    return Promise.resolve(true);
  }
}

const done = (): Promise<boolean> => Promise.resolve(true);
let answerChanges: (given: ChangesAnswer) => void;
const askAboutChanges = vi.fn<AskAboutChanges>(
  () =>
    new Promise((resolve) => {
      answerChanges = resolve;
    }),
);
const questions = { aboutSaves: ask, aboutChanges: askAboutChanges };
const unchanged = {
  ...{ unsaved: [], typed: { isPending: false, handOn: done }, isStepping: false },
  ...{ readChanges: () => Promise.resolve(), saveChanges: done, discardChanges: done },
};
let leaving: Leaving;

/** Lets all that can go on without the test go on. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  vi.clearAllMocks();
  first = new PlayedSaves(['/a.analog']);
  second = new PlayedSaves(['/b.analog']);
  const windowWith = (saves: PlayedSaves) => ({ ...unchanged, saves });
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

describe('leaving with changes that are not saved', () => {
  let one: PlayedChanges;
  let two: PlayedChanges;
  let both: Leaving;
  beforeEach(() => {
    one = new PlayedChanges(['a.analog']);
    two = new PlayedChanges(['b.spike']);
    both = new Leaving('program', () => [one, two], questions, leave);
  });

  it('asks once for all windows by name, however often it is asked for', async () => {
    for (let times = 0; times < 3; times += 1) expect(both.request()).toBe(false);
    await pause();
    expect(askAboutChanges).toHaveBeenCalledExactlyOnceWith('program', ['a.analog', 'b.spike']);
    expect(leave).not.toHaveBeenCalled();
  });

  it.each([
    ['save', 'saved'],
    ['discard', 'discarded'],
  ] as const)('does to all what was answered (%s), and leaves', async (given, how) => {
    both.request();
    await pause();
    answerChanges(given);
    await pause();
    expect([...one.done, ...two.done]).toEqual([`${how} a.analog`, `${how} b.spike`]);
    expect(leave).toHaveBeenCalledOnce();
    expect(both.request()).toBe(true);
  });

  it('does nothing where the user stays, and asks again the next time', async () => {
    both.request();
    await pause();
    answerChanges('stay');
    await pause();
    expect([one.done, two.done, leave.mock.calls]).toEqual([[], [], []]);
    both.request();
    await pause();
    expect(askAboutChanges).toHaveBeenCalledTimes(2);
  });

  it('stays where a save is refused, and touches no window behind it', async () => {
    one.isRefused = true;
    both.request();
    await pause();
    answerChanges('save');
    await pause();
    expect([one.done, two.done, leave.mock.calls]).toEqual([['saved a.analog'], [], []]);
    both.request();
    await pause();
    expect(askAboutChanges).toHaveBeenLastCalledWith('program', ['a.analog', 'b.spike']);
  });

  it('asks about changes once the saves that run are done', async () => {
    one.saves.isBusy = true;
    both.request();
    answer('wait');
    await pause();
    expect(askAboutChanges).toHaveBeenCalledOnce();
  });

  it('waits for what is typed to be handed on, and asks about that too', async () => {
    two.unsaved = [];
    Object.assign(two, { typedName: 'typed.analog' }).typed.isPending = true;
    expect(both.request()).toBe(false);
    await pause();
    expect(askAboutChanges).toHaveBeenCalledExactlyOnceWith('program', ['a.analog', 'typed.analog']);
  });

  describe('of which one is asked for and not answered', () => {
    let only: PlayedChanges;
    let alone: Leaving;
    beforeEach(() => {
      only = new PlayedChanges([]);
      only.isStepping = true;
      alone = new Leaving('window', () => [only], questions, leave);
    });

    it('waits for the answer, and asks about what it changed', async () => {
      expect(alone.request()).toBe(false);
      await pause();
      expect([askAboutChanges.mock.calls, leave.mock.calls]).toEqual([[], []]);
      only.step(['slow.analog']);
      await pause();
      expect(askAboutChanges).toHaveBeenCalledExactlyOnceWith('window', ['slow.analog']);
      expect(leave).not.toHaveBeenCalled();
    });

    it('closes unasked where it changed nothing', async () => {
      alone.request();
      await pause();
      only.step([]);
      await pause();
      expect(askAboutChanges).not.toHaveBeenCalled();
      expect(leave).toHaveBeenCalledOnce();
    });

    it('asks what the data host knows where the page does not say what became of what was typed', async () => {
      only.typed.isPending = true;
      only.typed.handOn = () => {
        only.typed.isPending = false;
        return Promise.resolve(null);
      };
      alone.request();
      await pause();
      only.step(['typed.analog']);
      await pause();
      expect(askAboutChanges).toHaveBeenCalledExactlyOnceWith('window', ['typed.analog']);
      answerChanges('stay');
      await pause();
      expect(leave).not.toHaveBeenCalled();
    });
  });

  it.each([
    ['was refused', false],
    ['may be lost, since the page does not answer,', null],
  ])('stays once where what was typed %s and changed nothing, and then closes without it', async (_, isTaken) => {
    const only = new PlayedChanges([]);
    only.typed.handOn = () => {
      only.typed.isPending = false;
      return Promise.resolve(isTaken);
    };
    only.typed.isPending = true;
    const alone = new Leaving('window', () => [only], questions, leave);
    expect(alone.request()).toBe(false);
    await pause();
    expect(leave).not.toHaveBeenCalled();
    expect(alone.request()).toBe(true);
  });

  it('asks nothing where what was typed changed nothing', async () => {
    const only = new PlayedChanges([]);
    only.typed.handOn = () => {
      only.typed.isPending = false;
      return Promise.resolve(true);
    };
    only.typed.isPending = true;
    const alone = new Leaving('window', () => [only], questions, leave);
    expect(alone.request()).toBe(false);
    await pause();
    expect(askAboutChanges).not.toHaveBeenCalled();
    expect(leave).toHaveBeenCalledOnce();
  });

  it('that the system wants asks nothing, saves and discards nothing, and hands on what is typed', async () => {
    Object.assign(one, { typedName: 'typed.analog' }).typed.isPending = true;
    await both.insist();
    expect(askAboutChanges).not.toHaveBeenCalled();
    expect([one.unsaved, one.done, two.done]).toEqual([['a.analog', 'typed.analog'], [], []]);
    expect(leave).toHaveBeenCalledOnce();
    expect(both.request()).toBe(true);
  });
});

describe('what is asked on leaving', () => {
  it('names the one object with changes, and offers to save, to discard and to stay', () => {
    const { message, detail, buttons } = changesQuestion('window', ['c.analog']);
    expect(message).toBe('An object has unsaved changes.');
    expect(detail).toMatch(/^c\.analog\n\nSaving writes it onto its own two files\./);
    expect(buttons).toEqual([
      { label: 'Save', answer: 'save' },
      { label: 'Discard Changes', answer: 'discard' },
      { label: "Don't Close", answer: 'stay' },
    ]);
  });

  it('names several objects with changes', () => {
    const { message, buttons } = changesQuestion('program', ['1', '2']);
    expect(message).toBe('2 objects have unsaved changes.');
    expect(buttons.map(({ label }) => label)).toEqual(['Save All', 'Discard Changes', "Don't Quit"]);
  });

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
