import { randomUUID } from 'node:crypto';
import type { ProgressShape, Result, RunningSave, Saved } from '../contract';
import { problem, problemOf, refusal } from '../errors';

/** What a save needs from its caller: how to run it, and whom to tell. */
export type SaveWork = (signal: AbortSignal, onProgress: (progress: ProgressShape) => void) => Promise<Result<Saved>>;

interface Save {
  readonly aborter: AbortController;
  readonly result: Promise<Result<Saved>>;
  /** The data file that it writes. */
  readonly data: string;
  state: ProgressShape['state'];
}

/** True for a save that ended as it was to: carried out, or stopped. Of any other the window has something to say. */
function endedAsAsked(result: Result<Saved>): boolean {
  return result.ok || result.error.code === 'cancelled';
}

/** The saves of one window, by task id. */
export class SaveTasks {
  private readonly saves = new Map<string, Save>();
  /** Counts the pages that the window has had. */
  private page = 0;

  constructor(private readonly tell: (taskId: string, progress: ProgressShape) => void) {}

  /** Starts `work`, which writes the data file `data`, and answers its task id. */
  start(work: SaveWork, data: string): string {
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
    const save: Save = { aborter, result, data, state: 'queued' };
    this.saves.set(taskId, save);
    return taskId;
  }

  /** The result of a save; once a page was told, it is forgotten. */
  async resultOf(taskId: string): Promise<Result<Saved>> {
    const save = this.saves.get(taskId);
    if (save === undefined) return refusal(problem('not-granted', {}));
    const { page } = this;
    const result = await save.result;
    if (page === this.page) this.saves.delete(taskId);
    return result;
  }

  /** The page is gone: what it asked for is told to the next one. */
  forgetPage(): void {
    this.page += 1;
  }

  /** The saves of which no page was told the result, whether they run or not. */
  get untold(): RunningSave[] {
    return [...this.saves].map(([taskId, { data }]) => ({ taskId, data }));
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

  /** The data files that are being written. */
  get targets(): string[] {
    return this.running.map(({ data }) => data);
  }

  /** Ends when nothing runs any more; answers whether all that ran ended as it was to. */
  async settle(): Promise<boolean> {
    const results = await Promise.all(this.running.map((save) => save.result));
    return results.every(endedAsAsked);
  }

  /** Stops what can be stopped, and waits for the rest. Answers as `settle`. */
  cancelAll(): Promise<boolean> {
    const settled = this.settle();
    for (const taskId of this.saves.keys()) void this.cancel(taskId);
    return settled;
  }

  private get running(): Save[] {
    return [...this.saves.values()].filter((save) => save.state !== 'done');
  }
}
