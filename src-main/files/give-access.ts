import type { FileFacts, Files } from './files';

/** Who may do what with a file. */
export type Access = Pick<FileFacts, 'mode' | 'uid' | 'gid'>;

/** What `chown` takes for an owner that stays. */
const KEEP_OWNER = -1;

/** Only the superuser can give a file away, and only a member of a group give it to that. Answers whether it has the group. */
async function giveGroup(files: Files, path: string, { uid, gid }: Access): Promise<boolean> {
  const found = await files.facts(path);
  if (found?.uid === uid && found.gid === gid) return true;
  const given = files.setGroup(path, uid, gid).catch(() => files.setGroup(path, KEEP_OWNER, gid));
  await given.catch(() => undefined);
  return (await files.facts(path))?.gid === gid;
}

/** The mode for a file of another group: that may do what all may. */
function forOtherGroup(mode: number): number {
  return (mode & ~0o070) | (mode & ((mode & 0o007) << 3));
}

/**
 * Gives a file or folder a mode, and its owner and group where the user may. What cannot be kept is no reason to fail, but nobody
 * gets more than `access` gives: errors are those of the disk where that cannot be had.
 */
export async function giveAccess(files: Files, path: string, access: Access): Promise<void> {
  const hasGroup = await giveGroup(files, path, access);
  const mode = (hasGroup ? access.mode : forOtherGroup(access.mode)) & 0o777;
  try {
    await files.setMode(path, mode);
  } catch (thrown) {
    // Some file systems keep no modes: all their files have one.
    const found = await files.facts(path);
    if (found === null || (found.mode & 0o777 & ~mode) !== 0) throw thrown;
  }
}
