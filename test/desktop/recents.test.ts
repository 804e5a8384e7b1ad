import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import {
  answerOpenDialog,
  chooseInMenu,
  expect,
  lookAt,
  row,
  tabTo,
  takePictures,
  test,
  violationsOf,
  type Started,
} from './harness';

const fixtures = resolve(import.meta.dirname, '../fixtures');

function listOf(window: Page): Locator {
  return window.getByRole('region', { name: 'Opened before' });
}

/** The entry of a name, with all that is said of it. */
function entryOf(window: Page, name: string): Locator {
  return listOf(window).getByRole('listitem').filter({ hasText: name });
}

async function labelsInMenu({ app }: Pick<Started, 'app'>): Promise<string[]> {
  return app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.getMenuItemById('open-recent')?.submenu?.items ?? [];
    return items.map(({ label }) => label);
  });
}

async function chooseRecent({ app }: Pick<Started, 'app'>, path: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.getMenuItemById('open-recent')?.submenu?.items ?? [];
    items.find(({ label }) => label === wanted)?.click();
  }, path);
}

/** As the program keeps it. */
async function keptEntry(path: string, more: object = {}): Promise<object> {
  const facts = await stat(path, { bigint: true }).catch(() => null);
  const identity =
    facts === null ? null : { device: String(facts.dev), inode: String(facts.ino), born: String(facts.birthtimeNs) };
  return { path, kind: 'container', opened: Date.now(), pinned: false, identity, size: 5_000_000, objects: 11, ...more };
}

test('what was opened is offered again with its picture, and a list full of garbage is set aside', async ({ folders, start }) => {
  const list = join(folders.home, 'user-data', 'recents.json');
  await mkdir(join(folders.home, 'user-data'));
  await writeFile(list, '{"spydesk":"recents","version":2,"entries":[{"pa\0\ufffdgarbage');
  const [container, loose] = [await folders.fixture('containers/session1.spy'), await folders.fixture('containers/loose.analog')];
  const first = await start(loose, container);
  await expect(
    first.window.getByRole('heading', { name: 'session1_lfp.analog' }).or(first.window.getByRole('article')),
  ).toBeVisible();
  await row(first.window, 'session1_lfp.analog').click();
  const pictures = join(folders.home, 'user-data', 'recent-pictures');
  await expect
    .poll(() =>
      stat(pictures).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  expect(await readFile(`${list}.damaged`, 'utf8')).toContain('garbage');
  await first.app.close();

  const started = await start('--new-window');
  const { window, errors } = started;
  await expect(listOf(window).getByRole('listitem')).toHaveText([
    /session1\.spy.* today .* · 11 objects · .* there/,
    /loose\.analog.* today .* there/,
  ]);
  await expect(entryOf(window, 'session1.spy').getByRole('img')).toHaveCount(0);
  await expect(entryOf(window, 'session1.spy').locator('img')).toBeVisible();
  await lookAt(started, 'start-recents');
  expect((await labelsInMenu(started)).slice(0, 2)).toEqual([container, loose]);
  await entryOf(window, 'session1.spy')
    .getByRole('button', { name: /^session1\.spy/ })
    .click();
  await expect(window.getByText('11 objects')).toBeVisible();
  await chooseRecent(started, loose);
  await expect(window.getByRole('heading', { name: 'loose.analog' })).toBeVisible();

  await chooseInMenu(started.app, 'all-recents');
  const dialog = window.getByRole('dialog', { name: 'Open Recent' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await lookAt(started, 'recents-dialog');
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('200 recents: searched, pinned, removed, cleared; one that moved, one that is gone, one on a disk that was taken away', async ({
  folders,
  start,
}) => {
  const { work, home } = folders;
  const moved = await folders.fixture('containers/session1.spy');
  const gone = await folders.fixture('awkward/cat.spy');
  const disk = join(work, 'disk');
  await mkdir(disk);
  // Without the right to mount, a folder stands for the disk.
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', 'spydesk-test', disk]).status === 0;
  const away = join(disk, 'away.spy');
  await cp(join(fixtures, 'awkward/cat.spy'), away, { recursive: true });
  const others = Array.from({ length: 196 }, (_, at) => join(work, `day ${at} & "more" 100% #1`, `session ${at} 😀.spy`));
  const paths = [moved, gone, away, join(work, `${'long'.repeat(60)}.spy`), ...others];
  const entries = await Promise.all(paths.map((path) => keptEntry(path)));
  if (isMounted) expect(spawnSync('umount', [disk]).status).toBe(0);
  else await rm(away, { recursive: true });
  const to = join(work, 'renamed.spy');
  await rename(moved, to);
  await rm(gone, { recursive: true });
  await mkdir(join(home, 'user-data'));
  await writeFile(join(home, 'user-data', 'recents.json'), JSON.stringify({ spydesk: 'recents', version: 2, entries }));

  const started = await start('--new-window');
  const { app, window, errors } = started;
  await expect(entryOf(window, 'session1.spy')).toContainText('moved');
  await expect(entryOf(window, 'away.spy')).toContainText('not there');
  expect(await listOf(window).getByRole('listitem').count()).toBeLessThan(40);
  await expect(listOf(window).getByRole('listitem').first()).toHaveAttribute('aria-setsize', '200');
  await takePictures(started, 'start-recents-many');
  expect(await labelsInMenu(started)).toHaveLength(18);
  expect(await labelsInMenu(started)).toContain('All 200…');

  // By keyboard alone: from row to row, to the last one and back, and off the list.
  await tabTo(window, /^session1\.spy/);
  await window.keyboard.press('End');
  await expect(listOf(window).getByRole('button', { name: /^session 195 / })).toBeFocused();
  await window.keyboard.press('Delete');
  await expect(listOf(window).getByRole('button', { name: /^session 194 / })).toBeFocused();
  await window.keyboard.press('Tab');
  await window.keyboard.press('Enter');
  await expect(listOf(window).getByRole('listitem').first()).toContainText('session 194');
  await listOf(window).getByRole('searchbox', { name: 'Search what was opened before' }).fill('DAY 107');
  await expect(listOf(window).getByRole('listitem')).toHaveText([/ session 107 /]);
  await entryOf(window, 'session 107 ')
    .getByRole('button', { name: /^session 107 / })
    .click({ button: 'right' });
  const remove = window.getByRole('menuitem', { name: 'Remove from List' });
  await expect(remove).toBeVisible();
  expect(await violationsOf(started)).toEqual([]);
  await remove.click();
  await expect(listOf(window).getByText('No entry has this in its name or path.')).toBeVisible();
  await window.getByRole('searchbox').press('Escape');

  await entryOf(window, 'away.spy')
    .getByRole('button', { name: /^away\.spy/ })
    .click();
  const missing = window.getByRole('alertdialog', { name: 'away.spy is not there any more' });
  await expect(missing.getByRole('button', { name: 'Look for It…' })).toBeFocused();
  await lookAt(started, 'recent-missing');
  await window.keyboard.press('Escape');
  await expect(entryOf(window, 'away.spy').getByRole('button', { name: /^away\.spy/ })).toBeFocused();
  await window.keyboard.press('Enter');
  await missing.getByRole('button', { name: 'Remove from List' }).click();
  await expect(missing).toHaveCount(0);
  await expect(entryOf(window, 'away.spy')).toHaveCount(0);

  await chooseRecent(started, gone);
  const goneToo = window.getByRole('alertdialog', { name: 'cat.spy is not there any more' });
  await expect(goneToo).toBeVisible();
  const found = await folders.fixture('awkward/cat.spy');
  await rename(found, join(disk, 'cat.spy'));
  await answerOpenDialog(app, join(disk, 'cat.spy'));
  await expect(goneToo.getByRole('button', { name: 'Look for It…' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(row(window, 'cat.spy').first()).toBeVisible();
  await chooseRecent(started, moved);
  await window.getByRole('alertdialog').getByRole('button', { name: 'Open There' }).click();
  await expect(row(window, 'renamed.spy').first()).toBeVisible();
  await expect.poll(async () => (await labelsInMenu(started)).slice(2, 4)).toEqual([to, join(disk, 'cat.spy')]);
  expect(await labelsInMenu(started)).not.toContain(moved);

  await chooseInMenu(app, 'all-recents');
  const first = listOf(window).getByRole('listitem').first();
  await first.getByRole('button', { name: /^Actions for / }).press('Enter');
  await expect(remove).toBeVisible();
  expect(await violationsOf(started)).toEqual([]);
  await window.keyboard.press('Escape');
  await expect(first.getByRole('button', { name: /^Actions for / })).toBeFocused();
  await listOf(window).getByRole('button', { name: 'Clear…' }).press('Enter');
  const clearing = window.getByRole('alertdialog', { name: 'Clear the list of what was opened before?' });
  await expect(clearing).toContainText('1 pinned entry stays.');
  await lookAt(started, 'recents-clear');
  await window.keyboard.press('Escape');
  await expect(listOf(window).getByRole('button', { name: 'Clear…' })).toBeFocused();
  await window.keyboard.press('Enter');
  await clearing.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(listOf(window).getByRole('listitem')).toHaveText([/ session 194 /]);
  expect(errors).toEqual([]);
});
