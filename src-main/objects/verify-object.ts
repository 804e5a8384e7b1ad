import { problemOf, type ProblemCode } from '../errors';
import type { Files } from '../files';
import type { ChecksumVerdict, ObjectRef } from '../format';
import type { TaskContext } from '../tasks';
import { verifyHandle } from './checksum-pass';
import type { ObjectStore, StoredObject } from './object-store';
import { checkUnchanged, localPath } from './open-object';
import { readPair } from './read-pair';

/**
 * Compares an object's bytes with its recorded checksum; reads every one of them. `damaged` is an answer, no error.
 * Errors: `source-changed` where the file was written meanwhile, `cancelled`, `io-error`.
 */
export async function verifyObject(files: Files, object: StoredObject, task: TaskContext): Promise<ChecksumVerdict> {
  const { path, recorded } = object.pair;
  const handle = await files.open(path, 'read');
  try {
    const { log } = await object.describe();
    const verdict = await verifyHandle(handle, path, recorded, { log, consistent: true }, task);
    await checkUnchanged(files, object.pair);
    return verdict;
  } finally {
    await handle.close();
  }
}

/** Faults for which an object does not open, and which damage may be the reason of. */
const MAY_BE_DAMAGE: readonly ProblemCode[] = ['not-hdf5', 'damaged', 'dataset-missing', 'shape-mismatch', 'unsupported'];

/** True where a file that cannot be opened is not, byte for byte, the one that was saved. */
async function failsItsChecksum(files: Files, path: string, task: TaskContext): Promise<boolean> {
  const { info } = await readPair(files, path);
  const recorded = { checksum: info.checksum, algorithm: info.checksumAlgorithm };
  const handle = await files.open(path, 'read');
  try {
    return (await verifyHandle(handle, path, recorded, { log: info.log, consistent: false }, task)) === 'damaged';
  } finally {
    await handle.close();
  }
}

/**
 * Verifies the object that `ref` names. One that does not open is damaged where its bytes fail its checksum too; else its
 * fault was saved with it, and is thrown. Errors: those of opening and of `verifyObject`.
 */
export async function verifyStored(
  files: Files,
  store: ObjectStore,
  ref: ObjectRef,
  task: TaskContext,
): Promise<ChecksumVerdict> {
  let object: StoredObject;
  try {
    object = await store.open(ref);
  } catch (thrown) {
    const mayBeDamage = MAY_BE_DAMAGE.includes(problemOf(thrown).code);
    if (mayBeDamage && (await failsItsChecksum(files, localPath(ref), task))) return 'damaged';
    throw thrown;
  }
  return verifyObject(files, object, task);
}
