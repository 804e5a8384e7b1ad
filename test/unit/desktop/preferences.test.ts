import { readdir, readFile, rmdir, stat } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { preferencesFile, UserPreferences } from '../../../src-main/desktop';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const fresh = { theme: 'system', textSize: 100, motion: 'system', asksBeforeOwn: false, defaultFolder: null };
const defaults = { version: 1, ...fresh };
const chosen = {
  version: 1,
  theme: 'dark',
  textSize: 150,
  motion: 'reduced',
  asksBeforeOwn: true,
  defaultFolder: '/data/räts',
} as const;

describe('the preferences', () => {
  const scratch = new Scratch();

  async function read(content: string): Promise<unknown> {
    return preferencesFile(await scratch.file('preferences.json', content)).read();
  }

  it('come back as they were written, into a folder that was not there, for their user alone', async () => {
    const path = scratch.at('user/data/preferences.json');
    await preferencesFile(path).write({ ...chosen, theme: 'light' });
    await preferencesFile(path).write(chosen);
    expect(await preferencesFile(path).read()).toEqual(chosen);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('are the last of those that were chosen at once', async () => {
    const file = preferencesFile(scratch.at('preferences.json'));
    await Promise.all((['light', 'system', 'dark'] as const).map((theme) => file.write({ ...chosen, theme })));
    expect(await file.read()).toEqual(chosen);
  });

  it.each(['', '{', 'null', '[]', '"dark"', '{}', '\0\0\0', '{"__proto__": {"theme": "dark"}}', '['.repeat(100_000)])(
    'are the defaults where the file holds %.20j',
    async (content) => {
      expect(await read(content)).toEqual(defaults);
    },
  );

  it.each([
    ['theme', ['pink', 7, null]],
    ['textSize', [0, -100, 101, 1e9, '150', null]],
    ['motion', ['always', true]],
    ['asksBeforeOwn', ['yes', 1]],
    ['defaultFolder', ['data', '', '../data', 7, ['/data'], '/da\0ta']],
    ['version', [2, 'x']],
  ])('fall back by themselves: %s', async (name, values) => {
    for (const value of values) {
      expect(await read(JSON.stringify({ ...chosen, [name]: value }))).toEqual({
        ...chosen,
        [name]: defaults[name as keyof typeof defaults],
      });
    }
  });

  it('are the defaults where there is no file', async () => {
    expect(await preferencesFile(scratch.at('preferences.json')).read()).toEqual(defaults);
    expect(await preferencesFile(scratch.path).read()).toEqual(defaults);
  });

  it('are read of what an older version wrote, and beside what a newer one did', async () => {
    expect(await read('{"theme": "dark"}')).toEqual({ ...defaults, theme: 'dark' });
    expect(await read(JSON.stringify({ ...chosen, version: 7, language: 'sq' }))).toEqual(chosen);
  });

  it('stay as they were where they cannot be written', async () => {
    const path = await scratch.file('p'.repeat(250), '{"theme": "dark"}');
    await expect(preferencesFile(path).write(chosen)).rejects.toThrow('ENAMETOOLONG');
    expect(await readFile(path, 'utf8')).toBe('{"theme": "dark"}');
  });

  it('can be written as soon as the disk takes them, and leave nothing beside them where it does not', async () => {
    const path = await scratch.folder('preferences.json');
    const file = preferencesFile(path);
    await expect(file.write(chosen)).rejects.toThrow('EISDIR');
    expect(await readdir(scratch.path)).toEqual(['preferences.json']);
    await rmdir(path);
    await file.write(chosen);
    expect(await file.read()).toEqual(chosen);
  });
});

describe('what the user chose', () => {
  const scratch = new Scratch();

  it('is told at once, and is there at the next start', async () => {
    const path = scratch.at('preferences.json');
    const told = vi.fn();
    const preferences = new UserPreferences(preferencesFile(path), told);
    await preferences.load();
    await preferences.change({ textSize: 200, theme: undefined });
    await preferences.change({ defaultFolder: '/data' });
    const now = { ...fresh, textSize: 200, defaultFolder: '/data' };
    expect(told.mock.calls.at(-1)).toEqual([now]);
    const next = new UserPreferences(preferencesFile(path), told);
    await next.load();
    expect(next.current).toEqual(now);
  });

  it('holds where the disk does not take it, which is told', async () => {
    const told = vi.fn();
    const preferences = new UserPreferences(preferencesFile(await scratch.folder('preferences.json')), told);
    await expect(preferences.change({ theme: 'dark' })).rejects.toThrow('EISDIR');
    expect(preferences.current.theme).toBe('dark');
    expect(told).toHaveBeenCalledOnce();
  });
});
