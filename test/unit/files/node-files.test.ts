import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statfsSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemOf, type Problem } from '../../../src-main/errors';
import { nodeFiles, sameVersion, type FileHandle, type OpenMode } from '../../../src-main/files';
import { temporaryFolder } from './temp-folder';

const path = temporaryFolder();

async function problemFrom(work: Promise<unknown>): Promise<Problem> {
  return work.then(
    () => {
      throw new Error('it went well');
    },
    (thrown: unknown) => problemOf(thrown),
  );
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function withOpen<Value>(name: string, mode: OpenMode, work: (handle: FileHandle) => Promise<Value>): Promise<Value> {
  const handle = await nodeFiles.open(path(name), mode);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

describe('opening a file', () => {
  it.each(['read', 'edit'] as const)('to %s it wants it there', async (mode) => {
    expect(await problemFrom(nodeFiles.open(path('gone'), mode))).toMatchObject({ code: 'not-found', path: path('gone') });
  });

  it('to read it lets nothing be written', async () => {
    writeFileSync(path('a'), 'old');
    await withOpen('a', 'read', async (handle) => {
      expect(await problemFrom(handle.write(bytesOf('new'), 0))).toMatchObject({ path: path('a') });
    });
    expect(readFileSync(path('a'), 'utf8')).toBe('old');
  });

  it('to edit it keeps what is in it', async () => {
    writeFileSync(path('a'), 'old bytes');
    await withOpen('a', 'edit', (handle) => handle.write(bytesOf('NEW'), 4));
    expect(readFileSync(path('a'), 'utf8')).toBe('old NEWes');
  });

  it('to create it wants nothing there, and leaves alone what is', async () => {
    writeFileSync(path('a'), 'old');
    expect(await problemFrom(nodeFiles.open(path('a'), 'create'))).toMatchObject({ code: 'exists', path: path('a') });
    expect(readFileSync(path('a'), 'utf8')).toBe('old');
  });

  it.each(['there', 'nowhere'])('to create it never writes through a link that leads to a file %s', async (name) => {
    writeFileSync(path('there'), 'old');
    symlinkSync(path(name), path('link'));
    expect(await problemFrom(nodeFiles.open(path('link'), 'create'))).toMatchObject({ code: 'exists' });
    expect(readFileSync(path('there'), 'utf8')).toBe('old');
    expect(await nodeFiles.linkFacts(path('nowhere'))).toBeNull();
    expect(readlinkSync(path('link'))).toBe(path(name));
  });

  it('to create it gives the mode that is asked', async () => {
    const handle = await nodeFiles.open(path('a'), 'create', 0o600);
    await handle.close();
    expect(lstatSync(path('a')).mode & 0o777).toBe(0o600);
  });

  it('fails for a folder that is to be written', async () => {
    expect(await problemFrom(nodeFiles.open(path(), 'edit'))).toMatchObject({ code: 'is-folder', path: path() });
  });
});

describe('an open file', () => {
  it('is read at any place, less than asked only at its end', async () => {
    writeFileSync(path('a'), '0123456789');
    await withOpen('a', 'read', async (handle) => {
      const into = new Uint8Array(4);
      expect(await handle.read(into, 3)).toBe(4);
      expect(new TextDecoder().decode(into)).toBe('3456');
      expect(await handle.read(into, 8)).toBe(2);
      expect(await handle.read(into, 10)).toBe(0);
    });
  });

  it('is written beyond its end, and what lies between is zero', async () => {
    await withOpen('a', 'create', (handle) => handle.write(bytesOf('x'), 3));
    expect([...readFileSync(path('a'))]).toEqual([0, 0, 0, 120]);
  });

  it('is cut and grown by its size', async () => {
    writeFileSync(path('a'), '0123456789');
    await withOpen('a', 'edit', async (handle) => {
      await handle.truncate(3);
      await handle.truncate(5);
      await handle.sync();
    });
    expect(readFileSync(path('a'), 'latin1')).toBe('012\0\0');
  });

  it('has a descriptor and facts that are those of its path', async () => {
    writeFileSync(path('a'), 'abc');
    await withOpen('a', 'read', async (handle) => {
      expect(handle.descriptor).toBeGreaterThan(2);
      expect(await handle.facts()).toEqual(await nodeFiles.facts(path('a')));
    });
  });

  it('that was closed says which file it was', async () => {
    writeFileSync(path('a'), 'abc');
    const handle = await nodeFiles.open(path('a'), 'read');
    await handle.close();
    expect(await problemFrom(handle.facts())).toMatchObject({ code: 'io-error', path: path('a') });
  });
});

describe('facts', () => {
  it('are null where nothing is, or where a file stands in the way', async () => {
    writeFileSync(path('file'), '');
    for (const gone of [path('gone'), path('gone', 'deeper'), path('file', 'below')]) {
      expect(await nodeFiles.facts(gone)).toBeNull();
      expect(await nodeFiles.linkFacts(gone)).toBeNull();
    }
  });

  it('tell a file by kind, version and mode', async () => {
    writeFileSync(path('a'), 'abc');
    chmodSync(path('a'), 0o640);
    const stats = statSync(path('a'), { bigint: true });
    expect(await nodeFiles.facts(path('a'))).toEqual({
      kind: 'file',
      version: { device: stats.dev, inode: stats.ino, size: 3n, modifiedNs: stats.mtimeNs },
      mode: 0o640,
      uid: Number(stats.uid),
      gid: Number(stats.gid),
    });
  });

  it('follow a link, link facts do not', async () => {
    mkdirSync(path('folder'));
    symlinkSync(path('folder'), path('link'));
    symlinkSync(path('nowhere'), path('dead'));
    expect((await nodeFiles.facts(path('link')))?.kind).toBe('folder');
    expect((await nodeFiles.linkFacts(path('link')))?.kind).toBe('link');
    expect(await nodeFiles.facts(path('dead'))).toBeNull();
    expect((await nodeFiles.linkFacts(path('dead')))?.kind).toBe('link');
  });

  it('tell what is neither file nor folder as other', async () => {
    expect((await nodeFiles.facts('/dev/null'))?.kind).toBe('other');
  });

  it('of a circle of links are an error, not nothing', async () => {
    symlinkSync(path('a'), path('b'));
    symlinkSync(path('b'), path('a'));
    expect(await problemFrom(nodeFiles.facts(path('a')))).toMatchObject({ code: 'io-error', path: path('a') });
  });

  it('tell two states of a file apart', async () => {
    writeFileSync(path('a'), 'abc');
    const version = async () => (await withOpen('a', 'read', (handle) => handle.facts())).version;
    const first = await version();
    expect(sameVersion(first, await version())).toBe(true);
    appendFileSync(path('a'), 'd');
    expect(sameVersion(first, await version())).toBe(false);
    for (const part of ['device', 'inode', 'size', 'modifiedNs'] as const) {
      expect(sameVersion(first, { ...first, [part]: first[part] + 1n })).toBe(false);
    }
  });
});

describe('a folder', () => {
  it('is listed with the kind of each name, links as links', async () => {
    writeFileSync(path('file'), '');
    mkdirSync(path('folder'));
    symlinkSync(path('file'), path('link'));
    expect((await nodeFiles.list(path())).sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'file', kind: 'file' },
      { name: 'folder', kind: 'folder' },
      { name: 'link', kind: 'link' },
    ]);
    expect(await problemFrom(nodeFiles.list(path('gone')))).toMatchObject({ code: 'not-found' });
    expect(await problemFrom(nodeFiles.list(path('file')))).toMatchObject({ code: 'not-folder' });
  });

  it('that must be new is refused where one is', async () => {
    await nodeFiles.makeFolder(path('new'));
    expect(await problemFrom(nodeFiles.makeFolder(path('new')))).toMatchObject({ code: 'exists', path: path('new') });
  });

  it('is removed only when it is empty', async () => {
    mkdirSync(path('full'));
    writeFileSync(path('full', 'a'), '');
    expect(await problemFrom(nodeFiles.removeFolder(path('full')))).toMatchObject({ code: 'exists', path: path('full') });
    await nodeFiles.removeFile(path('full', 'a'));
    await nodeFiles.removeFolder(path('full'));
    expect(await nodeFiles.facts(path('full'))).toBeNull();
  });

  it('is synced; one that the system cannot sync counts as done, one that is gone does not', async () => {
    await expect(nodeFiles.syncFolder(path())).resolves.toBeUndefined();
    await expect(nodeFiles.syncFolder('/proc')).resolves.toBeUndefined();
    expect(await problemFrom(nodeFiles.syncFolder(path('gone')))).toMatchObject({ code: 'not-found', path: path('gone') });
  });

  it('tells how much can be written, and refuses one that is gone', async () => {
    const { freeBytes, fileSystem } = await nodeFiles.space(path());
    const { bfree, bsize } = statfsSync(path());
    expect(freeBytes).toBeGreaterThan(0);
    expect(freeBytes).toBeLessThanOrEqual(bfree * bsize * 1.1);
    expect(fileSystem).toBe(parseInt(execFileSync('stat', ['--file-system', '--format=%t', path()], { encoding: 'utf8' }), 16));
    expect(await problemFrom(nodeFiles.space(path('gone')))).toMatchObject({ code: 'not-found' });
  });

  it('tells whether names can be made in it', async () => {
    expect(await nodeFiles.access(path())).toBe('writable');
    mkdirSync(path('locked'));
    chmodSync(path('locked'), 0o555);
    // No permission keeps root out.
    expect(await nodeFiles.access(path('locked'))).toBe(process.getuid?.() === 0 ? 'writable' : 'no-permission');
    expect(await nodeFiles.access(path('gone'))).toBe('no-permission');
    // Even root enters nothing that nobody may enter.
    writeFileSync(path('file'), '', { mode: 0o644 });
    expect(await nodeFiles.access(path('file'))).toBe('no-permission');
  });

  it('has one real path, whatever links lead to it', async () => {
    mkdirSync(path('folder'));
    symlinkSync(path('folder'), path('link'));
    expect(await nodeFiles.realPath(path('link'))).toBe(await nodeFiles.realPath(path('folder')));
    expect(await problemFrom(nodeFiles.realPath(path('gone')))).toMatchObject({ code: 'not-found', path: path('gone') });
  });
});

describe('a small file', () => {
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

  it.each([0, 1, 10])('is read whole up to the limit: %i of 10 bytes', async (length) => {
    writeFileSync(path('a'), 'x'.repeat(length));
    expect(text(await nodeFiles.readSmall(path('a'), 10))).toBe('x'.repeat(length));
  });

  it('beyond the limit is refused', async () => {
    writeFileSync(path('a'), 'x'.repeat(11));
    const found = await problemFrom(nodeFiles.readSmall(path('a'), 10));
    expect(found).toMatchObject({ code: 'too-large', path: path('a') });
    expect(found.message).toContain('11 bytes');
  });

  it('beyond any memory is refused before it is read', async () => {
    writeFileSync(path('a'), '');
    truncateSync(path('a'), 2 ** 40);
    expect(await problemFrom(nodeFiles.readSmall(path('a'), 1000))).toMatchObject({ code: 'too-large' });
  });

  /** A disk whose file grows by `growth` between the look at its size and the reading. */
  function growing(growth: string): typeof nodeFiles {
    return {
      ...nodeFiles,
      open: async (name, mode) => {
        const handle = await nodeFiles.open(name, mode);
        const facts = await handle.facts();
        let isFirst = true;
        return {
          descriptor: handle.descriptor,
          read: (into, position) => handle.read(into, position),
          write: (bytes, position) => handle.write(bytes, position),
          truncate: (size) => handle.truncate(size),
          sync: () => handle.sync(),
          close: () => handle.close(),
          facts: () => {
            if (!isFirst) return handle.facts();
            isFirst = false;
            appendFileSync(name, growth);
            return Promise.resolve(facts);
          },
        };
      },
    };
  }

  it.each([1, 5, 70])('that grows by %i bytes meanwhile is read whole', async (count) => {
    writeFileSync(path('a'), '01234');
    expect(text(await growing('x'.repeat(count)).readSmall(path('a'), 75))).toBe(`01234${'x'.repeat(count)}`);
  });

  it.each([6, 100])('that grows by %i bytes, beyond the limit, is refused', async (count) => {
    writeFileSync(path('a'), '01234');
    expect(await problemFrom(growing('x'.repeat(count)).readSmall(path('a'), 10))).toMatchObject({ code: 'too-large' });
  });

  it('whose size the system does not tell is read whole', async () => {
    expect(text(await nodeFiles.readSmall('/proc/self/status', 100_000))).toContain('Pid:');
    expect(await problemFrom(nodeFiles.readSmall('/proc/self/status', 10))).toMatchObject({ code: 'too-large' });
  });

  it('that is a folder or is gone is refused as such', async () => {
    expect(await problemFrom(nodeFiles.readSmall(path(), 10))).toMatchObject({ code: 'is-folder', path: path() });
    expect(await problemFrom(nodeFiles.readSmall(path('gone'), 10))).toMatchObject({ code: 'not-found', path: path('gone') });
  });
});

describe('names', () => {
  it('a file gets a second one, which is the same file', async () => {
    writeFileSync(path('a'), 'abc');
    await nodeFiles.hardLink(path('a'), path('b'));
    expect((await nodeFiles.facts(path('b')))?.version).toEqual((await nodeFiles.facts(path('a')))?.version);
  });

  it.each(['file', 'link', 'folder'])('a second one is refused where a %s has it', async (kind) => {
    writeFileSync(path('a'), 'abc');
    writeFileSync(path('other'), 'kept');
    if (kind === 'file') linkSync(path('other'), path('b'));
    else if (kind === 'link') symlinkSync(path('other'), path('b'));
    else mkdirSync(path('b'));
    expect(await problemFrom(nodeFiles.hardLink(path('a'), path('b')))).toMatchObject({ code: 'exists', path: path('b') });
    expect(readFileSync(path('other'), 'utf8')).toBe('kept');
  });

  it('a second one of nothing is refused', async () => {
    expect(await problemFrom(nodeFiles.hardLink(path('gone'), path('b')))).toMatchObject({ code: 'not-found' });
  });

  it('a file is renamed over another', async () => {
    writeFileSync(path('a'), 'new');
    writeFileSync(path('b'), 'old');
    await nodeFiles.rename(path('a'), path('b'));
    expect(readFileSync(path('b'), 'utf8')).toBe('new');
    expect(await nodeFiles.facts(path('a'))).toBeNull();
    expect(await problemFrom(nodeFiles.rename(path('a'), path('b')))).toMatchObject({ code: 'not-found' });
  });

  it('a link is removed, not what it names', async () => {
    writeFileSync(path('a'), 'kept');
    symlinkSync(path('a'), path('link'));
    await nodeFiles.removeFile(path('link'));
    expect(await nodeFiles.linkFacts(path('link'))).toBeNull();
    expect(readFileSync(path('a'), 'utf8')).toBe('kept');
    expect(await problemFrom(nodeFiles.removeFile(path('link')))).toMatchObject({ code: 'not-found', path: path('link') });
  });
});

describe('a copy', () => {
  /** So large that a thread of its own copies it, and of no whole number of blocks. */
  const LARGE = 40 * 1024 * 1024 + 12_345;

  it.each([0, 1, 100_000, LARGE])('has the bytes of its source: %i', async (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 1) bytes[at] = at % 251;
    writeFileSync(path('a'), bytes);
    await nodeFiles.copyFile(path('a'), path('b'));
    expect(readFileSync(path('b')).equals(bytes)).toBe(true);
  });

  it.each([100_000, LARGE])('of %i bytes ends when it is cancelled', async (length) => {
    writeFileSync(path('a'), '');
    truncateSync(path('a'), length);
    const cancelled = new AbortController();
    const copied = nodeFiles.copyFile(path('a'), path('b'), cancelled.signal);
    cancelled.abort();
    expect(await problemFrom(copied)).toMatchObject({ code: 'cancelled' });
  });

  it('of a large file of which the disk takes no more says so of the copy', async () => {
    writeFileSync(path('a'), '');
    truncateSync(path('a'), LARGE);
    // Every write there ends with ENOSPC.
    const full: typeof nodeFiles = {
      ...nodeFiles,
      open: (name, mode, permissions) =>
        mode === 'create' ? nodeFiles.open('/dev/full', 'edit') : nodeFiles.open(name, mode, permissions),
    };
    expect(await problemFrom(full.copyFile(path('a'), path('b')))).toMatchObject({ code: 'no-space', path: path('b') });
  });

  it.each(['a file', 'a link', 'a dead link'])('is refused where %s has its name', async (kind) => {
    writeFileSync(path('a'), 'new');
    writeFileSync(path('other'), 'kept');
    if (kind === 'a file') linkSync(path('other'), path('b'));
    else symlinkSync(path(kind === 'a link' ? 'other' : 'nowhere'), path('b'));
    expect(await problemFrom(nodeFiles.copyFile(path('a'), path('b')))).toMatchObject({ code: 'exists', path: path('b') });
    expect(readFileSync(path('other'), 'utf8')).toBe('kept');
    expect(await nodeFiles.facts(path('nowhere'))).toBeNull();
  });
});

describe('access', () => {
  it('is given by mode and group', async () => {
    writeFileSync(path('a'), '');
    await nodeFiles.setMode(path('a'), 0o604);
    const { uid, gid } = statSync(path('a'));
    await nodeFiles.setGroup(path('a'), uid, gid);
    expect(await nodeFiles.facts(path('a'))).toMatchObject({ mode: 0o604, uid, gid });
    expect(await problemFrom(nodeFiles.setMode(path('gone'), 0o600))).toMatchObject({ code: 'not-found', path: path('gone') });
    expect(await problemFrom(nodeFiles.setGroup(path('gone'), uid, gid))).toMatchObject({ code: 'not-found' });
  });
});
