import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeFiles, type Files } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { folderOutlook, ListingMemory, SETTLED_AFTER_MS } from '../../../src-main/objects';
import { copyPair, saveTools, scratchFolder, toolsOn } from './saving';

const path = scratchFolder();
const real = saveTools();
const LONG_AGO = new Date(2020, 1, 1);

let read: string[] = [];
const files: Files = {
  ...nodeFiles,
  readSmall(file, limitBytes, facts) {
    read.push(file);
    return nodeFiles.readSmall(file, limitBytes, facts);
  },
};
const { store } = toolsOn(files, real);

let memory: ListingMemory;

async function list(): Promise<Record<string, string>> {
  const { entries } = await store.list(refOfPath(path('c.spy')), { memory });
  return Object.fromEntries(entries.map((entry) => [entry.filename, entry.kind === 'stray' ? entry.problem.code : 'object']));
}

function put(name: string, modified = LONG_AGO): string {
  const file = copyPair('containers/loose.analog', path('c.spy', name));
  for (const end of ['', '.info']) utimesSync(file + end, modified, modified);
  return file;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  mkdirSync(path('c.spy'));
  memory = new ListingMemory();
  read = [];
});
afterEach(() => vi.useRealTimers());

describe('a folder that is listed again', () => {
  it('has only those files read that are others by now', async () => {
    put('c_a.analog');
    put('c_b.analog');
    await list();
    read = [];
    put('c_b.analog', new Date(2021, 1, 1));
    put('c_c.analog');
    expect(await list()).toEqual({ 'c_a.analog': 'object', 'c_b.analog': 'object', 'c_c.analog': 'object' });
    expect(read.sort()).toEqual(['c_b', 'c_c'].map((name) => path('c.spy', `${name}.analog.info`)));
  });

  it('has a file read again that was just written: it may be another in the same tick of the clock', async () => {
    put('c_a.analog', new Date());
    await list();
    read = [];
    await list();
    expect(read).toEqual([path('c.spy', 'c_a.analog.info')]);
  });

  it('says of half a pair that came meanwhile that it is being written, until it has been quiet', async () => {
    put('c_a.analog');
    await list();
    put('c_b.analog');
    rmSync(path('c.spy', 'c_b.analog.info'));
    writeFileSync(path('c.spy', 'c_c.event.info'), '');
    expect(await list()).toEqual({ 'c_a.analog': 'object', 'c_b.analog': 'being-written', 'c_c.event.info': 'being-written' });
    expect(memory.isUnsettled).toBe(true);
    vi.advanceTimersByTime(SETTLED_AFTER_MS - 1);
    utimesSync(path('c.spy', 'c_b.analog'), new Date(2021, 1, 1), new Date(2021, 1, 1));
    expect(await list()).toMatchObject({ 'c_b.analog': 'being-written' });
    vi.advanceTimersByTime(SETTLED_AFTER_MS - 1);
    expect(await list()).toMatchObject({ 'c_b.analog': 'being-written', 'c_c.event.info': 'data-missing' });
    vi.advanceTimersByTime(1);
    expect(await list()).toMatchObject({ 'c_b.analog': 'info-missing' });
    expect(memory.isUnsettled).toBe(false);
  });

  it('says the same of an .info that is amid being written over, and of an object once that is whole', async () => {
    put('c_a.analog');
    await list();
    writeFileSync(path('c.spy', 'c_a.analog.info'), '{"filename":');
    expect(await list()).toEqual({ 'c_a.analog': 'being-written' });
    put('c_a.analog', new Date(2021, 1, 1));
    expect(await list()).toEqual({ 'c_a.analog': 'object' });
  });

  it('says at once of what was there when it was first listed what is wrong, and of a wrong name too', async () => {
    writeFileSync(path('c.spy', 'c_b.analog'), '');
    expect(await list()).toEqual({ 'c_b.analog': 'info-missing' });
    put('other.analog');
    expect(await list()).toEqual({ 'c_b.analog': 'info-missing', 'other.analog': 'stray-name' });
  });
});

describe('how a folder looks', () => {
  const outlook = (): Promise<string> => folderOutlook(files, path('c.spy'));

  it('is as it was listed until an object comes, goes or is written; other files count for nothing', async () => {
    put('c_a.analog');
    await list();
    writeFileSync(path('c.spy', 'notes.txt'), 'x');
    writeFileSync(path('c.spy', '.c_hidden.analog'), 'x');
    expect(await outlook()).toBe(memory.outlook);
    put('c_b.analog');
    expect(await outlook()).not.toBe(memory.outlook);
    await list();
    expect(await outlook()).toBe(memory.outlook);
    utimesSync(path('c.spy', 'c_b.analog.info'), new Date(), new Date());
    expect(await outlook()).not.toBe(memory.outlook);
  });

  it('is what is wrong where it cannot be listed, and as before once it is back', async () => {
    put('c_a.analog');
    await list();
    const before = memory.outlook;
    renameSync(path('c.spy'), path('away.spy'));
    await expect(list()).rejects.toMatchObject({ problem: { code: 'not-found' } });
    expect([await outlook(), memory.outlook]).toEqual(['not-found', 'not-found']);
    renameSync(path('away.spy'), path('c.spy'));
    expect(await outlook()).toBe(before);
    read = [];
    expect(await list()).toEqual({ 'c_a.analog': 'object' });
    expect(read).toEqual([]);
  });

  it('of a plain folder is another one when a container comes into it', async () => {
    const before = await folderOutlook(files, path());
    mkdirSync(join(path(), 'new.spy'));
    expect(await folderOutlook(files, path())).not.toBe(before);
  });
});
