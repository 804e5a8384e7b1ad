import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { problemOf } from '../errors';
import type { Files } from './files';
import { move } from './move';
import type { Processes } from './process-identity';
import { claimText, readClaim, type ClaimRecord } from './publication-records';
import { readRecord, writeRecord } from './record-files';
import { claimNameOf, setApart, type WorkFolder } from './work-folder';

/**
 * Takes a dead process's folder over, so that no other does: the claim of who takes it lies in it before a rename, which can
 * succeed once, makes it count. `target` is null where the left-over does not tell it. Answers null where another was faster, or
 * the folder's owner turned out to be another one than `dead`.
 */
export async function takeOver(
  files: Files,
  processes: Processes,
  work: WorkFolder,
  dead: ClaimRecord | null,
  target: string | null,
): Promise<WorkFolder | null> {
  const uuid = randomUUID();
  const own = setApart(work, uuid);
  const claim = claimText({ ...processes.own(), uuid, target: basename(target ?? work.path) });
  try {
    await writeRecord(files, join(work.path, claimNameOf(uuid)), claim);
    await move(files, work.path, own.path);
  } catch (thrown) {
    if (problemOf(thrown).code === 'not-found') return null;
    throw thrown;
  }
  const text = await readRecord(files, join(own.path, basename(work.claim)));
  const owner = text === null ? null : readClaim(text);
  if (owner?.uuid === dead?.uuid) {
    await files.syncFolder(dirname(own.path));
    return own;
  }
  await files.rename(own.path, work.path);
  return null;
}

/**
 * Gives a folder that could not be brought to its end back to `dead`, from whom it was taken: else it would seem to be worked on for
 * as long as this process lives. Never fails: on a disk that is gone it is the next start that goes on.
 */
export async function giveBack(files: Files, own: WorkFolder, dead: ClaimRecord | null): Promise<void> {
  if (dead !== null) await writeRecord(files, own.claim, claimText(dead)).catch(() => undefined);
}
