import { basename, dirname } from 'node:path';
import { fail, problem, problemOf, SpydeskError, withOutcome } from '../errors';
import { infoPathOf } from '../format';
import type { TaskContext } from '../tasks';
import { checkClaim, type ClaimedTarget } from './claim-target';
import type { Files, FileVersion } from './files';
import { placeNew, placeOld, type Publication } from './placement';
import { platformHere } from './platform';
import { commitText, type CommitRecord } from './publication-records';
import { standings } from './publication-state';
import { writeRecord } from './record-files';
import { dropCommit, tidyWork } from './remove-work';
import { sameVersion } from './versions';

/** The state of an object's two files; null for one that is not there. Links are told by themselves, not by what they name. */
export interface PairVersion {
  readonly data: FileVersion | null;
  readonly info: FileVersion | null;
}

/** What a publication is to put into place. */
export type NewPair = CommitRecord['new'];

/** What is done around a publication, which is `publish`. Where it fails before, nothing is published. */
export type AroundPublication = (next: NewPair, publish: () => Promise<void>) => Promise<void>;

const alone: AroundPublication = (_, publish) => publish();

/** A new pair, whole and synced in its work folder, and where it is to go. */
export interface WaitingPair {
  readonly claimed: ClaimedTarget;
  /** SHA-1 of the two new files, hex. */
  readonly digests: { readonly data: string; readonly info: string };
  /** What the user agreed to replace; null where nothing may be there. */
  readonly replaces: PairVersion | null;
  readonly around?: AroundPublication | undefined;
}

const NOT_PUT_BACK = 'the old files could not be put back at once';
const NOT_IN_PLACE = 'the new files are not where they were put';

function sameOrAbsent(one: FileVersion | null, other: FileVersion | null): boolean {
  return one === null || other === null ? one === other : sameVersion(one, other);
}

/** What stands at an object's two places now. */
export async function pairVersion(files: Files, target: string): Promise<PairVersion> {
  const [data, info] = [await files.linkFacts(target), await files.linkFacts(infoPathOf(target))];
  return { data: data?.version ?? null, info: info?.version ?? null };
}

async function versionAt(files: Files, path: string): Promise<FileVersion> {
  return (await files.linkFacts(path))?.version ?? fail('not-found', {}, { path });
}

/** The state of the target that the publication binds itself to, which must be the one that the user agreed to. */
async function agreedState(files: Files, target: string, replaces: PairVersion | null): Promise<PairVersion> {
  const found = await pairVersion(files, target);
  if (replaces === null && (found.data !== null || found.info !== null)) fail('exists', {}, { path: target });
  const isAsAgreed = replaces === null || (sameOrAbsent(found.data, replaces.data) && sameOrAbsent(found.info, replaces.info));
  return isAsAgreed ? found : fail('changed-meanwhile', {}, { path: target });
}

/** Where another program holds a file open it often lets go soon: a scanner, a cloud client. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 250;

/**
 * True for the failures by which a system says that another program holds a file: on Windows any refusal of a rename, elsewhere
 * `EBUSY` alone, since there a lack of permission does not pass by itself.
 */
function isHeldOpen(thrown: unknown): boolean {
  const { code } = problemOf(thrown);
  return code === 'busy' || (code === 'no-permission' && platformHere() === 'win32');
}

/**
 * Places the new pair, and tries again for a while where another program holds a file; it goes on from where it stands. The user
 * may give up meanwhile.
 */
async function placePatiently(publication: Publication, task: TaskContext): Promise<void> {
  // Not the time of day, which can be set back.
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await placeNew(publication);
      return;
    } catch (thrown) {
      if (!isHeldOpen(thrown)) throw thrown;
      const { target } = publication;
      if (performance.now() >= end) fail('target-open', {}, { path: target, detail: problemOf(thrown).detail });
    }
    await task.pause(PAUSE_MS);
  }
}

async function takeBack(publication: Publication, cause: unknown): Promise<never> {
  const { files, work } = publication;
  try {
    await placeOld(publication);
    await dropCommit(files, work);
  } catch (thrown) {
    const detail = [cause, thrown].map((one) => problemOf(one).detail ?? problemOf(one).message).join('\n');
    const found = problem('io-error', { reason: NOT_PUT_BACK }, { path: work.path, detail });
    throw new SpydeskError(withOutcome(found, 'unsettled'), { cause: thrown });
  }
  throw cause;
}

/** The one place where a target changes. */
async function place(publication: Publication, task: TaskContext): Promise<void> {
  const { files, target, work, record } = publication;
  task.commit();
  try {
    await writeRecord(files, work.commit, commitText(record));
    await placePatiently(publication, task);
    const { data, info } = await standings(files, { data: target, info: infoPathOf(target) }, record);
    if (data !== 'new' || info !== 'new') fail('io-error', { reason: NOT_IN_PLACE }, { path: target });
  } catch (thrown) {
    await takeBack(publication, thrown);
  }
  // The new pair stands: what cannot be removed now is removed when the folder is next opened.
  await tidyWork(files, work).catch(() => undefined);
  await files.syncFolder(dirname(target)).catch(() => undefined);
}

/**
 * Publishes a new pair: both files appear under their names, or the old ones stay; and whoever finds the work of a
 * process that died in between can tell from the commit record which of the two it was to be.
 * Errors: `busy` (the claim was taken over), `exists` (create), `changed-meanwhile` (replace), `target-open`, those of
 * the disk. After each of them the target is what it was; where the disk does not let the old files back at once, an
 * `io-error` names the work folder that they lie in, and the next who opens the folder brings them back.
 */
export async function publishPair(files: Files, pair: WaitingPair, task: TaskContext): Promise<void> {
  const { claimed, digests, replaces, around = alone } = pair;
  const { target, work } = claimed;
  await checkClaim(files, claimed);
  const old = await agreedState(files, target, replaces);
  const record: CommitRecord = {
    target: basename(target),
    old,
    new: {
      data: { version: await versionAt(files, work.newData), sha1: digests.data },
      info: { version: await versionAt(files, work.newInfo), sha1: digests.info },
    },
  };
  await around(record.new, async () => {
    // What was done before may have taken its time.
    await agreedState(files, target, old);
    await place({ files, target, work, record }, task);
  });
}
