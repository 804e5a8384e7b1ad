import { join } from 'node:path';
import { expect, judgeSameAs, test, type Started } from './harness';
import { clipboardOf, expectSaved, expectShown, openSaveDialog, savedNotice } from './saving';

/** What was asked of the system's file manager from now on, which is not opened. */
async function watchFileManager({ app }: Started): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Reflect.set(globalThis, 'shownInFolder', shown);
    shell.showItemInFolder = (path) => void shown.push(path);
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'shownInFolder') as string[]);
}

test('the notice names both files, shows them in their folder and gives the line for Syncopy', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const started = await start(source);
  const { window } = started;
  const shown = await watchFileManager(started);
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: "it's", Tag: '' });
  await dialog.save.click();
  const data = join(folders.work, "it's.spy/it's.analog");
  await expectSaved(window, data);
  expect(judgeSameAs(source, data)).toEqual([]);

  const notice = savedNotice(window);
  await expect(notice.getByRole('status').first()).toHaveText('Saved. Two files were written:');
  await notice.getByRole('button', { name: 'Show in Folder' }).click();
  await expect.poll(shown).toEqual([data]);

  // As Python reads it.
  const line = `data = spy.load('${data.replaceAll("'", "\\'")}')`;
  await expect(notice.getByRole('code')).toHaveText(line);
  await notice.getByRole('button', { name: 'Copy Syncopy Line' }).click();
  await expect(notice.getByText('Copied', { exact: true })).toHaveCount(1);
  await expect.poll(() => clipboardOf(started)).toBe(line);

  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
});

test('Escape dismisses the notice, and a second save takes the place of the first', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  for (const tag of ['one', 'two']) {
    const dialog = await openSaveDialog(window);
    await dialog.fill('tag', { Tag: tag });
    await dialog.save.click();
    await expectSaved(window, join(container, `session1_${tag}.analog`));
    await expectShown(window, `session1_${tag}.analog`);
  }
  await expect(savedNotice(window)).toHaveCount(1);
  await window.keyboard.press('Escape');
  await expect(savedNotice(window)).toHaveCount(0);
});

test('what was saved is in the list, is looked at, and opens again later', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window, errors } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  const rows = window.getByRole('tree', { name: 'Objects' }).getByRole('treeitem');
  const row = rows.filter({ hasText: 'session1_new.analog' });
  await expect(row).toHaveCount(0);
  const dialog = await openSaveDialog(window);
  await dialog.fill('tag', { Tag: 'new' });
  await dialog.save.click();
  await expectShown(window, 'session1_new.analog');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(row).toBeInViewport();
  await expect(window.getByRole('tab', { name: /History/ })).toContainText('4');

  await rows.filter({ hasText: 'session1_lfp.analog' }).click();
  await expectShown(window, 'session1_lfp.analog');
  await row.click();
  await expectShown(window, 'session1_new.analog');
  expect(errors).toEqual([]);
});

test('a container that was not open joins the list with what was saved into it', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const { window } = await start(source);
  await expectShown(window, 'session1_lfp.analog');
  const tree = window.getByRole('tree', { name: 'Objects' });
  await expect(tree.getByRole('treeitem', { name: /^away\.spy/ })).toHaveCount(0);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: join(folders.home, 'far/away'), Tag: 'x' });
  await dialog.save.click();
  await expectSaved(window, join(folders.home, 'far/away.spy/away_x.analog'));
  await expectShown(window, 'away_x.analog');
  await expect(tree.getByRole('treeitem', { name: /^away\.spy/ })).toHaveAttribute('aria-expanded', 'true');
  const row = tree.getByRole('treeitem', { name: 'away_x.analog' });
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(row).toBeInViewport();
  await expect(window.getByText('2 folders open')).toBeVisible();
});
