import { join } from 'node:path';
import { expect, judgeSameAs, tabTo, test } from './harness';
import { expectSaved, expectShown, SaveDialog } from './saving';

test('from the list to a saved object by keys alone', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window, errors } = await start(container);
  const { keyboard } = window;
  await expectShown(window, 'session1.analog');
  await keyboard.press('F6');
  await tabTo(window, /^Objects/);
  await keyboard.press('End');
  await keyboard.press('Enter');
  await expectShown(window, 'session1_tfr.spectral');

  await keyboard.press('Control+Shift+S');
  const dialog = new SaveDialog(window);
  await expect(dialog.root.getByRole('radio', { name: 'Into a container' })).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(dialog.root.getByRole('radio', { name: 'Beside it, under a tag' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(dialog.field('Tag')).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('typed.');
  await keyboard.press('Enter');
  await expect(dialog.field('Tag')).toHaveAccessibleDescription(/^A tag cannot hold a dot/);
  await expect(dialog.field('Tag')).toBeFocused();
  await keyboard.press('Backspace');
  await keyboard.press('Enter');

  const data = join(container, 'session1_typed.spectral');
  await expectSaved(window, data);
  await expectShown(window, 'session1_typed.spectral');
  expect(judgeSameAs(join(container, 'session1_tfr.spectral'), data)).toEqual([]);
  await expect(window.getByRole('tree', { name: 'Objects' })).toBeFocused();
  expect(errors).toEqual([]);
});

test('as a file in any folder, by keys alone', async ({ folders, start }) => {
  const source = await folders.fixture('containers/loose.analog');
  const { window } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'loose.analog');
  await keyboard.press('Control+Shift+S');
  const dialog = new SaveDialog(window);
  await expect(dialog.root.getByRole('radio', { name: 'As a file' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(dialog.field('File')).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type(join(folders.work, 'by keys', 'typed'));
  await keyboard.press('Enter');
  const data = join(folders.work, 'by keys', 'typed.analog');
  await expectSaved(window, data);
  await expectShown(window, 'typed.analog');
  expect(judgeSameAs(source, data)).toEqual([]);
});

test('Tab stays in the dialog, and Escape leads back to the button that opened it', async ({ folders, start }) => {
  const { window } = await start(await folders.fixture('containers/session1.spy'));
  const button = window.getByRole('button', { name: 'Save As…' });
  await expectShown(window, 'session1.analog');
  await tabTo(window, /^Save As…/);
  await window.keyboard.press('Enter');
  const dialog = new SaveDialog(window);
  await expect(dialog.root).toBeVisible();
  for (const control of [
    dialog.field('Container'),
    dialog.root.getByRole('button', { name: 'Choose Folder…' }),
    dialog.field('Tag'),
    dialog.root.getByRole('button', { name: 'Cancel' }),
    dialog.save,
    dialog.root.getByRole('radio', { name: 'Into a container' }),
  ]) {
    await window.keyboard.press('Tab');
    await expect(control).toBeFocused();
  }
  await window.keyboard.press('Escape');
  await expect(dialog.root).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('the prompt begins at Cancel, and after it the dialog and the button have the focus again', async ({ folders, start }) => {
  const { window } = await start(await folders.fixture('containers/session1.spy'));
  const { keyboard } = window;
  await expectShown(window, 'session1.analog');
  await tabTo(window, /^Save As…/);
  await keyboard.press('Enter');
  const dialog = new SaveDialog(window);
  await expect(dialog.fact('Data file')).toBeVisible();
  await dialog.field('Container').focus();
  await keyboard.press('Enter');
  const prompt = window.getByRole('alertdialog', { name: 'Replace the object that is there?' });
  await expect(prompt.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(prompt).toHaveCount(0);
  await expect(dialog.root).toBeVisible();
  await expect(dialog.root.getByRole('radio', { name: 'Into a container' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(dialog.root).toHaveCount(0);
  await expect(window.getByRole('button', { name: 'Save As…' })).toBeFocused();
});

test('after a save the control that asked for it has the focus, on the object that was saved', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_lfp.analog'));
  const { keyboard } = window;
  await expectShown(window, 'session1_lfp.analog');
  await tabTo(window, /^Save As…/);
  await keyboard.press('Enter');
  const dialog = new SaveDialog(window);
  await dialog.fill('tag', { Tag: 'next' });
  await keyboard.press('Enter');
  await expectShown(window, 'session1_next.analog');
  await expect(window.getByRole('button', { name: 'Save As…' })).toBeFocused();

  await window.getByRole('tab', { name: /^History/ }).focus();
  await keyboard.press('Control+s');
  await expect(window.getByRole('tab', { name: /^History ?5/ })).toBeFocused();
});
