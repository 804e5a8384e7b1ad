import { kindOf, type Fault } from './points';
import type { DisturbedSave } from './saves';

/** A fault that a save may live with, and why. */
interface Tolerance {
  readonly why: string;
  readonly holds: (fault: Fault, save: DisturbedSave) => boolean;
}

const WORK_FOLDER = /^(.*\/)?\.spydesk-[^/]*$/;
/** The folder in which the save runs, and those that it makes. */
function isSaveFolder(path: string, { folders }: DisturbedSave): boolean {
  return path === '' || folders.includes(path);
}

function isFolder(path: string, save: DisturbedSave): boolean {
  return isSaveFolder(path, save) || WORK_FOLDER.test(path);
}

const TOLERANCES: readonly Tolerance[] = [
  { why: 'the new pair stands, and what is left is removed later', holds: ({ isPublished }) => isPublished },
  { why: 'the free space is told where the disk tells it', holds: ({ call }) => call === 'statfs' },
  { why: 'a first look at what may be written; the save itself will tell', holds: ({ call }) => call === 'access' },
  {
    why: 'which disk a folder lies on is told where it can be seen',
    holds: ({ call, path }, save) => call === 'statx' && isSaveFolder(path, save),
  },
  {
    why: 'whether a program writes the old file is told where it can be read',
    holds: ({ call, path, at }, { old, target }) =>
      old !== null && path === target && at <= 2 && ['statx', 'openat', 'pread64', 'close'].includes(call),
  },
  { why: 'what cannot be cloned is copied', holds: ({ call }) => call === 'ioctl' },
  { why: 'a mode that gives nobody more than it should may stay', holds: ({ call }) => call === 'chmod' },
  { why: 'a group that the user may not set is left', holds: ({ call }) => call === 'chown' },
  { why: 'a disk without hard links has renames', holds: ({ call, error }) => call === 'link' && error !== 'ENOSPC' },
  {
    why: 'not every system can sync a folder',
    holds: ({ call, path, error }, save) => call === 'openat' && error === 'EACCES' && isFolder(path, save),
  },
  { why: 'a folder that was listed is listed', holds: ({ call, path }, save) => call === 'close' && isFolder(path, save) },
  {
    why: 'how the folder above spells a name that is not there',
    holds: ({ call, path }, { old }) => old === null && path === '' && ['openat', 'newfstatat', 'getdents64'].includes(call),
  },
  { why: 'the folder is there already', holds: ({ call, path }, { old }) => old !== null && call === 'mkdir' && path === '' },
];

/** Why a save may come to its end in spite of a fault; null where it may not. */
export function toleranceOf(fault: Fault, save: DisturbedSave): string | null {
  return TOLERANCES.find(({ holds }) => holds({ ...fault, call: kindOf(fault.call) }, save))?.why ?? null;
}
