import { Worker } from 'node:worker_threads';
import { problem, SpydeskError, type Problem } from '../errors';
import { workerUrl } from '../tasks';
import { REASONS } from './hdf5-errors';
import type { AnswerMessage, CallMessage, CallName, WorkerCalls, WorkerSetup } from './protocol';

/** JavaScript's own heap of a worker; arrays and the library's memory are not counted by it. */
const HEAP_MEGABYTES = 256;

/** What is cancelled ends by itself between two of its pieces; where the library does not come back from one, it is ended. */
const CANCEL_PATIENCE_MS = 1_000;

interface Running {
  settle(outcome: { ok: true; value: unknown } | { ok: false; problem: Problem }): void;
}

/** The caller's end of one worker thread. It does one call at a time; after `isLost` it does none any more. */
export class Hdf5Worker {
  private readonly cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  private readonly worker: Worker;
  private running: Running | null = null;
  private printed = '';
  private lost = false;

  constructor() {
    const workerData: WorkerSetup = { cancel: this.cancelFlag };
    this.worker = new Worker(workerUrl('hdf5-worker'), {
      workerData,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    });
    this.worker.unref();
    this.worker.stdout.resume();
    this.worker.stderr.on('data', (text: Buffer) => (this.printed = (this.printed + text.toString()).slice(-4096)));
    this.worker.on('message', (answer: AnswerMessage) => this.receive(answer));
    this.worker.on('error', (error) => this.lose(error.stack ?? error.message));
    this.worker.on('exit', (status) => this.lose(`exit ${status}\n${this.printed}`));
  }

  get isLost(): boolean {
    return this.lost;
  }

  get isBusy(): boolean {
    return this.running !== null;
  }

  /** Sends one call and waits for its answer, `limitMs` at most. */
  async call<Name extends CallName>(
    message: CallMessage & { readonly call: Name },
    limitMs: number,
    signal?: AbortSignal,
  ): Promise<WorkerCalls[Name]['answer']> {
    const { path } = message.arguments.file;
    if (signal?.aborted === true) throw new SpydeskError(problem('cancelled', {}, { path }));
    Atomics.store(this.cancelFlag, 0, 0);
    this.worker.ref();
    let patience: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      Atomics.store(this.cancelFlag, 0, 1);
      patience = setTimeout(() => this.end(problem('cancelled', {})), CANCEL_PATIENCE_MS);
    };
    signal?.addEventListener('abort', cancel);
    const tooSlow = (): void => this.end(problem('host-task-failed', { reason: REASONS.tooSlow }, { detail: this.printed }));
    const timer = setTimeout(tooSlow, limitMs);
    try {
      return await new Promise<WorkerCalls[Name]['answer']>((resolve, reject) => {
        this.running = {
          settle: (outcome) => {
            this.running = null;
            if (outcome.ok) resolve(outcome.value as WorkerCalls[Name]['answer']);
            else reject(new SpydeskError({ ...outcome.problem, path }));
          },
        };
        if (this.lost) this.lose(this.printed);
        else this.worker.postMessage(message);
      });
    } finally {
      clearTimeout(timer);
      clearTimeout(patience);
      signal?.removeEventListener('abort', cancel);
      this.worker.unref();
    }
  }

  async close(): Promise<void> {
    this.lost = true;
    await this.worker.terminate();
  }

  private receive(answer: AnswerMessage): void {
    if (!answer.ok && answer.lost) {
      this.lost = true;
      void this.worker.terminate();
    }
    this.running?.settle(answer);
  }

  private lose(detail: string): void {
    this.fail(problem('host-task-failed', { reason: REASONS.lost }, { detail }));
  }

  private fail(reason: Problem): void {
    this.lost = true;
    this.running?.settle({ ok: false, problem: reason });
  }

  private end(reason: Problem): void {
    this.fail(reason);
    void this.worker.terminate();
  }
}
