import { problem, problemOf, refusal, SpydeskError, success, type Result } from '../errors';

/** `committing` is the stretch that must not be cut: the files are being published. */
export type TaskState = 'queued' | 'running' | 'committing' | 'done';

/** What a task is doing, in a word that the window translates into a sentence. */
export type TaskPhase = 'waiting' | 'reading' | 'checking' | 'copying' | 'writing' | 'publishing' | 'held';

/** How far a task is. `totalBytes` is 0 while it is unknown. */
export interface TaskProgress {
  readonly state: TaskState;
  readonly phase: TaskPhase;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Long work with progress, cancel and a typed result. `result` never rejects. */
export interface Task<Value> {
  readonly progress: TaskProgress;
  readonly result: Promise<Result<Value>>;
  /** Calls `listener` at every step; answers the function that stops it. One that throws is not called again. */
  onProgress(listener: (progress: TaskProgress) => void): () => void;
  /** Answers false where it is too late: the task is committing or done. */
  cancel(): boolean;
}

/** What the work itself sees of its task. */
export interface TaskContext {
  readonly signal: AbortSignal;
  report(phase: TaskPhase, doneBytes: number, totalBytes: number): void;
  /** From here on the task cannot be cancelled. Throws `cancelled` where it already was, or is done. */
  commit(): void;
  /**
   * Waits amid the commit, while another program holds a file that the work wants; the task can be cancelled for that time.
   * Errors: `cancelled` where it was.
   */
  pause(milliseconds: number): Promise<void>;
}

/** Ends early where the signal is aborted. */
async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

/** Starts `work` at once. */
export function startTask<Value>(work: (context: TaskContext) => Promise<Value>): Task<Value> {
  const aborter = new AbortController();
  const listeners = new Set<(progress: TaskProgress) => void>();
  let progress: TaskProgress = { state: 'queued', phase: 'waiting', doneBytes: 0, totalBytes: 0 };

  function advance(next: Partial<TaskProgress>): void {
    // What the work left running may report after its end.
    if (progress.state === 'done') return;
    progress = { ...progress, ...next };
    for (const listener of listeners) tell(listener);
  }

  /** The work does not fail for a fault of one who watches it. */
  function tell(listener: (progress: TaskProgress) => void): void {
    try {
      listener(progress);
    } catch (thrown) {
      listeners.delete(listener);
      console.error(thrown);
    }
  }

  const context: TaskContext = {
    signal: aborter.signal,
    report(phase, doneBytes, totalBytes) {
      const state = progress.state === 'committing' ? 'committing' : 'running';
      advance({ state, phase, doneBytes, totalBytes });
    },
    commit() {
      if (aborter.signal.aborted || progress.state === 'done') throw new SpydeskError(problem('cancelled', {}));
      advance({ state: 'committing', phase: 'publishing' });
    },
    async pause(milliseconds) {
      advance({ state: 'running', phase: 'held' });
      await sleep(milliseconds, aborter.signal);
      context.commit();
    },
  };

  async function run(): Promise<Result<Value>> {
    try {
      return success(await work(context));
    } catch (thrown) {
      return refusal(problemOf(thrown));
    } finally {
      advance({ state: 'done' });
      listeners.clear();
    }
  }

  return {
    get progress() {
      return progress;
    },
    result: run(),
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel() {
      if (progress.state === 'committing' || progress.state === 'done') return false;
      aborter.abort();
      return true;
    },
  };
}

/** A context for work that nobody watches or cancels. */
export function unwatched(signal: AbortSignal = new AbortController().signal): TaskContext {
  return {
    signal,
    report: () => undefined,
    commit: () => undefined,
    async pause(milliseconds) {
      await sleep(milliseconds, signal);
      if (signal.aborted) throw new SpydeskError(problem('cancelled', {}));
    },
  };
}
