import { randomUUID } from 'node:crypto';
import type { ProgressShape, Result, Saved } from '../contract';
import { problem, problemOf, refusal } from '../errors';

/** What a save needs from its caller: how to run it, and whom to tell. */
export type SaveWork = (signal: AbortSignal, onProgress: (progress: ProgressShape) => void) => Promise<Result<Saved>>;

interface RunningSave {
  readonly aborter: AbortController;
  readonly result: Promise<Result<Saved>>;
  state: ProgressShape['state'];
}

/** The saves of one window, by task id. */
export class SaveTasks {
  private readonly saves = new Map<string, RunningSave>();

  constructor(private readonly tell: (taskId: string, progress: ProgressShape) => void) {}

  /** Starts `work` and answers its task id. */
  start(work: SaveWork): string {
    const taskId = randomUUID();
    const aborter = new AbortController();
    const onProgress = (progress: ProgressShape): void => {
      save.state = progress.state;
      this.tell(taskId, progress);
    };
    // A save that throws is a result too: whoever waits for the end of all saves must see it.
    const result = Promise.resolve()
      .then(() => work(aborter.signal, onProgress))
      .catch((thrown: unknown) => refusal(problemOf(thrown)))
      .finally(() => {
        save.state = 'done';
      });
    const save: RunningSave = { aborter, result, state: 'queued' };
    this.saves.set(taskId, save);
    return taskId;
  }

  /** The result of a save; it can be asked once, and is forgotten then. */
  async resultOf(taskId: string): Promise<Result<Saved>> {
    const save = this.saves.get(taskId);
    if (save === undefined) return refusal(problem('not-granted', {}));
    const result = await save.result;
    this.saves.delete(taskId);
    return result;
  }

  /** Answers true where the save ended for it; false where it was too late. */
  async cancel(taskId: string): Promise<boolean> {
    const save = this.saves.get(taskId);
    if (save === undefined || save.state === 'committing' || save.state === 'done') return false;
    save.aborter.abort();
    const result = await save.result;
    return !result.ok && result.error.code === 'cancelled';
  }

  get isBusy(): boolean {
    return this.running.length > 0;
  }

  /** Ends when nothing runs any more. */
  async settle(): Promise<void> {
    await Promise.all(this.running.map((save) => save.result));
  }

  async cancelAll(): Promise<void> {
    await Promise.all([...this.saves.keys()].map((taskId) => this.cancel(taskId)));
    await this.settle();
  }

  private get running(): RunningSave[] {
    return [...this.saves.values()].filter((save) => save.state !== 'done');
  }
}
