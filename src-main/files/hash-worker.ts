import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { fail, problemOf } from '../errors';
import type { HashMessage, HashOrder } from './hash-messages';
import { hashPass, type ReadAt } from './hash-pass';

/** Reads whole blocks; the file ending before its size means that someone cut it off meanwhile. */
function readerOf({ descriptor, path }: HashOrder): ReadAt {
  return (into, position) => {
    let done = 0;
    while (done < into.length) {
      const count = readSync(descriptor, into, done, into.length - done, position + done);
      if (count === 0) fail('source-changed', {}, { path });
      done += count;
    }
    return done;
  };
}

function post(message: HashMessage): void {
  parentPort?.postMessage(message);
}

const order = workerData as HashOrder;
try {
  const digests = hashPass(readerOf(order), order.fileSize, order.wanted, (doneBytes) => {
    if (Atomics.load(order.stop, 0) !== 0) fail('cancelled', {});
    post({ type: 'progress', doneBytes });
  });
  post({ type: 'digests', digests });
} catch (thrown) {
  post({ type: 'problem', problem: problemOf(thrown, order.path) });
}
