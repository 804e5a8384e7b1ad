import { dirname } from 'node:path';
import { fail, problemOf } from '../errors';
import { infoPathOf } from '../format';
import type { Files } from './files';
import { move, moveFile } from './move';
import type { CommitRecord } from './publication-records';
import { standingAt, standings } from './publication-state';
import type { Standing } from './recovery-table';
import type { WorkFolder } from './work-folder';

/** One publication under way: the folder of its work, its record, its target. */
export interface Publication {
  readonly files: Files;
  readonly target: string;
  readonly work: WorkFolder;
  readonly record: CommitRecord;
}

/** A move between the two folders is durable when both are. */
async function syncBoth({ files, target, work }: Publication): Promise<void> {
  await files.syncFolder(work.path);
  await files.syncFolder(dirname(target));
}

/**
 * Gives a new file its place without ever writing over another: by a second name; where the disk knows none, by a look
 * and a rename. A call that reports an error may have been done all the same, on a network folder say: so it looks again.
 */
async function putInPlace({ files, record }: Publication, part: 'data' | 'info', from: string, to: string): Promise<void> {
  try {
    await files.hardLink(from, to);
    return;
  } catch (thrown) {
    const stands = await standingAt(files, to, null, record.new[part]);
    if (stands === 'new') return;
    if (stands === 'other') fail('exists', {}, { path: to });
    const { code } = problemOf(thrown);
    if (code === 'no-space' || code === 'not-found') throw thrown;
  }
  await move(files, from, to);
}

/**
 * Carries a publication on from wherever it stands. The old data file goes first and the new one comes last, each made
 * durable before the next step, so that data never stand beside the wrong `.info` and never without one.
 * Errors: `exists` or `changed-meanwhile` where another program's file stands at a place; those of the disk.
 */
export async function placeNew(publication: Publication): Promise<void> {
  const { files, target, work, record } = publication;
  const places = { data: target, info: infoPathOf(target) };
  const { data, info } = await standings(files, places, record);
  // The other file of the pair stays where it is, too: a new one would stand beside a stranger.
  for (const part of ['data', 'info'] as const) {
    if ({ data, info }[part] === 'other') fail(record.old[part] === null ? 'exists' : 'changed-meanwhile', {}, { path: target });
  }
  if (data === 'old') {
    await moveFile(files, places.data, work.oldData);
    await syncBoth(publication);
  }
  if (info === 'old') await moveFile(files, places.info, work.oldInfo);
  if (info !== 'new') {
    await putInPlace(publication, 'info', work.newInfo, places.info);
    await syncBoth(publication);
  }
  if (data !== 'new') {
    await putInPlace(publication, 'data', work.newData, places.data);
    await syncBoth(publication);
  }
}

/**
 * Puts the old pair back from wherever a publication stands: the new data file goes first, the old one comes last. A file of
 * another program is never touched. Errors: `exists` where one keeps an old file that was put aside from its place, told once all
 * else is done; those of the disk.
 */
export async function placeOld(publication: Publication): Promise<void> {
  const { files, target, work, record } = publication;
  const places = { data: target, info: infoPathOf(target) };
  const { data, info } = await standings(files, places, record);
  if (data === 'new') {
    await files.removeFile(places.data);
    await syncBoth(publication);
  }
  if (info === 'new') await files.removeFile(places.info);
  if (record.old.info !== null && isFree(info)) await moveFile(files, work.oldInfo, places.info);
  await syncBoth(publication);
  if (record.old.data !== null && isFree(data)) await moveFile(files, work.oldData, places.data);
  await syncBoth(publication);
  // One that was changed where it stood was never put aside: then nothing of ours is left to come back.
  if (data === 'other' && (await files.linkFacts(work.oldData)) !== null) fail('exists', {}, { path: places.data });
  if (info === 'other' && (await files.linkFacts(work.oldInfo)) !== null) fail('exists', {}, { path: places.info });
}

/** True where an old file can come back to: ours stood there, or nothing. */
function isFree(standing: Standing): boolean {
  return standing === 'new' || standing === 'nothing';
}
