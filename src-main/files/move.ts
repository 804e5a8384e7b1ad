import { dirname } from 'node:path';
import type { FileFacts, Files } from './files';
import { sameVersion } from './versions';

function isSame(one: FileFacts | null, other: FileFacts | null): boolean {
  if (one === null || other === null || one.kind !== other.kind) return false;
  return one.version.device === other.version.device && one.version.inode === other.version.inode;
}

/**
 * Renames a file or a folder. On a network folder a call can report an error although it was done, so after one the disk is
 * looked at again. Errors: those of the disk.
 */
export async function move(files: Files, from: string, to: string): Promise<void> {
  const source = await files.linkFacts(from);
  try {
    await files.rename(from, to);
  } catch (thrown) {
    const look = async (path: string): Promise<FileFacts | null | 'unknown'> => files.linkFacts(path).catch(() => 'unknown');
    const [left, arrived] = [await look(from), await look(to)];
    if (left !== null || arrived === 'unknown' || !isSame(source, arrived)) throw thrown;
  }
}

/**
 * Moves a file that may have both names already, since a loss of power amid a move can leave it so: renaming one name of a file
 * to its other does nothing (POSIX). Then the first name is taken away, once the second is sure to stay.
 */
export async function moveFile(files: Files, from: string, to: string): Promise<void> {
  const [source, target] = [await files.linkFacts(from), await files.linkFacts(to)];
  if (source === null || target === null || !sameVersion(source.version, target.version)) {
    await move(files, from, to);
    return;
  }
  await files.syncFolder(dirname(to));
  await files.removeFile(from);
}
