import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { answerOpenDialog, expect, judge, judgeSameAs, test } from './harness';
import { expectSaved, expectShown, openSaveDialog, snapshot } from './saving';

const SIZE_AND_SPACE = /^[\d.]+ [kMGT]?B, [\d.]+ [kMGT]B free$/;

test('into a new container: the paths, the new folder and the free space are told as one types', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const { window, errors } = await start(source);
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  const before = snapshot(folders.work);
  const container = dialog.field('Container');
  await dialog.field('Tag').fill('');
  await container.fill('');
  for (const [letters, data] of [
    ['s', 's.spy/s.analog'],
    ['ub', 'sub.spy/sub.analog'],
    ['/c', 'sub/c.spy/c.analog'],
    ['.spy/', 'sub/c.spy/c.analog'],
  ] as const) {
    await container.pressSequentially(letters);
    await expect(dialog.fact('Data file')).toHaveText(join(folders.work, data));
    await expect(dialog.fact('Info file')).toHaveText(join(folders.work, `${data}.info`));
  }
  await expect(dialog.fact('New folders').locator('div')).toHaveText([
    join(folders.work, 'sub'),
    join(folders.work, 'sub/c.spy'),
  ]);
  await expect(dialog.fact('Size')).toHaveText(SIZE_AND_SPACE);
  expect(snapshot(folders.work)).toEqual(before);

  await dialog.save.click();
  const data = join(folders.work, 'sub/c.spy/c.analog');
  await expectSaved(window, data);
  expect(judgeSameAs(source, data)).toEqual([]);
  expect(judge(join(folders.work, 'sub/c.spy'))).toEqual([]);
  expect(errors).toEqual([]);
});

test('into a container that is there, under a tag', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_sorted.spike');
  const other = await folders.fixture('awkward/cat.spy');
  const { window } = await start(source);
  await expectShown(window, 'session1_sorted.spike');
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'cat', Tag: 'units' });
  await expect(dialog.fact('Data file')).toHaveText(join(other, 'cat_units.spike'));
  await expect(dialog.fact('New folder')).toHaveCount(0);
  await dialog.save.click();
  await expectSaved(window, join(other, 'cat_units.spike'));
  expect(judgeSameAs(source, join(other, 'cat_units.spike'))).toEqual([]);
});

test("under a tag in the object's own container", async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_tfr.spectral'));
  await expectShown(window, 'session1_tfr.spectral');
  const dialog = await openSaveDialog(window);
  await dialog.fill('tag', { Tag: 'again' });
  await expect(dialog.fact('Data file')).toHaveText(join(container, 'session1_again.spectral'));
  await dialog.save.click();
  await expectSaved(window, join(container, 'session1_again.spectral'));
  expect(judgeSameAs(join(container, 'session1_tfr.spectral'), join(container, 'session1_again.spectral'))).toEqual([]);
});

test('as a file, with or without its extension, in the home folder too', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_stim.event');
  const { window } = await start(source);
  await expectShown(window, 'session1_stim.event');
  const dialog = await openSaveDialog(window);
  await dialog.fill('file', { File: 'codes.event.info' });
  await expect(dialog.fact('Data file')).toHaveText(join(folders.work, 'codes.event'));
  await dialog.field('File').fill('~/codes');
  await expect(dialog.fact('Data file')).toHaveText(join(folders.home, 'codes.event'));
  await dialog.save.click();
  await expectSaved(window, join(folders.home, 'codes.event'));
  expect(judgeSameAs(source, join(folders.home, 'codes.event'))).toEqual([]);
  expect(existsSync(join(folders.work, 'codes.event'))).toBe(false);
});

test('a chosen folder is put into the field, for a container and for a file', async ({ folders, start }) => {
  const loose = await folders.fixture('containers/loose.analog');
  const chosen = join(folders.work, 'chosen');
  await mkdir(chosen);
  const { app, window } = await start(loose);
  await expectShown(window, 'loose.analog');
  const dialog = await openSaveDialog(window);
  const button = dialog.root.getByRole('button', { name: 'Choose Folder…' });

  await answerOpenDialog(app);
  await button.click();
  await expect(dialog.field('File')).toHaveValue('loose.analog');

  await answerOpenDialog(app, chosen);
  await button.click();
  await expect(dialog.field('File')).toHaveValue(join(chosen, 'loose.analog'));
  await expect(dialog.field('File')).toBeFocused();
  await dialog.choose('container');
  await button.click();
  await expect(dialog.fact('Data file')).toHaveText(join(chosen, 'loose.spy/loose.analog'));
  await dialog.save.click();
  await expectSaved(window, join(chosen, 'loose.spy/loose.analog'));
  expect(judgeSameAs(loose, join(chosen, 'loose.spy/loose.analog'))).toEqual([]);
});

test('a name that Syncopy or Windows reads otherwise is allowed, with a warning', async ({ folders, start }) => {
  const loose = await folders.fixture('containers/loose.analog');
  const { window } = await start(loose);
  await expectShown(window, 'loose.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'a[1]' });
  await expect(dialog.plan).toContainText('[1]');
  const warnings = dialog.plan.locator('.warning');
  await expect(warnings).toHaveCount(1);
  await dialog.field('Container').fill('what?');
  await expect(warnings).toHaveCount(2);
  await dialog.save.click();
  await expectSaved(window, join(folders.work, 'what?.spy/what?.analog'));
  expect(judgeSameAs(loose, join(folders.work, 'what?.spy/what?.analog'))).toEqual([]);
});

test('every class is saved as it was', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window, errors } = await start(container);
  const tree = window.getByRole('tree', { name: 'Objects' });
  for (const [tag, extension] of [
    ['raw', 'analog'],
    ['erp', 'timelock'],
    ['fourier', 'spectral'],
    ['coh', 'crossspectral'],
    ['sorted', 'spike'],
    ['stim', 'event'],
  ] as const) {
    const filename = `session1_${tag}.${extension}`;
    await tree.getByRole('treeitem', { name: filename }).click();
    await expectShown(window, filename);
    const dialog = await openSaveDialog(window);
    await dialog.fill('container', { Container: 'all', Tag: tag });
    await dialog.save.click();
    const data = join(folders.work, 'all.spy', `all_${tag}.${extension}`);
    await expectSaved(window, data);
    await expectShown(window, basename(data));
    expect(judgeSameAs(join(container, filename), data)).toEqual([]);
  }
  expect(judge(join(folders.work, 'all.spy'))).toEqual([]);
  expect(errors).toEqual([]);
});
