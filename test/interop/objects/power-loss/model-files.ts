import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileFacts, FileHandle, Files } from '../../../../src-main/files';
import { portError } from '../../../unit/files/failing-files';
import type { DiskModel, DiskNode, FileNode } from './disk-model';

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}

function factsOf(node: DiskNode): FileFacts {
  const isFile = node.kind === 'file';
  return {
    kind: node.kind,
    version: {
      device: 1n,
      inode: BigInt(node.id),
      size: isFile ? BigInt(node.current.bytes.length) : 0n,
      modifiedNs: isFile ? node.current.modifiedNs : 0n,
    },
    mode: isFile ? node.current.mode : 0o755,
    uid: 0,
    gid: 0,
  };
}

/** A real file of the same bytes, for the thread that takes checksums. */
function descriptorOf({ current }: FileNode): number {
  const path = join(tmpdir(), `spydesk-bytes-${randomUUID()}`);
  writeFileSync(path, current.bytes);
  const descriptor = openSync(path, 'r');
  rmSync(path);
  return descriptor;
}

function openFile(model: DiskModel, node: FileNode, moment: () => void): FileHandle {
  let descriptor: number | null = null;
  const change = (bytes: Buffer): void => {
    node.current = { ...node.current, bytes, modifiedNs: model.tick() };
    moment();
  };
  return {
    get descriptor() {
      descriptor ??= descriptorOf(node);
      return descriptor;
    },
    read: (into, position) => Promise.resolve(node.current.bytes.copy(into, 0, position)),
    write: async (bytes, position) => {
      const { bytes: before } = node.current;
      const after = Buffer.alloc(Math.max(before.length, position + bytes.length));
      before.copy(after);
      after.set(bytes, position);
      change(after);
      await Promise.resolve();
    },
    truncate: async (size) => {
      change(Buffer.concat([node.current.bytes, Buffer.alloc(size)]).subarray(0, size));
      await Promise.resolve();
    },
    facts: () => Promise.resolve(factsOf(node)),
    sync: async () => {
      node.durable = node.current;
      moment();
      await Promise.resolve();
    },
    close: async () => {
      if (descriptor !== null) closeSync(descriptor);
      await Promise.resolve();
    },
  };
}

/** A disk in memory, over a model; `/` is the model's root. `moment` is called after each change. */
export function modelFiles(model: DiskModel, moment: () => void = () => undefined): Files {
  const nodeAt = (path: string): DiskNode => model.nodeAt(namesOf(path)) ?? refuse('ENOENT', path);
  const inside = (path: string): FileNode => {
    const node = nodeAt(path);
    return node.kind === 'file' ? node : refuse('EISDIR', path);
  };
  const free = (path: string): string[] => {
    const names = namesOf(path);
    if (model.nodeAt(names.slice(0, -1))?.kind !== 'folder') refuse('ENOENT', path);
    return model.nodeAt(names) === null ? names : refuse('EEXIST', path);
  };
  const isEmpty = (node: DiskNode): boolean =>
    node.kind === 'folder' && [...node.entries.values()].every(({ states }) => (states.at(-1)?.node ?? null) === null);
  /** Runs as the system would: in one piece, its failure a rejection. */
  const run = async <Value>(work: () => Value, isChange = true): Promise<Value> => {
    const value = await Promise.resolve(work());
    if (isChange) moment();
    return value;
  };
  const look = (path: string): FileFacts | null => {
    const node = model.nodeAt(namesOf(path));
    return node === null ? null : factsOf(node);
  };
  return {
    open: async (path, mode) => {
      if (mode === 'create') await run(() => model.add(free(path), model.newFile({ mode: 0o644 })));
      return openFile(model, inside(path), moment);
    },
    facts: async (path) => run(() => look(path), false),
    linkFacts: async (path) => run(() => look(path), false),
    list: async (path) =>
      run(() => {
        const node = nodeAt(path);
        if (node.kind !== 'folder') return refuse('ENOTDIR', path);
        return [...node.entries].flatMap(([name, { states }]) => {
          const kind = states.at(-1)?.node?.kind;
          return kind === undefined ? [] : [{ name, kind }];
        });
      }, false),
    readSmall: async (path) => run(() => new Uint8Array(inside(path).current.bytes), false),
    makeFolder: async (path) => run(() => model.addFolder(free(path))),
    removeFile: async (path) =>
      run(() => {
        inside(path);
        model.remove(namesOf(path));
      }),
    removeFolder: async (path) =>
      run(() => {
        if (!isEmpty(nodeAt(path))) refuse('ENOTEMPTY', path);
        model.remove(namesOf(path));
      }),
    rename: async (from, to) =>
      run(() => {
        const [moved, replaced] = [nodeAt(from), model.nodeAt(namesOf(to))];
        if (moved.kind === 'folder' && replaced !== null && !isEmpty(replaced)) refuse('ENOTEMPTY', to);
        model.rename(namesOf(from), namesOf(to));
      }),
    hardLink: async (existing, path) => run(() => model.add(free(path), inside(existing))),
    copyFile: async (from, to) => run(() => model.add(free(to), model.newFile(inside(from).current))),
    setMode: async (path, mode) =>
      run(() => {
        const node = inside(path);
        node.current = { ...node.current, mode };
      }),
    setGroup: async () => run(() => undefined),
    syncFolder: async (path) => run(() => model.syncFolder(namesOf(path))),
    realPath: (path) => Promise.resolve(path),
    space: () => Promise.resolve({ freeBytes: Number.MAX_SAFE_INTEGER, fileSystem: 1 }),
    access: () => Promise.resolve('writable'),
  };
}

function refuse(errno: string, path: string): never {
  throw portError(errno, path);
}
