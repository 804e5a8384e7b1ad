import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { bundleEntries } from '../bundle-entries';
import { giveToHost, leaveOver, SOURCE, type Moment } from '../interop/objects/kill-save';
import { expect, judgeSameAs, lookAt, row, test, type Folders } from './harness';
import { expectSaved, expectShown, forbidWriting, openSaveDialog, withDisk } from './saving';

// What really killed saves leave, in the window.

const OLD = resolve(import.meta.dirname, '../fixtures/containers/loose.analog');
let scripts = '';

test.beforeAll(async () => {
  scripts = mkdtempSync(join(tmpdir(), 'spydesk-scripts-'));
  await bundleEntries(scripts);
});
test.afterAll(() => rmSync(scripts, { recursive: true, force: true }));

interface LeftOver {
  readonly container: string;
  readonly target: string;
  readonly work: string;
}

/** A container in which a save onto `rat_k.analog` was killed, beside a sound object. */
async function leftOver({ work: folder }: Folders, moment: Moment, host: string | null = null): Promise<LeftOver> {
  const container = join(folder, 'rat.spy');
  mkdirSync(container);
  const target = join(container, 'rat_k.analog');
  for (const name of ['rat_k.analog', 'rat_sound.analog']) {
    for (const end of ['', '.info']) cpSync(OLD + end, join(container, name + end));
  }
  const work = await leaveOver(scripts, target, 'replace', moment);
  if (host !== null) giveToHost(work, host);
  return { container, target, work };
}

/** Another program writes the object. */
function writeByOthers({ target }: LeftOver): void {
  for (const end of ['', '.info']) cpSync(OLD + end, target + end);
  appendFileSync(`${target}.info`, '\n');
}

function stray(window: Page): Locator {
  return row(window, 'rat_k.analog').filter({ hasText: /save/ });
}

/** The page of the left-over, opened from its entry. */
async function openLeftOver(window: Page): Promise<Locator> {
  await stray(window).click();
  const page = window.getByRole('region', { name: 'Inspector' });
  await expect(page.getByRole('heading', { name: 'In the work folder' })).toBeVisible();
  return page;
}

function notice(window: Page, words: RegExp): Locator {
  return window.getByRole('complementary', { name: 'Notices' }).getByRole('status').filter({ hasText: words });
}

function isOld(target: string): boolean {
  return ['', '.info'].every((end) => readFileSync(target + end).equals(readFileSync(OLD + end)));
}

test('the save of another host says who left what, and is taken over: the new pair stands', async ({ folders, start }) => {
  const { container, target, work } = await leftOver(folders, 'aside', 'lab-server');
  const started = await start(container);
  const { window } = started;
  const page = await openLeftOver(window);
  await expect(page.getByRole('alert')).toContainText(work);
  const fact = (name: string): Locator => page.locator('dt', { hasText: name }).locator('+ dd');
  await expect(fact('Object')).toHaveText(target);
  await expect(fact('At its place')).toHaveText('The .info file alone');
  await expect(fact('Saved by')).toHaveText(/^lab-server, process \d+$/);
  const table = page.getByRole('table', { name: 'In the work folder' });
  await expect(table.getByRole('row', { name: /^new\.data New data file .* Whole$/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^old\.data Old data file .* Whole$/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^claim\.json Record of the save/ })).toBeVisible();
  await lookAt(started, 'left-over-other-host');

  await page.getByRole('button', { name: 'Take Over…' }).click();
  const question = window.getByRole('alertdialog', { name: 'Take the save over?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await lookAt(started, 'left-over-take-over');
  await question.getByRole('button', { name: 'Take Over' }).click();
  await expect(notice(window, /rat_k\.analog was brought to its end: its new files are in their place/)).toBeVisible();
  await expectShown(window, 'rat_k.analog');
  await expect(window.getByRole('tree', { name: 'Objects' })).toBeFocused();
  await expect(stray(window)).toHaveCount(0);
  expect(judgeSameAs(SOURCE, target)).toEqual([]);
  expect(readdirSync(container)).toEqual(['rat_k.analog', 'rat_k.analog.info', 'rat_sound.analog', 'rat_sound.analog.info']);
  expect(started.errors).toEqual([]);
});

test('the object of an unfinished save is shown from the work folder, saved elsewhere, and not onto itself', async ({
  folders,
  start,
}) => {
  const { container, target } = await leftOver(folders, 'half', 'lab-server');
  const started = await start(container);
  const { window } = started;
  await row(window, 'rat_k.analog').filter({ hasText: 'trial' }).click();
  await expectShown(window, 'rat_k.analog');
  await expect(window.getByRole('article').getByText(/The object is read from what that save left/)).toBeVisible();
  await lookAt(started, 'left-over-read-from-work');
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(window.getByRole('alert')).toContainText('A save by another computer did not come to its end');
  await window.keyboard.press('Escape');
  const dialog = await openSaveDialog(window);
  await dialog.fill('tag', { Tag: 'k' });
  await expect(dialog.root).toContainText('A save by another computer did not come to its end');
  await dialog.fill('tag', { Tag: 'copy' });
  await dialog.save.click();
  await expectSaved(window, join(container, 'rat_copy.analog'));
  expect(judgeSameAs(SOURCE, join(container, 'rat_copy.analog'))).toEqual([]);
  expect(existsSync(target)).toBe(false);
});

test('a save of which nothing was published is taken over by the keyboard alone: the old pair stays', async ({
  folders,
  start,
}) => {
  const { container, target } = await leftOver(folders, 'written', 'lab-server');
  const { window } = await start(container);
  await expectShown(window, 'rat_k.analog');
  const tree = window.getByRole('tree', { name: 'Objects' });
  await tree.focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  const takeOver = window.getByRole('button', { name: 'Take Over…' });
  await expect(takeOver).toBeVisible();
  for (let step = 0; step < 20 && !(await takeOver.evaluate((one) => one === document.activeElement)); step += 1) {
    await window.keyboard.press('Tab');
  }
  await window.keyboard.press('Enter');
  const question = window.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(takeOver).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(question).toBeVisible();
  await window.keyboard.press('Shift+Tab');
  await window.keyboard.press('Enter');
  await expect(notice(window, /had changed nothing/)).toBeVisible();
  await expect(tree).toBeFocused();
  await expectShown(window, 'rat_k.analog');
  expect(isOld(target)).toBe(true);
  expect(readdirSync(container).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a save whose new files are broken is taken back', async ({ folders, start }) => {
  const { container, target, work } = await leftOver(folders, 'aside', 'lab-server');
  truncateSync(join(work, 'new.data'), 999);
  const { window } = await start(container);
  const page = await openLeftOver(window);
  await expect(page.getByRole('row', { name: /^new\.data .* Not whole: its size differs$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Take Over…' }).click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Take Over' }).click();
  await expect(notice(window, /was taken back: the old files are in their place again/)).toBeVisible();
  await expectShown(window, 'rat_k.analog');
  expect(isOld(target)).toBe(true);
});

test('where another program wrote the object meanwhile, Keep Both saves the new pair beside it', async ({ folders, start }) => {
  const left = await leftOver(folders, 'committed');
  writeByOthers(left);
  const kept = readFileSync(`${left.target}.info`);
  const started = await start(left.container);
  const { window } = started;
  const page = await openLeftOver(window);
  await expect(page.getByRole('alert')).toContainText('another program wrote the object since then');
  await lookAt(started, 'left-over-written-by-others');
  await page.getByRole('button', { name: 'Keep Both' }).click();
  const beside = join(left.container, 'rat_k_2.analog');
  await expectSaved(window, beside);
  await expectShown(window, 'rat_k_2.analog');
  await expect(stray(window)).toHaveCount(0);
  expect(judgeSameAs(SOURCE, beside)).toEqual([]);
  expect(readFileSync(`${left.target}.info`).equals(kept)).toBe(true);
  expect(readdirSync(left.container).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(started.errors).toEqual([]);
});

test('on a medium that cannot be changed the object is shown, and what is left of its save is told', async ({
  folders,
  start,
}) => {
  const disk = join(folders.work, 'disk');
  const look = async (): Promise<void> => {
    const { container } = await leftOver({ ...folders, work: disk }, 'aside');
    chmodSync(container, 0o555);
    await forbidWriting(disk);
    const started = await start(container);
    const { window } = started;
    const page = await openLeftOver(window);
    await expect(page.getByRole('alert')).toContainText('nothing can be changed here');
    for (const name of ['Take Over…', 'Keep Both', 'Remove…']) {
      await expect(page.getByRole('button', { name })).toHaveCount(0);
    }
    await lookAt(started, 'left-over-read-only');
    await row(window, 'rat_k.analog').filter({ hasText: 'trial' }).click();
    await expect(window.getByRole('article', { name: 'rat_k.analog' })).toContainText('nothing can be changed here');
  };
  if (await withDisk(disk, 16 * 1024 * 1024, look)) return;
  await look();
  for (const folder of [disk, join(disk, 'rat.spy')]) chmodSync(folder, 0o755);
});

test('what no record explains is removed after a question that lists it', async ({ folders, start }) => {
  const { container, work } = await leftOver(folders, 'aside');
  writeFileSync(join(work, 'commit.json'), '{ "target": "rat_');
  const started = await start(container);
  const { window } = started;
  const page = await openLeftOver(window);
  await expect(page.getByRole('alert')).toContainText('files that Spydesk does not understand');
  await lookAt(started, 'left-over-not-understood');
  await page.getByRole('button', { name: 'Remove…' }).click();
  const question = window.getByRole('alertdialog', { name: 'Remove what is left of the save?' });
  await expect(question.getByRole('row', { name: /^old\.data/ })).toBeVisible();
  await expect(question).toContainText('they may be the only copy');
  await lookAt(started, 'left-over-remove');
  await window.keyboard.press('Escape');
  expect(existsSync(work)).toBe(true);
  await page.getByRole('button', { name: 'Remove…' }).click();
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(notice(window, /What was left of the save of rat_k\.analog was removed/)).toBeVisible();
  await expect(window.getByRole('tree', { name: 'Objects' })).toBeFocused();
  expect(existsSync(work)).toBe(false);
});

test('a work folder that holds a file of someone is not removed, and says so', async ({ folders, start }) => {
  const left = await leftOver(folders, 'committed');
  writeByOthers(left);
  writeFileSync(join(left.work, 'thesis.txt'), 'years of work');
  const { window } = await start(left.container);
  const page = await openLeftOver(window);
  await expect(page.getByRole('row', { name: /^thesis\.txt Not of the save/ })).toBeVisible();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'what no save put there' })).toContainText('thesis.txt');
  expect(readFileSync(join(left.work, 'thesis.txt'), 'utf8')).toBe('years of work');
});

test('what changed after it was looked at is not acted upon', async ({ folders, start }) => {
  const left = await leftOver(folders, 'aside', 'lab-server');
  const { window } = await start(left.container);
  const page = await openLeftOver(window);
  await page.getByRole('button', { name: 'Take Over…' }).click();
  truncateSync(join(left.work, 'old.data'), 10);
  await window.getByRole('alertdialog').getByRole('button', { name: 'Take Over' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'changed' })).toBeVisible();
  expect(existsSync(left.work)).toBe(true);
});

test('Show in Folder shows the work folder, and Try Again reads what became of it', async ({ folders, start }) => {
  const { container, target, work } = await leftOver(folders, 'committed', 'lab-server');
  const { app, window } = await start(container);
  const page = await openLeftOver(window);
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => void Reflect.set(globalThis, 'shownInFolder', path);
  });
  await page.getByRole('button', { name: 'Show in Folder' }).click();
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'shownInFolder') as unknown)).toBe(work);
  // Each answer is waited for: what is removed while one is on its way may be in it already.
  const row = page.getByRole('row', { name: /^new\.info/ });
  await expect(row).toBeVisible();
  rmSync(join(work, 'new.info'));
  await page.getByRole('button', { name: 'Try Again' }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Take Over…' })).toBeVisible();

  // Its own computer ended it: the folder is gone, as a recovery there leaves it.
  rmSync(work, { recursive: true });
  await page.getByRole('button', { name: 'Try Again' }).click();
  await expectShown(window, 'rat_k.analog');
  await expect(stray(window)).toHaveCount(0);
  expect(isOld(target)).toBe(true);
});
