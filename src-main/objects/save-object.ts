import { createHash } from 'node:crypto';
import { basename, relative, sep } from 'node:path';
import { fail, problemOf, SpydeskError, withOutcome } from '../errors';
import {
  claimTarget,
  giveAccess,
  isWorkFolder,
  recoverFolder,
  releaseClaim,
  type Access,
  type AroundPublication,
  type Files,
  type PairVersion,
  type Processes,
  type WaitingPair,
  type WorkFolder,
} from '../files';
import {
  checkLoadable,
  completeForSave,
  composeInfo,
  INFO_EXTENSION,
  type LogAuthor,
  type ObjectDescription,
  type ObjectSource,
  type SaveTarget,
} from '../format';
import type { Hdf5 } from '../hdf5';
import type { TaskContext } from '../tasks';
import { checkNewData } from './check-new-data';
import { copyData, streamData, type NewDataOrder } from './new-data';
import { makeFoldersFor } from './new-folders';
import type { ObjectStore, PublishedPair } from './object-store';
import { occurringValues } from './occurring-values';
import type { PlannedSave } from './plan-save';
import { spaceLack } from './space-lack';
import { isStored } from './stored-source';

/** What a save works with. */
export interface SaveTools {
  readonly files: Files;
  readonly processes: Processes;
  readonly hdf5: Hdf5;
  readonly store: ObjectStore;
}

export interface SaveOrder {
  readonly planned: PlannedSave;
  /** What the user agreed to replace; null where nothing may be there. */
  readonly replaces: PairVersion | null;
  readonly acceptDamage: boolean;
  readonly author: LogAuthor;
  /** What is done around the publication; it alone where nothing is. */
  readonly around?: AroundPublication | undefined;
}

async function describedForSave(source: ObjectSource, task: TaskContext): Promise<ObjectDescription> {
  const given = await source.describe();
  const occurring = await occurringValues(source, given, task);
  const description = completeForSave(given, occurring);
  const loadable = checkLoadable(description, occurring);
  if (!loadable.ok) throw new SpydeskError(loadable.error);
  return description;
}

/** A file that is replaced hands on its mode and group; a new one has the mode that `fresh` got by the user's mask. */
async function accessFor(files: Files, replaced: string, fresh: string): Promise<Access> {
  return (await files.facts(replaced)) ?? (await files.facts(fresh)) ?? fail('not-found', {}, { path: fresh });
}

/** Answers the SHA-1 of what was written, hex. */
async function writeInfo(files: Files, path: string, text: string, access: Access): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const handle = await files.open(path, 'create');
  try {
    await handle.write(bytes, 0);
    await giveAccess(files, path, access);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return createHash('sha1').update(bytes).digest('hex');
}

/** Gives a finished file its access so that it lasts: a file that was opened before can be synced whatever its mode is now. */
async function settleAccess(files: Files, path: string, access: Access): Promise<void> {
  const handle = await files.open(path, 'edit');
  try {
    await giveAccess(files, path, access);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writePair(
  tools: SaveTools,
  source: ObjectSource,
  order: SaveOrder,
  work: WorkFolder,
  task: TaskContext,
): Promise<WaitingPair['digests']> {
  const { files, hdf5 } = tools;
  const { target } = order.planned;
  const description = await describedForSave(source, task);
  const dataOrder: NewDataOrder = {
    path: work.newData,
    target: target.data,
    description,
    author: order.author,
    acceptDamage: order.acceptDamage,
  };
  const { checksum, log } = isStored(source)
    ? await copyData(files, hdf5, source, dataOrder, task)
    : await streamData(files, hdf5, source, dataOrder, task);
  const { dataOffset } = await checkNewData(files, hdf5, work.newData, source, description);
  const { data, trials } = description;
  const text = composeInfo(description, {
    filename: basename(target.data),
    data: { typeName: data.type.name, shape: data.shape, offset: dataOffset },
    trials: { typeName: trials.typeName, rows: trials.rows, columns: trials.columns },
    checksum,
    log,
  });
  const infoDigest = await writeInfo(files, work.newInfo, text, await accessFor(files, target.info, work.claim));
  await settleAccess(files, work.newData, await accessFor(files, target.data, work.claim));
  await files.syncFolder(work.path);
  return { data: checksum, info: infoDigest };
}

/**
 * A failure in a work folder is told of the file that was to come out of it: the folder's own names are nobody's, and gone when
 * the reason is read. Where it could not be removed, since old files lie in it, the reason names it.
 */
async function toldOfTarget(files: Files, thrown: unknown, target: SaveTarget): Promise<unknown> {
  const found = problemOf(thrown);
  if (found.path === undefined) return thrown;
  const [folder = '', name] = relative(target.folder, found.path).split(sep);
  if (!isWorkFolder(folder)) return thrown;
  if (name === undefined && (await files.linkFacts(found.path).catch(() => null)) !== null) return thrown;
  const path = name?.endsWith(INFO_EXTENSION) === true ? target.info : target.data;
  return new SpydeskError({ ...found, path }, { cause: thrown });
}

async function checkSpace(files: Files, { target, bytes }: PlannedSave): Promise<void> {
  if ((await spaceLack(files, target.folder, bytes)) !== null) fail('no-space', { limit: 'disk' }, { path: target.data });
}

async function saveIntoFolder(
  tools: SaveTools,
  source: ObjectSource,
  order: SaveOrder,
  task: TaskContext,
): Promise<PublishedPair> {
  const { files, processes, store } = tools;
  const { target } = order.planned;
  await recoverFolder(files, processes, target.folder, await files.list(target.folder));
  const claimed = await claimTarget(files, processes, target.data);
  try {
    const digests = await writePair(tools, source, order, claimed.work, task);
    return await store.publish({ claimed, digests, replaces: order.replaces, around: order.around }, task);
  } finally {
    await releaseClaim(files, claimed);
  }
}

/** What a failure means for the target, and for a full disk how much it lacks, now that what was begun is gone again. */
async function toldWithOutcome(thrown: unknown, files: Files, { target, bytes }: PlannedSave): Promise<SpydeskError> {
  const found = problemOf(thrown);
  const lack = found.code === 'no-space' ? await spaceLack(files, target.folder, bytes) : null;
  return new SpydeskError(withOutcome(found, 'unchanged', lack), { cause: thrown });
}

/**
 * Saves any source where its plan says: both files are made whole beside their places and then published together. An object
 * that lies on disk is copied with all that its file holds; any other is streamed. Whatever fails before that leaves the
 * target as it was, and no folder or file behind; each failure says what became of the target.
 * Errors: `busy` (another save has the target), `unfinished-save` (something else has its place), `not-loadable`, `damaged` (unless accepted), `source-changed`, `exists`, `changed-meanwhile`, `no-space`,
 * `cancelled`, those of the source, of HDF5 and of the disk.
 */
export async function saveObject(
  tools: SaveTools,
  source: ObjectSource,
  order: SaveOrder,
  task: TaskContext,
): Promise<PublishedPair> {
  const { files } = tools;
  const { planned } = order;
  try {
    await checkSpace(files, planned);
    const undoFolders = await makeFoldersFor(files, planned.target.folder);
    try {
      return await saveIntoFolder(tools, source, order, task);
    } catch (thrown) {
      const told = await toldOfTarget(files, thrown, planned.target);
      await undoFolders();
      throw told;
    }
  } catch (thrown) {
    throw await toldWithOutcome(thrown, files, planned);
  }
}
