import { constants, type BigIntStats, type Dirent, type Stats } from 'node:fs';
import * as fs from 'node:fs/promises';
import { fail, problemOf, SpydeskError } from '../errors';
import { copyByReference, copyBytes } from './copy-bytes';
import { errnoOf } from './errno';
import type { FileFacts, FileHandle, Files, FolderEntry, OpenMode } from './files';

const FLAGS: Readonly<Record<OpenMode, number>> = {
  read: constants.O_RDONLY,
  edit: constants.O_RDWR,
  // O_EXCL: whatever stands there, a link included, is never written through.
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
};

function kindOf(entry: Stats | BigIntStats | Dirent): FileFacts['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function factsOf(stats: BigIntStats): FileFacts {
  return {
    kind: kindOf(stats),
    version: { device: stats.dev, inode: stats.ino, size: stats.size, modifiedNs: stats.mtimeNs },
    mode: Number(stats.mode & 0o7777n),
    uid: Number(stats.uid),
    gid: Number(stats.gid),
  };
}

/** Runs one system call; its failure becomes a `SpydeskError` about `path`. */
async function about<Value>(path: string, call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (thrown) {
    throw new SpydeskError(problemOf(thrown, path), { cause: thrown });
  }
}

/** Answers null where nothing is there, be it that a folder on the way is missing or is a file. */
async function orAbsent<Value>(call: () => Promise<Value>): Promise<Value | null> {
  try {
    return await call();
  } catch (thrown) {
    const errno = errnoOf(thrown);
    if (errno === 'ENOENT' || errno === 'ENOTDIR') return null;
    throw thrown;
  }
}

class NodeFileHandle implements FileHandle {
  constructor(
    private readonly handle: fs.FileHandle,
    private readonly path: string,
  ) {}

  get descriptor(): number {
    return this.handle.fd;
  }

  async read(into: Uint8Array, position: number, end?: number): Promise<number> {
    return about(this.path, async () => {
      let done = 0;
      while (done < into.length && position + done !== end) {
        const { bytesRead } = await this.handle.read(into, done, into.length - done, position + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return done;
    });
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    await about(this.path, async () => {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, position + done);
        done += bytesWritten;
      }
    });
  }

  async truncate(size: number): Promise<void> {
    await about(this.path, () => this.handle.truncate(size));
  }

  async facts(): Promise<FileFacts> {
    return about(this.path, async () => factsOf(await this.handle.stat({ bigint: true })));
  }

  async sync(): Promise<void> {
    await about(this.path, () => this.handle.sync());
  }

  async close(): Promise<void> {
    await about(this.path, () => this.handle.close());
  }
}

async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await fs.open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    // Windows cannot open a folder, and some network file systems cannot sync one.
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(errnoOf(thrown) ?? '')) throw thrown;
  }
}

function tooLarge(path: string, size: bigint): never {
  fail('too-large', { reason: `a file of ${size} bytes` }, { path });
}

/** The mode of a copy: who made it sets another. */
const OWN_ALONE = 0o600;

/** The disk of this machine. */
export const nodeFiles: Files = {
  async open(path, mode, permissions = 0o666) {
    return about(path, async () => new NodeFileHandle(await fs.open(path, FLAGS[mode], permissions), path));
  },
  async facts(path) {
    return about(path, () => orAbsent(async () => factsOf(await fs.stat(path, { bigint: true }))));
  },
  async linkFacts(path) {
    return about(path, () => orAbsent(async () => factsOf(await fs.lstat(path, { bigint: true }))));
  },
  async list(folder) {
    return about(folder, async () => {
      const entries = await fs.readdir(folder, { withFileTypes: true });
      return entries.map((entry): FolderEntry => ({ name: entry.name, kind: kindOf(entry) }));
    });
  },
  async readSmall(path, limitBytes, facts) {
    const handle = await this.open(path, 'read');
    try {
      const { kind, version } = facts ?? (await handle.facts());
      if (kind === 'folder') fail('is-folder', {}, { path });
      if (version.size > BigInt(limitBytes)) tooLarge(path, version.size);
      const size = Number(version.size);
      // One byte more than it should hold tells a file that grows meanwhile; that is read anew with more room.
      for (let room = size + 1; ; room *= 2) {
        const bytes = new Uint8Array(Math.min(room, limitBytes + 1));
        const count = await handle.read(bytes, 0, size === 0 ? undefined : size);
        // A device tells no size of its own.
        if (count > limitBytes) tooLarge(path, BigInt(count));
        if (count < bytes.length) return bytes.subarray(0, count);
      }
    } finally {
      await handle.close();
    }
  },
  async makeFolder(path, permissions = 0o777) {
    await about(path, () => fs.mkdir(path, permissions));
  },
  async removeFile(path) {
    await about(path, () => fs.unlink(path));
  },
  async removeFolder(path) {
    await about(path, () => fs.rmdir(path));
  },
  async rename(from, to) {
    await about(to, () => fs.rename(from, to));
  },
  async hardLink(existing, path) {
    await about(path, () => fs.link(existing, path));
  },
  async copyFile(from, to, signal) {
    if (await about(to, () => copyByReference(from, to))) return;
    const source = await this.open(from, 'read');
    try {
      const target = await this.open(to, 'create', OWN_ALONE);
      try {
        await copyBytes({ handle: source, path: from }, { handle: target, path: to }, signal);
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  },
  async setMode(path, mode) {
    await about(path, () => fs.chmod(path, mode));
  },
  async setGroup(path, uid, gid) {
    await about(path, () => fs.chown(path, uid, gid));
  },
  async syncFolder(path) {
    await about(path, () => syncFolder(path));
  },
  async realPath(path) {
    return about(path, () => fs.realpath(path));
  },
  async space(path) {
    return about(path, async () => {
      const { bavail, bsize, type } = await fs.statfs(path);
      return { freeBytes: bavail * bsize, fileSystem: type };
    });
  },
  async access(folder) {
    try {
      await fs.access(folder, constants.W_OK | constants.X_OK);
      return 'writable';
    } catch (thrown) {
      return errnoOf(thrown) === 'EROFS' ? 'read-only' : 'no-permission';
    }
  },
};
