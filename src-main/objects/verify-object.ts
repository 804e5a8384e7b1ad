import { fail, problemOf, type ProblemCode } from '../errors';
import { hashFile, type Files } from '../files';
import { infoPathOf, type ChecksumVerdict, type ObjectRef } from '../format';
import type { TaskContext } from '../tasks';
import { DAMAGED, likelyForm, verdictByLikely, verifyHandle } from './checksum-pass';
import type { ObjectStore, StoredObject } from './object-store';
import type { ObjectVersion } from './object-version';
import { checkUnchanged, localPath } from './open-object';
import { readPair } from './read-pair';

/** What a checksum says of an object, and of which state of its files. */
export interface Verified {
  readonly verdict: ChecksumVerdict;
  readonly version: ObjectVersion;
}

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

/**
 * Reads every byte of an object once, and again only where its checksum seems not to fit.
 * Errors: `damaged`, `source-changed` where the file was written meanwhile, `cancelled`, `io-error`.
 */
export async function checkSound(files: Files, object: StoredObject, task: TaskContext): Promise<void> {
  const { path, version } = object.pair;
  const handle = await files.open(path, 'read');
  try {
    const { log } = await object.describe();
    const form = await likelyForm(handle, version);
    const size = Number((await handle.facts()).version.size);
    const report = (doneBytes: number): void => task.report('checking', doneBytes, size);
    const [digest = ''] = await hashFile({ path, descriptor: handle.descriptor, size }, [form], report, task.signal);
    const verdict = await verdictByLikely(handle, object.pair, digest, { log, consistent: true }, task);
    await checkUnchanged(files, object.pair);
    if (verdict === 'damaged') fail('damaged', { reason: DAMAGED }, { path });
  } finally {
    await handle.close();
  }
}

/** Faults for which an object does not open, and which damage may be the reason of. */
const MAY_BE_DAMAGE: readonly ProblemCode[] = [
  'not-hdf5',
  'damaged',
  'dataset-missing',
  'shape-mismatch',
  'unsupported',
  'too-large',
  'external-storage',
  'host-task-failed',
];

/** What the checksum says of a file that cannot be opened: whether it is, byte for byte, the one that was saved. */
async function verifyUnopened(files: Files, path: string, task: TaskContext): Promise<Verified> {
  const { info, data, infoVersion } = await readPair(files, path);
  const recorded = { checksum: info.checksum, algorithm: info.checksumAlgorithm };
  const version = { data: data.version, info: infoVersion };
  const handle = await files.open(path, 'read');
  try {
    const verdict = await verifyHandle(handle, path, recorded, { log: info.log, consistent: false }, task);
    await checkUnchanged(files, { path, infoPath: infoPathOf(path), version });
    return { verdict, version };
  } finally {
    await handle.close();
  }
}

/**
 * Verifies the object that `ref` names. One that does not open is damaged where its bytes fail its checksum too; else its
 * fault was saved with it, and is thrown. Errors: those of opening and of `verifyObject`.
 */
export async function verifyStored(files: Files, store: ObjectStore, ref: ObjectRef, task: TaskContext): Promise<Verified> {
  let object: StoredObject;
  try {
    object = await store.open(ref);
  } catch (thrown) {
    if (MAY_BE_DAMAGE.includes(problemOf(thrown).code)) {
      const unopened = await verifyUnopened(files, localPath(ref), task);
      if (unopened.verdict === 'damaged') return unopened;
    }
    throw thrown;
  }
  return { verdict: await verifyObject(files, object, task), version: object.pair.version };
}
