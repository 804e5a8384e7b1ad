import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { fail, problemOf } from '../errors';
import type { HashMessage, HashOrder } from './hash-messages';
import { keepPace, leavePace } from './hash-pace';
import { hashPass, type ReadAt } from './hash-pass';

/**
 * Reads whole blocks; the file ending before its size means that someone cut it off meanwhile. Asks before each block whether
 * to stop: on a slow disk it is long to the next report.
 */
function readerOf({ descriptor, path, stop, pace, thread }: HashOrder): ReadAt {
  const check = (): void => {
    if (Atomics.load(stop, 0) !== 0) fail('cancelled', {});
  };
  return (into, position) => {
    check();
    keepPace(pace, thread, position, check);
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
  const digests = hashPass(readerOf(order), order.fileSize, order.wanted, (doneBytes) => post({ type: 'progress', doneBytes }));
  post({ type: 'digests', digests });
} catch (thrown) {
  post({ type: 'problem', problem: problemOf(thrown, order.path) });
} finally {
  leavePace(order.pace, order.thread);
}
