import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { answerOpenDialog, chooseInMenu, dropPaths, expect, objectView, row, startAgain, test } from './harness';

test.describe('a path on the command line', () => {
  test('that is a container opens it, and shows its first object', async ({ start, folders }) => {
    const container = await folders.fixture('containers/session1.spy');
    const { window } = await start(container);
    await expect(objectView(window, 'session1.analog')).toBeVisible();
    await expect(window).toHaveTitle(`session1.analog (${container}) – Spydesk`);
  });

  for (const ending of ['', '.info']) {
    test(`that is a data file${ending} opens its folder, and shows that object`, async ({ start, folders }) => {
      const container = await folders.fixture('containers/session1.spy');
      const { window } = await start(join(container, `session1_pow.spectral${ending}`));
      await expect(objectView(window, 'session1_pow.spectral')).toBeVisible();
      await expect(row(window, 'session1_stim.event')).toBeVisible();
    });
  }

  test('is taken from the current folder, where it is relative', async ({ start, folders }) => {
    await folders.fixture('containers/loose.analog');
    const { window } = await start('loose.analog');
    await expect(objectView(window, 'loose.analog')).toBeVisible();
  });

  test('that is gone is named in a sentence, and the others open', async ({ start, folders }) => {
    const gone = join(folders.work, 'gone.spy');
    const { window } = await start(gone, await folders.fixture('containers/session1.spy'));
    const notice = window.getByRole('complementary', { name: 'Notices' }).getByRole('alert');
    await expect(notice).toContainText('There is no such file or folder.');
    await expect(notice).toContainText(gone);
    await expect(objectView(window, 'session1.analog')).toBeVisible();
    await window.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
  });

  test('that leads through a file is named in a sentence, and the start page stays', async ({ start, folders }) => {
    writeFileSync(join(folders.work, 'notes.txt'), 'words');
    const { window } = await start(join(folders.work, 'notes.txt', 'rat7.spy'));
    await expect(window.getByRole('alert')).toContainText('There is no such file or folder.');
    await expect(window.getByRole('button', { name: 'Open the Sample' })).toBeEnabled();
  });

  test('that is a file of another kind is shown with the reason', async ({ start, folders }) => {
    const notes = join(folders.work, 'notes.txt');
    writeFileSync(notes, 'words');
    const { window } = await start(notes);
    await expect(window.getByRole('heading', { level: 1, name: 'notes.txt' })).toBeVisible();
    await expect(window.getByRole('alert')).toContainText('There is no Syncopy object here.');
    await expect(window.getByRole('alert')).toContainText(notes);
  });
});

test.describe('in the window', () => {
  test('a container is opened by the button and the native dialog', async ({ start, folders }) => {
    const started = await start();
    await answerOpenDialog(started.app, await folders.fixture('containers/session1.spy'));
    await started.window.getByRole('button', { name: 'Open Container…' }).click();
    await expect(objectView(started.window, 'session1.analog')).toBeVisible();
  });

  test('files are opened by the menu, their folder beside those that are open', async ({ start, folders }) => {
    const started = await start(await folders.fixture('containers/session1.spy'));
    await expect(objectView(started.window, 'session1.analog')).toBeVisible();
    await answerOpenDialog(started.app, await folders.fixture('containers/loose.analog'));
    await chooseInMenu(started.app, 'open-file');
    await expect(objectView(started.window, 'loose.analog')).toBeVisible();
    await expect(row(started.window, 'session1_lfp.analog')).toBeVisible();
    await expect(started.window.getByText('2 folders open')).toBeVisible();
  });

  test('a dialog that was cancelled changes nothing', async ({ start }) => {
    const started = await start();
    await answerOpenDialog(started.app);
    await chooseInMenu(started.app, 'open-folder');
    await expect(started.window.getByRole('button', { name: 'Open Container…' })).toBeEnabled();
    await expect(started.window.getByRole('complementary', { name: 'Notices' })).toHaveCount(0);
  });

  test('a container and a file are opened by dropping them', async ({ start, folders }) => {
    const started = await start();
    await expect(started.window.getByRole('button', { name: 'Open Container…' })).toBeEnabled();
    await dropPaths(started, await folders.fixture('containers/session1.spy'), await folders.fixture('containers/loose.analog'));
    await expect(objectView(started.window, 'loose.analog')).toBeVisible();
    await expect(row(started.window, 'session1_lfp.analog')).toBeVisible();
  });

  test('a folder that vanished is told where it stands, and read again once it is back', async ({ start, folders }) => {
    const container = await folders.fixture('containers/session1.spy');
    const { window } = await start(container);
    await expect(objectView(window, 'session1.analog')).toBeVisible();
    rmSync(container, { recursive: true });
    await window.keyboard.press('F5');
    await expect(row(window, 'There is no such file or folder.')).toBeVisible();
    await folders.fixture('containers/session1.spy');
    // The live view may have found it by then, and there is nothing left to try.
    await row(window, 'Try again')
      .click({ timeout: 3_000 })
      .catch(() => undefined);
    await expect(row(window, 'session1_lfp.analog')).toBeVisible();
  });

  test('a folder is closed, and the start page is back after the last', async ({ start, folders }) => {
    const { window } = await start(await folders.fixture('containers/session1.spy'));
    await row(window, 'session1.spy').hover();
    await row(window, 'session1.spy').getByRole('button', { name: 'Close session1.spy' }).click();
    await expect(window.getByRole('heading', { name: 'Open Syncopy data' })).toBeVisible();
  });
});

test('a second start hands its path to the window that is there, and ends', async ({ start, folders }) => {
  const { app, window } = await start(await folders.fixture('containers/session1.spy'));
  await expect(objectView(window, 'session1.analog')).toBeVisible();
  const loose = await folders.fixture('containers/loose.analog');
  expect(await startAgain(folders, basename(loose))).toBe(0);
  await expect(objectView(window, 'loose.analog')).toBeVisible();
  expect(app.windows()).toHaveLength(1);
});
