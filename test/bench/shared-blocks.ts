import { spawnSync } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';
import { runCommand, runShell } from './command';
import type { Workshop } from './workshop';

/** A file system that shares blocks between a file and its copy. */
export interface SharingDisk {
  readonly name: string;
  readonly folder: string;
  unmount(): Promise<void>;
}

/** The file systems that can, and how an empty one is made in an image file. */
const MAKERS = [
  { name: 'btrfs', words: ['mkfs.btrfs', '-q', '-f'] },
  { name: 'XFS', words: ['mkfs.xfs', '-q', '-f', '-m', 'reflink=1'] },
] as const;

/** Both want some room of their own. */
const LEAST_BYTES = 512 * 1024 * 1024;

async function works(line: string, ...words: readonly string[]): Promise<boolean> {
  return runShell(line, ...words).then(
    () => true,
    () => false,
  );
}

/** True where `cp --reflink=always` works in the folder of the bench. */
export async function sharesBlocks(workshop: Workshop): Promise<boolean> {
  const tiny = await workshop.tiny();
  return works('cp --reflink=always "$1" "$1~" && rm "$1~"', tiny);
}

/** Makes such a file system in an image file and mounts it, which needs root. Answers those that could be had. */
export async function makeSharingDisks(workshop: Workshop, bytes: number): Promise<SharingDisk[]> {
  const disks: SharingDisk[] = [];
  for (const { name, words } of MAKERS) {
    const [image, folder] = [workshop.path(`${name}.image`), workshop.path(`${name}.disk`)];
    const [maker, ...options] = words;
    if (!(await works('command -v "$1"', maker))) continue;
    mkdirSync(folder);
    await runShell('truncate -s "$1" "$2"', String(LEAST_BYTES + 3 * bytes), image);
    await runCommand(maker, [...options, image]);
    if (!(await works('mount -o loop "$1" "$2"', image, folder))) continue;
    // Where the bench is ended on the way, before its files are removed.
    process.prependOnceListener('exit', () => spawnSync('umount', [folder], { stdio: 'ignore' }));
    const unmount = async (): Promise<void> => {
      await runShell('umount "$1" && rm "$2"', folder, image);
    };
    disks.push({ name, folder, unmount });
  }
  return disks;
}

/** Bytes in use on the file system of a folder, all writes done. */
export async function usedBytes(folder: string): Promise<number> {
  await runShell('sync -f "$1"', folder);
  const { blocks, bfree, bsize } = statfsSync(folder);
  return (blocks - bfree) * bsize;
}
