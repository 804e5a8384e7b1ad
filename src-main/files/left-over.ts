import { basename, dirname, join } from 'node:path';
import { infoPathOf } from '../format';
import type { Files } from './files';
import type { Liveness, Processes } from './process-identity';
import { readClaim, readCommit, type ClaimRecord, type CommitRecord } from './publication-records';
import { newFileAt, oldFileAt, standings } from './publication-state';
import { readRecord } from './record-files';
import { decideRecovery, type LeftOver, type Recovery } from './recovery-table';
import { strangersIn } from './remove-work';
import { workFolderAt, workStageOf, type WorkFolder } from './work-folder';

/** The records of a work folder, as far as they can be read. */
export interface Records {
  readonly claim: ClaimRecord | null;
  readonly commit: CommitRecord | null;
  /** True also for a record that cannot be read. */
  readonly hasCommit: boolean;
}

/** A work folder, looked at, and what is to be done about it. */
export interface Examined {
  readonly work: WorkFolder;
  readonly records: Records;
  /** The data file's place; null where the left-over does not tell it. */
  readonly target: string | null;
  /** As the system says, whatever the user says. */
  readonly claimant: Liveness | null;
  readonly recovery: Recovery;
}

async function readRecords(files: Files, work: WorkFolder): Promise<Records> {
  const [claim, commit] = [await readRecord(files, work.claim), await readRecord(files, work.commit)];
  return {
    claim: claim === null ? null : readClaim(claim),
    commit: commit === null ? null : readCommit(commit),
    hasCommit: commit !== null || (await files.linkFacts(work.commit)) !== null,
  };
}

/** The target that the records name, if the folder's own name agrees: a record that was made up could name any file. */
function targetOf(work: WorkFolder, { claim, commit }: Records): string | null {
  const name = commit?.target ?? claim?.target ?? null;
  if (name === null || basename(name) !== name) return null;
  return workStageOf(basename(work.path), name) === null ? null : join(dirname(work.path), name);
}

const NOTHING_KNOWN = {
  newData: 'absent',
  newInfo: 'absent',
  oldData: 'absent',
  oldInfo: 'absent',
  data: 'nothing',
  info: 'nothing',
  hadData: false,
  hadInfo: false,
} as const;

/** A commit record that cannot be read may have bound itself to anything: nothing of it can be finished or put back. */
const NOT_READABLE = { ...NOTHING_KNOWN, oldData: 'broken', oldInfo: 'broken', hadData: true, hadInfo: true } as const;

async function lookAt(
  files: Files,
  { work, target, records, canWrite }: Pick<Examined, 'work' | 'target' | 'records'> & { readonly canWrite: boolean },
  claimant: Liveness | null,
): Promise<LeftOver> {
  const { commit, hasCommit } = records;
  const common = { claimant, canWrite, hasCommit };
  // Then the table asks for nothing else, and bytes of another host's files are not to be read for a list.
  if (!canWrite || claimant === 'live' || claimant === 'other-host') return { ...common, ...NOTHING_KNOWN };
  const oldIsThere = async (path: string): Promise<'absent' | 'broken'> =>
    (await files.linkFacts(path)) === null ? 'absent' : 'broken';
  if (!hasCommit) {
    const [oldData, oldInfo] = [await oldIsThere(work.oldData), await oldIsThere(work.oldInfo)];
    return { ...common, ...NOTHING_KNOWN, oldData, oldInfo };
  }
  if (commit === null || target === null) return { ...common, ...NOT_READABLE };
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

/** True where a folder is not, or not only, what a save left: it holds what no save puts there, or a claim on no target of its own. */
async function isSpoiled(files: Files, work: WorkFolder, target: string | null): Promise<boolean> {
  if (target === null && (await files.linkFacts(work.claim)) !== null) return true;
  return (await strangersIn(files, work)).length > 0;
}

/**
 * Looks at the work folder at `path`. `takesOver`: the user says that another host has given its claim up.
 * Errors: those of the disk.
 */
export async function examine(files: Files, processes: Processes, path: string, takesOver: boolean): Promise<Examined> {
  const work = workFolderAt(path);
  const records = await readRecords(files, work);
  const target = targetOf(work, records);
  const claimant = records.claim === null ? null : processes.livenessOf(records.claim);
  const canWrite = (await files.access(dirname(path))) === 'writable';
  const taken = takesOver && claimant === 'other-host' ? 'dead' : claimant;
  const decided = decideRecovery(await lookAt(files, { work, target, records, canWrite }, taken));
  const recovery = decided === 'discard' && (await isSpoiled(files, work, target)) ? 'report' : decided;
  return { work, records, target, claimant, recovery };
}
