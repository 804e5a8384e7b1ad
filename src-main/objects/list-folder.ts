import { basename, extname, join } from 'node:path';
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
import { belongsInContainer, classOfExtension, containerStem, INFO_EXTENSION, listedShape, placeOf, refOfPath } from '../format';
import { mapBounded } from './bounded';
import { ByteBudget } from './byte-budget';
import { fileState } from './file-state';
import type { ListedObject, ListedStray, Listing } from './object-store';
import { besideEachOther, readPair } from './read-pair';

/** `.info` files that are read at once: enough to keep a disk busy, far below the limit of open files. */
const READ_AT_ONCE = 16;

/** Bytes of `.info` files that are read at once: a parsed one takes many times its size. Syncopy's have some thousand. */
const BYTES_AT_ONCE = 16 * 1024 * 1024;

/** Syncopy globs data files alone, and takes the class from the `.info` whatever the extension says. */
const TOLERATED_BY_SYNCOPY: readonly Problem['code'][] = ['data-missing', 'class-mismatch', 'unfinished-save'];

/** A data file that is there, or is named by an `.info`, or waits in a work folder. */
interface Candidate {
  readonly name: string;
  readonly hasData: boolean;
  /** Where its two files lie while a save that was cut off keeps them from their places; else null. */
  readonly waiting: PairPlaces | null;
}

function candidatesOf(entries: readonly FolderEntry[], waiting: ReadonlyMap<string, PairPlaces>): Candidate[] {
  const names = entries.filter(({ kind, name }) => kind !== 'folder' && !name.startsWith('.')).map(({ name }) => name);
  const isData = (name: string): boolean => classOfExtension(extname(name)) !== null;
  const data = new Set([...names.filter(isData), ...waiting.keys()]);
  const named = names.filter((name) => name.endsWith(INFO_EXTENSION)).map((name) => name.slice(0, -INFO_EXTENSION.length));
  const lonely = named.filter((name) => isData(name) && !data.has(name));
  return [
    ...[...data].map((name) => ({ name, hasData: true, waiting: waiting.get(name) ?? null })),
    ...lonely.map((name) => ({ name: name + INFO_EXTENSION, hasData: false, waiting: null })),
  ];
}

function strayOf(path: string, found: Problem): ListedStray {
  return { kind: 'stray', ref: refOfPath(path), filename: basename(path), problem: found };
}

async function objectOf(files: Files, path: string, waiting: PairPlaces | null, budget: ByteBudget): Promise<ListedObject> {
  const { info, data, infoVersion } = await readPair(files, path, waiting ?? besideEachOther(path), budget);
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
async function entryOf(
  files: Files,
  folder: string,
  { name, hasData, waiting }: Candidate,
  budget: ByteBudget,
): Promise<ListedObject | ListedStray> {
  const path = join(folder, name);
  const container = basename(folder);
  if (!belongsInContainer(name, container)) return strayOf(path, problem('stray-name', { container }, { path }));
  if (!hasData) return strayOf(path, problem('data-missing', {}, { path }));
  try {
    return await objectOf(files, path, waiting, budget);
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

/** By code units, as a plain `sort` of names does. */
function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
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

/**
 * What a folder holds, from the `.info` files alone: objects in the order of their names, and each file that looks like
 * one and is none with its reason (`load` in `syncopy/io/load_spy_container.py`: what its glob finds in a container must all
 * load). Hidden files do not count; Spydesk's own work folders are among these.
 * Errors: `not-found`, `not-folder`, `no-permission` of the folder itself.
 */
export async function listFolder(files: Files, processes: Processes, path: string, signal?: AbortSignal): Promise<Listing> {
  const facts = await files.facts(path);
  if (facts === null) return fail('not-found', {}, { path });
  if (facts.kind !== 'folder') return fail('not-folder', {}, { path });
  const { found, leftOvers } = await recoveredList(files, processes, path);
  const isContainer = containerStem(basename(path)) !== null;
  const budget = new ByteBudget(BYTES_AT_ONCE);
  const entries = await mapBounded(
    candidatesOf(found, waitingOf(leftOvers)).sort((one, other) => inOrder(one.name, other.name)),
    READ_AT_ONCE,
    (candidate) => {
      if (signal?.aborted === true) throw new SpydeskError(problem('cancelled', {}, { path }));
      return entryOf(files, path, candidate, budget);
    },
  );
  return {
    ref: refOfPath(path),
    path,
    name: basename(path) || path,
    isContainer,
    entries: [...entries, ...leftOvers.flatMap(unfinishedOf)].sort((one, other) => inOrder(one.filename, other.filename)),
    containers: isContainer ? [] : await containersIn(files, path, found),
    syncopyRefuses:
      isContainer && entries.some((entry) => entry.kind === 'stray' && !TOLERATED_BY_SYNCOPY.includes(entry.problem.code)),
  };
}
