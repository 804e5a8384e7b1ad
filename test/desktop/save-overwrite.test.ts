import { lstatSync, readFileSync } from 'node:fs';
import { copyFile, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, judge, judgeSameAs, tabTo, test } from './harness';
import { expectSaved, expectShown, openSaveDialog, SaveDialog, snapshot } from './saving';

const promptOf = (window: Page): Locator => window.getByRole('alertdialog', { name: 'Replace the object that is there?' });

/** Both sides of a row of the prompt: what is there, what would take its place. */
async function sidesOf(prompt: Locator, row: string): Promise<string[]> {
  return prompt
    .getByRole('row')
    .filter({ has: prompt.page().getByRole('rowheader', { name: row }) })
    .getByRole('cell')
    .allInnerTexts();
}

/** Asks to save the object that is shown under the tag `raw`, which is taken. */
async function askForRaw(window: Page): Promise<Locator> {
  const dialog = await openSaveDialog(window);
  await dialog.fill('tag', { Tag: 'raw' });
  await expect(dialog.plan).toContainText('There is an object of this name. You will be asked before it is replaced.');
  await dialog.save.click();
  await expect(promptOf(window)).toBeVisible();
  return promptOf(window);
}

test('the prompt shows both sides', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  const prompt = await askForRaw(window);
  const target = join(container, 'session1_raw.analog');
  await expect(prompt.getByText(target, { exact: true })).toBeVisible();
  expect(await sidesOf(prompt, 'Class')).toEqual(['Analog data', 'Analog data']);
  expect(await sidesOf(prompt, 'Shape')).toEqual(['2400 × 8', '2400 × 8']);
  expect(await sidesOf(prompt, 'Size')).toEqual(['87.8 kB', '164.6 kB']);
  expect((await sidesOf(prompt, 'Changed'))[1]).toBe('now');
  expect((await sidesOf(prompt, 'Changed'))[0]).toMatch(/\d{4}/);
  for (const side of await sidesOf(prompt, 'Last log entry')) expect(side).toMatch(/\d{4}, \S+@\S+, \w+$/);
  expect(await sidesOf(prompt, 'Checksum')).toEqual(Array(2).fill('holds (taken while the file was open)'));
});

test('Cancel and Escape leave everything as it was, and lead back to the dialog', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  const before = snapshot(folders.work);
  const prompt = await askForRaw(window);
  const dialog = new SaveDialog(window);
  // Enter presses what has the focus from the beginning.
  await expect(prompt.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(dialog.field('Tag')).toHaveValue('raw');
  await dialog.save.click();
  await expect(prompt).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(prompt).toHaveCount(0);
  await expect(dialog.field('Tag')).toHaveValue('raw');
  expect(snapshot(folders.work)).toEqual(before);
});

test('Replace puts the new pair into the place of the old one', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  const names = Object.keys(snapshot(folders.work));
  await askForRaw(window);
  await tabTo(window, /^Replace$/);
  await window.keyboard.press('Enter');
  const target = join(container, 'session1_raw.analog');
  await expectSaved(window, target);
  await expectShown(window, 'session1_raw.analog');
  expect(judgeSameAs(join(container, 'session1_lfp.analog'), target)).toEqual([]);
  expect(Object.keys(snapshot(folders.work))).toEqual(names);
});

test('Keep Both takes the next free tag and touches nothing else', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  const before = snapshot(folders.work);
  const free = join(container, 'session1_raw_2.analog');
  const prompt = await askForRaw(window);
  await expect(prompt).toContainText('Keep Both saves under the tag raw_2.');
  await tabTo(window, /^Keep Both$/);
  await window.keyboard.press('Enter');
  await expectSaved(window, free);
  expect(judgeSameAs(join(container, 'session1_lfp.analog'), free)).toEqual([]);
  expect(snapshot(folders.work)).toMatchObject(before);

  const again = await askForRaw(window);
  await expect(again).toContainText('Keep Both saves under the tag raw_3.');
});

test('an object of another form of the name is the same object', async ({ folders, start }) => {
  const container = await folders.fixture('awkward/Größe ü.spy');
  const loose = await folders.fixture('containers/loose.analog');
  const { window } = await start(loose);
  await expectShown(window, 'loose.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'Größe ü'.normalize('NFD') });
  await dialog.save.click();
  const prompt = promptOf(window);
  const target = join(container, 'Größe ü.analog');
  await expect(prompt).toContainText(target);
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await expectSaved(window, target);
  expect(judgeSameAs(loose, target)).toEqual([]);
});

test('a symbolic link is replaced, and what it names stays', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const loose = await folders.fixture('containers/loose.analog');
  const target = join(folders.work, 'linked.analog');
  const named = join(folders.work, 'named.analog');
  await rename(loose, named);
  await copyFile(`${loose}.info`, `${target}.info`);
  await symlink('named.analog', target);
  const kept = readFileSync(named);

  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('file', { File: 'linked' });
  await dialog.save.click();
  const prompt = promptOf(window);
  await expect(prompt).toContainText('What is there is a link: the link is replaced, not the file that it names.');
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await expectSaved(window, target);
  expect(lstatSync(target).isSymbolicLink()).toBe(false);
  expect(readFileSync(named)).toEqual(kept);
  expect(judgeSameAs(join(container, 'session1_lfp.analog'), target)).toEqual([]);
});

test('what is there and is no object is shown as far as it can be told', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const loose = await folders.fixture('containers/loose.analog');
  await rename(`${loose}.info`, join(folders.work, 'gone'));
  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('file', { File: 'loose' });
  await dialog.save.click();
  const prompt = promptOf(window);
  await expect(prompt).toBeVisible();
  expect((await sidesOf(prompt, 'Class'))[0]).toBe('unknown');
  expect((await sidesOf(prompt, 'Size'))[0]).toMatch(/^\d+\.\d kB$/);
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await expectSaved(window, loose);
  expect(judge(loose)).toEqual([]);
  expect(judgeSameAs(join(container, 'session1_lfp.analog'), loose)).toEqual([]);
});
