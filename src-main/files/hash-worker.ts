import { readSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { fail } from '../errors';
import type { HashOrder } from './hash-messages';
import { keepPace, leavePace } from './hash-pace';
import { hashPass, type ReadAt } from './hash-pass';
import { checkStop, post, tellEndOf } from './thread-side';

/**
 * Reads whole blocks; the file ending before its size means that someone cut it off meanwhile. Asks before each block whether
 * to stop: on a slow disk it is long to the next report.
 */
function readerOf({ descriptor, path, stop, pace, thread }: HashOrder): ReadAt {
  const check = (): void => checkStop(stop);
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

const order = workerData as HashOrder;
tellEndOf(order.path, () => {
  try {
    return hashPass(readerOf(order), order.fileSize, order.wanted, (doneBytes) => post({ type: 'progress', doneBytes }));
  } finally {
    leavePace(order.pace, order.thread);
  }
});
