import { kindOf, type Fault } from './points';
import { SAVES, type Mode } from './saves';

/** A fault that a save may live with, and why. */
interface Tolerance {
  readonly why: string;
  readonly holds: (fault: Fault, mode: Mode) => boolean;
}

const WORK_FOLDER = /^(.*\/)?\.spydesk-[^/]*$/;
const FOLDERS: Readonly<Record<Mode, readonly string[]>> = { replace: [''], create: ['', 'new', 'new/c.spy'] };

function isFolder(path: string, mode: Mode): boolean {
  return FOLDERS[mode].includes(path) || WORK_FOLDER.test(path);
}

const TOLERANCES: readonly Tolerance[] = [
  { why: 'the new pair stands, and what is left is removed later', holds: ({ isPublished }) => isPublished },
  { why: 'the free space is told where the disk tells it', holds: ({ call }) => call === 'statfs' },
  { why: 'a first look at what may be written; the save itself will tell', holds: ({ call }) => call === 'access' },
  {
    why: 'which disk a folder lies on is told where it can be seen',
    holds: ({ call, path }, mode) => call === 'statx' && FOLDERS[mode].includes(path),
  },
  {
    why: 'whether a program writes the old file is told where it can be read',
    holds: ({ call, path, at }, mode) =>
      mode === 'replace' && path === SAVES.replace.target && at <= 2 && ['statx', 'openat', 'pread64', 'close'].includes(call),
  },
  { why: 'what cannot be cloned is copied', holds: ({ call }) => call === 'ioctl' },
  { why: 'a mode that gives nobody more than it should may stay', holds: ({ call }) => call === 'chmod' },
  { why: 'a group that the user may not set is left', holds: ({ call }) => call === 'chown' },
  { why: 'a disk without hard links has renames', holds: ({ call, error }) => call === 'link' && error !== 'ENOSPC' },
  {
    why: 'not every system can sync a folder',
    holds: ({ call, path, error }, mode) => call === 'openat' && error === 'EACCES' && isFolder(path, mode),
  },
  { why: 'a folder that was listed is listed', holds: ({ call, path }, mode) => call === 'close' && isFolder(path, mode) },
  {
    why: 'how the folder above spells a name that is not there',
    holds: ({ call, path }, mode) => mode === 'create' && path === '' && ['openat', 'newfstatat', 'getdents64'].includes(call),
  },
  { why: 'the folder is there already', holds: ({ call, path }, mode) => mode === 'replace' && call === 'mkdir' && path === '' },
];

/** Why a save may come to its end in spite of a fault; null where it may not. */
export function toleranceOf(fault: Fault, mode: Mode): string | null {
  return TOLERANCES.find(({ holds }) => holds({ ...fault, call: kindOf(fault.call) }, mode))?.why ?? null;
}
