import { join, resolve } from 'node:path';
import { expect, judgeSameAs, takePictures, test } from './harness';
import { expectSaved, expectShown, makeAnalog, openSaveDialog, runPython, snapshot } from './saving';

const TITLE = 'Replace an object that may be in use?';
const WORDS = 'Its data file is marked as open for writing: a program writes it right now, or ended without closing it.';

/** Marks a data file as a writer does that died before it closed the file. */
function markOpen(path: string): void {
  runPython(resolve(import.meta.dirname, '../interop/mark_open.py'), path);
}

test('a target that a program writes is replaced only after that was said', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const target = join(folders.work, 'target.analog');
  makeAnalog('sound', target);
  markOpen(target);
  const before = snapshot(folders.work);
  const started = await start(source);
  const { window, errors } = started;
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('file', { File: 'target' });
  await expect(dialog.plan).toContainText('The data file that is there is marked as open for writing');
  await takePictures(started, 'save-live-writer-plan', () => expect(dialog.plan).toContainText('marked as open'));
  await dialog.save.click();

  const prompt = window.getByRole('alertdialog', { name: TITLE });
  await expect(prompt).toContainText(WORDS);
  await expect(prompt.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await takePictures(started, 'save-live-writer-prompt', () => expect(prompt).toContainText(WORDS));
  await prompt.getByRole('button', { name: 'Cancel' }).click();
  await expect(prompt).toHaveCount(0);
  expect(snapshot(folders.work)).toEqual(before);

  await dialog.save.click();
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await expectSaved(window, target);
  expect(judgeSameAs(source, target)).toEqual([]);
  expect(errors).toEqual([]);
});

test('an object whose writer did not close it says so, and is not saved onto itself unasked', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  markOpen(source);
  const { window } = await start(source);
  await expectShown(window, 'session1_lfp.analog');
  await expect(window.getByText('The data file was not closed: a program writes it right now')).toBeVisible();
  const before = snapshot(folders.work);
  await window.keyboard.press('ControlOrMeta+s');
  const prompt = window.getByRole('alertdialog', { name: TITLE });
  await expect(prompt).toContainText(WORDS);
  expect(snapshot(folders.work)).toEqual(before);
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await expectSaved(window, source);
  await expect(window.getByText('The data file was not closed')).toHaveCount(0);
});

test('a program that begins to write behind the question is asked about anew', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const target = join(folders.work, 'target.analog');
  makeAnalog('sound', target);
  const { window } = await start(source);
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('file', { File: 'target' });
  await dialog.save.click();
  const prompt = window.getByRole('alertdialog');
  await expect(prompt.getByRole('heading', { name: 'Replace the object that is there?' })).toBeVisible();
  await expect(prompt).not.toContainText(WORDS);
  markOpen(target);
  const before = snapshot(folders.work);
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await expect(prompt.getByRole('heading', { name: 'The files were changed meanwhile' })).toBeVisible();
  await expect(prompt).toContainText(WORDS);
  expect(snapshot(folders.work)).toEqual(before);
});
