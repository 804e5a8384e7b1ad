import { join } from 'node:path';
import { expect, judge, judgeSameAs, test } from './harness';
import {
  answerLeaving,
  closeWindow,
  expectShown,
  holdLeavingQuestion,
  leavingQuestions,
  makeAnalog,
  openSaveDialog,
  progressOf,
  SaveDialog,
  snapshotOfNames,
  whileDataIsHeld,
} from './saving';

test('a long save shows how far it is, and Cancel leaves no trace', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('endless', source, 1500);
  const started = await start(source);
  const { window, errors } = started;
  await expectShown(window, 'source.analog');
  const before = snapshotOfNames(folders.work);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'new/c' });
  await dialog.save.click();

  const progress = progressOf(window);
  await expect(progress).toContainText(/[1-9][\d.]* [kMG]B of 1\.5 GB/);
  await whileDataIsHeld(started, async () => {
    await expect(progress).toHaveAccessibleDescription(join(folders.work, 'new/c.spy/c.analog'));
    await expect(progress.getByRole('progressbar', { name: 'Saving' })).toHaveAttribute('aria-valuenow', /^\d+$/);
    await expect(progress.getByRole('status')).toHaveText('Copying');
    await expect(window.getByText('Saving source.analog…')).toBeVisible();
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await expect(progress.getByRole('status')).toHaveText('Stopping');
    await expect(progress.getByRole('button', { name: 'Cancel' })).toBeDisabled();
  });

  await expect(window.getByText('Cancelled. Nothing was changed.')).toBeVisible({ timeout: 30_000 });
  await expect(progress).toHaveCount(0);
  expect(snapshotOfNames(folders.work)).toEqual(before);
  // The dialog is there again with what was typed, and its plan is made anew.
  await expect(new SaveDialog(window).field('Container')).toHaveValue('new/c');
  await expect(dialog.fact('New folders').locator('div')).toHaveCount(2);
  expect(errors).toEqual([]);
});

test('closing the window during a save asks, and can wait for its end', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const started = await start(source);
  const { app, window } = started;
  await expectShown(window, 'session1_lfp.analog');
  await holdLeavingQuestion(started);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'c', Tag: '' });
  await expect(dialog.fact('Data file')).toHaveText(join(folders.work, 'c.spy/c.analog'));
  const ended = app.waitForEvent('close');
  await whileDataIsHeld(started, async () => {
    await dialog.save.click();
    await expect(progressOf(window)).toBeVisible();
    await closeWindow(started);
    await expect.poll(() => leavingQuestions(started)).toMatchObject([{ message: 'A save is still running.' }]);
    await expect(progressOf(window)).toBeVisible();
    await answerLeaving(started, 'Close When Done');
  });
  await ended;
  expect(judge(join(folders.work, 'c.spy'))).toEqual([]);
  expect(judgeSameAs(source, join(folders.work, 'c.spy/c.analog'))).toEqual([]);
});

test('closing the window can stop a save, without a trace', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('endless', source, 1500);
  const started = await start(source);
  const { app, window } = started;
  await expectShown(window, 'source.analog');
  await holdLeavingQuestion(started);
  const before = snapshotOfNames(folders.work);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'c' });
  await dialog.save.click();
  await expect(progressOf(window)).toContainText(/[1-9][\d.]* [kMG]B of 1\.5 GB/);
  const ended = app.waitForEvent('close');
  await whileDataIsHeld(started, async () => {
    await closeWindow(started);
    await expect.poll(() => leavingQuestions(started)).toMatchObject([{ message: 'A save is still running.' }]);
    await answerLeaving(started, 'Stop the Save');
  });
  await ended;
  expect(snapshotOfNames(folders.work)).toEqual(before);
});
