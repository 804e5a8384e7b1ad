import { basename, join } from 'node:path';
import { expect, judge, judgeSameAs, test } from './harness';
import { clipboardOf, expectSaved, expectShown, makeAnalog, openSaveDialog, runPython, savedNotice, snapshot } from './saving';

test('an object that Python changed meanwhile is not saved over; read again, it is', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sound', source);
  const started = await start(source);
  const { window } = started;
  await expectShown(window, 'source.analog');
  const shown = window.getByRole('article', { name: 'source.analog' });
  await expect(shown.getByText('2000 × 4').first()).toBeVisible();
  makeAnalog('filled', source, 1);
  const changed = snapshot(folders.work);

  await window.keyboard.press('ControlOrMeta+s');
  const problem = window.getByRole('alert').filter({ hasText: 'The object was changed on the disk since it was opened.' });
  await expect(problem).toContainText('Nothing was changed. Read it again');
  await expect(problem).toContainText(source);
  await problem.getByRole('button', { name: 'Copy Details' }).click();
  await expect.poll(() => clipboardOf(started)).toMatch(/^source-changed: /);
  expect(snapshot(folders.work)).toEqual(changed);
  await expect(savedNotice(window)).toHaveCount(0);

  await window.keyboard.press('F5');
  await expect(shown.getByText('3906 × 64').first()).toBeVisible();
  await window.keyboard.press('ControlOrMeta+s');
  await expectSaved(window, source);
  expect(judge(source)).toEqual([]);
  await expectShown(window, basename(source));
});

test('an object into which h5py wrote meanwhile is not saved over', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sound', source);
  const { window } = await start(source);
  await expectShown(window, 'source.analog');
  runPython('-c', 'import h5py, sys; h5py.File(sys.argv[1], "r+")["data"][7] = 1', source);
  const changed = snapshot(folders.work);
  await window.keyboard.press('ControlOrMeta+s');
  // The picture, which was about to be read, can say so too.
  const notice = window.getByRole('complementary', { name: 'Notices' });
  await expect(notice.getByRole('alert')).toContainText('The object was changed on the disk since it was opened.');
  expect(snapshot(folders.work)).toEqual(changed);
});

test('the dialog says so too, keeps what was typed and saves nothing', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sound', source);
  const { window } = await start(source);
  await expectShown(window, 'source.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'new/c' });
  await expect(dialog.fact('New folders')).toBeVisible();
  makeAnalog('filled', source, 1);
  const changed = snapshot(folders.work);
  await dialog.save.click();
  await expect(dialog.root.getByRole('alert')).toContainText('The object was changed on the disk since it was opened.');
  await expect(dialog.plan).toHaveCount(0);
  await expect(dialog.field('Container')).toHaveValue('new/c');
  expect(snapshot(folders.work)).toEqual(changed);
});

test('a target that appears behind the dialog asks before it is replaced', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const target = join(folders.work, 'target.analog');
  const { window } = await start(source);
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('file', { File: 'target' });
  await expect(dialog.fact('Data file')).toHaveText(target);
  makeAnalog('sound', target);
  const before = snapshot(folders.work);
  await dialog.save.click();
  const prompt = window.getByRole('alertdialog', { name: 'Replace the object that is there?' });
  await expect(prompt.getByRole('row', { name: /^Shape/ })).toContainText('2000 × 4');
  expect(snapshot(folders.work)).toEqual(before);
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await expectSaved(window, target);
  expect(judgeSameAs(source, target)).toEqual([]);
});

test('a target that changes behind the question is shown anew and asked for again', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const target = join(folders.work, 'target.analog');
  makeAnalog('sound', target);
  const { window } = await start(source);
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('file', { File: 'target' });
  await dialog.save.click();
  const prompt = window.getByRole('alertdialog');
  await expect(prompt.getByRole('row', { name: /^Shape/ })).toContainText('2000 × 4');
  makeAnalog('filled', target, 1);
  const before = snapshot(folders.work);
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await expect(prompt.getByRole('heading', { name: 'The files were changed meanwhile' })).toBeVisible();
  await expect(prompt.getByRole('row', { name: /^Shape/ })).toContainText('3906 × 64');
  await expect(prompt.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(snapshot(folders.work)).toEqual(before);
  await prompt.getByRole('button', { name: 'Replace' }).click();
  await expectSaved(window, target);
  expect(judgeSameAs(source, target)).toEqual([]);
});
