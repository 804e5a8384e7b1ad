import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import {
  findMoved,
  menuLabel,
  mountPointsOf,
  PatientAsking,
  RecentPictures,
  RecentPlaces,
  systemLists,
  volumeOf,
  windowsWord,
  type RecentDisk,
  type RecentEntry,
} from '../../../src-main/desktop';
import { refOfPath } from '../../../src-main/format';
import { FakeDesk, refusedWith, unkeptRecents } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
const never = <Value>(): Promise<Value> => new Promise(() => undefined);

/** The smallest PNG: one pixel. */
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function entryOf(path: string): RecentEntry {
  return { path, kind: 'container', opened: 1, pinned: false, identity: null, size: null, objects: null };
}

describe('a disk that does not answer', () => {
  function asking(): PatientAsking {
    return new PatientAsking((path) => Promise.resolve(path.split('/')[1] ?? ''), 20);
  }

  it('is silent after a while, and what else lies on it at once, while other disks answer', async () => {
    const patient = asking();
    const work = vi.fn(() => Promise.resolve('there'));
    expect(await patient.ask('/dead/a', never)).toEqual({ kind: 'silent' });
    expect(await patient.ask('/dead/b', work)).toEqual({ kind: 'silent' });
    expect(work).not.toHaveBeenCalled();
    expect(await patient.ask('/alive/a', work)).toEqual({ kind: 'answer', value: 'there' });
  });

  it('is asked again once it has answered', async () => {
    const patient = asking();
    let answer: (late: string) => void = () => undefined;
    const late = new Promise<string>((resolve) => (answer = resolve));
    expect(await patient.ask('/dead/a', () => late)).toEqual({ kind: 'silent' });
    answer('late');
    await late;
    expect(await patient.ask('/dead/a', () => Promise.resolve('back'))).toEqual({ kind: 'answer', value: 'back' });
  });

  it('takes two threads at most, however many such disks there are', async () => {
    const patient = asking();
    const work = vi.fn(never<string>);
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => patient.ask(`/${name}/x`, work)));
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ kind: 'silent' })));
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('hands on what it refuses, and asks on', async () => {
    const patient = asking();
    await expect(patient.ask('/a/x', () => Promise.reject(new Error('EIO')))).rejects.toThrow('EIO');
    expect(await patient.ask('/a/x', () => Promise.resolve(1))).toEqual({ kind: 'answer', value: 1 });
  });

  it('makes a recent silent, which holds up no other and is said when it is opened', async () => {
    const disk: RecentDisk = {
      identity: (path) => (path.startsWith('/dead') ? never() : Promise.resolve(null)),
      inside: () => Promise.resolve([]),
    };
    const recents = unkeptRecents();
    recents.add('/dead/c.spy', 'container');
    const places = new RecentPlaces(recents, asking(), disk);
    expect(await places.stateOf(entryOf('/dead/c.spy'))).toEqual({ presence: 'silent', movedTo: null });
    expect(await places.stateOf(entryOf('/gone/c.spy'))).toEqual({ presence: 'missing', movedTo: null });
    const fake = new FakeDesk(scratch.path, 'window 1', { recents, recentPlaces: places });
    expect(await fake.ask('openRecent', { ref: refOfPath('/dead/c.spy') })).toMatchObject(
      refusedWith('not-answering', '/dead/c.spy'),
    );
  });
});

describe('the volume of a path', () => {
  const points = mountPointsOf(
    [
      '1 0 8:1 / / rw - ext4 /dev/sda1 rw',
      '2 1 0:50 / /mnt/my\\040disk rw - nfs4 nas:/x rw',
      '3 1 0:51 / /mnt rw - tmpfs t rw',
      '',
    ].join('\n'),
  );

  it.each([
    ['/mnt/my disk/c.spy', 'linux', '/mnt/my disk'],
    ['/mnt/my disk', 'linux', '/mnt/my disk'],
    ['/mnt/my disks/c.spy', 'linux', '/mnt'],
    ['/home/c.spy', 'linux', '/'],
    ['/Volumes/NAS/lab/c.spy', 'darwin', '/Volumes/NAS'],
    ['/Users/me/c.spy', 'darwin', '/'],
    ['D:\\lab\\c.spy', 'win32', 'd:\\'],
    ['\\\\nas\\share\\c.spy', 'win32', '\\\\nas\\share\\'],
  ] as const)('%s on %s is %s', (path, platform, volume) => {
    expect(volumeOf(path, platform, points)).toBe(volume);
  });
});

describe('the search for what was moved', () => {
  const identity = { device: '1', inode: '7', born: '99' };
  const search = { entry: entryOf('/lab/c.spy'), identity, others: [] };
  const disk = (there: Record<string, typeof identity>, folders: Record<string, string[]>): RecentDisk => ({
    identity: (path) => Promise.resolve(there[path] ?? null),
    inside: (folder) => Promise.resolve(folders[folder] ?? []),
  });

  it('knows it on a disk that was attached anew, and does not take what has its number again for it', async () => {
    const folders = { '/lab': ['/lab/x.spy', '/lab/y.spy'] };
    const reused = { ...identity, born: '100' };
    const attached = { ...identity, device: '2' };
    expect(await findMoved(search, disk({ '/lab/x.spy': reused, '/lab/y.spy': attached }, folders))).toBe('/lab/y.spy');
    const untold = { device: '2', inode: '7', born: '0' };
    expect(await findMoved(search, disk({ '/lab/x.spy': untold }, folders))).toBeNull();
  });

  it('ends after so many places, and after so long', async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `/lab/${at}`);
    const look = vi.fn(() => Promise.resolve(null));
    await findMoved(search, { identity: look, inside: (folder) => Promise.resolve(folder === '/lab' ? many : []) });
    expect(look).toHaveBeenCalledTimes(2_000);
    let clock = 0;
    look.mockClear();
    await findMoved(search, { identity: look, inside: () => Promise.resolve(many) }, () => (clock += 500));
    expect(look.mock.calls.length).toBeLessThan(5);
  });
});

describe('the small pictures', () => {
  it('are kept by path, go with a move, and go with their entry', async () => {
    const pictures = new RecentPictures(scratch.at('pictures'));
    for (const path of ['/a.spy', '/b.spy', '/lone\ud800.spy']) expect(await pictures.keep(path, PIXEL)).toBe(true);
    await pictures.move('/a.spy', '/moved.spy');
    expect([await pictures.read('/a.spy'), await pictures.read('/moved.spy')]).toEqual([null, PIXEL]);
    await pictures.keepOnly(() => ['/moved.spy']);
    expect(await readdir(scratch.at('pictures'))).toHaveLength(1);
    expect(await pictures.read('/moved.spy')).toBe(PIXEL);
  });

  it.each([
    'data:image/svg+xml,<svg/>',
    'data:image/png;base64,',
    'data:image/png;base64,AAAA',
    `data:image/png;base64,${Buffer.from('<script>'.repeat(20)).toString('base64')}`,
    `${PIXEL.slice(0, 22)}${Buffer.concat([Buffer.from(PIXEL.slice(22), 'base64').subarray(0, 16), Buffer.alloc(60, 1)]).toString('base64')}`,
    PIXEL.slice(0, -4) + 'A'.repeat(150_000),
  ])('are none of this: %.60s', async (address) => {
    const pictures = new RecentPictures(scratch.at('pictures'));
    expect(await pictures.keep('/a.spy', address)).toBe(false);
    expect(existsSync(scratch.at('pictures'))).toBe(false);
  });

  it('are kept of what the window has open alone, for the recent that holds it', async () => {
    const fake = new FakeDesk(scratch.path);
    const data = await scratch.file('k.spy/k.analog');
    const stranger = await scratch.file('s.spy/s.analog');
    await fake.ask('openDropped', { paths: [scratch.at('k.spy')] });
    await fake.valueOf('keepPicture', { ref: refOfPath(data), picture: PIXEL });
    expect(await fake.valueOf('recentPicture', { ref: refOfPath(scratch.at('k.spy')) })).toBe(PIXEL);
    expect(await fake.ask('keepPicture', { ref: refOfPath(stranger), picture: PIXEL })).toMatchObject(refusedWith('not-granted'));
  });
});

describe('the lists of the system', () => {
  const start = { program: 'C:\\Spydesk\\Spydesk.exe', words: [] };

  it('are tasks on Windows, of words that come back as they are', () => {
    const { jumpTasks, dock } = systemLists('win32', [entryOf('C:\\my data\\c.spy'), entryOf('D:\\')], start);
    expect(dock).toBeNull();
    expect(jumpTasks?.map(({ args }) => args)).toEqual(['"C:\\my data\\c.spy"', '"D:\\\\"']);
    expect(jumpTasks?.[0]).toMatchObject({ type: 'task', program: start.program, description: 'C:\\my data\\c.spy' });
  });

  it('name the program’s folder first in development', () => {
    const words = ['C:\\work\\spydesk\\'];
    expect(systemLists('win32', [entryOf('C:\\c.spy')], { ...start, words }).jumpTasks?.[0]?.args).toBe(
      '"C:\\work\\spydesk\\\\" "C:\\c.spy"',
    );
  });

  it('leave out what no command line takes, and are short', () => {
    const long = entryOf(`C:\\${'x'.repeat(2_000)}.spy`);
    const many = Array.from({ length: 200 }, (_, at) => entryOf(`C:\\${at}${'😀'.repeat(100)}.spy`));
    const tasks = systemLists('win32', [long, ...many], start).jumpTasks ?? [];
    expect(tasks).toHaveLength(10);
    for (const { description } of tasks) expect(description.length).toBeLessThanOrEqual(260);
    expect(systemLists('darwin', many, start).dock).toHaveLength(10);
  });

  it('are the menu of the dock and the recent documents on macOS, and nothing on Linux', () => {
    const entries = [
      { ...entryOf('/old.spy'), pinned: true },
      { ...entryOf('/new.spy'), opened: 9 },
    ];
    expect(systemLists('darwin', entries, start)).toEqual({
      dock: [entries[0], entries[1]].map((entry) => ({ label: entry?.path.slice(1), path: entry?.path })),
      documents: ['/old.spy', '/new.spy'],
      jumpTasks: null,
    });
    expect(systemLists('linux', entries, start)).toEqual({ dock: null, documents: null, jumpTasks: null });
  });

  it.each([
    ['a b', '"a b"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['end\\', '"end\\\\"'],
    ['a\\"b', '"a\\\\\\"b"'],
    ['', '""'],
  ])('quote %j as %s', (word, quoted) => {
    expect(windowsWord(word)).toBe(quoted);
  });
});

describe('the label of a menu', () => {
  it('is the path, with the middle of a long one left out and nothing in it that breaks the line', () => {
    expect(menuLabel('/data/c.spy')).toBe('/data/c.spy');
    expect(menuLabel('/tom & jerry.spy')).toBe('/tom && jerry.spy');
    expect(menuLabel('/a\nb\ud800\u202ec.spy')).toBe('/a\\u{a}b\\u{d800}\\u{202e}c.spy');
    const long = menuLabel(`/start/${'😀'.repeat(2_000)}/end.spy`);
    expect(Array.from(long)).toHaveLength(90);
    expect(long).toMatch(/^\/start\/.*….*\/end\.spy$/u);
    expect(long).not.toMatch(/\p{Cs}/u);
  });
});
