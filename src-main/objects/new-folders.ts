import { dirname } from 'node:path';
import type { Files } from '../files';

/** The folders from `outermost` down to `innermost`, innermost first. */
function foldersBetween(innermost: string, outermost: string): string[] {
  const folders = [innermost];
  for (let folder = innermost; folder !== outermost && folder !== dirname(folder);) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

/**
 * Makes the folder of a target and all above it. Answers what takes that back: it removes the folders that were made, as
 * far as nobody has put something into them meanwhile.
 */
export async function makeFoldersFor(files: Files, folder: string): Promise<() => Promise<void>> {
  const outermost = await files.makeFolders(folder);
  return async () => {
    if (outermost === null) return;
    for (const made of foldersBetween(folder, outermost)) {
      try {
        await files.removeFolder(made);
      } catch {
        // What is in use by others stays, and with it all above it.
        return;
      }
    }
  };
}
