/** Entry of the HDF5 worker thread: takes one call after the other and answers each. */
import { parentPort, workerData } from 'node:worker_threads';
import { problemOf } from '../errors';
import { aboutFile, Calls } from './calls';
import { isBreakdown, LibraryLost } from './hdf5-errors';
import { Library } from './library';
import type { AnswerMessage, CallMessage, WorkerSetup } from './protocol';

const { cancel } = workerData as WorkerSetup;
const calls = Library.start().then((library) => new Calls(library, () => Atomics.load(cancel, 0) === 1));

/** Memory that goes to the caller instead of being copied. */
function transferable(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null || !('values' in value)) return [];
  const { values } = value;
  return ArrayBuffer.isView(values) && values.buffer instanceof ArrayBuffer ? [values.buffer] : [];
}

async function answer(message: CallMessage): Promise<void> {
  try {
    const value = (await calls).answer(message);
    parentPort?.postMessage({ ok: true, value } satisfies AnswerMessage, transferable(value));
  } catch (thrown) {
    const broken = isBreakdown(thrown) ? new LibraryLost(thrown) : thrown;
    const problem = aboutFile(problemOf(broken), message.arguments.file);
    // A library that ran out of memory does not give back what it took before.
    const lost = broken instanceof LibraryLost || problem.code === 'host-task-failed';
    parentPort?.postMessage({ ok: false, problem, lost } satisfies AnswerMessage);
  }
}

parentPort?.on('message', (message: CallMessage) => void answer(message));
