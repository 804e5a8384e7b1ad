import { join } from 'node:path';
import { expect, lookAt, sharedStart, showObject, test } from './harness';
import { damage, expectSaved, makeAnalog, openSaveDialog, whileDataIsHeld, type SaveDialog } from './saving';

// Pictures of each step of a save, for people to look at, and what a checker of accessibility has against it.

const desk = sharedStart(async (folders) => {
  const path = (name: string): string => join(folders.work, `${name}.analog`);
  for (const name of ['changed', 'damaged']) makeAnalog('sound', path(name));
  damage(path('damaged'));
  makeAnalog('endless', path('large'), 1500);
  return [path('damaged'), await folders.fixture('containers/session1.spy')];
});

async function openDialogOf(filename: string): Promise<SaveDialog> {
  await showObject(desk.window, filename);
  return openSaveDialog(desk.window);
}

test('the dialog, each way', async () => {
  const dialog = await openDialogOf('session1_lfp.analog');
  await dialog.fill('container', { Container: 'analysis/monkey', Tag: 'lfp' });
  await expect(dialog.fact('New folders')).toBeVisible();
  await lookAt(desk, 'save-container');
  await dialog.fill('container', { Container: 'session1', Tag: 'raw' });
  await expect(dialog.plan).toContainText('You will be asked');
  await lookAt(desk, 'save-container-taken');
  await dialog.fill('tag', { Tag: 'filtered' });
  await expect(dialog.fact('Data file')).toContainText('session1_filtered.analog');
  await lookAt(desk, 'save-tag');
  await dialog.fill('file', { File: `~/${'a long way/'.repeat(12)}what?` });
  await expect(dialog.plan.locator('.warning')).toBeVisible();
  await lookAt(desk, 'save-file');
  await desk.window.keyboard.press('Escape');
});

test('a refusal', async () => {
  const dialog = await openDialogOf('session1_lfp.analog');
  await dialog.fill('container', { Container: 'my.data', Tag: 'lfp' });
  await expect(dialog.save).toBeDisabled();
  await lookAt(desk, 'save-refusal');
  await dialog.fill('file', { File: 'session1.spy/other' });
  await expect(dialog.field('File')).toHaveAccessibleDescription(/Begin the file name with session1/);
  await lookAt(desk, 'save-refusal-file');
  await desk.window.keyboard.press('Escape');
});

test('a save that was refused, in the dialog and without one', async () => {
  const dialog = await openDialogOf('changed.analog');
  await dialog.fill('file', { File: 'copy' });
  await expect(dialog.fact('Data file')).toBeVisible();
  makeAnalog('filled', join(desk.folders.work, 'changed.analog'), 1);
  await dialog.save.click();
  await expect(dialog.root.getByRole('alert')).toBeVisible();
  await lookAt(desk, 'save-refused');
  await desk.window.keyboard.press('Escape');
  await desk.window.keyboard.press('ControlOrMeta+s');
  await expect(desk.window.getByRole('complementary', { name: 'Notices' }).getByRole('alert')).toBeVisible();
  await lookAt(desk, 'save-refused-quick');
  await desk.window.keyboard.press('Escape');
});

test('the overwrite prompt', async () => {
  const dialog = await openDialogOf('session1_lfp.analog');
  await dialog.fill('tag', { Tag: 'raw' });
  await dialog.save.click();
  await expect(desk.window.getByRole('button', { name: 'Keep Both' })).toBeVisible();
  await lookAt(desk, 'save-overwrite');
  await desk.window.keyboard.press('Escape');
  await desk.window.keyboard.press('Escape');
});

test('the question of damage', async () => {
  const dialog = await openDialogOf('damaged.analog');
  await dialog.fill('file', { File: 'copy' });
  await dialog.save.click();
  await expect(desk.window.getByRole('button', { name: 'Save the Damaged Data' })).toBeVisible();
  await lookAt(desk, 'save-damage');
  await desk.window.keyboard.press('Escape');
  await desk.window.keyboard.press('Escape');
});

test('the progress', async () => {
  const dialog = await openDialogOf('large.analog');
  await dialog.fill('file', { File: 'copy' });
  await dialog.save.click();
  const progress = desk.window.getByRole('alertdialog', { name: 'Saving' });
  await expect(progress).toContainText(/[1-9][\d.]* [kMG]B of 1\.5 GB/);
  await whileDataIsHeld(desk, () => lookAt(desk, 'save-progress'));
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toHaveCount(0, { timeout: 30_000 });
  await desk.window.keyboard.press('Escape');
});

test('the notice', async () => {
  const dialog = await openDialogOf('session1_lfp.analog');
  await dialog.fill('container', { Container: 'notice', Tag: '' });
  await dialog.save.click();
  await expectSaved(desk.window, join(desk.folders.work, 'notice.spy/notice.analog'));
  await lookAt(desk, 'save-notice');
});
