import type { FileVersion } from './files';

/** True where both name one state of one file. */
export function sameVersion(one: FileVersion, other: FileVersion): boolean {
  return (
    one.device === other.device && one.inode === other.inode && one.size === other.size && one.modifiedNs === other.modifiedNs
  );
}
