import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles, type Files } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import type { Listing } from '../../../src-main/objects';
import { copyPair, fixtures, saveTools, scratchFolder, toolsOn } from './saving';

const tools = saveTools();
const { store } = tools;
const path = scratchFolder();

async function list(folder: string): Promise<Listing> {
  return store.list(refOfPath(folder));
}

function reasons({ entries }: Listing): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [entry.filename, entry.kind === 'stray' ? entry.problem.code : 'sound']));
}

/** The disk, and how many small files and bytes of them were being read at the same time at most. */
function countingFiles(): { files: Files; most: () => { files: number; bytes: number } } {
  const now = { files: 0, bytes: 0 };
  const most = { files: 0, bytes: 0 };
  const files: Files = {
    ...nodeFiles,
    async readSmall(file, limitBytes) {
      const { size } = statSync(file);
      now.files += 1;
      now.bytes += size;
      most.files = Math.max(most.files, now.files);
      most.bytes = Math.max(most.bytes, now.bytes);
      try {
        return await nodeFiles.readSmall(file, limitBytes);
      } finally {
        now.files -= 1;
        now.bytes -= size;
      }
    },
  };
  return { files, most: () => most };
}

/** A container `c.spy` with one sound object, `c_a.analog`. */
function container(): string {
  const folder = path('c.spy');
  mkdirSync(folder);
  copyPair('containers/loose.analog', join(folder, 'c_a.analog'));
  return folder;
}

describe('the list of a folder', () => {
  it('tells of each object what its .info tells', async () => {
    const { entries, isContainer, syncopyRefuses } = await list(container());
    expect([isContainer, syncopyRefuses]).toEqual([true, false]);
    expect(entries).toMatchObject([
      { kind: 'object', filename: 'c_a.analog', tag: 'a', dataclass: 'AnalogData', typeName: 'float32' },
    ]);
  });

  it('opens no HDF5 file', async () => {
    const folder = container();
    writeFileSync(join(folder, 'c_a.analog'), 'no HDF5 at all');
    expect(reasons(await list(folder))).toEqual({ 'c_a.analog': 'sound' });
  });

  it('leaves hidden files, folders and files of other kinds out', async () => {
    const folder = container();
    for (const name of ['.c_hidden.analog', 'notes.txt', 'desktop.ini', 'c.info', 'analog'])
      writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, '.spydesk-0123~x'));
    mkdirSync(join(folder, 'c_folder.analog'));
    expect(reasons(await list(folder))).toEqual({ 'c_a.analog': 'sound' });
  });

  it('follows links to files, and tells a dead one', async () => {
    const folder = container();
    for (const end of ['', '.info']) symlinkSync(`c_a.analog${end}`, join(folder, `c_b.analog${end}`));
    symlinkSync('nowhere', join(folder, 'c_c.analog'));
    expect(reasons(await list(folder))).toEqual({ 'c_a.analog': 'sound', 'c_b.analog': 'sound', 'c_c.analog': 'not-found' });
  });

  it('says that Syncopy refuses the whole container for a stray that its glob finds, and for no other', async () => {
    const folder = container();
    writeFileSync(join(folder, 'c_lonely.event.info'), '{}');
    const tolerated = await list(folder);
    expect([reasons(tolerated)['c_lonely.event.info'], tolerated.syncopyRefuses]).toEqual(['data-missing', false]);
    copyPair('containers/loose.analog', join(folder, 'other.analog'));
    const refused = await list(folder);
    expect([reasons(refused)['other.analog'], refused.syncopyRefuses]).toEqual(['stray-name', true]);
  });

  it('names the containers of a plain folder, links to them too, and its loose objects', async () => {
    container();
    mkdirSync(path('a.spy'));
    symlinkSync('a.spy', path('link.spy'));
    writeFileSync(path('file.spy'), '');
    copyPair('containers/loose.analog', path('loose.analog'));
    const listing = await list(path());
    expect(listing.containers.map(({ name }) => name)).toEqual(['a.spy', 'c.spy', 'link.spy']);
    expect([listing.isContainer, listing.syncopyRefuses, reasons(listing)]).toEqual([false, false, { 'loose.analog': 'sound' }]);
  });

  it('tells no shape where the .info may mean another dataset than data', async () => {
    mkdirSync(path('c.spy'));
    const target = copyPair('containers/session1.spy/session1_erp.timelock', path('c.spy/c.timelock'));
    const info = JSON.parse(readFileSync(`${target}.info`, 'utf8')) as Record<string, unknown>;
    writeFileSync(`${target}.info`, JSON.stringify({ ...info, data_offset: 123_456 }));
    expect((await list(path('c.spy'))).entries).toMatchObject([{ shape: null, typeName: null }]);
    writeFileSync(`${target}.info`, JSON.stringify({ ...info, data_offset: 2048 }));
    expect((await list(path('c.spy'))).entries).toMatchObject([{ shape: info['data_shape'], typeName: info['data_dtype'] }]);
  });

  it('refuses what is no folder, is not there, or cannot be read', async () => {
    writeFileSync(path('file'), '');
    await expect(list(path('file'))).rejects.toMatchObject({ problem: { code: 'not-folder', path: path('file') } });
    await expect(list(path('gone'))).rejects.toMatchObject({ problem: { code: 'not-found', path: path('gone') } });
    await expect(list(path('file/in'))).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('ends when it is cancelled', async () => {
    const aborted = AbortSignal.abort();
    await expect(store.list(refOfPath(container()), { signal: aborted })).rejects.toMatchObject({
      problem: { code: 'cancelled' },
    });
  });

  it('reads a large container with few open files', async () => {
    const folder = container();
    for (let at = 0; at < 500; at += 1) {
      for (const end of ['', '.info']) cpSync(join(folder, `c_a.analog${end}`), join(folder, `c_${at}.analog${end}`));
    }
    const { files, most } = countingFiles();
    const { entries } = await toolsOn(files, tools).store.list(refOfPath(folder));
    expect(entries).toHaveLength(501);
    expect(entries.every(({ kind }) => kind === 'object')).toBe(true);
    expect(most().files).toBeLessThanOrEqual(16);
  });

  it('reads few bytes of large .info files at once, and one that is larger than that alone', async () => {
    const folder = container();
    const info = readFileSync(join(folder, 'c_a.analog.info'), 'utf8');
    for (const [at, megabytes] of [5, 20, 5, 5, 5, 20, 5, 5].entries()) {
      cpSync(join(folder, 'c_a.analog'), join(folder, `c_${at}.analog`));
      const long = `{"long": "${'x'.repeat(megabytes * 1024 * 1024)}",`;
      writeFileSync(join(folder, `c_${at}.analog.info`), info.replace('{', long));
    }
    const { files, most } = countingFiles();
    const { entries } = await toolsOn(files, tools).store.list(refOfPath(folder));
    expect(entries.map(({ kind }) => kind)).toEqual(Array.from({ length: 9 }, () => 'object'));
    expect(most().bytes).toBeLessThanOrEqual(21 * 1024 * 1024);
  });

  it('is that of every fixture, in the order of the names', async () => {
    for (const name of ['containers/session1.spy', 'awkward/cat.spy', 'awkward/Größe ü.spy']) {
      const { entries } = await list(join(fixtures, name));
      const names = entries.map(({ filename }) => filename);
      expect(names).toEqual([...names].sort());
      expect(names.length).toBeGreaterThan(0);
    }
  });
});

describe('an .info that is a pipe', () => {
  it('is a stray, and is not waited for', async () => {
    const folder = container();
    renameSync(join(folder, 'c_a.analog.info'), join(folder, 'kept'));
    execFileSync('mkfifo', [join(folder, 'c_a.analog.info')]);
    expect(reasons(await list(folder))).toEqual({ 'c_a.analog': 'unsupported' });
  });
});

describe('a file of another mode', () => {
  it('is told with its reason by a reader without rights, and is sound for others', async () => {
    const folder = container();
    chmodSync(join(folder, 'c_a.analog.info'), 0o000);
    const mayRead = (await nodeFiles.access(folder)) === 'writable' && process.getuid?.() === 0;
    expect(reasons(await list(folder))).toEqual({ 'c_a.analog': mayRead ? 'sound' : 'no-permission' });
  });
});
