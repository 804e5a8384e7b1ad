import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, judge, objectView, row, showObject, test, type Folders } from './harness';
import { expectSaved, openSaveDialog } from './saving';

/** Quotes, a space, what addresses and shells take for theirs, a letter of two halves. */
const ODD = 'a b\'s "q" 100% %41 #1 & ? 😀';

/** A path of nearly as many bytes as the system takes. */
function deepFolder(folders: Folders): string {
  let path = join(folders.work, 'deep');
  while (path.length + 201 < 3_950) path += `/${'d'.repeat(200)}`;
  return `${path}/${'e'.repeat(3_950 - path.length - 1)}`;
}

/** A container of one recording. */
function makeContainer(path: string, filename: string, from: string): void {
  mkdirSync(path, { recursive: true });
  for (const ending of ['', '.info']) copyFileSync(`${from}/session1_lfp.analog${ending}`, join(path, `${filename}${ending}`));
}

async function saveUnderTag(window: Page, saved: string): Promise<void> {
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Tag: 'new' });
  await dialog.save.click();
  await expectSaved(window, saved);
  expect(judge(saved)).toEqual([]);
}

test('odd paths are opened, saved in and opened again; what cannot be is said', async ({ folders, start }) => {
  const session = await folders.fixture('containers/session1.spy');
  const odd = join(folders.work, `${ODD}.spy`);
  const deep = join(deepFolder(folders), 'x.spy');
  const nameless = join(folders.work, '.spy');
  makeContainer(odd, `${ODD}_lfp.analog`, session);
  makeContainer(deep, 'x_lfp.analog', session);
  makeContainer(nameless, 'nameless.analog', session);
  const file = join(folders.work, 'file.spy');
  writeFileSync(file, 'no folder');
  const noText = join(folders.work, 'bad\uFFFD.spy');

  const first = await start(odd, deep, nameless, file, noText);
  const { window } = first;
  const notices = window.getByRole('complementary', { name: 'Notices' });
  await expect(notices).toContainText('rename it first');
  await expect(notices).toContainText('bad\uFFFD.spy');
  await expect(window.getByRole('alert').filter({ hasText: file })).toContainText('There is no Syncopy object here.');
  for (const name of [`${ODD}_lfp.analog`, 'x_lfp.analog', 'nameless.analog']) {
    await showObject(window, name);
    await expect(window).toHaveTitle(new RegExp(`^${name.replaceAll(/[^\w ]/g, '.')}`));
  }
  await showObject(window, 'x_lfp.analog');
  await saveUnderTag(window, join(deep, 'x_new.analog'));
  await showObject(window, `${ODD}_lfp.analog`);
  await saveUnderTag(window, join(odd, `${ODD}_new.analog`));
  await first.app.close();

  const again = await start();
  await expect(objectView(again.window, `${ODD}_new.analog`)).toBeVisible();
  // Their folder is open too, for the file that is no container.
  for (const path of [odd, deep, nameless]) await expect(row(again.window, basename(path)).first()).toBeVisible();
});
