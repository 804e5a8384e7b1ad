import { basename, join } from 'node:path';
import type { Files } from './files';
import type { WorkFolder } from './work-folder';

async function removeIfThere(files: Files, path: string): Promise<void> {
  if ((await files.linkFacts(path)) !== null) await files.removeFile(path);
}

/** The claims of all who had the folder, the present one last. */
async function removeClaims(files: Files, { path, claim }: WorkFolder): Promise<void> {
  for (const { name } of await files.list(path)) {
    if (name.startsWith('claim') && name !== basename(claim)) await files.removeFile(join(path, name));
  }
  await removeIfThere(files, claim);
}

async function removeNew(files: Files, work: WorkFolder): Promise<void> {
  const { path, newData, newInfo, oldData, oldInfo, commit } = work;
  for (const each of [newData, newInfo, `${commit}~`]) await removeIfThere(files, each);
  const kept = [oldData, oldInfo, commit].map((each) => files.linkFacts(each));
  // Old files and a commit record are for a recovery; what was not published needs neither.
  if ((await Promise.all(kept)).some((facts) => facts !== null)) return;
  await removeClaims(files, work);
  await files.removeFolder(path);
}

/**
 * Removes a work folder of which nothing was published, its claim last. Old files and a commit record stay, and the
 * folder with them. Never fails: a left-over is hidden and harms nobody.
 */
export async function removeWork(files: Files, work: WorkFolder): Promise<void> {
  await removeNew(files, work).catch(() => undefined);
}

/**
 * Removes the work folder of a publication that is in place. First all that a recovery would need, made durable, and only
 * then the record that calls for one. Errors: those of the disk; the next who opens the folder goes on.
 */
export async function tidyWork(files: Files, work: WorkFolder): Promise<void> {
  const { path, newData, newInfo, oldData, oldInfo, commit } = work;
  for (const each of [oldData, oldInfo, newData, newInfo]) await removeIfThere(files, each);
  await files.syncFolder(path);
  for (const each of [commit, `${commit}~`]) await removeIfThere(files, each);
  await files.syncFolder(path);
  await removeClaims(files, work);
  await files.removeFolder(path);
}
