import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { problemOf, SpydeskError } from '../../errors';
import type { Identity } from './recent';

/** What is asked of a disk for recents. */
export interface RecentDisk {
  /** Null where nothing is there. */
  identity(path: string): Promise<Identity | null>;
  /** The paths of the folders, or of all else, in a folder; none where it cannot be read. */
  inside(folder: string, what: 'folders' | 'files'): Promise<string[]>;
}

/** The real disk. */
export const recentDisk: RecentDisk = {
  async identity(path) {
    try {
      const { dev, ino, birthtimeNs } = await stat(path, { bigint: true });
      return { device: String(dev), inode: String(ino), born: String(birthtimeNs) };
    } catch (thrown) {
      const found = problemOf(thrown, path);
      if (['not-found', 'not-folder', 'invalid-name'].includes(found.code)) return null;
      throw new SpydeskError(found, { cause: thrown });
    }
  },
  async inside(folder, what) {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.filter((one) => one.isDirectory() === (what === 'folders')).map(({ name }) => join(folder, name));
    } catch {
      return [];
    }
  },
};
