import { Worker } from 'node:worker_threads';
import { problem, SpydeskError } from '../errors';
import { workerUrl } from '../tasks';
import type { StopFlag, ThreadMessage } from './thread-messages';

/**
 * Runs a worker to its end and answers what it made. `path`: the file that it works on. Errors: those that it tells,
 * `host-task-failed` where it ends without a word.
 */
export async function runThread<Value>(
  name: 'hash-worker' | 'copy-worker',
  order: { readonly path: string },
  onProgress: (doneBytes: number) => void = () => undefined,
): Promise<Value> {
  const worker = new Worker(workerUrl(name), { workerData: order });
  try {
    return await new Promise<Value>((resolve, reject) => {
      worker.on('message', (message: ThreadMessage<Value>) => {
        if (message.type === 'progress') onProgress(message.doneBytes);
        else if (message.type === 'done') resolve(message.value);
        else reject(new SpydeskError(message.problem));
      });
      worker.on('error', reject);
      worker.on('exit', () =>
        reject(new SpydeskError(problem('host-task-failed', { reason: 'a thread ended before its work' }, { path: order.path }))),
      );
    });
  } finally {
    // The descriptors belong to the caller: the thread must be done with them before they are closed.
    await worker.terminate();
  }
}

/** Runs `work` with a flag that a cancel sets. */
export async function stoppable<Value>(
  signal: AbortSignal | undefined,
  work: (stop: StopFlag, cancel: () => void) => Promise<Value>,
): Promise<Value> {
  const stop: StopFlag = new Int32Array(new SharedArrayBuffer(4));
  const cancel = (): void => void Atomics.store(stop, 0, 1);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await work(stop, cancel);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
