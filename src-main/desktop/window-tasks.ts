import { randomUUID } from 'node:crypto';
import type { ProgressShape, Result } from '../contract';
import { problem, problemOf, refusal } from '../errors';

/** What a task needs from its caller: how to run it, and whom to tell. */
export type TaskWork<Value> = (signal: AbortSignal, onProgress: (progress: ProgressShape) => void) => Promise<Result<Value>>;

interface WindowTask<Value> {
  readonly aborter: AbortController;
  readonly result: Promise<Result<Value>>;
  /** The data file that it writes, or reads. */
  readonly data: string;
  state: ProgressShape['state'];
}

/** True for a task that ended as it was to: carried out, or stopped. Of any other the window has something to say. */
function endedAsAsked(result: Result<unknown>): boolean {
  return result.ok || result.error.code === 'cancelled';
}

/** The tasks of one kind (saves, verifications) that one window has, by task id. */
export class WindowTasks<Value> {
  protected readonly tasks = new Map<string, WindowTask<Value>>();
  /** Counts the pages that the window has had. */
  private page = 0;

  constructor(private readonly tell: (taskId: string, progress: ProgressShape) => void) {}

  /** Starts `work`, which is about the data file `data`, and answers its task id. */
  start(work: TaskWork<Value>, data: string): string {
    const taskId = randomUUID();
    const aborter = new AbortController();
    const onProgress = (progress: ProgressShape): void => {
      task.state = progress.state;
      this.tell(taskId, progress);
    };
    // A task that throws is a result too: whoever waits for the end of all must see it.
    const result = Promise.resolve()
      .then(() => work(aborter.signal, onProgress))
      .catch((thrown: unknown) => refusal(problemOf(thrown)))
      .finally(() => {
        task.state = 'done';
      });
    const task: WindowTask<Value> = { aborter, result, data, state: 'queued' };
    this.tasks.set(taskId, task);
    return taskId;
  }

  /** The result of a task; once a page was told, it is forgotten. */
  async resultOf(taskId: string): Promise<Result<Value>> {
    const task = this.tasks.get(taskId);
    if (task === undefined) return refusal(problem('not-granted', {}));
    const { page } = this;
    const result = await task.result;
    if (page === this.page) this.tasks.delete(taskId);
    return result;
  }

  /** The page is gone: what it asked for is told to the next one. */
  forgetPage(): void {
    this.page += 1;
  }

  /** Answers true where the task ended for it; false where it was too late. */
  async cancel(taskId: string): Promise<boolean> {
    const task = this.tasks.get(taskId);
    if (task === undefined || task.state === 'committing' || task.state === 'done') return false;
    task.aborter.abort();
    const result = await task.result;
    return !result.ok && result.error.code === 'cancelled';
  }

  get isBusy(): boolean {
    return this.running.length > 0;
  }

  /** Ends when nothing runs any more; answers whether all that ran ended as it was to. */
  async settle(): Promise<boolean> {
    const results = await Promise.all(this.running.map((task) => task.result));
    return results.every(endedAsAsked);
  }

  /** Stops what can be stopped, and waits for the rest. Answers as `settle`. */
  cancelAll(): Promise<boolean> {
    const settled = this.settle();
    for (const taskId of this.tasks.keys()) void this.cancel(taskId);
    return settled;
  }

  protected get running(): WindowTask<Value>[] {
    return [...this.tasks.values()].filter((task) => task.state !== 'done');
  }
}
