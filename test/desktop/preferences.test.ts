import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, chooseInMenu, expect, lookAt, test, type Started } from './harness';

const isDark = (window: Page): Promise<boolean> => window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
const pixelRatio = (window: Page): Promise<number> => window.evaluate(() => devicePixelRatio);

async function isCheckedInMenu({ app }: Started, id: string): Promise<boolean> {
  return app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.checked ?? false, id);
}

test('preferences hold at once, in the menus too, and at the next start', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const started = await start(container);
  const { app, window, errors } = started;
  const dialog = window.getByRole('dialog', { name: 'Preferences' });
  await expect(window.getByRole('application')).toBeVisible();
  await window.getByRole('tree', { name: 'Objects' }).focus();
  await window.keyboard.press('ControlOrMeta+,');
  await expect(dialog).toBeVisible();

  await test.step('theme and text size', async () => {
    await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
    await expect.poll(() => isDark(window)).toBe(true);
    expect(await isCheckedInMenu(started, 'theme-dark')).toBe(true);
    await dialog.getByRole('combobox', { name: 'Text size' }).selectOption('125 %');
    await expect.poll(() => pixelRatio(window)).toBe(1.25);
    await window.keyboard.press('ControlOrMeta+Equal');
    await expect(dialog.getByRole('combobox', { name: 'Text size' })).toHaveValue('150');
    await window.keyboard.press('ControlOrMeta+0');
    await expect.poll(() => pixelRatio(window)).toBe(1);
  });

  await test.step('the folder where dialogs begin', async () => {
    await answerOpenDialog(app, folders.work);
    await dialog.getByRole('button', { name: 'Choose Folder…' }).click();
    await expect(dialog.getByText(folders.work)).toBeVisible();
  });

  await test.step('motion, and the question before a save', async () => {
    await dialog.getByRole('combobox', { name: 'Motion' }).selectOption('Always Reduced');
    await dialog.getByRole('checkbox', { name: 'Ask before an object is saved onto itself' }).check();
    await lookAt(started, 'preferences');
    await window.keyboard.press('Escape');
    await expect(window.getByRole('tree', { name: 'Objects' })).toBeFocused();
    await expect(window.locator('html')).toHaveAttribute('data-motion', 'reduced');
    await window.keyboard.press('ControlOrMeta+s');
    await expect(window.getByRole('alertdialog', { name: 'Replace the object that is there?' })).toBeVisible();
    await window.keyboard.press('Escape');
  });

  await test.step('the menus say the same', async () => {
    await chooseInMenu(app, 'larger-text');
    await expect.poll(() => pixelRatio(window)).toBe(1.25);
    await window.getByRole('button', { name: 'Theme' }).click();
    await expect(window.getByRole('menuitemradio', { name: 'Dark' })).toBeChecked();
    await window.keyboard.press('Escape');
  });
  expect(errors).toEqual([]);
  await app.close();

  const again = await start(container);
  await expect.poll(() => pixelRatio(again.window)).toBe(1.25);
  expect(await isDark(again.window)).toBe(true);
  await expect(again.window.getByRole('application')).toBeVisible();
  await chooseInMenu(again.app, 'preferences');
  await expect(again.window.getByRole('dialog').getByText(folders.work)).toBeVisible();
  await expect(again.window.getByRole('checkbox', { name: /^Ask before/ })).toBeChecked();
});

test('a damaged file of preferences and a folder that is gone stop nothing', async ({ folders, start }) => {
  const gone = join(folders.work, 'gone');
  const first = await start();
  const file = await first.app.evaluate(({ app }) => `${app.getPath('userData')}/preferences.json`);
  await first.app.close();
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify({ theme: ['dark'], textSize: 1e9, motion: null, defaultFolder: gone }));
  const { app, window } = await start();
  await expect(window.getByRole('button', { name: 'Open Container…' })).toBeEnabled();
  expect(await pixelRatio(window)).toBe(1);
  await answerOpenDialog(app);
  await window.getByRole('button', { name: 'Open Container…' }).click();
  await expect(window.getByRole('alert')).toContainText('The default folder is not there.');
  await window.keyboard.press('ControlOrMeta+,');
  await expect(window.getByRole('dialog')).toContainText('The default folder is not there.');
  await window.getByRole('dialog').getByRole('button', { name: 'None' }).click();
  await expect(window.getByRole('dialog')).toContainText('None: as the system remembers');
});
