import { dirname } from 'node:path';
import { fail, problemOf } from '../errors';
import { infoPathOf } from '../format';
import type { TaskContext } from '../tasks';
import type { Files, FileVersion } from './files';
import { sameVersion } from './versions';
import type { WorkFolder } from './work-folder';

/** The state of an object's two files; null for one that is not there. Links are told by themselves, not by what they name. */
export interface PairVersion {
  readonly data: FileVersion | null;
  readonly info: FileVersion | null;
}

/** A new pair, whole and synced in its work folder, and where it is to go. */
export interface WaitingPair {
  /** The data file's place; the `.info` goes beside it. */
  readonly target: string;
  readonly work: WorkFolder;
  /** What the user agreed to replace; null where nothing may be there. */
  readonly replaces: PairVersion | null;
}

/** A step that was done, and what takes it back. */
type Undo = () => Promise<void>;

function sameOrAbsent(one: FileVersion | null, other: FileVersion | null): boolean {
  return one === null || other === null ? one === other : sameVersion(one, other);
}

/** What stands at an object's two places now. */
export async function pairVersion(files: Files, target: string): Promise<PairVersion> {
  const [data, info] = [await files.linkFacts(target), await files.linkFacts(infoPathOf(target))];
  return { data: data?.version ?? null, info: info?.version ?? null };
}

/** Gives a new file its place without ever writing over another: by a second name, else by a look and a rename. */
async function place(files: Files, from: string, to: string): Promise<void> {
  try {
    await files.hardLink(from, to);
  } catch (thrown) {
    const { code } = problemOf(thrown);
    if (code === 'exists' || code === 'no-space' || code === 'not-found') throw thrown;
    if ((await files.linkFacts(to)) !== null) fail('exists', {}, { path: to });
    await files.rename(from, to);
  }
}

async function putAside(files: Files, from: string, to: string, done: Undo[]): Promise<void> {
  await files.rename(from, to);
  done.push(() => files.rename(to, from));
}

async function putInPlace(files: Files, from: string, to: string, done: Undo[]): Promise<void> {
  await place(files, from, to);
  done.push(() => files.removeFile(to));
}

/**
 * Publishes a new pair: both files appear under their names, or the old ones stay. The `.info` goes first, so that data
 * never stand without one, which would make Syncopy refuse the whole container. A failure on the way is undone. This is
 * the one place where a target changes.
 * Errors: `exists` (create), `changed-meanwhile` (replace), `no-permission`, `busy`, `io-error`.
 */
export async function publishPair(files: Files, pair: WaitingPair, task: TaskContext): Promise<void> {
  const { target, work, replaces } = pair;
  const info = infoPathOf(target);
  const found = await pairVersion(files, target);
  if (replaces === null && (found.data !== null || found.info !== null)) fail('exists', {}, { path: target });
  const isAsAgreed = replaces === null || (sameOrAbsent(found.data, replaces.data) && sameOrAbsent(found.info, replaces.info));
  if (!isAsAgreed) fail('changed-meanwhile', {}, { path: target });

  task.commit();
  const done: Undo[] = [];
  try {
    if (found.data !== null) await putAside(files, target, work.oldData, done);
    if (found.info !== null) await putAside(files, info, work.oldInfo, done);
    await putInPlace(files, work.newInfo, info, done);
    await putInPlace(files, work.newData, target, done);
    await files.syncFolder(dirname(target));
  } catch (thrown) {
    for (const undo of done.reverse()) await undo();
    throw thrown;
  }
  if (found.data !== null) await files.removeFile(work.oldData);
  if (found.info !== null) await files.removeFile(work.oldInfo);
}
