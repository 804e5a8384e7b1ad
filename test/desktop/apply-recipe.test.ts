import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { edit, rename } from './drafting';
import {
  answerOpenDialog,
  chooseInMenu,
  dropPaths,
  expect,
  judge,
  lookAt,
  objectView,
  sharedStart,
  test,
  type Folders,
} from './harness';
import { clipboardOf, expectShown, snapshot } from './saving';

const RENAMED = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8'];

async function recipeFile(folders: Folders, change: object = {}): Promise<string> {
  const commands = [
    { do: 'set-labels', dimension: 'channel', labels: RENAMED },
    { do: 'set-note', text: 'by recipe' },
  ];
  const path = join(folders.work, 'clean.json');
  await writeFile(path, JSON.stringify({ spydesk: 'recipe', version: 1, dataclass: 'AnalogData', commands, ...change }));
  return path;
}

/** The dialog, as a user sees it. */
class ApplyDialog {
  readonly root: Locator;
  readonly recipe: Locator;

  constructor(private readonly window: Page) {
    this.root = window.getByRole('dialog', { name: 'Apply Recipe' });
    this.recipe = this.root.getByRole('status', { name: 'Chosen recipe' });
  }

  button(name: string | RegExp): Locator {
    return this.root.getByRole('button', { name });
  }

  /** The state of an object in the table. */
  state(filename: string): Locator {
    return this.root.getByRole('row').filter({ has: this.window.getByRole('rowheader', { name: filename }) });
  }

  /** Presses a button by the keyboard. */
  async press(name: string | RegExp): Promise<void> {
    await this.button(name).focus();
    await this.window.keyboard.press('Enter');
  }
}

async function openDialog(window: Page): Promise<ApplyDialog> {
  await window.keyboard.press('ControlOrMeta+Shift+A');
  const dialog = new ApplyDialog(window);
  await expect(dialog.root).toBeVisible();
  return dialog;
}

test('a recipe is tried on all objects of its class, looked at, and applied, by keys alone', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const started = await start(container);
  const { app, window, errors } = started;
  await expectShown(window, 'session1.analog');
  await answerOpenDialog(app, await recipeFile(folders));
  const before = snapshot(folders.work);
  const dialog = await openDialog(window);
  await expect(dialog.button('Preview')).toHaveAccessibleDescription('Choose a recipe first.');
  await dialog.press('Choose Recipe File…');
  await expect(dialog.recipe).toContainText('clean.json, for Analog data, 2 changes: set labels; set note');
  await expect(dialog.root.getByRole('checkbox', { name: 'session1_lfp.analog' })).toBeChecked();
  await dialog.root.getByRole('checkbox', { name: 'session1_sorted.spike' }).focus();
  await window.keyboard.press('Space');
  await dialog.press('Preview');
  await expect(dialog.state('session1_lfp.analog')).toContainText('replaces what is there');
  await expect(dialog.state('session1_lfp.analog')).toContainText('channel: 8 labels of 8 changed');
  await expect(dialog.state('session1_sorted.spike')).toContainText('it is for AnalogData, and this object is SpikeData');
  expect(snapshot(folders.work)).toEqual(before);

  await dialog.press(/^Apply to 3 Objects$/);
  await expect(dialog.root).toHaveAccessibleDescription('3 saved, 1 refused');
  await dialog.press('Copy Report');
  await expect.poll(() => clipboardOf(started)).toContain(`session1_lfp.analog -> ${join(container, 'session1_lfp.analog')}`);
  await dialog.press('Close');
  await expect(dialog.root).toHaveCount(0);
  await expect(window.getByText('E1', { exact: true }).first()).toBeVisible();
  const files = ['session1.analog', 'session1_lfp.analog', 'session1_raw.analog'].map((name) => join(container, name));
  expect(judge(...files)).toEqual([]);
  expect(errors).toEqual([]);
});

test('another window that shows an object of the run says that it was saved by this program', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const started = await start(container);
  const { app, window } = started;
  await expectShown(window, 'session1.analog');
  const [other] = await Promise.all([app.waitForEvent('window'), chooseInMenu(app, 'new-window')]);
  await expect(other.getByRole('button', { name: 'Open Container…' })).toBeEnabled();
  await dropPaths({ ...started, window: other }, join(container, 'session1_lfp.analog'));
  await expect(objectView(other, 'session1_lfp.analog')).toBeVisible();

  await answerOpenDialog(app, await recipeFile(folders));
  const dialog = await openDialog(window);
  await dialog.press('Choose Recipe File…');
  await expect(dialog.recipe).toContainText('clean.json');
  await dialog.press('Preview');
  await dialog.press(/^Apply to 3 Objects$/);
  await expect(dialog.root).toHaveAccessibleDescription('3 saved, 0 refused');
  await expect(other.getByText('Another window of Spydesk saved the object.')).toBeVisible();
  await expect(window.getByText('Another window of Spydesk saved the object.')).toHaveCount(0);
});

test('what is there is replaced only where that was ticked, and a wrong tag is refused at its field', async ({
  folders,
  start,
}) => {
  const container = await folders.fixture('containers/session1.spy');
  const { app, window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  await answerOpenDialog(app, await recipeFile(folders));
  const dialog = await openDialog(window);
  await dialog.press('Choose Recipe File…');
  await expect(dialog.recipe).toContainText('clean.json');
  await dialog.press('None');
  await dialog.root.getByRole('checkbox', { name: 'session1_lfp.analog' }).check();
  await dialog.root.getByRole('radio', { name: 'Beside each, under a tag' }).check();
  const tag = dialog.root.getByRole('textbox', { name: 'Tag' });
  await tag.fill('a.b');
  await dialog.press('Preview');
  await expect(dialog.state('session1_lfp.analog')).toContainText('A tag cannot hold a dot');
  await expect(dialog.button(/^Apply/)).toHaveAccessibleDescription('There is nothing that can be written.');
  await dialog.press('Back');
  await expect(tag).toHaveAttribute('aria-invalid', 'true');
  await tag.fill('raw');
  await dialog.press('Preview');
  await expect(dialog.state('session1_lfp.analog')).toContainText('There is already an object of this name.');
  await dialog.press('Back');
  await dialog.root.getByRole('checkbox', { name: 'Replace objects that are there' }).check();
  await dialog.press('Preview');
  await expect(dialog.state('session1_lfp.analog')).toContainText('replaces what is there');
  await dialog.press(/^Apply to 1 Object$/);
  await expect(dialog.root).toHaveAccessibleDescription('1 saved, 0 refused');
  expect(judge(join(container, 'session1_raw.analog'))).toEqual([]);
});

test('an object with changes that are not saved is refused by name, and so is one that would be written over it', async ({
  folders,
  start,
}) => {
  const container = await folders.fixture('containers/session1.spy');
  const { app, window, errors } = await start(container);
  await expectShown(window, 'session1.analog');
  await answerOpenDialog(app, await recipeFile(folders));
  const raw = join(container, 'session1_raw.analog');
  await edit(window, raw, rename('mine'));
  const before = snapshot(container);
  const dialog = await openDialog(window);
  await dialog.press('Choose Recipe File…');
  await expect(dialog.recipe).toContainText('clean.json');
  await dialog.press('Preview');
  await expect(dialog.state('session1_raw.analog')).toContainText('The object has changes in the window that are not saved.');
  await expect(dialog.state('session1_raw.analog')).toContainText('Save or discard them first.');
  await expect(dialog.button(/^Apply to 2 Objects$/)).toBeVisible();

  await dialog.press('Back');
  await dialog.press('None');
  await dialog.root.getByRole('checkbox', { name: 'session1_lfp.analog' }).check();
  await dialog.root.getByRole('radio', { name: 'Beside each, under a tag' }).check();
  await dialog.root.getByRole('textbox', { name: 'Tag' }).fill('raw');
  await dialog.root.getByRole('checkbox', { name: 'Replace objects that are there' }).check();
  await dialog.press('Preview');
  const over = dialog.state('session1_lfp.analog');
  await expect(over).toContainText('The object has changes in the window that are not saved.');
  await expect(over).toContainText(raw);
  await expect(dialog.button(/^Apply/)).toHaveAccessibleDescription('There is nothing that can be written.');
  await window.keyboard.press('Escape');
  expect(snapshot(container)).toEqual(before);
  expect(errors).toEqual([]);
});

test('a wrong recipe is refused with its reason', async ({ folders, start }) => {
  const { app, window } = await start(await folders.fixture('containers/session1.spy'));
  await expectShown(window, 'session1.analog');
  const dialog = await openDialog(window);
  await answerOpenDialog(app, await recipeFile(folders, { version: 9 }));
  await dialog.press('Choose Recipe File…');
  await expect(dialog.root.getByRole('alert')).toContainText('it is of version 9');
  await expect(dialog.button('Preview')).toHaveAccessibleDescription('Choose a recipe first.');
  await window.keyboard.press('Escape');
  await expect(dialog.root).toHaveCount(0);
});

const desk = sharedStart(async (folders) => [await folders.fixture('containers/session1.spy')]);

test('pictures of the dialog', async () => {
  await expectShown(desk.window, 'session1.analog');
  await answerOpenDialog(desk.app, await recipeFile(desk.folders));
  const dialog = await openDialog(desk.window);
  await dialog.press('Choose Recipe File…');
  await expect(dialog.recipe).toContainText('clean.json');
  await dialog.root.getByRole('checkbox', { name: 'session1_sorted.spike' }).check();
  await dialog.root.getByRole('radio', { name: 'Into a container' }).check();
  await dialog.root.getByRole('textbox', { name: 'Container' }).fill('clean');
  await lookAt(desk, 'apply-recipe');
  await dialog.press('Preview');
  await expect(dialog.button(/^Apply to 3/)).toBeVisible();
  await lookAt(desk, 'apply-recipe-preview');
  await dialog.press(/^Apply to 3/);
  await expect(dialog.root).toHaveAccessibleDescription('3 saved, 1 refused');
  await lookAt(desk, 'apply-recipe-report');
  await dialog.press('Close');
});
