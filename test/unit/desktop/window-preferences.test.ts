import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PreferencesChange } from '../../../src-main/contract';
import { problem } from '../../../src-main/errors';
import { FakeDesk, refusedWith, summaryOf } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
let desk: FakeDesk;

beforeEach(() => {
  desk = new FakeDesk(scratch.path);
});

describe('the preferences of a window', () => {
  it('change by what is given alone', async () => {
    await desk.valueOf('changePreferences', { theme: 'dark' });
    await desk.valueOf('changePreferences', { textSize: 200, asksBeforeOwn: true });
    const { preferences } = await desk.valueOf('begin', undefined);
    expect(preferences).toMatchObject({ theme: 'dark', textSize: 200, motion: 'system', asksBeforeOwn: true });
  });

  it.each([{ theme: 'pink' }, { textSize: 1000 }, { defaultFolder: '/etc' }, { asksBeforeReplacing: false }])(
    'refuse %j of a page that makes it up',
    async (change) => {
      const before = desk.system.preferences.current;
      expect(await desk.ask('changePreferences', change as PreferencesChange)).toMatchObject(refusedWith('invalid-arguments'));
      expect(desk.system.preferences.current).toBe(before);
    },
  );

  it('are told where the disk does not take them', async () => {
    vi.spyOn(desk.system.preferences, 'change').mockRejectedValueOnce(Object.assign(new Error('EROFS'), { code: 'EROFS' }));
    expect(await desk.ask('changePreferences', { theme: 'dark' })).toMatchObject(refusedWith('read-only'));
  });
});

describe('the default folder', () => {
  it('is chosen in the native dialog, and stays where that is cancelled', async () => {
    const folder = await scratch.folder('data');
    desk.system.chooseDefaultFolder.mockResolvedValueOnce(folder);
    await desk.valueOf('chooseDefaultFolder', undefined);
    await desk.valueOf('chooseDefaultFolder', undefined);
    expect(desk.system.chooseDefaultFolder.mock.calls).toEqual([[scratch.path], [folder]]);
    expect(desk.system.preferences.current.defaultFolder).toBe(folder);
    await desk.valueOf('changePreferences', { defaultFolder: null });
    expect(desk.system.preferences.current.defaultFolder).toBeNull();
  });

  it('is where the dialogs for opening and saving begin', async () => {
    const folder = await scratch.folder('data');
    desk.session.objects.set('o', summaryOf('o', scratch.at('k.spy/k.analog')));
    const askAll = async (): Promise<void> => {
      await desk.valueOf('chooseFolder', undefined);
      await desk.valueOf('chooseFiles', undefined);
      await desk.valueOf('chooseRecipe', undefined);
      await desk.valueOf('chooseSaveFolder', { objectId: 'o', way: 'container' });
    };
    const { chooseFolder, chooseFiles, chooseRecipe, chooseSaveFolder } = desk.system;
    await askAll();
    await desk.system.preferences.change({ defaultFolder: folder });
    await askAll();
    for (const choose of [chooseFolder, chooseFiles, chooseRecipe]) expect(choose.mock.calls).toEqual([[undefined], [folder]]);
    expect(chooseSaveFolder.mock.calls).toEqual([[scratch.path], [folder]]);
    expect(desk.told).toEqual([]);
  });

  it.each(['gone', 'file'])('that is %s gives way to the home folder, and says so', async (name) => {
    await scratch.file('file');
    const path = scratch.at(name);
    const gone = { ...problem('default-folder-gone', {}), path };
    await desk.system.preferences.change({ defaultFolder: path });
    await desk.valueOf('chooseFolder', undefined);
    expect(desk.system.chooseFolder.mock.calls).toEqual([[scratch.path]]);
    expect(desk.told).toEqual([{ places: [], problems: [gone] }]);
    expect(await desk.valueOf('defaultFolderProblem', undefined)).toEqual(gone);
  });

  it('has nothing wrong with it where it is there, or none is chosen', async () => {
    expect(await desk.valueOf('defaultFolderProblem', undefined)).toBeNull();
    await desk.system.preferences.change({ defaultFolder: scratch.path });
    expect(await desk.valueOf('defaultFolderProblem', undefined)).toBeNull();
  });
});
