import { readFile, rmdir } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { preferencesFile } from '../../../src-main/desktop';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const defaults = { theme: 'system' };

describe('the preferences', () => {
  const scratch = new Scratch();

  it('come back as they were written, into a folder that was not there', async () => {
    const path = scratch.at('user/data/preferences.json');
    await preferencesFile(path).write({ theme: 'light' });
    await preferencesFile(path).write({ theme: 'dark' });
    expect(await preferencesFile(path).read()).toEqual({ theme: 'dark' });
  });

  it('are the last of those that were chosen at once', async () => {
    const file = preferencesFile(scratch.at('preferences.json'));
    await Promise.all([file.write({ theme: 'light' }), file.write({ theme: 'system' }), file.write({ theme: 'dark' })]);
    expect(await file.read()).toEqual({ theme: 'dark' });
  });

  it.each(['', '{', 'null', '[]', '"dark"', '{"theme": 7}', '{"theme": "pink"}', '{}', '\0\0\0'])(
    'are the defaults where the file holds %j',
    async (content) => {
      expect(await preferencesFile(await scratch.file('preferences.json', content)).read()).toEqual(defaults);
    },
  );

  it('are the defaults where there is no file', async () => {
    expect(await preferencesFile(scratch.at('preferences.json')).read()).toEqual(defaults);
    expect(await preferencesFile(scratch.path).read()).toEqual(defaults);
  });

  it('are read beside what a newer version wrote', async () => {
    const path = await scratch.file('preferences.json', '{"theme": "dark", "language": "sq"}');
    expect(await preferencesFile(path).read()).toEqual({ theme: 'dark' });
  });

  it('stay as they were where they cannot be written, and can be written later', async () => {
    const path = await scratch.file('preferences.json', '{"theme": "dark"}');
    const file = preferencesFile(path);
    await scratch.folder('preferences.json.new');
    await expect(file.write({ theme: 'light' })).rejects.toThrow('EISDIR');
    expect(await readFile(path, 'utf8')).toBe('{"theme": "dark"}');
    await rmdir(`${path}.new`);
    await file.write({ theme: 'light' });
    expect(await file.read()).toEqual({ theme: 'light' });
  });
});
