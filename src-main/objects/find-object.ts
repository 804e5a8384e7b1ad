import { fail } from '../errors';
import type { Files } from '../files';
import { absolutePath, infoPathOf, loadNameCandidates, type PathContext } from '../format';
import { spelledOnDisk } from './disk-facts';

/** What a typed path means: a folder of objects, or one object by its data file. */
export interface FoundPath {
  readonly kind: 'folder' | 'data';
  readonly path: string;
}

async function isThere(files: Files, { kind, path }: FoundPath): Promise<boolean> {
  const facts = await files.facts(path);
  if (kind === 'folder') return facts?.kind === 'folder';
  // Where one half of a pair is missing, opening the other tells so.
  return facts === null ? (await files.facts(infoPathOf(path))) !== null : facts.kind !== 'folder';
}

async function findSpelled(files: Files, text: string, context: PathContext): Promise<FoundPath | null> {
  for (const candidate of loadNameCandidates(text, context)) if (await isThere(files, candidate)) return candidate;
  const path = absolutePath(text, context);
  return (await files.facts(path)) === null ? null : { kind: 'data', path };
}

/** A name whose letters are composed in another way than on the disk is that name all the same. */
async function findRespelled(files: Files, text: string, context: PathContext): Promise<FoundPath | null> {
  for (const { path } of loadNameCandidates(text, context)) {
    const spelled = (await spelledOnDisk(files, path)) ?? (await spelledOnDisk(files, infoPathOf(path)));
    const found = spelled === null ? null : await findSpelled(files, spelled, context);
    if (found !== null) return found;
  }
  return null;
}

/**
 * What a path means that the user typed (`load` in `syncopy/io/load_spy_container.py`): a data file, its `.info`, a folder
 * with or without `.spy`; a file of another kind as it is, so that opening it tells what is wrong.
 * Errors: `not-found`, `no-permission`.
 */
export async function findObject(files: Files, text: string, context: PathContext): Promise<FoundPath> {
  const found = (await findSpelled(files, text, context)) ?? (await findRespelled(files, text, context));
  if (found !== null) return found;
  const [first] = loadNameCandidates(text, context);
  // Opening it says that it is not there, or finds what a save that was cut off has of it.
  return first?.kind === 'data' ? first : fail('not-found', {}, { path: absolutePath(text, context) });
}
