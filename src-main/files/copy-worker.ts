import { readSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { problemOf, SpydeskError } from '../errors';
import type { CopyThreadOrder } from './copy-messages';
import { checkStop, tellEndOf } from './thread-side';
import { writePieces } from './write-pieces';

const BLOCK_BYTES = 256 * 1024;

function about<Value>(path: string, call: () => Value): Value {
  try {
    return call();
  } catch (thrown) {
    throw new SpydeskError(problemOf(thrown, path), { cause: thrown });
  }
}

/** Up to where the source ends now, be it that it grows or is cut off meanwhile. */
function copyAll({ path, source, target, targetPath, stop }: CopyThreadOrder): void {
  const block = new Uint8Array(BLOCK_BYTES);
  for (let position = 0; ;) {
    checkStop(stop);
    const count = about(path, () => readSync(source, block, 0, block.length, position));
    if (count === 0) return;
    about(targetPath, () => writePieces(target, block.subarray(0, count), position));
    position += count;
  }
}

const order = workerData as CopyThreadOrder;
tellEndOf(order.path, () => copyAll(order));
