import type { Files } from '../files';
import type { ChecksumVerdict } from '../format';
import type { TaskContext } from '../tasks';
import { verifyHandle } from './checksum-pass';
import type { StoredObject } from './object-store';
import { checkUnchanged } from './open-object';

/**
 * Compares an object's bytes with its recorded checksum; reads every one of them. `damaged` is an answer, no error.
 * Errors: `source-changed` where the file was written meanwhile, `cancelled`, `io-error`.
 */
export async function verifyObject(files: Files, object: StoredObject, task: TaskContext): Promise<ChecksumVerdict> {
  const { path, recorded } = object.pair;
  const handle = await files.open(path, 'read');
  try {
    const verdict = await verifyHandle(handle, path, recorded, await object.describe(), task);
    await checkUnchanged(files, object.pair);
    return verdict;
  } finally {
    await handle.close();
  }
}
