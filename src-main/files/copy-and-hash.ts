import { fail } from '../errors';
import type { TaskContext } from '../tasks';
import type { FilePatch } from './byte-patch';
import type { FileHandle, Files } from './files';
import type { DigestWanted } from './hash-pass';
import { hashFile } from './hasher';
import { sameVersion } from './versions';

export interface CopyOrder {
  /** The source, open for reading, and its path. */
  readonly source: FileHandle;
  readonly sourcePath: string;
  /** Must not exist. */
  readonly target: string;
  /** What makes the new file out of the source's bytes. */
  readonly patch: FilePatch;
  /** The form of the source whose digest is wanted; null: as it is. */
  readonly sourceForm: DigestWanted;
}

/** SHA-1, hex. */
export interface CopyDigests {
  readonly source: string;
  readonly target: string;
}

/** The mode of the copy while it is made; its final one is the caller's. */
const WRITABLE = 0o600;

function checkCancelled(task: TaskContext): void {
  if (task.signal.aborted) fail('cancelled', {});
}

async function writePatch(files: Files, target: string, patch: FilePatch): Promise<void> {
  const handle = await files.open(target, 'edit');
  try {
    const { version } = await handle.facts();
    if (version.size !== BigInt(patch.fileSize)) await handle.truncate(patch.fileSize);
    for (const { position, bytes } of patch.extents) await handle.write(bytes, position);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a patched copy of a file: it is copied (by reference where the file system can) while threads read the source
 * for both digests. The new file is synced. Errors: `source-changed` where the source is no longer what it
 * was at the beginning, `no-space`, `cancelled`; the target, partly written, is left to the caller to remove.
 */
export async function copyAndHash(files: Files, order: CopyOrder, task: TaskContext): Promise<CopyDigests> {
  const { source, sourcePath, target, patch } = order;
  checkCancelled(task);
  const before = await source.facts();
  const size = Number(before.version.size);
  const stopped = new AbortController();
  const signal = AbortSignal.any([task.signal, stopped.signal]);
  task.report('copying', 0, size);
  const hashing = hashFile(
    { path: sourcePath, descriptor: source.descriptor, size },
    [order.sourceForm, patch],
    (doneBytes) => task.report('copying', doneBytes, size),
    signal,
  );
  const copying = files
    .copyFile(sourcePath, target, task.signal)
    // A copy by reference has its source's mode, which may forbid to write; whether it still does is told when it is opened.
    .then(() => files.setMode(target, WRITABLE).catch(() => undefined))
    // A copy by reference cannot be stopped, but the wait for the disk after it can be spared.
    .then(() => checkCancelled(task))
    .then(() => writePatch(files, target, patch));
  const [hashed, copied] = await Promise.allSettled([
    hashing,
    copying.catch((thrown: unknown) => {
      stopped.abort();
      throw thrown;
    }),
  ]);
  // A failed copy stops the hashing, so its reason comes first.
  if (copied.status === 'rejected') throw copied.reason;
  if (hashed.status === 'rejected') throw hashed.reason;
  const [after, named] = [await source.facts(), await files.facts(sourcePath)];
  const isUnchanged = named !== null && sameVersion(before.version, after.version) && sameVersion(before.version, named.version);
  checkCancelled(task);
  if (!isUnchanged) fail('source-changed', {}, { path: sourcePath });
  task.report('copying', size, size);
  const [sourceDigest = '', targetDigest = ''] = hashed.value;
  return { source: sourceDigest, target: targetDigest };
}
