import { readSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { problemOf, SpydeskError } from '../errors';
import type { CopyThreadOrder } from './copy-messages';
import { checkStop, tellEndOf } from './thread-side';

const BLOCK_BYTES = 256 * 1024;
/**
 * Linux keeps pages for a new file ready in pieces of at most this size. Larger ones it must look for: where it gets its memory
 * from the host of a virtual machine, a copy of 6 GB took twice as long with pieces of 256 KB, and three times with 1 MB.
 */
const PIECE_BYTES = 32 * 1024;

function about<Value>(path: string, call: () => Value): Value {
  try {
    return call();
  } catch (thrown) {
    throw new SpydeskError(problemOf(thrown, path), { cause: thrown });
  }
}

function writeWhole(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(descriptor, bytes, done, Math.min(PIECE_BYTES, bytes.length - done), position + done);
  }
}

/** Up to where the source ends now, be it that it grows or is cut off meanwhile. */
function copyAll({ path, source, target, targetPath, stop }: CopyThreadOrder): void {
  const block = new Uint8Array(BLOCK_BYTES);
  for (let position = 0; ;) {
    checkStop(stop);
    const count = about(path, () => readSync(source, block, 0, block.length, position));
    if (count === 0) return;
    about(targetPath, () => writeWhole(target, block.subarray(0, count), position));
    position += count;
  }
}

const order = workerData as CopyThreadOrder;
tellEndOf(order.path, () => copyAll(order));
