import { join, relative } from 'node:path';
import type { Call } from './calls';

/** Where a save is disturbed: its n-th call of that name on that path. */
export interface Point {
  readonly call: string;
  /** From the folder in which it runs. */
  readonly path: string;
  readonly at: number;
  /** The new pair stands by then, and is forced to the disk: what follows tidies up. */
  readonly isPublished: boolean;
}

/** A point, and the error that the call answers there. */
export interface Fault extends Point {
  readonly error: string;
}

const ON_READING = ['EIO'];
const ON_LOOKING = ['EIO', 'EACCES'];
const ON_WRITING = ['ENOSPC', 'EIO'];
const ON_NAMES = ['ENOSPC', 'EIO', 'EACCES'];

/** The errors that each call of a save can answer. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  access: ON_LOOKING,
  statx: ON_LOOKING,
  newfstatat: ON_LOOKING,
  fstat: ON_READING,
  statfs: ON_LOOKING,
  readlink: ON_LOOKING,
  openat: ON_NAMES,
  getdents64: ON_READING,
  read: ON_READING,
  pread64: ON_READING,
  write: ON_WRITING,
  pwrite64: ON_WRITING,
  ioctl: ON_WRITING,
  copy_file_range: ON_WRITING,
  sendfile: ON_WRITING,
  ftruncate: ON_WRITING,
  fsync: ON_WRITING,
  fdatasync: ON_WRITING,
  close: ON_READING,
  chmod: ON_LOOKING,
  fchmod: ON_LOOKING,
  chown: ['EIO', 'EPERM'],
  fchown: ['EIO', 'EPERM'],
  mkdir: ON_NAMES,
  rename: ON_NAMES,
  link: ON_NAMES,
  unlink: ON_LOOKING,
  rmdir: ON_LOOKING,
};

/** The newer calls, which are the only ones on some machines, by the names of the older. */
const OLDER_NAMES: Readonly<Record<string, string>> = {
  faccessat: 'access',
  faccessat2: 'access',
  readlinkat: 'readlink',
  fchmodat: 'chmod',
  fchownat: 'chown',
  mkdirat: 'mkdir',
  renameat: 'rename',
  renameat2: 'rename',
  linkat: 'link',
  unlinkat: 'unlink',
};

/** What a call does: its name, or the older of two. */
export function kindOf(call: string): string {
  return OLDER_NAMES[call] ?? call;
}

/** Calls that leave the disk as it was: a death before one is a death before the next that does not. */
const HARMLESS = ['access', 'statx', 'newfstatat', 'fstat', 'statfs', 'readlink', 'getdents64', 'read', 'pread64', 'close'];

function isHarmless({ name, parameters }: Call): boolean {
  return HARMLESS.includes(kindOf(name)) || (name === 'openat' && !parameters.includes('O_CREAT'));
}

function isBelow(folder: string, path: string | null): path is string {
  return path === folder || path?.startsWith(`${folder}/`) === true;
}

/** The last sync before the first removal that follows the last link, by which the new data file gets its name. */
function publishedBy(calls: readonly Call[]): number {
  const linked = calls.findLastIndex(({ name }) => kindOf(name) === 'link');
  const removed = calls.findIndex(({ name }, index) => index > linked && kindOf(name) === 'unlink');
  const published = calls.findLastIndex(({ name }, index) => index < removed && name === 'fsync');
  if (published < linked) throw new Error('a save does not force the new names to the disk before it tidies up');
  return published;
}

/** The calls of a save on its folder, each with its point, in their order. */
function numbered(calls: readonly Call[], folder: string): { readonly call: Call; readonly point: Point }[] {
  const counts = new Map<string, number>();
  const points = new Map<string, { call: Call; point: Point }>();
  const published = publishedBy(calls);
  calls.forEach((call, index) => {
    const { thread, name, path } = call;
    if (!isBelow(folder, path)) return;
    // strace counts each thread's calls by themselves.
    const counted = `${thread} ${name} ${path}`;
    const at = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, at);
    const key = `${name} ${path} ${at}`;
    if (points.has(key)) return;
    points.set(key, { call, point: { call: name, path: relative(folder, path), at, isPublished: index > published } });
  });
  return [...points.values()];
}

/** Every fault of a save that ran through, from its calls. Throws for a call of which nobody has said what it can answer. */
export function faultsOf(calls: readonly Call[], folder: string): Fault[] {
  return numbered(calls, folder).flatMap(({ call, point }) => {
    const errors = ERRORS[kindOf(call.name)];
    if (errors === undefined) throw new Error(`a save calls ${call.name}, and points.ts tells none of its errors`);
    const isMaking = call.name !== 'openat' || call.parameters.includes('O_CREAT');
    return errors.filter((error) => isMaking || error !== 'ENOSPC').map((error) => ({ ...point, error }));
  });
}

/** Every point of a save before which a death leaves another state of the disk. */
export function deathsOf(calls: readonly Call[], folder: string): Point[] {
  return numbered(calls, folder)
    .filter(({ call }) => !isHarmless(call))
    .map(({ point }) => point);
}

/** strace's words for a call on a path of `folder`; `effect` as in `error=EIO`. */
export function aimedAt({ call, path, at }: Point, folder: string, effect: string): string[] {
  return ['-P', join(folder, path), '-e', `trace=${call}`, '-e', `inject=${call}:${effect}:when=${at}`];
}

/** True for a call that a fault was put into. */
export function isInjected({ result }: Call): boolean {
  return result.endsWith('(INJECTED)');
}

/** `SPYDESK_FAULTS=all` disturbs a save everywhere; without it a choice of a size that a change can wait for is taken. */
export const isEveryPoint = process.env['SPYDESK_FAULTS'] === 'all';

/**
 * A choice of about `count` points: of each group one at least, and the others evenly over all of it, so that the same save
 * gives the same choice.
 */
export function chosen<Kind extends Point>(points: readonly Kind[], count: number, groupOf: (point: Kind) => string): Kind[] {
  if (isEveryPoint) return [...points];
  const groups = new Map<string, Kind[]>();
  for (const point of points) groups.set(groupOf(point), [...(groups.get(groupOf(point)) ?? []), point]);
  const share = count / points.length;
  return [...groups.values()]
    .flatMap((group) => {
      const taken = Math.min(group.length, Math.max(1, Math.round(group.length * share)));
      return Array.from({ length: taken }, (_, index) => group[Math.floor(((index + 0.5) * group.length) / taken)]);
    })
    .filter((point) => point !== undefined);
}

/** How many of each call, as `openat 12, fsync 8`. */
export function countsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}
