import { Worker } from 'node:worker_threads';
import { fail, problem, SpydeskError } from '../errors';
import { workerUrl } from '../tasks';
import type { HashMessage, HashOrder } from './hash-messages';
import { newPace } from './hash-pace';
import type { DigestWanted } from './hash-pass';

export interface FileToHash {
  readonly path: string;
  readonly descriptor: number;
  readonly size: number;
}

/** From this size on a thread for each digest saves more than its start costs. */
const SHARED_BYTES = 64 * 1024 * 1024;

/** One thread of the pass: to its digests, or its problem. */
async function hashInThread(order: HashOrder, onProgress: (doneBytes: number) => void): Promise<readonly string[]> {
  const worker = new Worker(workerUrl('hash-worker'), { workerData: order });
  try {
    return await new Promise<readonly string[]>((resolve, reject) => {
      worker.on('message', (message: HashMessage) => {
        if (message.type === 'progress') onProgress(message.doneBytes);
        else if (message.type === 'digests') resolve(message.digests);
        else reject(new SpydeskError(message.problem));
      });
      worker.on('error', reject);
      worker.on('exit', () =>
        reject(new SpydeskError(problem('host-task-failed', { reason: 'the checksum was not finished' }, { path: order.path }))),
      );
    });
  } finally {
    // The descriptor belongs to the caller: the thread must be done with it before it is closed.
    await worker.terminate();
  }
}

/**
 * SHA-1 digests (hex) of an open file and of patched forms of it, in threads of their own, so that a copy can go on beside
 * them. A large file has a thread for each digest; together they read it once. Errors: `cancelled`, `source-changed` (the
 * file was cut off), `io-error`.
 */
export async function hashFile(
  file: FileToHash,
  wanted: readonly DigestWanted[],
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string[]> {
  if (signal.aborted) fail('cancelled', {});
  const { descriptor, path, size } = file;
  const shares = size < SHARED_BYTES ? [wanted] : wanted.map((digest) => [digest]);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const pace = newPace(shares.length);
  const reached = shares.map(() => 0);
  let told = 0;

  function progress(thread: number, doneBytes: number): void {
    reached[thread] = doneBytes;
    const all = Math.min(...reached);
    if (all <= told) return;
    told = all;
    onProgress(all);
  }

  const cancel = (): void => void Atomics.store(stop, 0, 1);
  signal.addEventListener('abort', cancel, { once: true });
  const threads = shares.map((share, thread) =>
    hashInThread({ descriptor, path, fileSize: size, wanted: share, stop, pace, thread }, (done) => progress(thread, done)),
  );
  try {
    return (await Promise.all(threads)).flat();
  } finally {
    // Where one failed the others are told to stop, and none is left behind.
    cancel();
    await Promise.allSettled(threads);
    signal.removeEventListener('abort', cancel);
  }
}
