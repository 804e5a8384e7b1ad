import { createHash, randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { foldName } from '../format';
import type { Files } from './files';

/**
 * Where a new pair of files is made before it takes its place: a folder beside the target, so on the same volume, whose
 * name begins with a dot, so that Syncopy's glob does not see what is in it.
 */
export interface WorkFolder {
  readonly path: string;
  readonly newData: string;
  readonly newInfo: string;
  readonly oldData: string;
  readonly oldInfo: string;
}

/** The work folder's name begins with this and 16 hex digits of the target's name, so that a left-over tells its target. */
function workFolderName(target: string): string {
  const digest = createHash('sha256')
    .update(foldName(basename(target), true))
    .digest('hex');
  return `.spydesk-${digest.slice(0, 16)}~${randomUUID()}`;
}

export async function makeWorkFolder(files: Files, target: string): Promise<WorkFolder> {
  const path = join(dirname(target), workFolderName(target));
  await files.makeFolder(path);
  return {
    path,
    newData: join(path, 'new.data'),
    newInfo: join(path, 'new.info'),
    oldData: join(path, 'old.data'),
    oldInfo: join(path, 'old.info'),
  };
}

/**
 * Removes the folder and the new files in it. Old files, which a failed undo can have left, stay, and the folder with them:
 * only an empty one can be removed. Never fails: how the save ended is settled by then, and a left-over is hidden and harms
 * nobody.
 */
export async function removeWorkFolder(files: Files, work: WorkFolder): Promise<void> {
  // Each by itself: in a folder that may not be entered (by the user's mask) nothing was made, and it can go all the same.
  for (const path of [work.newData, work.newInfo]) await files.removeFile(path).catch(() => undefined);
  await files.removeFolder(work.path).catch(() => undefined);
}
