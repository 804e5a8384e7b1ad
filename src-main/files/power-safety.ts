import type { Platform } from '../format';

/**
 * What a save withstands at any instant: `power`, the death of the program and a loss of power; `process`, the death of the
 * program alone.
 */
export type Safety = 'power' | 'process';

/**
 * File systems that put a file's new bytes on the disk before the rename that publishes them, once both were asked for (`fsync`):
 * by the numbers of Linux's `statfs(2)`. ext2 and ext3 answer ext4's number.
 */
const JOURNALLED_ON_LINUX: ReadonlySet<number> = new Set([
  0xef53, // ext4
  0x58465342, // XFS
  0x9123683e, // btrfs
]);

/**
 * What a save to a file system of this kind (`Space.fileSystem`) withstands. In memory, on a network, on FAT, NTFS and whatever is
 * not known, a loss of power is not promised. On macOS the kernel gives its file systems numbers as they are loaded, so that
 * APFS is not told from others; on Windows there are none.
 */
export function safetyOn(fileSystem: number, platform: Platform): Safety {
  return platform === 'linux' && JOURNALLED_ON_LINUX.has(fileSystem) ? 'power' : 'process';
}
