import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Files } from './files';
import { move } from './move';
import { retired, workStageOf, type WorkFolder } from './work-folder';

async function removeIfThere(files: Files, path: string): Promise<void> {
  if ((await files.linkFacts(path)) !== null) await files.removeFile(path);
}

/** True for the name of a claim, of whoever had the folder, and of one that was not written to its end. */
function isClaim(name: string): boolean {
  return /^claim(-[0-9a-f-]{36})?\.json~?$/.test(name);
}

/** True for a name that a save or a recovery gives to a file of its work folder. */
function isOurs({ newData, newInfo, commit, oldData, oldInfo }: WorkFolder, name: string): boolean {
  const named = [newData, newInfo, commit, oldData, oldInfo].map((each) => basename(each));
  return named.includes(name.replace(/~$/, '')) || isClaim(name);
}

/** What lies in a work folder that no save put there: other names, links, folders. */
export async function strangersIn(files: Files, work: WorkFolder): Promise<string[]> {
  const found = await files.list(work.path);
  return found.filter(({ name, kind }) => kind !== 'file' || !isOurs(work, name)).map(({ name }) => name);
}

/** The claims of all who had the folder, the present one last. */
async function removeClaims(files: Files, { path, claim }: WorkFolder): Promise<void> {
  for (const { name } of await files.list(path)) {
    if (isClaim(name) && name !== basename(claim)) await files.removeFile(join(path, name));
  }
  await removeIfThere(files, claim);
}

/**
 * The last of a folder: its claim and itself. A claimed folder has its claim for as long as it has its name, or who looks at
 * this moment would take the next save's folder for a left-over; so it gets another name first.
 */
async function removeFolder(files: Files, work: WorkFolder): Promise<void> {
  const last = workStageOf(basename(work.path)) === 'claimed' ? retired(work, randomUUID()) : work;
  if (last !== work) await move(files, work.path, last.path);
  await removeClaims(files, last);
  await files.removeFolder(last.path);
}

async function removeNew(files: Files, work: WorkFolder): Promise<void> {
  const { newData, newInfo, oldData, oldInfo, commit } = work;
  for (const each of [newData, newInfo, `${commit}~`]) await removeIfThere(files, each);
  const kept = [oldData, oldInfo, commit].map((each) => files.linkFacts(each));
  // Old files and a commit record are for a recovery; what was not published needs neither.
  if ((await Promise.all(kept)).some((facts) => facts !== null)) return;
  await removeFolder(files, work);
}

/**
 * Removes a work folder of which nothing was published, its claim last. Old files and a commit record stay, and the
 * folder with them. Never fails: a left-over is hidden and harms nobody.
 */
export async function removeWork(files: Files, work: WorkFolder): Promise<void> {
  // In a folder that may not be entered (by the user's mask) nothing was made, and it can go all the same.
  await removeNew(files, work).catch(() => files.removeFolder(work.path).catch(() => undefined));
}

/** Takes the commit record away, so that nobody carries the publication on. */
export async function dropCommit(files: Files, { path, commit }: WorkFolder): Promise<void> {
  for (const each of [commit, `${commit}~`]) await removeIfThere(files, each);
  await files.syncFolder(path);
}

/**
 * Removes the work folder of a publication that is in place. First all that a recovery would need, made durable, and only
 * then the record that calls for one. Errors: those of the disk; the next who opens the folder goes on.
 */
export async function tidyWork(files: Files, work: WorkFolder): Promise<void> {
  const { path, newData, newInfo, oldData, oldInfo } = work;
  for (const each of [oldData, oldInfo, newData, newInfo]) await removeIfThere(files, each);
  await files.syncFolder(path);
  await dropCommit(files, work);
  await removeFolder(files, work);
}
