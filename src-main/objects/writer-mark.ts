import type { FileHandle, Files } from '../files';
import { flagsPosition, isMarkedOpen, SUPERBLOCK_BYTES } from '../format';

/** HDF5 file format specification, II.A: a superblock lies at 0, or behind a user block at 512, 1024, 2048 and so on. */
const FIRST_BEHIND_USER_BLOCK = 512;

async function superblockOf(handle: FileHandle): Promise<Uint8Array | null> {
  const { size } = (await handle.facts()).version;
  const found = new Uint8Array(SUPERBLOCK_BYTES);
  for (let at = 0; at + found.length <= size; at = at === 0 ? FIRST_BEHIND_USER_BLOCK : at * 2) {
    await handle.read(found, at);
    if (flagsPosition(found) !== null) return found;
  }
  return null;
}

/**
 * True where a program writes the data file at `path` right now, as far as the file itself tells, or ended without closing it. The
 * file need not be a sound one; of what is no HDF5 file, cannot be read, or is only named by a link, nothing is told.
 */
export async function isBeingWritten(files: Files, path: string): Promise<boolean> {
  try {
    if ((await files.linkFacts(path))?.kind !== 'file') return false;
    const handle = await files.open(path, 'read');
    try {
      const superblock = await superblockOf(handle);
      return superblock !== null && isMarkedOpen(superblock);
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}
