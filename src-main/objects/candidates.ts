import { extname } from 'node:path';
import type { FolderEntry, PairPlaces } from '../files';
import { classOfExtension, containerStem, INFO_EXTENSION } from '../format';

/** A data file that is there, or is named by an `.info`, or waits in a work folder. */
export interface Candidate {
  readonly name: string;
  readonly hasData: boolean;
  /** Where its two files lie while a save that was cut off keeps them from their places; else null. */
  readonly waiting: PairPlaces | null;
}

function isData(name: string): boolean {
  return classOfExtension(extname(name)) !== null;
}

/** Whether the list of a folder can be another one after what has this name in it was changed. */
export function isWorthListing(name: string): boolean {
  return !name.startsWith('.') && (isData(name) || name.endsWith(INFO_EXTENSION) || containerStem(name) !== null);
}

/** What of a folder looks like an object, in the order of the names; hidden files do not count. */
export function candidatesOf(entries: readonly FolderEntry[], waiting: ReadonlyMap<string, PairPlaces>): Candidate[] {
  const names = entries.filter(({ kind, name }) => kind !== 'folder' && !name.startsWith('.')).map(({ name }) => name);
  const data = new Set([...names.filter(isData), ...waiting.keys()]);
  const named = names.filter((name) => name.endsWith(INFO_EXTENSION)).map((name) => name.slice(0, -INFO_EXTENSION.length));
  const lonely = named.filter((name) => isData(name) && !data.has(name));
  return [
    ...[...data].map((name) => ({ name, hasData: true, waiting: waiting.get(name) ?? null })),
    ...lonely.map((name) => ({ name: name + INFO_EXTENSION, hasData: false, waiting: null })),
  ].sort((one, other) => inOrder(one.name, other.name));
}

/** By code units, as a plain `sort` of names does. */
export function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
