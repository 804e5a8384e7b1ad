import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { fail } from '../errors';
import type { CopyThreadOrder } from './copy-messages';
import { errnoOf } from './errno';
import type { FileHandle } from './files';
import { runThread, stoppable } from './thread';

const BLOCK_BYTES = 256 * 1024;
/** From this size on a thread of its own saves more than its start costs. */
const THREAD_BYTES = 16n * 1024n * 1024n;
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

async function copyBlocks(source: FileHandle, target: FileHandle, signal: AbortSignal | undefined): Promise<void> {
  const block = new Uint8Array(BLOCK_BYTES);
  for (let position = 0; ;) {
    if (signal?.aborted === true) fail('cancelled', {});
    const count = await source.read(block, position);
    if (count === 0) return;
    await target.write(block.subarray(0, count), position);
    position += count;
  }
}

/** An open file with its path. */
export interface NamedFile {
  readonly handle: FileHandle;
  readonly path: string;
}

/**
 * Copies byte by byte up to where the source ends now, be it that it grows or is cut off meanwhile. Node's own copy counts on
 * the size that the source had at first: of one that is cut off it waits for the rest for ever, and nothing stops it. Errors:
 * `cancelled`, those of the disk.
 */
export async function copyBytes(from: NamedFile, to: NamedFile, signal: AbortSignal | undefined): Promise<void> {
  const { version } = await from.handle.facts();
  if (version.size < THREAD_BYTES) return copyBlocks(from.handle, to.handle, signal);
  if (signal?.aborted === true) fail('cancelled', {});
  const files = { path: from.path, source: from.handle.descriptor, targetPath: to.path, target: to.handle.descriptor };
  await stoppable(signal, (stop) => {
    const order: CopyThreadOrder = { ...files, stop };
    return runThread<undefined>('copy-worker', order);
  });
}
