import { basename, dirname, join, parse } from 'node:path';
import type { Files, FolderEntry } from '../files';
import {
  findName,
  foldName,
  INFO_EXTENSION,
  refOfPath,
  type DiskFacts,
  type FolderFacts,
  type NamedEntry,
  type SaveTarget,
} from '../format';
import type { ObjectStore, StoreCapabilities } from './object-store';

/** What `judgeTarget` wants to know of the disk, and what the innermost folder that exists allows. */
export interface FoundDisk {
  readonly facts: DiskFacts;
  readonly capabilities: StoreCapabilities;
}

/** The folders of a path, outermost first, the root left out. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let folder = path; folder !== parse(folder).root; folder = dirname(folder)) folders.unshift(folder);
  return folders;
}

async function isFolder(files: Files, path: string): Promise<boolean> {
  return (await files.facts(path))?.kind === 'folder';
}

/** The innermost folder on the way to `path` that exists as it is spelled. */
async function innermostFolder(files: Files, path: string): Promise<string> {
  let innermost = parse(path).root;
  for (const folder of foldersOf(path)) {
    if (!(await isFolder(files, folder))) break;
    innermost = folder;
  }
  return innermost;
}

/** A folder that may be entered but not listed tells no spelling; then the asked one stands. */
async function namesIn(files: Files, folder: string): Promise<string[]> {
  try {
    return (await files.list(folder)).map(({ name }) => name);
  } catch {
    return [];
  }
}

type Found = Pick<FolderFacts, 'kind' | 'name'>;
const ABSENT: Found = { kind: 'absent', name: null };

/** Looks a folder up under its asked name, then under the same name in another form. */
async function lookUp(files: Files, parent: string, asked: string, caseInsensitive: boolean): Promise<Found> {
  const direct = await files.facts(join(parent, asked));
  // On a file system that tells letters apart, what answers to a name is spelled so.
  const spelled = direct !== null && !caseInsensitive ? asked : findName(await namesIn(files, parent), asked, caseInsensitive);
  const facts = direct ?? (spelled === null ? null : await files.facts(join(parent, spelled)));
  if (facts === null) return ABSENT;
  return { kind: facts.kind === 'folder' ? 'folder' : 'file', name: spelled ?? asked };
}

/**
 * A path as the disk spells it, where its names are there in another form of Unicode than asked; null where one of them is not
 * there at all. Errors: those of the disk.
 */
export async function spelledOnDisk(files: Files, path: string): Promise<string | null> {
  let reached = parse(path).root;
  for (const asked of foldersOf(path).map((folder) => basename(folder))) {
    const { name } = await lookUp(files, reached, asked, false);
    if (name === null) return null;
    reached = join(reached, name);
  }
  return reached;
}

/** A link to a folder is told as a folder; only one at the target's place is looked at. */
async function namedEntry(files: Files, folder: string, { name, kind }: FolderEntry, target: string): Promise<NamedEntry> {
  const places = [target, target + INFO_EXTENSION].map((place) => foldName(place, true));
  if (kind !== 'link' || !places.includes(foldName(name, true))) return { name, kind };
  return { name, kind: (await isFolder(files, join(folder, name))) ? 'folder' : 'link' };
}

/** Looks at everything on the way to `target`; writes nothing. Errors: `no-permission`, `io-error`. */
export async function findDisk(files: Files, store: ObjectStore, target: SaveTarget): Promise<FoundDisk> {
  const { caseInsensitive } = await store.capabilities(refOfPath(await innermostFolder(files, target.folder)));
  const folders: FolderFacts[] = [];
  let reached = parse(target.folder).root;
  for (const path of foldersOf(target.folder)) {
    const isReached = folders.every(({ kind }) => kind === 'folder');
    const found = isReached ? await lookUp(files, reached, basename(path), caseInsensitive) : ABSENT;
    folders.push({ path, ...found });
    if (found.kind === 'folder' && found.name !== null) reached = join(reached, found.name);
  }
  const capabilities = await store.capabilities(refOfPath(reached));
  const isThere = folders.every(({ kind }) => kind === 'folder');
  const listed = isThere ? await files.list(reached) : [];
  const entries = await Promise.all(listed.map((entry) => namedEntry(files, reached, entry, basename(target.data))));
  return { facts: { folders, entries, caseInsensitive, access: capabilities.access }, capabilities };
}
