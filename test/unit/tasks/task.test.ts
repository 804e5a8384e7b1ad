import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../../src-main/errors';
import { startTask, unwatched, type Task, type TaskContext, type TaskProgress } from '../../../src-main/tasks';

interface Held {
  readonly task: Task<string>;
  readonly context: TaskContext;
  readonly finish: (value: string) => void;
  readonly break: (thrown: unknown) => void;
}

/** A task whose work goes on until the test ends it. */
function held(): Held {
  const contexts: TaskContext[] = [];
  const { promise, resolve, reject } = withResolvers();
  const task = startTask((context) => {
    contexts.push(context);
    return promise;
  });
  const [context] = contexts;
  if (context === undefined) throw new Error('the work was not started at once');
  return { task, context, finish: resolve, break: reject };
}

function withResolvers() {
  let resolve: (value: string) => void = () => undefined;
  let reject: (thrown: unknown) => void = () => undefined;
  const promise = new Promise<string>((onValue, onThrown) => {
    resolve = onValue;
    reject = onThrown;
  });
  return { promise, resolve, reject };
}

afterEach(() => vi.restoreAllMocks());

describe('the states of a task', () => {
  it('go from queued over running and committing to done', async () => {
    const { task, context, finish } = held();
    expect(task.progress).toEqual({ state: 'queued', phase: 'waiting', doneBytes: 0, totalBytes: 0 });
    context.report('copying', 3, 9);
    expect(task.progress).toEqual({ state: 'running', phase: 'copying', doneBytes: 3, totalBytes: 9 });
    context.commit();
    expect(task.progress).toEqual({ state: 'committing', phase: 'publishing', doneBytes: 3, totalBytes: 9 });
    finish('saved');
    expect(await task.result).toEqual({ ok: true, value: 'saved' });
    expect(task.progress).toMatchObject({ state: 'done', doneBytes: 3, totalBytes: 9 });
  });

  it('go back from committing while another program holds a file, and on when it lets go', async () => {
    const { task, context, finish } = held();
    context.commit();
    const pause = context.pause(1);
    expect(task.progress).toMatchObject({ state: 'running', phase: 'held' });
    await pause;
    expect(task.progress).toMatchObject({ state: 'committing', phase: 'publishing' });
    expect(task.cancel()).toBe(false);
    finish('saved');
    await task.result;
  });

  it('let the user give up such a wait', async () => {
    const { task, context, finish } = held();
    context.commit();
    const pause = context.pause(3_600_000);
    expect(task.cancel()).toBe(true);
    await expect(pause).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    await expect(context.pause(3_600_000)).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    finish('too late');
    await task.result;
  });

  it('stay at committing when the work reports on', () => {
    const { task, context } = held();
    context.commit();
    context.report('publishing', 9, 9);
    expect(task.progress).toEqual({ state: 'committing', phase: 'publishing', doneBytes: 9, totalBytes: 9 });
  });

  it('end at done: a late report of what was left running changes nothing', async () => {
    const { task, context, break: breakWork } = held();
    breakWork(new Error('broken'));
    await task.result;
    const last = task.progress;
    context.report('copying', 5, 9);
    expect(task.progress).toBe(last);
    expect(task.cancel()).toBe(false);
  });

  it('end at done: what was left running cannot commit any more', async () => {
    const { task, context, finish } = held();
    finish('saved');
    await task.result;
    expect(() => context.commit()).toThrow('cancelled');
    expect(task.progress.state).toBe('done');
  });
});

describe('the result of a task', () => {
  it('is a refusal where the work fails, with the problem that it told', async () => {
    const task = startTask(async () => fail('no-space', {}, { path: await Promise.resolve('/data') }));
    expect(await task.result).toMatchObject({ ok: false, error: { code: 'no-space', path: '/data' } });
    expect(task.progress.state).toBe('done');
  });

  it('never rejects, be the error unforeseen, no error at all, or thrown before the work began to wait', async () => {
    const unforeseen = startTask(() => Promise.reject(new TypeError('odd')));
    expect(await unforeseen.result).toMatchObject({ ok: false, error: { code: 'internal' } });
    const { task, break: breakWork } = held();
    breakWork('a text');
    expect(await task.result).toMatchObject({ ok: false, error: { code: 'internal', detail: 'a text' } });
    const early = startTask((): Promise<string> => fail('busy', {}));
    expect(await early.result).toMatchObject({ ok: false, error: { code: 'busy' } });
  });

  it('comes after the state: who waits for it finds the task done', async () => {
    const { task, finish } = held();
    const seen = task.result.then(() => task.progress.state);
    finish('saved');
    expect(await seen).toBe('done');
  });
});

describe('cancelling', () => {
  it('before it commits aborts the signal, and the work ends as cancelled', async () => {
    const task = startTask(
      ({ signal }) =>
        new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as DOMException))),
    );
    expect(task.cancel()).toBe(true);
    expect(await task.result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('twice is no more than once', () => {
    const { task, context } = held();
    expect([task.cancel(), task.cancel()]).toEqual([true, true]);
    expect(context.signal.aborted).toBe(true);
  });

  it('of work that does not listen stops it at its commit', async () => {
    const published = vi.fn();
    const { promise, resolve } = withResolvers();
    const task = startTask(async (context) => {
      await promise;
      context.commit();
      published();
    });
    expect(task.cancel()).toBe(true);
    resolve('');
    expect(await task.result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(published).not.toHaveBeenCalled();
  });

  it('is refused while it commits, and the signal stays as it is', async () => {
    const { task, context, finish } = held();
    context.commit();
    expect(task.cancel()).toBe(false);
    expect(context.signal.aborted).toBe(false);
    finish('saved');
    expect(await task.result).toEqual({ ok: true, value: 'saved' });
  });

  it('is refused when it is done', async () => {
    const { task, context, finish } = held();
    finish('saved');
    await task.result;
    expect(task.cancel()).toBe(false);
    expect(context.signal.aborted).toBe(false);
  });
});

describe('one who listens', () => {
  it('is told every step, the last included', async () => {
    const { task, context, finish } = held();
    const steps: TaskProgress[] = [];
    task.onProgress((progress) => steps.push(progress));
    context.report('reading', 1, 2);
    context.commit();
    finish('saved');
    await task.result;
    expect(steps.map(({ state, phase }) => `${state} ${phase}`)).toEqual([
      'running reading',
      'committing publishing',
      'done publishing',
    ]);
  });

  it('hears nothing more once it stopped, while the others do', () => {
    const { task, context } = held();
    const [one, other] = [vi.fn(), vi.fn()];
    const stop = task.onProgress(one);
    task.onProgress(other);
    context.report('reading', 1, 2);
    stop();
    context.report('reading', 2, 2);
    expect(one).toHaveBeenCalledOnce();
    expect(other).toHaveBeenCalledTimes(2);
  });

  it('and throws harms neither the work nor the others: it is written down and not called again', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { task, context, finish } = held();
    const fault = new Error('a fault of the window');
    const broken = vi.fn(() => {
      throw fault;
    });
    const other = vi.fn();
    task.onProgress(broken);
    task.onProgress(other);
    context.report('reading', 1, 2);
    context.report('reading', 2, 2);
    finish('saved');
    expect(await task.result).toEqual({ ok: true, value: 'saved' });
    expect(broken).toHaveBeenCalledOnce();
    expect(written).toHaveBeenCalledExactlyOnceWith(fault);
    expect(other).toHaveBeenCalledTimes(3);
  });

  it('and throws at the very last step leaves the result as it is', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { task, finish } = held();
    task.onProgress(() => {
      throw new Error('a fault of the window');
    });
    finish('saved');
    expect(await task.result).toEqual({ ok: true, value: 'saved' });
  });
});

describe('a context that nobody watches', () => {
  it('takes reports and a commit, and hands on the signal that it was given', () => {
    const { signal } = new AbortController();
    const context = unwatched(signal);
    context.report('checking', 1, 2);
    context.commit();
    expect(context.signal).toBe(signal);
    expect(unwatched().signal.aborted).toBe(false);
  });
});
