import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { problemOf, type Problem } from '../errors';
import type { Files, FolderEntry } from './files';
import { examine } from './left-over';
import { placeNew, placeOld, type Publication } from './placement';
import type { Processes } from './process-identity';
import { readClaim } from './publication-records';
import { readRecord } from './record-files';
import { isEnding, type Ending, type Recovery } from './recovery-table';
import { dropCommit, removeWork, tidyWork } from './remove-work';
import { giveBack, takeOver } from './take-over';
import { waitingPair, type PairPlaces } from './waiting-pair';
import { setApart, workFolderAt, workStageOf, type WorkFolder } from './work-folder';

/** A left-over that stays, and why. */
export interface LeftOverFound {
  /** The work folder. */
  readonly path: string;
  /** The data file's place; null where the left-over does not tell it. */
  readonly target: string | null;
  readonly recovery: Exclude<Recovery, Ending>;
  /** Where the object's files lie meanwhile, whole, while not both are at their places. */
  readonly waiting: PairPlaces | null;
  /** What the disk said, where its recovery was tried and failed. */
  readonly failure: Problem | null;
}

/** What came of a left-over. */
export type Recovered = { readonly ended: Ending } | { readonly left: LeftOverFound };

async function carryOut(recovery: Recovery, publication: Publication): Promise<void> {
  const { files, target, work } = publication;
  if (recovery === 'finish') await placeNew(publication);
  if (recovery === 'put-old-back') {
    await placeOld(publication);
    await dropCommit(files, work);
    await removeWork(files, work);
  } else {
    await tidyWork(files, work);
  }
  await files.syncFolder(dirname(target));
}

async function recoverOne(files: Files, processes: Processes, path: string, takesOver: boolean): Promise<Recovered> {
  const { work, records, target, recovery } = await examine(files, processes, path, takesOver);
  const { claim, commit } = records;
  const stays = async (reason: LeftOverFound['recovery'], at = path, failure: Problem | null = null): Promise<Recovered> => ({
    left: {
      path: at,
      target,
      recovery: reason,
      waiting: target === null || commit === null ? null : await waitingPair(files, target, workFolderAt(at), commit),
      failure,
    },
  });
  if (!isEnding(recovery)) return stays(recovery);
  // What has no claim yet holds nothing: its maker, should it be alive, begins anew.
  if (target === null) return (await removeUnclaimed(files, work)) ? { ended: 'discard' } : stays('report');
  const own = await takeOver(files, processes, work, claim, target);
  if (own === null) return stays('leave-to-claimant');
  try {
    if (recovery === 'discard' || commit === null) await removeWork(files, own);
    else await carryOut(recovery, { files, target, work: own, record: commit });
  } catch (thrown) {
    await giveBack(files, own, claim);
    return stays('report', own.path, problemOf(thrown));
  }
  if ((await files.linkFacts(own.path)) === null) return { ended: recovery };
  await giveBack(files, own, claim);
  return stays('report', own.path);
}

/**
 * Removes a folder that nobody claims: its maker died before it wrote its claim, or after it removed it. It is set apart first:
 * should its maker be alive, the folder is another one by now. Answers true where it is gone.
 */
async function removeUnclaimed(files: Files, work: WorkFolder): Promise<boolean> {
  const apart = setApart(work, randomUUID());
  try {
    await files.rename(work.path, apart.path);
  } catch (thrown) {
    if (problemOf(thrown).code === 'not-found') return true;
    throw thrown;
  }
  const claim = await readRecord(files, join(apart.path, basename(work.claim)));
  if (claim !== null) {
    await files.rename(apart.path, work.path);
    return readClaim(claim) !== null;
  }
  await removeWork(files, apart);
  return (await files.linkFacts(apart.path)) === null;
}

/**
 * Brings every save that a dead process left in `folder` to an end: the old pair or the new one stands whole afterwards, and
 * the work folders go. `entries` is the folder's list; nothing is looked at where no work folder is in it. Answers what
 * stays, with the reason; it never fails, since a folder must open whatever is left in it.
 */
export async function recoverFolder(
  files: Files,
  processes: Processes,
  folder: string,
  entries: readonly FolderEntry[],
): Promise<LeftOverFound[]> {
  const found: LeftOverFound[] = [];
  for (const { name, kind } of entries) {
    if (kind !== 'folder' || workStageOf(name) === null) continue;
    const path = join(folder, name);
    try {
      const recovered = await recoverOne(files, processes, path, false);
      if ('left' in recovered) found.push(recovered.left);
    } catch (thrown) {
      const isGone = await files.linkFacts(path).then(
        (facts) => facts === null,
        () => false,
      );
      // Another process was faster.
      if (!isGone) found.push({ path, target: null, recovery: 'report', waiting: null, failure: problemOf(thrown) });
    }
  }
  return found;
}

/**
 * Brings one left-over to its end by the same table, after the user said that the host that claims it has given it up.
 * Errors: those of the disk.
 */
export async function takeOverLeftOver(files: Files, processes: Processes, path: string): Promise<Recovered> {
  return recoverOne(files, processes, path, true);
}
