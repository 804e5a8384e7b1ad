import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, judge, judgeSameAs, test, type Started } from './harness';
import { expectShown, makeAnalog, openSaveDialog, SaveDialog, snapshotOfNames, whileDataIsHeld } from './saving';

const progressOf = (window: Page): Locator => window.getByRole('alertdialog', { name: 'Saving' });

/** The native question on closing waits from now on until `answerClosing` answers it. */
async function holdClosingQuestion({ app }: Started): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (...words: unknown[]) =>
      new Promise((resolve) => Reflect.set(globalThis, 'closing', { ...(words.at(-1) as object), resolve }));
  });
}

/** What is asked on closing; null as long as nothing is. */
function closingQuestion({ app }: Started): Promise<string | null> {
  return app.evaluate(() => (Reflect.get(globalThis, 'closing') as { message: string } | undefined)?.message ?? null);
}

/** Closes the window as its cross does. */
async function closeWindow({ app }: Started): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

/** Presses a button of the question on closing. */
async function answerClosing({ app }: Started, button: string): Promise<void> {
  await app.evaluate((_, wanted) => {
    const { buttons, resolve } = Reflect.get(globalThis, 'closing') as {
      buttons: string[];
      resolve: (answer: Electron.MessageBoxReturnValue) => void;
    };
    // After the answer to this call, which the end of the program would cut off.
    setTimeout(() => resolve({ response: buttons.indexOf(wanted), checkboxChecked: false }), 0);
  }, button);
}

test('a long save shows how far it is, and Cancel leaves no trace', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sparse', source, 1500);
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
  await holdClosingQuestion(started);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'c', Tag: '' });
  await expect(dialog.fact('Data file')).toHaveText(join(folders.work, 'c.spy/c.analog'));
  const ended = app.waitForEvent('close');
  await whileDataIsHeld(started, async () => {
    await dialog.save.click();
    await expect(progressOf(window)).toBeVisible();
    await closeWindow(started);
    await expect.poll(() => closingQuestion(started)).toBe('A save is still running.');
    await expect(progressOf(window)).toBeVisible();
    await answerClosing(started, 'Close When Done');
  });
  await ended;
  expect(judge(join(folders.work, 'c.spy'))).toEqual([]);
  expect(judgeSameAs(source, join(folders.work, 'c.spy/c.analog'))).toEqual([]);
});

test('closing the window can stop a save, without a trace', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sparse', source, 1500);
  const started = await start(source);
  const { app, window } = started;
  await expectShown(window, 'source.analog');
  await holdClosingQuestion(started);
  const before = snapshotOfNames(folders.work);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'c' });
  await dialog.save.click();
  await expect(progressOf(window)).toContainText(/[1-9][\d.]* [kMG]B of 1\.5 GB/);
  const ended = app.waitForEvent('close');
  await whileDataIsHeld(started, async () => {
    await closeWindow(started);
    await expect.poll(() => closingQuestion(started)).toBe('A save is still running.');
    await answerClosing(started, 'Stop the Save');
  });
  await ended;
  expect(snapshotOfNames(folders.work)).toEqual(before);
});
