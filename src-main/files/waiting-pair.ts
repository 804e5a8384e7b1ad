import { infoPathOf } from '../format';
import type { FileFacts, Files, FileVersion } from './files';
import type { CommitRecord } from './publication-records';
import type { Standing } from './recovery-table';
import type { WorkFolder } from './work-folder';

/** Where an object's two files lie: side by side under its name, or one or both in a work folder under names of its own. */
export interface PairPlaces {
  readonly data: string;
  readonly info: string;
}

/**
 * True where a file is, by size and time, the one that a record names. A move keeps both; device and inode are another
 * host's numbers. Bytes are not read: a list must stay fast, and opening the object compares its two files anyway.
 */
export function looksLike(found: FileFacts | null, recorded: FileVersion | null): boolean {
  if (found?.kind !== 'file' || recorded === null) return false;
  return found.version.size === recorded.size && found.version.modifiedNs === recorded.modifiedNs;
}

async function firstLike(files: Files, paths: readonly string[], recorded: FileVersion | null): Promise<string | null> {
  for (const path of paths) if (looksLike(await files.linkFacts(path), recorded)) return path;
  return null;
}

/** Where the new or the old pair of a publication lies whole, each file at its place or in the work folder; null where not. */
export async function pairOf(
  files: Files,
  target: string,
  work: WorkFolder,
  { old, new: next }: CommitRecord,
  which: 'new' | 'old',
): Promise<PairPlaces | null> {
  const [data, info] = which === 'new' ? [next.data.version, next.info.version] : [old.data, old.info];
  const aside = which === 'new' ? [work.newData, work.newInfo] : [work.oldData, work.oldInfo];
  const dataPath = await firstLike(files, [target, ...aside.slice(0, 1)], data);
  const infoPath = await firstLike(files, [infoPathOf(target), ...aside.slice(1)], info);
  return dataPath === null || infoPath === null ? null : { data: dataPath, info: infoPath };
}

async function standingOf(files: Files, path: string, old: FileVersion | null, next: FileVersion): Promise<Standing> {
  const found = await files.linkFacts(path);
  if (found === null) return 'nothing';
  if (looksLike(found, next)) return 'new';
  return looksLike(found, old) ? 'old' : 'other';
}

/**
 * The pair from which an object is served whose save was cut off between its two files and cannot be carried to its end: the new
 * one, to which the recovery would bring it, else the old one. Null where a pair stands at the target, and where another
 * program's file does: then what stands there is the object.
 */
export async function waitingPair(
  files: Files,
  target: string,
  work: WorkFolder,
  commit: CommitRecord,
): Promise<PairPlaces | null> {
  const { old, new: next } = commit;
  const data = await standingOf(files, target, old.data, next.data.version);
  const info = await standingOf(files, infoPathOf(target), old.info, next.info.version);
  if (data === 'other' || info === 'other') return null;
  if (data === info && data !== 'nothing') return null;
  return (await pairOf(files, target, work, commit, 'new')) ?? (await pairOf(files, target, work, commit, 'old'));
}
