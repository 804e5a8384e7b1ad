import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Place } from '../contract';
import { notFound, problemOf, SpydeskError } from '../errors';
import { absolutePath, loadNameCandidates, refOfPath, type LoadCandidate, type PathContext } from '../format';

type Kind = 'folder' | 'data';

async function kindOf(path: string): Promise<Kind | null> {
  try {
    const facts = await stat(path);
    return facts.isDirectory() ? 'folder' : 'data';
  } catch (thrown) {
    const error = problemOf(thrown, path);
    if (error.code === 'not-found' || error.code === 'not-folder') return null;
    throw new SpydeskError(error, { cause: thrown });
  }
}

/** The place of a folder. */
export function placeOfFolder(path: string): Place {
  return { ref: refOfPath(path), name: basename(path) || path, path, select: null };
}

/** The place of a data file: its folder, with the object to show at once. */
export function placeOfFile(path: string): Place {
  return { ...placeOfFolder(dirname(path)), select: refOfPath(path) };
}

/**
 * What a typed path means: a folder with or without `.spy`, a data file, its `.info` (also where one of the two is missing:
 * the listing of the folder tells what is wrong). Throws `not-found` where nothing is there.
 */
export async function placeOfTyped(text: string, context: PathContext): Promise<Place> {
  const candidates = loadNameCandidates(text, context);
  for (const candidate of candidates) {
    if ((await kindOf(candidate.path)) !== candidate.kind) continue;
    return candidate.kind === 'folder' ? placeOfFolder(candidate.path) : placeOfFile(candidate.path);
  }
  const path = absolutePath(text, context);
  if ((await kindOf(path)) !== 'data') throw new SpydeskError(notFound(path));
  return placeOfFile(dataNamedBy(candidates) ?? path);
}

/** The data file where a name is that of a data file or of its `.info`; null for any other, which is listed under its own name. */
function dataNamedBy(candidates: readonly LoadCandidate[]): string | null {
  return candidates.find(({ kind }) => kind === 'data')?.path ?? null;
}

/**
 * What was chosen in a dialog or dropped is meant as it stands: the folder `data` is never taken for `data.spy` beside it.
 */
export async function placeOfChosen(path: string, context: PathContext): Promise<Place> {
  const kind = await kindOf(path);
  if (kind === null) throw new SpydeskError(notFound(path));
  return kind === 'folder' ? placeOfFolder(path) : placeOfFile(dataNamedBy(loadNameCandidates(path, context)) ?? path);
}
