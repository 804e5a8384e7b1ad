import { dirname, join } from 'node:path';
import { fail } from '../errors';
import type { Files } from './files';
import { examine } from './left-over';
import { checkWorkFolder } from './left-over-details';
import type { Processes } from './process-identity';
import { isEnding } from './recovery-table';
import { strangersIn, tidyWork } from './remove-work';
import { giveBack, takeOver } from './take-over';
import { unfinishedReason } from './unfinished';
import type { WorkFolder } from './work-folder';

async function refuseStrangers(files: Files, work: WorkFolder): Promise<void> {
  const [stranger] = await strangersIn(files, work);
  if (stranger !== undefined) fail('unfinished-save', { reason: 'holds-others' }, { path: join(work.path, stranger) });
}

/**
 * Removes a left-over that no rule brings to its end, with all that the save kept in it. It is set apart by a rename first, so that
 * what is removed is what was looked at; nothing is removed where anything lies in it that no save put there, a link say.
 * Errors: `unfinished-save` with the reason why it must stay; `busy` where another process was faster; those of the disk.
 */
export async function removeLeftOver(files: Files, processes: Processes, path: string): Promise<void> {
  await checkWorkFolder(files, path);
  const { work, records, target, recovery } = await examine(files, processes, path, false);
  // What can be ended is ended by the next reading of the folder, and may be the new pair.
  if (isEnding(recovery)) return fail('unfinished-save', { reason: 'under-way' }, { path });
  if (recovery !== 'keep-both' && recovery !== 'report') {
    return fail('unfinished-save', { reason: unfinishedReason(recovery) }, { path });
  }
  await refuseStrangers(files, work);
  const own = await takeOver(files, processes, work, records.claim, target);
  if (own === null) return fail('busy', { by: 'save' }, { path });
  try {
    await refuseStrangers(files, own);
    await tidyWork(files, own);
  } catch (thrown) {
    await giveBack(files, own, records.claim);
    throw thrown;
  }
  await files.syncFolder(dirname(path));
}
