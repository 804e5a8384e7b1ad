import { cpSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { flipByte } from '../damage';
import { chooseInMenu, editInfo, expect, lookAt, openTab, row, showObject, test, type Folders, type Started } from './harness';
import { damage, dataHostsOf, expectSaved, makeAnalog, savedNotice, whileDataIsHeld } from './saving';

const fixtures = resolve(import.meta.dirname, '../fixtures');

/** Objects of which each has another answer, by their tag. */
const ANSWERS: Readonly<
  Record<string, { readonly label: string; readonly sentence: RegExp; readonly make: (path: string) => void }>
> = {
  closed: {
    label: 'intact',
    sentence: /Every byte is the one that the checksum was taken of\./,
    make: (path) => makeAnalog('sound', path),
  },
  open: {
    label: 'intact (checksum taken while open)',
    sentence: /Syncopy takes the checksum before it closes the file/,
    make: (path) => copyPair('containers/loose.analog', path),
  },
  twice: {
    label: 'cannot tell (saved in place by Syncopy)',
    sentence: /That is no sign of damage/,
    make: (path) => copyPair('awkward/quick.spy/quick.analog', path),
  },
  without: {
    label: 'no checksum recorded',
    sentence: /There is nothing to compare the bytes with/,
    make: (path) => {
      makeAnalog('sound', path);
      editInfo(path, { file_checksum: null });
    },
  },
  flipped: {
    label: 'damaged',
    sentence: /The bytes are not those that the checksum was taken of/,
    make: (path) => {
      makeAnalog('sound', path);
      damage(path);
    },
  },
};
const NOT_YET = 'not verified yet';

function copyPair(fixture: string, path: string): void {
  for (const end of ['', '.info']) cpSync(join(fixtures, fixture + end), path + end);
}

/** A container `rat.spy` with an object for each answer. */
function makeAnswers({ work }: Folders): string {
  const container = join(work, 'rat.spy');
  mkdirSync(container);
  for (const [tag, { make }] of Object.entries(ANSWERS)) make(fileIn(container, tag));
  return container;
}

function fileIn(container: string, tag: string): string {
  return join(container, `rat_${tag}.analog`);
}

const object = (window: Page, tag: string): Locator => row(window, `rat_${tag}.analog`);
const verifyButton = (window: Page): Locator =>
  window.getByRole('region', { name: 'Inspector' }).getByRole('button', { name: 'Verify', exact: true });
const progressOf = (window: Page): Locator => window.getByRole('region', { name: 'Verifying' });
const summaryOf = (window: Page): Locator =>
  window
    .getByRole('navigation', { name: 'Browser' })
    .getByRole('status')
    .filter({ hasText: /object|analog/ });

/** A container with a small object and one of which all bytes take a while. */
async function startWithLarge(folders: Folders, start: (...words: string[]) => Promise<Started>): Promise<Started> {
  const container = join(folders.work, 'rat.spy');
  mkdirSync(container);
  makeAnalog('sound', fileIn(container, 'a'));
  makeAnalog('endless', fileIn(container, 'large'), 3000);
  makeAnalog('sound', fileIn(container, 'z'));
  const started = await start(container);
  await showObject(started.window, 'rat_large.analog');
  return started;
}

test('each object has its answer, with what it means, once it is verified', async ({ folders, start }) => {
  const { window, errors } = await start(makeAnswers(folders));
  for (const [tag, { label, sentence }] of Object.entries(ANSWERS)) {
    await showObject(window, `rat_${tag}.analog`);
    const metadata = await openTab(window, 'Metadata');
    await expect(object(window, tag)).toContainText(NOT_YET);
    await expect(metadata).toContainText(/not verified yet\. Verifying reads every byte/);
    await verifyButton(window).press('Enter');
    await expect(object(window, tag)).toContainText(label);
    await expect(verifyButton(window)).toBeFocused();
    await expect(window.locator('article > header')).toContainText(label);
    await expect(metadata).toContainText(`${label}.`);
    await expect(metadata).toContainText(sentence);
    await expect(summaryOf(window)).toHaveText(`rat_${tag}.analog: ${label}`);
    // Only damage is an error.
    await expect(window.getByRole('alert')).toHaveCount(label === 'damaged' ? 1 : 0);
  }
  expect(errors).toEqual([]);
});

test('a whole container is verified by its button, and counted', async ({ folders, start }) => {
  const started = await start(makeAnswers(folders));
  const { window } = started;
  await showObject(window, 'rat_twice.analog');
  await expect(object(window, 'twice')).toContainText(NOT_YET);
  await lookAt(started, 'verify-not-yet');
  await window.getByRole('button', { name: 'Verify rat.spy' }).click();
  await expect(summaryOf(window)).toHaveText(
    '5 objects: 1 intact, 1 intact (checksum taken while open), 1 cannot tell (saved in place by Syncopy), 1 no checksum recorded, 1 damaged',
  );
  for (const [tag, { label }] of Object.entries(ANSWERS)) await expect(object(window, tag)).toContainText(label);
  await showObject(window, 'rat_flipped.analog');
  await openTab(window, 'Metadata');
  await lookAt(started, 'verify-answers');
  await window.getByRole('button', { name: 'Dismiss' }).click();
  await expect(summaryOf(window)).toHaveCount(0);
});

test('a folder is verified with the containers in it, closed ones too, and says what it left out', async ({ folders, start }) => {
  await folders.fixture('awkward/stray.spy');
  await folders.fixture('containers/session1.spy');
  const { window } = await start(folders.work);
  await expect(row(window, 'session1.spy')).toHaveAttribute('aria-expanded', 'false');
  await window.getByRole('button', { name: 'Verify work' }).click();
  await expect(summaryOf(window)).toHaveText(/\d+ objects: \d+ intact \(checksum taken while open\)\. Left out: \d strays$/, {
    timeout: 30_000,
  });
  await row(window, 'session1.spy').click();
  await expect(row(window, 'session1_lfp.analog')).toContainText('intact (checksum taken while open)');
});

test('one object and a container are verified by the keyboard, and by the native menu', async ({ folders, start }) => {
  const { app, window } = await start(makeAnswers(folders));
  await expect(object(window, 'closed')).toBeVisible();
  await window.getByRole('tree', { name: 'Objects' }).focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('article', { name: 'rat_flipped.analog' })).toBeVisible();
  await window.keyboard.press('F7');
  await expect(object(window, 'flipped')).toContainText('damaged');
  await expect(object(window, 'closed')).toContainText(NOT_YET);
  await window.keyboard.press('Shift+F7');
  await expect(summaryOf(window)).toHaveText(/5 objects: .*1 damaged$/);
  await expect(object(window, 'closed')).toContainText('intact');

  await window.keyboard.press('F6');
  await window.getByRole('button', { name: 'Dismiss' }).focus();
  await window.keyboard.press('Enter');
  await expect(summaryOf(window)).toHaveCount(0);
  await expect(window.getByRole('tree', { name: 'Objects' })).toBeFocused();
  await chooseInMenu(app, 'verify');
  await expect(summaryOf(window)).toHaveText('rat_flipped.analog: damaged');
  await chooseInMenu(app, 'verify-folder');
  await expect(summaryOf(window)).toHaveText(/5 objects: /);
});

test('a long verification says how far it is; the window stays usable, and Cancel ends it', async ({ folders, start }) => {
  const started = await startWithLarge(folders, start);
  const { window, errors } = started;
  await window.getByRole('button', { name: 'Verify rat.spy' }).click();
  const progress = progressOf(window);
  await expect(progress).toContainText(/2 of 3 · [1-9][\d.]* [kMG]B of 3\.0 GB/);
  await whileDataIsHeld(started, async () => {
    await expect(progress).toContainText('Verifying rat_large.analog');
    await expect(progress.getByRole('progressbar', { name: 'Verifying' })).toHaveAttribute('aria-valuenow', /^\d+$/);
    await expect(object(window, 'a')).toContainText('intact');
    await expect(object(window, 'large')).toContainText('being verified');
    await expect(object(window, 'z')).toContainText('waiting');
    await lookAt(started, 'verify-progress');
  });
  await showObject(window, 'rat_a.analog');
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toHaveCount(0);
  await expect(summaryOf(window)).toHaveText('3 objects: 1 intact, 2 not verified');
  for (const tag of ['large', 'z']) await expect(object(window, tag)).toContainText(NOT_YET);
  expect(errors).toEqual([]);
});

test('closing the folder ends its verification, and so does closing the window', async ({ folders, start }) => {
  const { app, window } = await startWithLarge(folders, start);
  await window.getByRole('button', { name: 'Verify rat.spy' }).click();
  await expect(progressOf(window)).toBeVisible();
  await window.getByRole('button', { name: 'Close rat.spy' }).click();
  await expect(progressOf(window)).toHaveCount(0);
  await expect(window.getByRole('heading', { name: 'Open Syncopy data' })).toBeVisible();

  await window.getByRole('button', { name: /^rat\.spy/ }).click();
  await expect(object(window, 'large')).toContainText(NOT_YET);
  await window.getByRole('button', { name: 'Verify rat.spy' }).click();
  await expect(progressOf(window)).toBeVisible();
  const ended = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0));
  await ended;
});

test('an object that is gone says so itself where it is looked at, and the others are verified', async ({ folders, start }) => {
  const container = makeAnswers(folders);
  const { window } = await start(container);
  await showObject(window, 'rat_closed.analog');
  rmSync(fileIn(container, 'closed'));
  rmSync(`${fileIn(container, 'closed')}.info`);
  await expect(object(window, 'closed')).toHaveCount(0);
  await verifyButton(window).click();
  const header = window.locator('article > header');
  await expect(header).toContainText('could not be verified');
  await expect(header.getByTitle(/There is no such file or folder/)).toBeVisible();
  await window.getByRole('button', { name: 'Verify rat.spy' }).click();
  await expect(summaryOf(window)).toHaveText(/4 objects: .*1 damaged$/);
});

test('an answer belongs to one state of the files: after a change the object is not verified yet', async ({ folders, start }) => {
  const container = makeAnswers(folders);
  const { window } = await start(container);
  await showObject(window, 'rat_closed.analog');
  await verifyButton(window).click();
  await expect(object(window, 'closed')).toContainText('intact');
  // Another program writes it.
  utimesSync(fileIn(container, 'closed'), new Date(), new Date(1_700_000_000_000));
  await window.keyboard.press('F5');
  await expect(object(window, 'closed')).toContainText(NOT_YET);
  await expect(window.locator('article > header')).toContainText(NOT_YET);

  await window.keyboard.press('F7');
  await expect(object(window, 'closed')).toContainText('intact');
  await window.keyboard.press('ControlOrMeta+s');
  await expectSaved(window, fileIn(container, 'closed'));
  await expect(object(window, 'closed')).toContainText(NOT_YET);
  await savedNotice(window).getByRole('button', { name: 'Dismiss' }).click();
  await window.keyboard.press('F7');
  await expect(object(window, 'closed')).toContainText('intact');
});

test('what was changed since it was listed is listed anew with its answer', async ({ folders, start }) => {
  const container = makeAnswers(folders);
  const { window } = await start(container);
  await showObject(window, 'rat_closed.analog');
  for (const end of ['', '.info']) renameSync(fileIn(container, 'flipped') + end, fileIn(container, 'closed') + end);
  await verifyButton(window).click();
  await expect(object(window, 'closed')).toContainText('damaged');
  await expect(window.locator('article > header')).toContainText('damaged');
  await expect(object(window, 'flipped')).toHaveCount(0);
});

test('an object that does not open is found to be damaged by its bytes', async ({ folders, start }) => {
  const container = makeAnswers(folders);
  flipByte(fileIn(container, 'closed'), 0);
  const { window } = await start(container);
  await object(window, 'closed').click();
  await expect(window.getByRole('button', { name: 'Try Again' })).toBeVisible();
  await verifyButton(window).click();
  await expect(object(window, 'closed')).toContainText('damaged');
});

test('a lost data host ends a verification with its sentence', async ({ folders, start }) => {
  const started = await startWithLarge(folders, start);
  const { window } = started;
  await window.getByRole('button', { name: 'Verify rat.spy' }).click();
  await expect(object(window, 'large')).toContainText('being verified');
  for (const pid of await dataHostsOf(started)) process.kill(pid, 'SIGKILL');
  await expect(window.getByRole('complementary', { name: 'Notices' })).toContainText(
    'The process that reads and writes data stopped unexpectedly.',
  );
  await expect(object(window, 'large')).toContainText('could not be verified');
  await expect(object(window, 'z')).toContainText(NOT_YET);
  await expect(summaryOf(window)).toHaveText('3 objects: 1 intact, 1 could not be verified, 1 not verified');
  await window.getByRole('tree', { name: 'Objects' }).focus();
  await showObject(window, 'rat_z.analog');
  await window.keyboard.press('F7');
  await expect(object(window, 'z')).toContainText('intact');
});
