import { basename, join } from 'node:path';
import { fail, problem, problemOf, SpydeskError, type Problem } from '../errors';
import {
  isWorkFolder,
  platformHere,
  recoverFolder,
  unfinishedReason,
  type Files,
  type FolderEntry,
  type LeftOverFound,
  type PairPlaces,
  type Processes,
} from '../files';
import { belongsInContainer, containerStem, listedShape, placeOf, refOfPath } from '../format';
import { mapBounded } from './bounded';
import { ByteBudget } from './byte-budget';
import { candidatesOf, inOrder } from './candidates';
import { fileState } from './file-state';
import { folderOutlook, lookAtEach, outlookOf, type LookedAt } from './folder-outlook';
import type { ListedObject, ListedStray } from './listed';
import { ListingMemory } from './listing-memory';
import type { Listing, ListOptions } from './object-store';
import { besideEachOther, readPair } from './read-pair';

/** `.info` files that are read at once: enough to keep a disk busy, far below the limit of open files. */
const READ_AT_ONCE = 16;

/** Bytes of `.info` files that are read at once: a parsed one takes many times its size. Syncopy's have some thousand. */
const BYTES_AT_ONCE = 16 * 1024 * 1024;

/**
 * Syncopy globs data files alone, and takes the class from the `.info` whatever the extension says. What is being written it refuses
 * for that long, and no longer.
 */
const TOLERATED_BY_SYNCOPY: readonly Problem['code'][] = ['data-missing', 'class-mismatch', 'unfinished-save', 'being-written'];

function strayOf(path: string, found: Problem): ListedStray {
  return { kind: 'stray', ref: refOfPath(path), filename: basename(path), problem: found };
}

async function objectOf(files: Files, path: string, { facts, waiting }: LookedAt, budget: ByteBudget): Promise<ListedObject> {
  const known = facts === null ? { budget } : { budget, facts };
  const { info, data, infoVersion } = await readPair(files, path, waiting ?? besideEachOther(path), known);
  return {
    kind: 'object',
    ref: refOfPath(path),
    filename: basename(path),
    tag: placeOf(path, platformHere()).tag,
    dataclass: info.dataclass,
    ...listedShape(info),
    trialCount: info.trialShape?.[0] ?? 0,
    size: Number(data.version.size),
    modified: Number(data.version.modifiedNs / 1_000_000n),
    state: fileState({ data: data.version, info: infoVersion }),
  };
}

/** A fault of one file is its entry, and never that of the folder. */
async function entryOf(files: Files, folder: string, looked: LookedAt, budget: ByteBudget): Promise<ListedObject | ListedStray> {
  const path = join(folder, looked.name);
  const container = basename(folder);
  if (!belongsInContainer(looked.name, container)) return strayOf(path, problem('stray-name', { container }, { path }));
  if (!looked.hasData) return strayOf(path, problem('data-missing', {}, { path }));
  try {
    return await objectOf(files, path, looked, budget);
  } catch (thrown) {
    return strayOf(path, problemOf(thrown, path));
  }
}

/** The entry of a left-over that wants to be looked at; what a living process is at work on is none. */
function unfinishedOf(leftOver: LeftOverFound): ListedStray[] {
  const { path, target, recovery, failure } = leftOver;
  const reason = unfinishedReason(recovery);
  if (reason === 'under-way') return [];
  const found = problem('unfinished-save', { reason }, { path, detail: failure?.message });
  return [{ kind: 'stray', ref: refOfPath(path), filename: basename(target ?? path), problem: found }];
}

/** By data file's name, what of an object lies in a work folder. */
function waitingOf(leftOvers: readonly LeftOverFound[]): Map<string, PairPlaces> {
  const found = new Map<string, PairPlaces>();
  for (const { target, waiting } of leftOvers) if (target !== null && waiting !== null) found.set(basename(target), waiting);
  return found;
}

async function containersIn(files: Files, folder: string, entries: readonly FolderEntry[]): Promise<Listing['containers']> {
  const named = entries.filter(({ name, kind }) => !name.startsWith('.') && kind !== 'file' && containerStem(name) !== null);
  const folders = await mapBounded(named, READ_AT_ONCE, async ({ name, kind }) => {
    const isFolder = kind === 'folder' || (await files.facts(join(folder, name)).catch(() => null))?.kind === 'folder';
    return { name, isFolder, ref: refOfPath(join(folder, name)) };
  });
  return folders
    .filter(({ isFolder }) => isFolder)
    .sort((one, other) => inOrder(one.name, other.name))
    .map(({ ref, name }) => ({ ref, name }));
}

/** The folder's list after saves that a dead process left in it were brought to their end. */
async function recoveredList(
  files: Files,
  processes: Processes,
  path: string,
): Promise<{ found: FolderEntry[]; leftOvers: LeftOverFound[] }> {
  const found = await files.list(path);
  const leftOvers = await recoverFolder(files, processes, path, found);
  const hasWork = found.some(({ name }) => isWorkFolder(name));
  return { found: hasWork ? await files.list(path) : found, leftOvers };
}

/** The folder's entries, and what in it looks like an object. */
interface Found {
  readonly found: readonly FolderEntry[];
  readonly leftOvers: readonly LeftOverFound[];
  readonly looked: readonly LookedAt[];
}

async function lookAtFolder(files: Files, processes: Processes, path: string, check: () => void): Promise<Found> {
  const facts = await files.facts(path);
  if (facts === null) return fail('not-found', {}, { path });
  if (facts.kind !== 'folder') return fail('not-folder', {}, { path });
  const { found, leftOvers } = await recoveredList(files, processes, path);
  const candidates = candidatesOf(found, waitingOf(leftOvers));
  return { found, leftOvers, looked: await lookAtEach(files, path, candidates, check) };
}

/**
 * What a folder holds, from the `.info` files alone: objects in the order of their names, and each file that looks like
 * one and is none with its reason (`load` in `syncopy/io/load_spy_container.py`: what its glob finds in a container must all
 * load). Hidden files do not count; Spydesk's own work folders are among these. `memory`: of the folder's last list.
 * Errors: `not-found`, `not-folder`, `no-permission` of the folder itself.
 */
export async function listFolder(
  files: Files,
  processes: Processes,
  path: string,
  { signal, memory = new ListingMemory() }: ListOptions = {},
): Promise<Listing> {
  const check = (): void => {
    if (signal?.aborted === true) throw new SpydeskError(problem('cancelled', {}, { path }));
  };
  const isContainer = containerStem(basename(path)) !== null;
  const budget = new ByteBudget(BYTES_AT_ONCE);
  try {
    const { found, leftOvers, looked } = await lookAtFolder(files, processes, path, check);
    const made = memory.begin();
    const entries = await mapBounded(looked, READ_AT_ONCE, (one) => {
      check();
      return made.entryOf(one, () => entryOf(files, path, one, budget));
    });
    const containers = isContainer ? [] : await containersIn(files, path, found);
    // What waits in a work folder was looked at there.
    made.end(leftOvers.length === 0 ? outlookOf(path, found, looked) : await folderOutlook(files, path));
    return {
      ref: refOfPath(path),
      path,
      name: basename(path) || path,
      isContainer,
      entries: [...entries, ...leftOvers.flatMap(unfinishedOf)].sort((one, other) => inOrder(one.filename, other.filename)),
      containers,
      syncopyRefuses:
        isContainer && entries.some((entry) => entry.kind === 'stray' && !TOLERATED_BY_SYNCOPY.includes(entry.problem.code)),
    };
  } catch (thrown) {
    memory.fail(problemOf(thrown));
    throw thrown;
  }
}
