import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { problemOf } from '../errors';
import { infoPathOf } from '../format';
import type { Files, FolderEntry } from './files';
import { placeNew, placeOld, type Publication } from './placement';
import type { Liveness, Processes } from './process-identity';
import { claimText, readClaim, readCommit, type ClaimRecord, type CommitRecord } from './publication-records';
import { newFileAt, oldFileAt, standings } from './publication-state';
import { readRecord, writeRecord } from './record-files';
import { decideRecovery, type LeftOver, type Recovery } from './recovery-table';
import { dropCommit, removeWork, tidyWork } from './remove-work';
import { claimNameOf, setApart, workFolderAt, workFolderOf, workStageOf, type WorkFolder } from './work-folder';

/** A left-over that stays, and why. */
export interface LeftOverFound {
  /** The work folder. */
  readonly path: string;
  /** The data file's place; null where the left-over does not tell it. */
  readonly target: string | null;
  readonly recovery: Exclude<Recovery, 'discard' | 'finish' | 'tidy' | 'put-old-back'>;
  /** The host that claims it, where another one does. */
  readonly host: string | null;
}

interface Records {
  readonly claim: ClaimRecord | null;
  readonly commit: CommitRecord | null;
  readonly hasCommit: boolean;
}

async function readRecords(files: Files, work: WorkFolder): Promise<Records> {
  const [claim, commit] = [await readRecord(files, work.claim), await readRecord(files, work.commit)];
  return {
    claim: claim === null ? null : readClaim(claim),
    commit: commit === null ? null : readCommit(commit),
    hasCommit: commit !== null,
  };
}

/** The target that the records name, if the folder's own name agrees: a record that was made up could name any file. */
function targetOf(folder: string, { claim, commit }: Records, work: WorkFolder): string | null {
  const name = commit?.target ?? claim?.target ?? null;
  if (name === null || basename(name) !== name) return null;
  return workStageOf(basename(work.path), name) === null ? null : join(folder, name);
}

const NOTHING_KNOWN = {
  newData: 'absent',
  newInfo: 'absent',
  data: 'nothing',
  info: 'nothing',
  hadData: false,
  hadInfo: false,
} as const;

async function lookAt(
  files: Files,
  work: WorkFolder,
  target: string | null,
  records: Records,
  claimant: Liveness | null,
): Promise<LeftOver> {
  const canWrite = (await files.access(dirname(work.path))) === 'writable';
  const { commit, hasCommit } = records;
  const oldIsThere = async (path: string): Promise<'absent' | 'broken'> =>
    (await files.linkFacts(path)) === null ? 'absent' : 'broken';
  const common = { claimant, canWrite, hasCommit };
  if (commit === null || target === null) {
    const [oldData, oldInfo] = [await oldIsThere(work.oldData), await oldIsThere(work.oldInfo)];
    return { ...common, ...NOTHING_KNOWN, oldData, oldInfo };
  }
  return {
    ...common,
    newData: await newFileAt(files, work.newData, commit.new.data),
    newInfo: await newFileAt(files, work.newInfo, commit.new.info),
    oldData: await oldFileAt(files, work.oldData, commit.old.data),
    oldInfo: await oldFileAt(files, work.oldInfo, commit.old.info),
    ...(await standings(files, { data: target, info: infoPathOf(target) }, commit)),
    hadData: commit.old.data !== null,
    hadInfo: commit.old.info !== null,
  };
}

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

/**
 * Takes a dead process's folder over, so that no other does: the claim of who takes it lies in it before a rename, which can
 * succeed once, makes it count. Null where another was faster, or the folder's owner turned out to be another one.
 */
async function takeOver(
  files: Files,
  processes: Processes,
  work: WorkFolder,
  dead: ClaimRecord | null,
  target: string,
): Promise<WorkFolder | null> {
  const uuid = randomUUID();
  const own = workFolderOf(target, 'taken-over', uuid);
  const claim = claimText({ ...processes.own(), uuid, target: basename(target) });
  try {
    await writeRecord(files, join(work.path, claimNameOf(uuid)), claim);
    await files.rename(work.path, own.path);
  } catch (thrown) {
    if (problemOf(thrown).code === 'not-found') return null;
    throw thrown;
  }
  const text = await readRecord(files, join(own.path, basename(work.claim)));
  const owner = text === null ? null : readClaim(text);
  if (owner?.uuid === dead?.uuid) {
    await files.syncFolder(dirname(target));
    return own;
  }
  await files.rename(own.path, work.path);
  return null;
}

function isDone(recovery: Recovery): recovery is 'discard' | 'finish' | 'tidy' | 'put-old-back' {
  return recovery === 'discard' || recovery === 'finish' || recovery === 'tidy' || recovery === 'put-old-back';
}

function livenessOf(processes: Processes, claim: ClaimRecord | null): Liveness | null {
  return claim === null ? null : processes.livenessOf(claim);
}

async function recoverOne(files: Files, processes: Processes, path: string, maySteal: boolean): Promise<LeftOverFound | null> {
  const folder = dirname(path);
  const work = workFolderAt(path);
  const records = await readRecords(files, work);
  const target = targetOf(folder, records, work);
  const alive = livenessOf(processes, records.claim);
  const claimant = maySteal && alive === 'other-host' ? 'dead' : alive;
  const recovery = decideRecovery(await lookAt(files, work, target, records, claimant));
  const stays = (reason: LeftOverFound['recovery']): LeftOverFound => ({
    path,
    target,
    recovery: reason,
    host: claimant === 'other-host' ? (records.claim?.host ?? null) : null,
  });
  if (!isDone(recovery)) return stays(recovery);
  // What has no claim yet holds nothing: its maker, should it be alive, begins anew.
  if (target === null) return (await removeUnclaimed(files, work)) ? null : stays('report');
  const own = await takeOver(files, processes, work, records.claim, target);
  if (own === null) return stays('leave-to-claimant');
  if (recovery === 'discard' || records.commit === null) await removeWork(files, own);
  else await carryOut(recovery, { files, target, work: own, record: records.commit });
  return null;
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
  if ((await readRecord(files, join(apart.path, basename(work.claim)))) !== null) {
    await files.rename(apart.path, work.path);
    return true;
  }
  await removeWork(files, apart);
  return (await files.linkFacts(apart.path)) === null;
}

/**
 * Brings every save that a dead process left in `folder` to an end: the old pair or the new one stands whole afterwards, and
 * the work folders go. `entries` is the folder's list; nothing is looked at where no work folder is in it. Answers what
 * stays, with the reason; it never fails, since a folder must open whatever is left in it.
 * `takeOverFrom`: work folders of other hosts that the user says are given up.
 */
export async function recoverFolder(
  files: Files,
  processes: Processes,
  folder: string,
  entries: readonly FolderEntry[],
  takeOverFrom: readonly string[] = [],
): Promise<LeftOverFound[]> {
  const found: LeftOverFound[] = [];
  for (const { name, kind } of entries) {
    if (kind !== 'folder' || workStageOf(name) === null) continue;
    const path = join(folder, name);
    try {
      const left = await recoverOne(files, processes, path, takeOverFrom.includes(path));
      if (left !== null) found.push(left);
    } catch {
      found.push({ path, target: null, recovery: 'report', host: null });
    }
  }
  return found;
}
