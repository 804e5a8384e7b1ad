import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { KeptWindows, type KeptWindow } from '../../../src-main/desktop';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const window: KeptWindow = {
  bounds: { x: 10, y: -5, width: 800, height: 600 },
  isMaximized: true,
  isFullScreen: false,
  places: ['/data/a.spy', '/data/"b" %20 #😀.spy'],
  shown: '/data/a.spy/a.analog',
};

describe('the windows of the last time', () => {
  const scratch = new Scratch();
  const pathOf = async (): Promise<string> => join(await scratch.folder('own'), 'windows.json');

  it('are what was kept, in their order', async () => {
    const path = await pathOf();
    const other = { ...window, bounds: null, isMaximized: false, places: [], shown: null };
    await new KeptWindows(path).write([window, other]);
    expect(await new KeptWindows(path).read()).toEqual([window, other]);
  });

  it('are none before the first start', async () => {
    expect(await new KeptWindows(await pathOf()).read()).toEqual([]);
  });

  it.each([
    ['no JSON', '{"spydesk": "windows", "version": 1, "windows": [{"bo'],
    ['of another version', JSON.stringify({ spydesk: 'windows', version: 2, windows: [window] })],
    ['of something else', JSON.stringify({ windows: [window] })],
    ['a list', JSON.stringify([window])],
    ['empty', ''],
  ])('are none where the file is %s', async (_name, text) => {
    const path = await pathOf();
    await writeFile(path, text);
    expect(await new KeptWindows(path).read()).toEqual([]);
  });

  it('lose what makes no sense, and nothing else', async () => {
    const path = await pathOf();
    await new KeptWindows(path).write([window]);
    const kept = JSON.parse(await readFile(path, 'utf8')) as object;
    const windows = [
      'a window',
      { ...window, bounds: { x: 0, y: 0, width: -1, height: 10 } },
      { ...window, places: 'all', shown: 7, isMaximized: 'yes' },
    ];
    await writeFile(path, JSON.stringify({ ...kept, windows }));
    expect(await new KeptWindows(path).read()).toEqual([
      { ...window, bounds: null },
      { ...window, places: [], shown: null, isMaximized: false },
    ]);
  });

  it('open no path that is not whole', async () => {
    const path = await pathOf();
    await new KeptWindows(path).write([window]);
    const kept = JSON.parse(await readFile(path, 'utf8')) as object;
    const places = ['', 'data', '../up', '/data/a\0b', 7, null, '/data/a.spy', '~/data'];
    await writeFile(path, JSON.stringify({ ...kept, windows: [{ ...window, places, shown: 'a.analog' }] }));
    expect(await new KeptWindows(path).read()).toEqual([{ ...window, places: ['/data/a.spy'], shown: null }]);
  });

  it('are none where the file is a pipe, which nobody writes into, or of a size that no program wrote', async () => {
    const path = await pathOf();
    execFileSync('mkfifo', [path]);
    expect(await new KeptWindows(path).read()).toEqual([]);
    await new KeptWindows(path).write([window]);
    expect(await new KeptWindows(path).read()).toEqual([window]);
    const kept = await readFile(path, 'utf8');
    await writeFile(path, kept + ' '.repeat(1024 * 1024));
    expect(await new KeptWindows(path).read()).toEqual([]);
  });

  it('are at most twenty, with two hundred folders each', async () => {
    const path = await pathOf();
    const places = new Array<string>(1000).fill('/a');
    await new KeptWindows(path).write(new Array<KeptWindow>(25).fill({ ...window, places }));
    const read = await new KeptWindows(path).read();
    expect(read.map((one) => one.places.length)).toEqual(new Array(20).fill(200));
  });
});
