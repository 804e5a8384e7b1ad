import { parentPort } from 'node:worker_threads';
import { fail, problemOf } from '../errors';
import type { StopFlag, ThreadMessage } from './thread-messages';

export function post(message: ThreadMessage<unknown>): void {
  parentPort?.postMessage(message);
}

/** Does a thread's work and tells what came of it. `path`: of the file that a failure is about where it tells none. */
export function tellEndOf(path: string, work: () => unknown): void {
  try {
    post({ type: 'done', value: work() });
  } catch (thrown) {
    post({ type: 'problem', problem: problemOf(thrown, path) });
  }
}

/** Fails with `cancelled` once the flag is set. */
export function checkStop(stop: StopFlag): void {
  if (Atomics.load(stop, 0) !== 0) fail('cancelled', {});
}
