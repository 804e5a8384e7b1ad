import { Worker } from 'node:worker_threads';
import { fail, problem, SpydeskError } from '../errors';
import { workerUrl } from '../tasks';
import type { HashMessage, HashOrder } from './hash-messages';
import type { DigestWanted } from './hash-pass';

export interface FileToHash {
  readonly path: string;
  readonly descriptor: number;
  readonly size: number;
}

/**
 * SHA-1 digests (hex) of an open file and of patched forms of it, in one pass in a thread of its own, so that a copy can go
 * on beside it. Errors: `cancelled`, `source-changed` (the file was cut off), `io-error`.
 */
export async function hashFile(
  file: FileToHash,
  wanted: readonly DigestWanted[],
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string[]> {
  if (signal.aborted) fail('cancelled', {});
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const order: HashOrder = { descriptor: file.descriptor, path: file.path, fileSize: file.size, wanted, stop };
  const worker = new Worker(workerUrl('hash-worker'), { workerData: order });
  const cancel = (): void => void Atomics.store(stop, 0, 1);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await new Promise<string[]>((resolve, reject) => {
      worker.on('message', (message: HashMessage) => {
        if (message.type === 'progress') onProgress(message.doneBytes);
        else if (message.type === 'digests') resolve([...message.digests]);
        else reject(new SpydeskError(message.problem));
      });
      worker.on('error', reject);
      worker.on('exit', () =>
        reject(new SpydeskError(problem('host-task-failed', { reason: 'the checksum was not finished' }, { path: file.path }))),
      );
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    // The descriptor belongs to the caller: the thread must be done with it before it is closed.
    await worker.terminate();
  }
}
