import { fail } from '../errors';
import type { Files } from '../files';
import { infoPathOf, loadNameCandidates, type PathContext } from '../format';

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

/**
 * What a path means that the user typed (`load` in `syncopy/io/load_spy_container.py`): a data file, its `.info`, a folder
 * with or without `.spy`; a file of another kind as it is, so that opening it tells what is wrong.
 * Errors: `not-found`, `no-permission`.
 */
export async function findObject(files: Files, text: string, context: PathContext): Promise<FoundPath> {
  const candidates = loadNameCandidates(text, context);
  for (const candidate of candidates) if (await isThere(files, candidate)) return candidate;
  const path = candidates[0]?.path ?? text;
  return (await files.facts(path)) === null ? fail('not-found', {}, { path }) : { kind: 'data', path };
}
