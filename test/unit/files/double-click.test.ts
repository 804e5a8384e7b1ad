import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { desktopIni, markForDoubleClick, nodeFiles, type SetAttributes } from '../../../src-main/files';
import { contentOf, temporaryFolder } from './temp-folder';

const path = temporaryFolder();

it('hides the file, and marks the folder so that the Explorer looks for it', async () => {
  const given: (readonly [string, readonly string[]])[] = [];
  const set: SetAttributes = (of, attributes) => Promise.resolve(void given.push([of, attributes]));
  expect(await markForDoubleClick(nodeFiles, path(), set)).toBe(path('desktop.ini'));
  expect(given).toEqual([
    [path('desktop.ini'), ['+h', '+s']],
    [path(), ['+r']],
  ]);
  expect(contentOf(path())).toEqual({ 'desktop.ini': '[.ShellClassInfo]\r\nDirectoryClass=Spydesk.Container\r\n' });
});

it('replaces no file that is there', async () => {
  writeFileSync(path('desktop.ini'), "the user's own");
  const marked = markForDoubleClick(nodeFiles, path(), () => Promise.reject(new Error('was asked')));
  await expect(marked).rejects.toMatchObject({ problem: { code: 'exists', path: path('desktop.ini') } });
  expect(contentOf(path())).toEqual({ 'desktop.ini': "the user's own" });
});

it('leaves nothing behind where the folder takes no attributes', async () => {
  mkdirSync(path('c.spy'));
  await expect(markForDoubleClick(nodeFiles, path('c.spy'), () => Promise.reject(new Error('denied')))).rejects.toThrow('denied');
  expect(contentOf(path())).toEqual({});
});

it('names the class that the installer registers', () => {
  const installer = readFileSync(resolve(import.meta.dirname, '../../../assets/windows/installer.nsh'), 'utf8');
  const [, named] = /DirectoryClass=(\S+)/.exec(desktopIni()) ?? [];
  expect(installer).toContain(`!define FOLDER_CLASS "Software\\Classes\\${named ?? 'none'}"`);
  expect(installer).toContain('"CanUseForDirectory"');
});
