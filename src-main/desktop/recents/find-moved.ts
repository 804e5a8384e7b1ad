import { basename, dirname, join } from 'node:path';
import { isSameThing, type Identity, type RecentEntry } from './recent';
import type { RecentDisk } from './recent-disk';

/** Places that are looked at, and the time for it, at most: a folder of many thousands is not searched for a list. */
const MOST_LOOKS = 2_000;
const LONGEST_MS = 1_500;

type Disk = RecentDisk;

interface Search {
  readonly entry: Pick<RecentEntry, 'path' | 'kind'>;
  readonly identity: Identity;
  /** Paths of the other recents, in whose folders it may be. */
  readonly others: readonly string[];
}

/** Where to look, the likeliest first: beside its old place, beside the other recents, around its folder. */
async function* candidates({ entry, others }: Search, disk: Disk): AsyncGenerator<string> {
  const what = entry.kind === 'file' ? 'files' : 'folders';
  const folder = dirname(entry.path);
  const above = dirname(folder);
  const aside = await disk.inside(above, 'folders');
  // Its folder may have been renamed.
  yield* aside.map((one) => join(one, basename(entry.path)));
  for (const one of new Set([folder, above, ...others.map((other) => dirname(other))])) yield* await disk.inside(one, what);
  for (const one of aside) if (one !== folder) yield* await disk.inside(one, what);
}

/** Where something lies that was renamed or moved nearby, by what it is to its disk; null where it is not found in short time. */
export async function findMoved(search: Search, disk: Disk, now: () => number = Date.now): Promise<string | null> {
  const end = now() + LONGEST_MS;
  let looks = 0;
  for await (const path of candidates(search, disk)) {
    looks += 1;
    if (looks > MOST_LOOKS || now() > end) return null;
    const there = await disk.identity(path).catch(() => null);
    if (there !== null && isSameThing(there, search.identity)) return path;
  }
  return null;
}
