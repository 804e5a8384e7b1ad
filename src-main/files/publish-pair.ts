import { dirname } from 'node:path';
import { fail, problemOf } from '../errors';
import { infoPathOf } from '../format';
import type { TaskContext } from '../tasks';
import type { Files, FileVersion } from './files';
import { PublicationSteps } from './publication-steps';
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

const NOT_PUT_BACK = 'the old files could not all be put back; what is missing lies in the work folder';

function sameOrAbsent(one: FileVersion | null, other: FileVersion | null): boolean {
  return one === null || other === null ? one === other : sameVersion(one, other);
}

/** What stands at an object's two places now. */
export async function pairVersion(files: Files, target: string): Promise<PairVersion> {
  const [data, info] = [await files.linkFacts(target), await files.linkFacts(infoPathOf(target))];
  return { data: data?.version ?? null, info: info?.version ?? null };
}

/** The new pair stands whatever happens here: what cannot be removed of the old one takes space, no more. */
async function removeOld(files: Files, path: string): Promise<void> {
  await files.removeFile(path).catch(() => undefined);
}

/**
 * Publishes a new pair: both files appear under their names, or the old ones stay. The `.info` goes first, so that data
 * never stand without one, which would make Syncopy refuse the whole container. A failure on the way is undone. This is
 * the one place where a target changes.
 * Errors: `exists` (create), `changed-meanwhile` (replace), `no-permission`, `busy`, `io-error`, the last with the path of the
 * work folder where the disk does not let old files back to their places.
 */
export async function publishPair(files: Files, pair: WaitingPair, task: TaskContext): Promise<void> {
  const { target, work, replaces } = pair;
  const info = infoPathOf(target);
  const steps = await PublicationSteps.over(files, [work.newData, work.newInfo]);
  const found = await pairVersion(files, target);
  if (replaces === null && (found.data !== null || found.info !== null)) fail('exists', {}, { path: target });
  const isAsAgreed = replaces === null || (sameOrAbsent(found.data, replaces.data) && sameOrAbsent(found.info, replaces.info));
  if (!isAsAgreed) fail('changed-meanwhile', {}, { path: target });

  task.commit();
  try {
    if (found.data !== null) await steps.putAside(target, work.oldData);
    if (found.info !== null) await steps.putAside(info, work.oldInfo);
    await steps.putInPlace(work.newInfo, info);
    await steps.putInPlace(work.newData, target);
    await files.syncFolder(dirname(target));
  } catch (thrown) {
    const failures = await steps.takeBack();
    if (failures.length === 0) throw thrown;
    const detail = [thrown, ...failures].map((one) => problemOf(one).detail).join('\n');
    fail('io-error', { reason: NOT_PUT_BACK }, { path: work.path, detail });
  }
  if (found.data !== null) await removeOld(files, work.oldData);
  if (found.info !== null) await removeOld(files, work.oldInfo);
}
