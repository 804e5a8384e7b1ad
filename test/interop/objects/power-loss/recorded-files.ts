import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FileFacts, FileHandle, Files } from '../../../../src-main/files';
import { DiskModel } from './disk-model';

/** A real disk whose folder `root` is followed in a model of what a loss of power would leave of it. */
export interface RecordedDisk {
  readonly files: Files;
  readonly model: DiskModel;
}

/** `under`: the disk below. `moment` is called after each operation that changes something or makes it last. */
export function recordedDisk(root: string, under: Files, moment: (operation: string) => void): RecordedDisk {
  const model = new DiskModel();
  const namesOf = (path: string): string[] | null => {
    const way = relative(root, path);
    return way.startsWith('..') ? null : way.split(sep).filter((name) => name !== '');
  };
  const within = (path: string, work: (names: string[]) => void): void => {
    const names = namesOf(path);
    if (names !== null) work(names);
  };

  /** What programs wrote into files by whatever way. */
  function readAnew(): void {
    for (const way of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const node = model.nodeAt(way.split(sep));
      if (node?.kind !== 'file') continue;
      const path = join(root, way);
      const [bytes, mode] = [readFileSync(path), statSync(path).mode & 0o7777];
      const isSame = bytes.equals(node.current.bytes);
      if (isSame && mode === node.current.mode) continue;
      node.current = { bytes, mode, modifiedNs: isSame ? node.current.modifiedNs : model.tick() };
    }
  }

  function done(operation: string): void {
    readAnew();
    moment(operation);
  }

  /** A file that was just made: its mode is part of its making. */
  function addFile(path: string): void {
    within(path, (names) => model.add(names, model.newFile({ mode: statSync(path).mode & 0o7777 })));
  }

  /** The inode and the time of the model, so that they mean the same after the loss. */
  function asModelled<Facts extends FileFacts | null>(path: string, facts: Facts): Facts {
    const names = namesOf(path);
    const node = facts === null || names === null ? null : model.nodeAt(names);
    if (facts === null || node === null) return facts;
    const modifiedNs = node.kind === 'file' ? node.current.modifiedNs : 0n;
    return { ...facts, version: { device: 1n, inode: BigInt(node.id), size: facts.version.size, modifiedNs } };
  }

  function recordedHandle(handle: FileHandle, path: string): FileHandle {
    const names = namesOf(path);
    const node = names === null ? null : model.nodeAt(names);
    if (node?.kind !== 'file') return handle;
    return {
      descriptor: handle.descriptor,
      read: (into, position) => handle.read(into, position),
      write: async (bytes, position) => {
        await handle.write(bytes, position);
        done('write');
      },
      truncate: async (size) => {
        await handle.truncate(size);
        done('truncate');
      },
      facts: async () => asModelled(path, await handle.facts()),
      sync: async () => {
        await handle.sync();
        readAnew();
        node.durable = node.current;
        done('sync');
      },
      close: () => handle.close(),
    };
  }

  const files: Files = {
    ...under,
    open: async (path, mode, permissions) => {
      const handle = await under.open(path, mode, permissions);
      if (mode === 'create') {
        addFile(path);
        done('create');
      }
      return recordedHandle(handle, path);
    },
    facts: async (path) => asModelled(path, await under.facts(path)),
    linkFacts: async (path) => asModelled(path, await under.linkFacts(path)),
    makeFolder: async (path, permissions) => {
      await under.makeFolder(path, permissions);
      within(path, (names) => model.addFolder(names));
      done('makeFolder');
    },
    removeFile: async (path) => {
      await under.removeFile(path);
      within(path, (names) => model.remove(names));
      done('removeFile');
    },
    removeFolder: async (path) => {
      await under.removeFolder(path);
      within(path, (names) => model.remove(names));
      done('removeFolder');
    },
    rename: async (from, to) => {
      await under.rename(from, to);
      within(from, (source) => within(to, (target) => model.rename(source, target)));
      done('rename');
    },
    hardLink: async (existing, path) => {
      await under.hardLink(existing, path);
      const [source, target] = [namesOf(existing), namesOf(path)];
      const node = source === null ? null : model.nodeAt(source);
      if (node !== null && target !== null) model.add(target, node);
      done('hardLink');
    },
    copyFile: async (from, to) => {
      await under.copyFile(from, to);
      addFile(to);
      done('copyFile');
    },
    setMode: async (path, mode) => {
      await under.setMode(path, mode);
      done('setMode');
    },
    syncFolder: async (path) => {
      await under.syncFolder(path);
      within(path, (names) => model.syncFolder(names));
      done('syncFolder');
    },
  };
  follow(root, [], model);
  return { files, model };
}

/** Takes what is there already into the model; all of it is durable. */
function follow(root: string, names: readonly string[], model: DiskModel): void {
  for (const found of readdirSync(join(root, ...names), { withFileTypes: true })) {
    const inside = [...names, found.name];
    if (found.isDirectory()) {
      model.addFolder(inside);
      follow(root, inside, model);
    } else {
      const path = join(root, ...inside);
      const node = model.newFile({ bytes: readFileSync(path), mode: statSync(path).mode & 0o7777 });
      node.durable = node.current;
      model.add(inside, node);
    }
  }
  model.syncFolder(names);
}
