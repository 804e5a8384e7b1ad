import { fail } from '../errors';
import type { HashOrder } from './hash-messages';
import { newPace } from './hash-pace';
import type { DigestWanted, FileToHash } from './hash-pass';
import { hashSmall, isSmall } from './hash-small';
import { runThread, stoppable } from './thread';

/** From this size on a thread for each digest saves more than its start costs. */
const SHARED_BYTES = 64 * 1024 * 1024;

/**
 * SHA-1 digests (hex) of an open file and of patched forms of it, in threads of their own, so that a copy can go on beside
 * them; a small file is done before such a thread would be ready. A large file has a thread for each digest; together they read it once. Errors: `cancelled`, `source-changed` (the
 * file was cut off), `io-error`.
 */
export async function hashFile(
  file: FileToHash,
  wanted: readonly DigestWanted[],
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string[]> {
  if (signal.aborted) fail('cancelled', {});
  if (isSmall(file, wanted)) return hashSmall(file, wanted);
  const { descriptor, path, size } = file;
  const shares = size < SHARED_BYTES ? [wanted] : wanted.map((digest) => [digest]);
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

  return stoppable(signal, async (stop, cancel) => {
    const threads = shares.map((share, thread) => {
      const order: HashOrder = { descriptor, path, fileSize: size, wanted: share, stop, pace, thread };
      return runThread<readonly string[]>('hash-worker', order, (done) => progress(thread, done));
    });
    try {
      return (await Promise.all(threads)).flat();
    } finally {
      // Where one failed the others are told to stop, and none is left behind.
      cancel();
      await Promise.allSettled(threads);
    }
  });
}
