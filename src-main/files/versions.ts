import type { FileVersion } from './files';

/** True where both name one state of one file. */
export function sameVersion(one: FileVersion, other: FileVersion): boolean {
  return one.device === other.device && sameOnDisk(one, other);
}

/**
 * The same of two that are known to be of one disk, of which one was written down: another host numbers its disks otherwise, and so
 * can the next start of this one.
 */
export function sameOnDisk(one: FileVersion, other: FileVersion): boolean {
  return one.inode === other.inode && one.size === other.size && one.modifiedNs === other.modifiedNs;
}
