import { dirname } from 'node:path';
import { fail, problemOf } from '../errors';
import type { Files } from '../files';

/** The folders on the way to `folder` that are not there, outermost first. Errors: `not-folder` where a file stands. */
async function missingFolders(files: Files, folder: string): Promise<string[]> {
  const missing: string[] = [];
  for (let path = folder; ; path = dirname(path)) {
    const facts = await files.facts(path);
    if (facts?.kind === 'folder' || (facts === null && path === dirname(path))) return missing;
    if (facts !== null) return fail('not-folder', {}, { path });
    missing.unshift(path);
  }
}

/** Makes one folder; answers false where somebody else was faster. */
async function makeOne(files: Files, path: string): Promise<boolean> {
  try {
    await files.makeFolder(path);
  } catch (thrown) {
    if (problemOf(thrown).code !== 'exists') throw thrown;
    // What stands there and is no folder is a link that leads nowhere.
    return (await files.facts(path))?.kind === 'folder' ? false : fail('not-folder', {}, { path });
  }
  return true;
}

async function removeThose(files: Files, made: readonly string[]): Promise<void> {
  for (const path of made.toReversed()) {
    try {
      await files.removeFolder(path);
    } catch {
      // What is in use by others stays, and with it all above it.
      return;
    }
  }
}

/**
 * Makes the folder of a target and all above it, so that a loss of power leaves them in place. Answers what takes that
 * back: it removes the folders that were made, as far as nobody has put something into them meanwhile. A failure leaves none.
 * Errors: `not-folder` where a file stands; those of the disk.
 */
export async function makeFoldersFor(files: Files, folder: string): Promise<() => Promise<void>> {
  const made: string[] = [];
  try {
    for (const path of await missingFolders(files, folder)) {
      if (await makeOne(files, path)) made.push(path);
      await files.syncFolder(dirname(path));
    }
  } catch (thrown) {
    await removeThose(files, made);
    throw thrown;
  }
  return () => removeThose(files, made);
}
