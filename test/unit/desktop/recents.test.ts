import { chmod, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { readRecents, Recents, recentsFile, recentsText, type RecentEntry } from '../../../src-main/desktop';
import { refOfPath } from '../../../src-main/format';
import { FakeDesk, refusedWith, unkeptRecents } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();

/** Paths of every kind that a disk may hold; a lone surrogate is one that Windows can. */
const AWKWARD = [
  '/a b/it\'s "quoted".spy',
  '/100 %20/#1?.spy',
  '/tom & jerry/😀.spy',
  '/line\nend\ttab.spy',
  '/.spy',
  `/${'long'.repeat(1000)}.spy`,
  '/lone\ud800surrogate.spy',
];

function entryOf(path: string, more: Partial<RecentEntry> = {}): RecentEntry {
  return { path, kind: 'container', opened: 1, pinned: false, identity: null, size: null, objects: null, ...more };
}

function pathsOf(recents: Recents): string[] {
  return recents.list().map(({ path }) => path);
}

async function recentsAt(path: string) {
  const logged: string[] = [];
  const failures: unknown[] = [];
  const recents = new Recents(
    recentsFile(path, (text) => logged.push(text)),
    { changed: () => undefined, failed: (thrown) => failures.push(thrown) },
  );
  await recents.load();
  return { recents, logged, failures };
}

describe('what was opened before', () => {
  it('is kept from one start to the next, the newest first and each once, for the user alone', async () => {
    const path = scratch.at('user/recents.json');
    const { recents } = await recentsAt(path);
    for (const one of ['/a.spy', '/b.spy', '/a.spy']) recents.add(one, 'container');
    expect(pathsOf(recents)).toEqual(['/a.spy', '/b.spy']);
    await vi.waitFor(async () => expect(pathsOf((await recentsAt(path)).recents)).toEqual(['/a.spy', '/b.spy']));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(scratch.at('user'))).toEqual(['recents.json']);
  });

  it('is written at once for what the user did; what is found out of it later, together, and as the program ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const write = vi.fn<(entries: readonly RecentEntry[]) => Promise<void>>(() => Promise.resolve());
      const file = { read: () => Promise.resolve([]), write };
      const recents = new Recents(file, { changed: () => undefined, failed: () => undefined });
      const [one, other] = ['/a.spy', '/b.spy'];
      recents.add(one, 'container');
      recents.add(other, 'container');
      recents.pin(one, true);
      expect(write).toHaveBeenCalledTimes(3);
      for (let size = 1; size <= 100; size += 1) recents.note(one, { size });
      recents.note(other, { objects: 2 });
      expect(write).toHaveBeenCalledTimes(3);
      vi.advanceTimersByTime(5_000);
      expect(write).toHaveBeenCalledTimes(4);
      expect(write.mock.lastCall?.[0]).toMatchObject([
        { path: one, size: 100 },
        { path: other, objects: 2 },
      ]);
      recents.note(one, { size: 101 });
      await recents.settle();
      await recents.settle();
      expect(write).toHaveBeenCalledTimes(5);
      // What the user does takes with it what waits.
      recents.note(one, { size: 102 });
      recents.forget(other);
      expect(write.mock.lastCall?.[0]).toMatchObject([{ path: one, size: 102 }]);
      vi.advanceTimersByTime(60_000);
      expect(write).toHaveBeenCalledTimes(6);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is 200 places at most; a pinned one is above the others and never falls out', () => {
    const recents = unkeptRecents();
    recents.add('/pinned.spy', 'container');
    recents.pin('/pinned.spy', true);
    for (let at = 0; at < 250; at += 1) recents.add(`/${at}.spy`, 'container');
    expect(recents.list()).toHaveLength(200);
    expect(pathsOf(recents).slice(0, 2)).toEqual(['/pinned.spy', '/249.spy']);
    for (const { path } of recents.list()) recents.pin(path, true);
    recents.add('/new.spy', 'container');
    expect(pathsOf(recents)).toHaveLength(201);
    recents.pin('/pinned.spy', false);
    expect(pathsOf(recents).at(-2)).toBe('/pinned.spy');
  });

  it('can be forgotten, one by one, or all of it that is not pinned', () => {
    const changed = vi.fn();
    const recents = unkeptRecents(changed);
    for (const one of ['/a.spy', '/b.spy', '/c.spy']) recents.add(one, 'container');
    recents.forget('/b.spy');
    recents.pin('/a.spy', true);
    recents.clear();
    expect(pathsOf(recents)).toEqual(['/a.spy']);
    expect(changed).toHaveBeenCalledTimes(6);
  });

  it('has what is noted of it, which is told once', () => {
    const changed = vi.fn();
    const recents = unkeptRecents(changed);
    recents.add('/a.spy', 'container');
    for (let times = 0; times < 2; times += 1) recents.note('/a.spy', { size: 7, objects: 2 });
    recents.note('/never-opened.spy', { size: 7 });
    expect(recents.list()).toMatchObject([{ path: '/a.spy', size: 7, objects: 2 }]);
    expect(changed.mock.calls).toEqual([['places'], ['facts']]);
  });

  it('goes on in memory where the disk does not take it', async () => {
    const path = await scratch.folder('recents.json');
    const { recents, failures } = await recentsAt(path);
    recents.add('/a.spy', 'container');
    expect(pathsOf(recents)).toEqual(['/a.spy']);
    await vi.waitFor(() => expect(failures).toHaveLength(1));
  });
});

describe('the kept list', () => {
  it('holds every path as it is', () => {
    const entries = AWKWARD.map((path) => entryOf(path));
    expect(readRecents(recentsText(entries))).toEqual({ entries, damage: null });
  });

  it('is taken over from before there was a version', () => {
    const { entries, damage } = readRecents('{"paths": ["/a.spy", "/b.analog", 7]}');
    expect(entries.map(({ path, kind, opened }) => [path, kind, opened])).toEqual([
      ['/a.spy', 'container', null],
      ['/b.analog', 'folder', null],
    ]);
    expect(damage).toEqual({ kind: 'entries', lost: 1 });
  });

  it('gives all sound entries beside those that are not, and a sound path whatever became of the rest', () => {
    const kept = [
      entryOf('/a.spy'),
      null,
      { path: 'relative.spy' },
      { path: '/nul\0.spy' },
      { path: '/bare.spy', pinned: 'yes', size: -1, identity: { inode: 'x' } },
      entryOf('/a.spy', { opened: 2 }),
    ];
    const { entries, damage } = readRecents(JSON.stringify({ spydesk: 'recents', version: 2, entries: kept }));
    expect(entries).toEqual([entryOf('/a.spy'), entryOf('/bare.spy', { kind: 'folder', opened: null })]);
    expect(damage).toEqual({ kind: 'entries', lost: 3 });
  });

  it.each(['', '{', '[]', '{"paths": 7}', '{"spydesk": "recents", "version": 2}', '\0\ud800garbage', '{"spydesk":"drafts"}'])(
    'is set aside and said where it holds %j',
    async (content) => {
      const path = await scratch.file('recents.json', content);
      const { recents, logged } = await recentsAt(path);
      expect(recents.list()).toEqual([]);
      expect(await readFile(`${path}.damaged`, 'utf8')).toBe(Buffer.from(content).toString());
      expect(logged).toEqual([expect.stringContaining('.damaged')]);
    },
  );

  it('is cut off where a disk was full: one damaged file is kept, the newest', async () => {
    const whole = recentsText([entryOf('/a.spy')]);
    await scratch.file('recents.json.damaged', 'older');
    const path = await scratch.file('recents.json', whole.slice(0, -20));
    const { recents } = await recentsAt(path);
    recents.add('/b.spy', 'container');
    await vi.waitFor(async () => expect(readRecents(await readFile(path, 'utf8')).entries).toMatchObject([{ path: '/b.spy' }]));
    expect(await readFile(`${path}.damaged`, 'utf8')).toBe(whole.slice(0, -20));
  });

  it('of a newer version is read as far as it can be, and kept beside', async () => {
    const text = JSON.stringify({ spydesk: 'recents', version: 3, entries: [entryOf('/a.spy')], shelves: [] });
    const path = await scratch.file('recents.json', text);
    const { recents } = await recentsAt(path);
    expect(pathsOf(recents)).toEqual(['/a.spy']);
    expect(await readFile(`${path}.version-3`, 'utf8')).toBe(text);
  });
});

describe('a window', () => {
  async function opened(...names: string[]) {
    const fake = new FakeDesk(scratch.path);
    const paths: string[] = [];
    for (const name of names) {
      const path = await scratch.folder(name);
      paths.push(path);
      await fake.ask('openDropped', { paths: [path] });
      await vi.waitFor(() => expect(fake.system.recents.find(refOfPath(path))?.identity).not.toBeNull());
    }
    return { fake, paths, ref: refOfPath(paths[0] ?? '') };
  }

  it('opens again what was opened before, by its reference', async () => {
    const { fake } = await opened('c.spy');
    const file = await scratch.file('loose.analog', '');
    await fake.ask('openDropped', { paths: [file] });
    const recents = await fake.valueOf('recents', undefined);
    expect(recents.map(({ name, kind, path }) => [name, kind, path])).toEqual([
      ['loose.analog', 'file', file],
      ['c.spy', 'container', scratch.at('c.spy')],
    ]);
    expect(await fake.valueOf('openRecent', { ref: refOfPath(file) })).toMatchObject([{ select: refOfPath(file) }]);
  });

  it('has no way to what the user had not opened', async () => {
    const fake = new FakeDesk(scratch.path);
    for (const ref of [refOfPath(await scratch.folder('stranger.spy')), 'no reference']) {
      for (const name of ['openRecent', 'openMoved', 'lookForRecent', 'recentState', 'recentPicture'] as const)
        expect(await fake.ask(name, { ref })).toMatchObject(refusedWith('not-granted'));
      for (const name of ['forgetRecent', 'showRecent'] as const)
        expect(await fake.ask(name, { ref })).toMatchObject(refusedWith('not-granted'));
      expect(await fake.ask('pinRecent', { ref, pinned: true })).toMatchObject(refusedWith('not-granted'));
    }
    expect(fake.system.showInFolder).not.toHaveBeenCalled();
  });

  it('is told what is gone, which stays in the list until it is taken off', async () => {
    const { fake, paths, ref } = await opened('gone.spy');
    await rm(paths[0] ?? '', { recursive: true });
    expect(await fake.ask('openRecent', { ref })).toMatchObject(refusedWith('not-found', paths[0]));
    expect(await fake.ask('showRecent', { ref })).toMatchObject(refusedWith('not-found', paths[0]));
    expect(await fake.valueOf('recentState', { ref })).toEqual({ presence: 'missing', movedTo: null });
    expect(await fake.ask('openMoved', { ref })).toMatchObject(refusedWith('not-found', paths[0]));
    await fake.valueOf('forgetRecent', { ref });
    expect(await fake.valueOf('recents', undefined)).toEqual([]);
    await mkdir(paths[0] ?? '');
    expect(await fake.ask('openRecent', { ref })).toMatchObject(refusedWith('not-granted'));
  });

  it.each([
    ['renamed', 'lab/new-name.spy'],
    ['moved one folder up', 'c.spy'],
    ['moved beside another recent', 'elsewhere/deep/c.spy'],
  ])('finds again what was %s, and lists it there with its pin', async (_how, to) => {
    const { fake, paths, ref } = await opened('lab/c.spy', 'elsewhere/deep/other.spy');
    await fake.valueOf('pinRecent', { ref, pinned: true });
    await rename(paths[0] ?? '', scratch.at(to));
    expect(await fake.valueOf('recentState', { ref })).toEqual({ presence: 'missing', movedTo: scratch.at(to) });
    expect(await fake.valueOf('openMoved', { ref })).toMatchObject([{ path: scratch.at(to) }]);
    expect(await fake.valueOf('recents', undefined)).toMatchObject([
      { path: scratch.at(to), pinned: true },
      { path: paths[1], pinned: false },
    ]);
  });

  it('finds again what lies in a folder that was renamed, and takes no other folder of its name for it', async () => {
    const { fake, ref } = await opened('lab/c.spy');
    await rename(scratch.at('lab'), scratch.at('lab-2026'));
    await scratch.folder('another/c.spy');
    expect(await fake.valueOf('recentState', { ref })).toMatchObject({ movedTo: scratch.at('lab-2026/c.spy') });
  });

  it('takes what the user looked for in its place where it is the same or has its name, and leaves it else', async () => {
    const { fake, paths, ref } = await opened('c.spy');
    await rm(paths[0] ?? '', { recursive: true });
    const [named, other] = [await scratch.folder('backup/c.spy'), await scratch.folder('other.spy')];
    fake.system.chooseFolder.mockResolvedValueOnce([]);
    expect(await fake.valueOf('lookForRecent', { ref })).toEqual({ places: [], isSame: true });
    fake.system.chooseFolder.mockResolvedValueOnce([other]);
    expect(await fake.valueOf('lookForRecent', { ref })).toMatchObject({ places: [{ path: other }], isSame: false });
    expect((await fake.valueOf('recents', undefined)).map(({ path }) => path)).toEqual([other, paths[0]]);
    fake.system.chooseFolder.mockResolvedValueOnce([named]);
    expect(await fake.valueOf('lookForRecent', { ref })).toMatchObject({ places: [{ path: named }], isSame: true });
    expect((await fake.valueOf('recents', undefined)).map(({ path }) => path)).toEqual([named, other]);
  });

  it('shows a recent in its folder, pins and clears', async () => {
    const { fake, paths, ref } = await opened('a.spy', 'b.spy');
    await fake.valueOf('showRecent', { ref });
    expect(fake.system.showInFolder).toHaveBeenCalledExactlyOnceWith(paths[0]);
    await fake.valueOf('pinRecent', { ref, pinned: true });
    await fake.valueOf('clearRecents', undefined);
    expect(await fake.valueOf('recents', undefined)).toMatchObject([{ path: paths[0], pinned: true }]);
  });

  it('is told of a recent that may not be looked at as of one that is there: opening it says why', async () => {
    const { fake, ref } = await opened('locked/c.spy');
    await chmod(scratch.at('locked'), 0);
    const state = await fake.valueOf('recentState', { ref });
    await chmod(scratch.at('locked'), 0o700);
    expect(state).toMatchObject({ presence: 'here' });
  });

  it('knows the paths of odd names by their references', () => {
    const recents = unkeptRecents();
    for (const path of AWKWARD) recents.add(path, 'container');
    for (const path of AWKWARD) expect(recents.find(refOfPath(path))?.path).toBe(path);
  });
});
