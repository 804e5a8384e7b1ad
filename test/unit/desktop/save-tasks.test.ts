import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProgressShape, Result, Saved } from '../../../src-main/contract';
import { SaveTasks, type TaskWork } from '../../../src-main/desktop';
import { fail, problem, refusal } from '../../../src-main/errors';

vi.mock('electron', () => import('./electron'));

const place = { ref: 'file:///k.spy', name: 'k.spy', path: '/k.spy', select: null };
const data = '/k.spy/k.analog';
const saved: Result<Saved> = {
  ok: true,
  value: { ref: `file://${data}`, data, info: `${data}.info`, syncopyLine: 'spy.load()', place },
};
const cancelled = refusal(problem('cancelled', {}));
const progress = (state: ProgressShape['state']): ProgressShape => ({ state, phase: 'copying', doneBytes: 1, totalBytes: 2 });

/** A save that a test drives; it ends as `cancelled` when it is asked to, until it commits. */
class DrivenSave {
  report: (state: ProgressShape['state']) => void = () => undefined;
  end: (result: Result<Saved>) => void = () => undefined;
  signal: AbortSignal | undefined;
  private isCommitting = false;

  readonly work: TaskWork<Saved> = (signal, onProgress) => {
    this.signal = signal;
    this.report = (state) => {
      this.isCommitting = state === 'committing';
      onProgress(progress(state));
    };
    return new Promise((resolve) => {
      this.end = resolve;
      signal.addEventListener('abort', () => {
        if (!this.isCommitting) resolve(cancelled);
      });
    });
  };
}

describe('the saves of a window', () => {
  const tell = vi.fn<(taskId: string, progress: ProgressShape) => void>();
  let saves: SaveTasks;
  let save: DrivenSave;
  let taskId: string;

  beforeEach(async () => {
    tell.mockClear();
    saves = new SaveTasks(tell);
    save = new DrivenSave();
    taskId = saves.start(save.work, data);
    await Promise.resolve();
  });

  it('have an id each', () => {
    expect(saves.start(new DrivenSave().work, data)).not.toBe(taskId);
  });

  it('tell their progress with their id', () => {
    save.report('running');
    expect(tell).toHaveBeenCalledExactlyOnceWith(taskId, progress('running'));
  });

  it('tell also what they report at their very start', async () => {
    const early = saves.start((_signal, onProgress) => {
      onProgress(progress('running'));
      return Promise.resolve(saved);
    }, data);
    await saves.resultOf(early);
    expect(tell).toHaveBeenCalledExactlyOnceWith(early, progress('running'));
  });

  it('answer their result once, then they are forgotten', async () => {
    const asked = saves.resultOf(taskId);
    save.end(saved);
    expect(await asked).toEqual(saved);
    expect(await saves.resultOf(taskId)).toMatchObject({ ok: false, error: { code: 'not-granted' } });
  });

  it('answer it to the next page, where the one that asked is gone', async () => {
    void saves.resultOf(taskId);
    saves.forgetPage();
    expect(saves.untold).toEqual([{ taskId, data }]);
    save.end(saved);
    await saves.settle();
    expect(saves.untold).toEqual([{ taskId, data }]);
    expect(await saves.resultOf(taskId)).toEqual(saved);
    expect(saves.untold).toEqual([]);
  });

  it('name what they write, as long as they run', async () => {
    saves.start(new DrivenSave().work, '/other.analog');
    expect(saves.targets).toEqual([data, '/other.analog']);
    save.end(saved);
    await saves.resultOf(taskId);
    expect(saves.targets).toEqual(['/other.analog']);
  });

  it.each([
    ['carried out', saved, true],
    ['stopped', cancelled, true],
    ['refused', refusal(problem('no-space', {})), false],
  ] as const)('say when they are settled whether they ended as they were to: %s', async (_, result, endedAsAsked) => {
    const settled = saves.settle();
    save.end(result);
    expect(await settled).toBe(endedAsAsked);
  });

  it('answer nothing for an id that is not theirs', async () => {
    expect(await saves.resultOf('another')).toMatchObject({ ok: false, error: { code: 'not-granted' } });
    expect(await saves.cancel('another')).toBe(false);
  });

  it('answer the result also when it came before it was asked for', async () => {
    save.end(saved);
    await saves.settle();
    expect(await saves.resultOf(taskId)).toEqual(saved);
  });

  it.each(['queued', 'running'] as const)('can be cancelled while they are %s', async (state) => {
    save.report(state);
    expect(await saves.cancel(taskId)).toBe(true);
    expect(await saves.resultOf(taskId)).toEqual(cancelled);
  });

  it('can be cancelled before they have begun', async () => {
    const next = new DrivenSave();
    const asked = saves.cancel(saves.start(next.work, data));
    await Promise.resolve();
    next.end(cancelled);
    expect(await asked).toBe(true);
    expect(next.signal?.aborted).toBe(true);
  });

  it('cannot be cancelled while they commit', async () => {
    save.report('committing');
    expect(await saves.cancel(taskId)).toBe(false);
    expect(save.signal?.aborted).toBe(false);
  });

  it('cannot be cancelled when they are done', async () => {
    save.end(saved);
    await saves.settle();
    expect(await saves.cancel(taskId)).toBe(false);
    expect(save.signal?.aborted).toBe(false);
    expect(await saves.resultOf(taskId)).toEqual(saved);
  });

  it('answer that it was too late where they ended all the same', async () => {
    const hasty = saves.start(() => new Promise((resolve) => setTimeout(() => resolve(saved))), data);
    expect(await saves.cancel(hasty)).toBe(false);
    expect(await saves.resultOf(hasty)).toEqual(saved);
  });

  it('are busy until the last of them has ended', async () => {
    const second = new DrivenSave();
    saves.start(second.work, data);
    await Promise.resolve();
    let isSettled = false;
    const settled = saves.settle().then(() => {
      isSettled = true;
    });
    save.end(saved);
    await saves.resultOf(taskId);
    expect([saves.isBusy, isSettled]).toEqual([true, false]);
    second.end(refusal(problem('no-space', {})));
    await settled;
    expect(saves.isBusy).toBe(false);
  });

  it('are all cancelled at once, and those that commit are waited for', async () => {
    const committing = new DrivenSave();
    const committingId = saves.start(committing.work, data);
    await Promise.resolve();
    committing.report('committing');
    const all = saves.cancelAll();
    expect(await saves.resultOf(taskId)).toEqual(cancelled);
    expect(saves.isBusy).toBe(true);
    committing.end(saved);
    await all;
    expect(saves.isBusy).toBe(false);
    expect(await saves.resultOf(committingId)).toEqual(saved);
  });

  it('end like any other when they throw', async () => {
    const thrown = saves.start(() => fail('busy', {}), data);
    const rejected = saves.start(() => Promise.reject(new TypeError('nobody foresaw this')), data);
    save.end(saved);
    await saves.settle();
    expect(saves.isBusy).toBe(false);
    expect(await saves.resultOf(thrown)).toMatchObject({ ok: false, error: { code: 'busy' } });
    expect(await saves.resultOf(rejected)).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});
