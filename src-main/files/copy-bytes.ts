import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { fail } from '../errors';
import { errnoOf } from './errno';
import type { FileHandle } from './files';

/** Of this size the pages of a new file cost the least: with larger ones a system asks for pages in pieces that it has not ready. */
const BLOCK_BYTES = 256 * 1024;
/** What no other way of copying mends; the rest says, in the words of many file systems, that this one knows no references. */
const FINAL: readonly (string | undefined)[] = ['EEXIST', 'ENOSPC', 'EDQUOT', 'EIO', 'EACCES'];

/**
 * Copies a file by reference, where the file system can; answers false where it cannot, and then nothing is at `to`. Throws
 * the system's own errors.
 */
export async function copyByReference(from: string, to: string): Promise<boolean> {
  try {
    await fs.copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch (thrown) {
    if (FINAL.includes(errnoOf(thrown))) throw thrown;
    return false;
  }
}

/**
 * Copies byte by byte up to where the source ends now, be it that it grows or is cut off meanwhile. Node's own copy counts on
 * the size that the source had at first: of one that is cut off it waits for the rest for ever, and nothing stops it. Errors:
 * `cancelled`, those of the disk.
 */
export async function copyBytes(source: FileHandle, target: FileHandle, signal: AbortSignal | undefined): Promise<void> {
  const block = new Uint8Array(BLOCK_BYTES);
  for (let position = 0; ;) {
    if (signal?.aborted === true) fail('cancelled', {});
    const count = await source.read(block, position);
    if (count === 0) return;
    await target.write(block.subarray(0, count), position);
    position += count;
  }
}
