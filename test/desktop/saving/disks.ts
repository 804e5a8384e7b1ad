import { spawnSync } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';

/** Runs `use` with a disk of its own at `path`, of so many bytes; answers false where only the superuser could mount one. */
export async function withDisk(path: string, bytes: number, use: () => Promise<void>): Promise<boolean> {
  await mkdir(path);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path]).status !== 0) return false;
  try {
    await use();
  } finally {
    spawnSync('umount', ['--lazy', path]);
  }
  return true;
}

/** Takes the right to write away: of the disk that is mounted at `path`, or of the folder where none is. */
export async function forbidWriting(path: string): Promise<void> {
  if (spawnSync('mount', ['-o', 'remount,ro', path]).status !== 0) await chmod(path, 0o555);
}
