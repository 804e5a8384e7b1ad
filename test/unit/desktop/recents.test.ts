import { mkdir, rm } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { Recents, recentsFile } from '../../../src-main/desktop';
import { refOfPath } from '../../../src-main/format';
import { FakeDesk, refusedWith } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();

async function recentsAt(path: string) {
  const changes: (readonly string[])[] = [];
  const failures: unknown[] = [];
  const recents: Recents = new Recents(
    recentsFile(path),
    () => changes.push(recents.list()),
    (thrown) => failures.push(thrown),
  );
  await recents.load();
  return { recents, changes, failures };
}

/** Recents that no disk keeps. */
function unkept(): Recents {
  const kept = { read: () => Promise.resolve({ paths: [] }), write: () => Promise.resolve() };
  return new Recents(
    kept,
    () => undefined,
    () => undefined,
  );
}

describe('what was opened last', () => {
  it('is kept from one start to the next, the newest first and each once', async () => {
    const path = scratch.at('user/recents.json');
    const { recents, changes } = await recentsAt(path);
    for (const one of ['/a.spy', '/b.spy', '/a.spy']) recents.add(one);
    expect(changes.at(-1)).toEqual(['/a.spy', '/b.spy']);
    await vi.waitFor(async () => expect((await recentsAt(path)).recents.list()).toEqual(['/a.spy', '/b.spy']));
  });

  it('is ten places at most', () => {
    const recents = unkept();
    for (let at = 0; at < 15; at += 1) recents.add(`/${at}.spy`);
    expect(recents.list()).toHaveLength(10);
    expect(recents.list()[0]).toBe('/14.spy');
  });

  it('can be forgotten, one by one or all of it', () => {
    const recents = unkept();
    for (const one of ['/a.spy', '/b.spy']) recents.add(one);
    recents.forget('/b.spy');
    expect(recents.list()).toEqual(['/a.spy']);
    recents.clear();
    expect(recents.list()).toEqual([]);
  });

  it.each(['', '{', '[]', '{"paths": 7}', '{"paths": [7]}'])('is nothing where the file holds %j', async (content) => {
    const { recents } = await recentsAt(await scratch.file('recents.json', content));
    expect(recents.list()).toEqual([]);
  });

  it('goes on in memory where the disk does not take it', async () => {
    const path = await scratch.folder('recents.json');
    const { recents, failures } = await recentsAt(path);
    recents.add('/a.spy');
    expect(recents.list()).toEqual(['/a.spy']);
    await vi.waitFor(() => expect(failures).toHaveLength(1));
  });
});

describe('a window', () => {
  it('opens again what was opened before, by its reference', async () => {
    const folder = await scratch.folder('c.spy');
    const file = await scratch.file('loose.analog', '');
    const fake = new FakeDesk(scratch.path);
    fake.system.chooseFolder.mockResolvedValue([folder]);
    fake.system.chooseFiles.mockResolvedValue([file]);
    await fake.ask('chooseFolder', undefined);
    await fake.ask('chooseFiles', undefined);
    const recents = await fake.valueOf('recents', undefined);
    expect(recents.map(({ name, path }) => [name, path])).toEqual([
      ['loose.analog', file],
      ['c.spy', folder],
    ]);
    const [first] = recents;
    expect(await fake.valueOf('openRecent', { ref: first?.ref ?? '' })).toMatchObject([{ select: refOfPath(file) }]);
  });

  it('cannot open by that way what the user had not opened', async () => {
    const fake = new FakeDesk(scratch.path);
    const stranger = await scratch.folder('stranger.spy');
    expect(await fake.ask('openRecent', { ref: refOfPath(stranger) })).toMatchObject(refusedWith('not-granted'));
    expect(await fake.ask('openRecent', { ref: 'no reference' })).toMatchObject(refusedWith('not-granted'));
  });

  it('is told what is gone, which is then forgotten', async () => {
    const folder = await scratch.folder('gone.spy');
    const fake = new FakeDesk(scratch.path);
    fake.system.chooseFolder.mockResolvedValue([folder]);
    await fake.ask('chooseFolder', undefined);
    await rm(folder, { recursive: true });
    expect(await fake.ask('openRecent', { ref: refOfPath(folder) })).toMatchObject(refusedWith('not-found', folder));
    expect(await fake.valueOf('recents', undefined)).toEqual([]);
    await mkdir(folder);
    expect(await fake.ask('openRecent', { ref: refOfPath(folder) })).toMatchObject(refusedWith('not-granted'));
  });
});
