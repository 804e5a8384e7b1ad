import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { fail, problemOf } from '../errors';
import { infoPathOf } from '../format';
import type { Files } from './files';
import { giveAccess } from './give-access';
import { examine } from './left-over';
import { move } from './move';
import type { Processes } from './process-identity';
import { claimText, readClaim, type ClaimRecord } from './publication-records';
import { readRecord, writeRecord } from './record-files';
import { isEnding, type Recovery } from './recovery-table';
import { removeWork } from './remove-work';
import { unfinishedReason } from './unfinished';
import { sameVersion } from './versions';
import { workFolderAt, workFolderOf, workStageOf, type WorkFolder, type WorkStage } from './work-folder';

/** A target that this process alone writes to, with the folder for its work. */
export interface ClaimedTarget {
  readonly target: string;
  readonly uuid: string;
  readonly work: WorkFolder;
}

/** A staged folder without a claim can be taken for a left-over by who looks at this very moment; then it is made anew. */
const ATTEMPTS = 5;

interface FoundClaim {
  readonly stage: WorkStage;
  /** Null where it cannot be read. */
  readonly claim: ClaimRecord | null;
}

/** Every work folder of the target, with who claims it. */
async function claimsOn(files: Files, target: string): Promise<FoundClaim[]> {
  const folder = dirname(target);
  const found: FoundClaim[] = [];
  for (const { name } of await files.list(folder)) {
    const stage = workStageOf(name, target);
    // What is staged claims nothing yet.
    if (stage === null || stage === 'staged') continue;
    const text = await readRecord(files, workFolderAt(join(folder, name)).claim);
    found.push({ stage, claim: text === null ? null : readClaim(text) });
  }
  return found;
}

/** Fails with `busy` where another process works on the target, or may: a recovery that is under way, a claim of another host. */
async function refuseClaimed(files: Files, processes: Processes, target: string): Promise<void> {
  const found = (await claimsOn(files, target)).map(({ claim }) => (claim === null ? 'dead' : processes.livenessOf(claim)));
  if (found.includes('live')) fail('busy', { by: 'save' }, { path: target });
  if (found.includes('other-host')) fail('busy', { by: 'other-host' }, { path: target });
}

/** True where a recovery of the target is under way; one whose claim cannot be read may be. */
async function hasRecovery(files: Files, processes: Processes, target: string): Promise<boolean> {
  const recoveries = (await claimsOn(files, target)).filter(({ stage }) => stage === 'taken-over');
  return recoveries.some(({ claim }) => claim === null || processes.livenessOf(claim) !== 'dead');
}

const READ_BY_ALL = 0o044;
const OWN_ALONE = 0o700;

/**
 * Makes the folder so that nobody reads in it what may not be read at the target: the files in it get their modes last. Who may
 * read a file may look into its folder.
 */
async function makeWorkFolder(files: Files, path: string, target: string): Promise<void> {
  const [data, info] = [await files.facts(target), await files.facts(infoPathOf(target))];
  const readers = (data?.mode ?? READ_BY_ALL) & (info?.mode ?? READ_BY_ALL) & READ_BY_ALL;
  if (readers === READ_BY_ALL) {
    await files.makeFolder(path);
    return;
  }
  await files.makeFolder(path, OWN_ALONE);
  const [made, gid] = [await files.facts(path), (data ?? info)?.gid];
  // Of two files with different groups neither group may read both.
  if (made === null || gid === undefined || (data !== null && info !== null && data.gid !== info.gid)) return;
  await giveAccess(files, path, { uid: made.uid, gid, mode: OWN_ALONE | readers | (readers >> 2) });
}

async function stage(files: Files, processes: Processes, staged: WorkFolder, uuid: string, target: string): Promise<void> {
  await makeWorkFolder(files, staged.path, target);
  await writeRecord(files, staged.claim, claimText({ ...processes.own(), uuid, target: basename(target) }));
}

/** True where a staged folder was taken for a left-over, and not where there is no folder for the target. */
async function wasTakenAway(files: Files, target: string, thrown: unknown): Promise<boolean> {
  return problemOf(thrown).code === 'not-found' && (await files.facts(dirname(target))) !== null;
}

/** What has the claim's place, looked at; null where it went meanwhile, since its save ended. */
async function foundAt(files: Files, processes: Processes, path: string): Promise<Recovery | null> {
  const before = await files.linkFacts(path);
  try {
    const { recovery } = await examine(files, processes, path, false);
    const after = await files.linkFacts(path);
    return before !== null && after !== null && sameVersion(before.version, after.version) ? recovery : null;
  } catch (thrown) {
    if (problemOf(thrown).code === 'not-found') return null;
    throw thrown;
  }
}

/**
 * Fails where a folder has the claim's place: `unfinished-save` where nobody works in it and no recovery brings it to an end, so
 * that to wait would be in vain; else `busy`.
 */
async function refuseTaken(files: Files, processes: Processes, target: string, path: string): Promise<never> {
  const recovery = await foundAt(files, processes, path);
  if (recovery === null || recovery === 'leave-to-claimant' || isEnding(recovery)) {
    return fail('busy', { by: 'save' }, { path: target });
  }
  return fail('unfinished-save', { reason: unfinishedReason(recovery) }, { path });
}

/** Stages and renames; null where the folder was taken away meanwhile. */
async function tryToClaim(files: Files, processes: Processes, target: string): Promise<ClaimedTarget | null> {
  const uuid = randomUUID();
  const work = workFolderOf(target, 'claimed');
  const staged = workFolderOf(target, 'staged', uuid);
  try {
    await stage(files, processes, staged, uuid, target);
    await move(files, staged.path, work.path);
    return { target, uuid, work };
  } catch (thrown) {
    await removeWork(files, staged);
    if (await wasTakenAway(files, target, thrown)) return null;
    const { code } = problemOf(thrown);
    // No save makes a file or a link of this name.
    if (code === 'not-folder') fail('unfinished-save', { reason: 'not-understood' }, { path: work.path });
    // A folder takes the place of an empty one alone.
    if (code === 'exists') return await refuseTaken(files, processes, target, work.path);
    throw thrown;
  }
}

/**
 * Claims a target: of two that try, one has it. What a dead process left there must have been recovered before.
 * Errors: `busy` where another process, of this host or of another, has it; `unfinished-save` where what has the claim's place is
 * of no save under way; those of the disk.
 */
export async function claimTarget(files: Files, processes: Processes, target: string): Promise<ClaimedTarget> {
  await refuseClaimed(files, processes, target);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const claimed = await tryToClaim(files, processes, target);
    if (claimed === null) continue;
    try {
      await files.syncFolder(dirname(target));
      // A recovery that began in between has renamed its folder, so the name was free for ours.
      if (await hasRecovery(files, processes, target)) fail('busy', { by: 'save' }, { path: target });
    } catch (thrown) {
      await removeWork(files, claimed.work);
      throw thrown;
    }
    return claimed;
  }
  return fail('busy', { by: 'save' }, { path: target });
}

async function isOwn(files: Files, { uuid, work }: ClaimedTarget): Promise<boolean> {
  const text = await readRecord(files, work.claim);
  return text !== null && readClaim(text)?.uuid === uuid;
}

/** Fails with `busy` where the claim is no longer this process's own: another host took it over. */
export async function checkClaim(files: Files, claimed: ClaimedTarget): Promise<void> {
  if (!(await isOwn(files, claimed))) fail('busy', { by: 'save' }, { path: claimed.target });
}

/**
 * Gives a claim back with all that was made under it; one that a publication has ended is gone already, and the folder of that
 * name may be the next save's. Never fails: how the save ended is settled by then.
 */
export async function releaseClaim(files: Files, claimed: ClaimedTarget): Promise<void> {
  if (!(await isOwn(files, claimed).catch(() => false))) return;
  await removeWork(files, claimed.work);
  await files.syncFolder(dirname(claimed.target)).catch(() => undefined);
}
