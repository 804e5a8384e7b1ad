import { basename } from 'node:path';
import { containerStem } from '../../format';

/** What a folder or file is to its disk, whatever it is called. Texts: the numbers do not fit into a double. */
export interface Identity {
  readonly device: string;
  readonly inode: string;
  /** Nanoseconds since 1970; `0` where the disk does not tell. */
  readonly born: string;
}

export type RecentKind = 'container' | 'folder' | 'file';

/** Something that was opened or saved before. */
export interface RecentEntry {
  readonly path: string;
  readonly kind: RecentKind;
  /** Milliseconds since 1970; null where it is not known. The order of a list does not follow it: a clock can be wrong. */
  readonly opened: number | null;
  readonly pinned: boolean;
  readonly identity: Identity | null;
  /** Bytes and objects, as last listed. */
  readonly size: number | null;
  readonly objects: number | null;
}

/** How many are remembered. */
const MOST = 200;
/** Beside more pinned ones than that, so many others. */
const LEAST_UNPINNED = 10;

/** A recent's name in lists. */
export function nameOfRecent({ path }: Pick<RecentEntry, 'path'>): string {
  return basename(path) || path;
}

/** What a folder is, by its name. */
export function kindOfFolder(path: string): RecentKind {
  return containerStem(basename(path)) === null ? 'folder' : 'container';
}

/** True where both are one folder or file. A disk that is attached anew may have another device number, and a number is used again. */
export function isSameThing(one: Identity, other: Identity): boolean {
  if (one.inode !== other.inode) return false;
  return one.born === '0' || other.born === '0' ? one.device === other.device : one.born === other.born;
}

/** The pinned ones first; the rest stays in its order, the newest first, and the oldest of it falls out. */
export function inOrder(entries: readonly RecentEntry[]): RecentEntry[] {
  const pinned = entries.filter((one) => one.pinned);
  const others = entries.filter((one) => !one.pinned);
  return [...pinned, ...others.slice(0, Math.max(MOST - pinned.length, LEAST_UNPINNED))];
}
