import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, judge, judgeSameAs, tabTo, test } from './harness';
import { damage, expectSaved, expectShown, makeAnalog, openSaveDialog, SaveDialog, savedNotice, snapshot } from './saving';

const questionOf = (window: Page): Locator => window.getByRole('alertdialog', { name: 'The source is damaged' });

test('a damaged source is refused with the question, and Cancel leaves no trace', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sound', source);
  damage(source);
  const before = snapshot(folders.work);
  const { window } = await start(source);
  await expectShown(window, 'source.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'new/c' });
  await dialog.save.click();

  const question = questionOf(window);
  await expect(question).toHaveAccessibleDescription('A copy would keep the damage.');
  await expect(question).toContainText('The file is damaged: its bytes are not those that its checksum was taken of.');
  await expect(question).toContainText('A save of it can be insisted on; the history then says so.');
  await expect(question).toContainText(source);
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(snapshot(folders.work)).toEqual(before);
  await window.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(new SaveDialog(window).field('Container')).toHaveValue('new/c');
  await window.keyboard.press('Escape');
  await expect(savedNotice(window)).toHaveCount(0);
  expect(snapshot(folders.work)).toEqual(before);
});

test('insisting saves it, and the history says so', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sound', source);
  damage(source);
  const { window, errors } = await start(source);
  await expectShown(window, 'source.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'c' });
  await dialog.save.click();
  await expect(questionOf(window)).toBeVisible();
  await tabTo(window, /^Save the Damaged Data$/);
  await window.keyboard.press('Enter');

  const data = join(folders.work, 'c.spy/c.analog');
  await expectSaved(window, data);
  expect(judge(data)).toEqual([]);
  expect(judgeSameAs(source, data)).toEqual([]);
  await expectShown(window, 'c.analog');
  await window.getByRole('tab', { name: /^History/ }).click();
  const newest = window.getByRole('list', { name: 'History, newest first' }).getByRole('listitem').first();
  await expect(newest).toContainText('The source did not match its checksum');
  expect(errors).toEqual([]);
});

test('saved onto itself it asks too, and is whole afterwards as far as a checksum can tell', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sound', source);
  damage(source);
  const before = snapshot(folders.work);
  const { window } = await start(source);
  await expectShown(window, 'source.analog');
  await window.keyboard.press('ControlOrMeta+s');
  await expect(questionOf(window)).toBeVisible();
  expect(snapshot(folders.work)).toEqual(before);
  await questionOf(window).getByRole('button', { name: 'Save the Damaged Data' }).click();
  await expectSaved(window, source);
  expect(judge(source)).toEqual([]);
  await expectShown(window, 'source.analog');
  await window.keyboard.press('ControlOrMeta+s');
  await expect(window.getByRole('tab', { name: /^History/ })).toContainText('3');
  await expect(questionOf(window)).toHaveCount(0);
  expect(judge(source)).toEqual([]);
});

test('a prompt and a question can follow each other', async ({ folders, start }) => {
  const [source, target] = [join(folders.work, 'source.analog'), join(folders.work, 'target.analog')];
  makeAnalog('sound', source);
  makeAnalog('sound', target);
  damage(source);
  const { window } = await start(source);
  await expectShown(window, 'source.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('file', { File: 'target' });
  await dialog.save.click();
  const prompt = window.getByRole('alertdialog', { name: 'Replace the object that is there?' });
  await expect(prompt.getByRole('row', { name: /^Checksum/ })).toContainText('fails: the file is damaged');
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await questionOf(window).getByRole('button', { name: 'Save the Damaged Data' }).click();
  await expectSaved(window, target);
  expect(judgeSameAs(source, target)).toEqual([]);
});
