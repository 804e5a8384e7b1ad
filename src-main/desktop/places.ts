import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Place } from '../contract';
import { problem, problemOf, SpydeskError } from '../errors';
import { loadNameCandidates, refOfPath, type Platform } from '../format';

/** From where a path counts that was given on a command line. */
export interface PlaceContext {
  readonly currentFolder: string;
  readonly home: string;
  readonly platform: Platform;
}

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
 * What a path means that the user gave: a folder with or without `.spy`, a data file, its `.info` (also where one of the
 * two is missing: the listing of the folder tells what is wrong). Throws `not-found` where nothing is there.
 */
export async function findPlace(text: string, context: PlaceContext): Promise<Place> {
  const candidates = loadNameCandidates(text, context);
  for (const candidate of candidates) {
    if ((await kindOf(candidate.path)) !== candidate.kind) continue;
    return candidate.kind === 'folder' ? placeOfFolder(candidate.path) : placeOfFile(candidate.path);
  }
  const [first] = candidates;
  const path = first?.path ?? text;
  if ((await kindOf(text)) === 'data') return placeOfFile(path);
  throw new SpydeskError(problem('not-found', {}, { path }));
}
