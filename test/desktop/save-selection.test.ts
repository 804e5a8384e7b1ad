import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, judge, lookAt, showObject, sharedStart, test } from './harness';
import { expectSaved, expectShown, snapshot } from './saving';

/** The dialog that saves a selection. */
function selectionDialog(window: Page): Locator {
  return window.getByRole('dialog', { name: 'Save Selection As' });
}

/** Types over what is in the field that has the focus. */
async function retype(window: Page, text: string): Promise<void> {
  await window.keyboard.press('ControlOrMeta+A');
  await window.keyboard.type(text);
}

const outcome = (dialog: Locator): Locator => dialog.getByRole('status', { name: 'What is selected' });
const fact = (dialog: Locator, name: string): Locator =>
  dialog.getByRole('region', { name: 'What will be written' }).locator('dt', { hasText: name }).locator('+ dd');

test('a selection is typed, told as it is typed, and saved, by keys alone', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window, errors } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  await window.keyboard.press('ControlOrMeta+E');
  const dialog = selectionDialog(window);
  const trials = dialog.getByRole('textbox', { name: 'Trials' });
  await expect(trials).toBeFocused();
  await window.keyboard.type('0,2,3');
  await window.keyboard.press('Tab');
  await expect(dialog.getByRole('textbox', { name: 'Channels' })).toBeFocused();
  await window.keyboard.press('Tab');
  await window.keyboard.press('Enter');
  const list = dialog.getByRole('group', { name: 'Channels to choose' });
  await expect(list.getByRole('checkbox', { name: 'V1-01' })).toBeVisible();
  await window.keyboard.press('Tab');
  await window.keyboard.press('Tab');
  await window.keyboard.press('Space');
  await expect(dialog.getByRole('textbox', { name: 'Channels' })).toHaveValue(/^(V1-01|V1-02)$/);
  await dialog.getByRole('textbox', { name: 'Latency' }).focus();
  await window.keyboard.type('0, 0.199');
  await expect(outcome(dialog)).toHaveText('Selected: 600 × 1, 3 trials, 4.8 kB.');
  await expect(fact(dialog, 'Data file')).toHaveText(join(container, 'session1_lfp_selection.analog'));
  await window.keyboard.press('Enter');
  await expectSaved(window, join(container, 'session1_lfp_selection.analog'));
  await expectShown(window, 'session1_lfp_selection.analog');
  expect(judge(join(container, 'session1_lfp_selection.analog'))).toEqual([]);
  expect(errors).toEqual([]);
});

test('what cannot be selected is refused at its field, and nothing is written', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_sorted.spike'));
  await expectShown(window, 'session1_sorted.spike');
  const before = snapshot(folders.work);
  await window.keyboard.press('ControlOrMeta+E');
  const dialog = selectionDialog(window);
  for (const [name, text, says] of [
    ['Latency', '50, 60', /the last trial ends at/],
    ['Latency', '0.0001, 0.0002', /none of the rows is left/],
    ['Units', 'u9', /has no "u9"/],
    ['Trials', '17', /there are 6, counted from 0/],
  ] as const) {
    const field = dialog.getByRole('textbox', { name });
    await field.focus();
    await retype(window, text);
    if (name === 'Latency' && text.startsWith('0.')) await expect(dialog).toContainText(says);
    else await expect(field).toHaveAccessibleDescription(says);
    await window.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await field.focus();
    await retype(window, 'all');
  }
  expect(snapshot(folders.work)).toEqual(before);
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('channels and the window of the picture are taken over, and what is there is asked about', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  await window.getByRole('button', { name: /^Channels: / }).click();
  await window.getByRole('checkbox', { name: 'V1-01' }).uncheck();
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Zoom in' }).click();
  await window.getByRole('button', { name: 'Save selection as…' }).click();
  const dialog = selectionDialog(window);
  await expect(dialog.getByRole('textbox', { name: 'Channels' })).toHaveValue(/^V1-02, V4-01/);
  await expect(dialog.getByRole('textbox', { name: 'Latency' })).toHaveValue(/^-?0\.\d+, 0\.\d+$/);
  await dialog.getByLabel(/^Tag/).fill('lfp');
  await expect(dialog).toContainText('You will be asked');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(window.getByRole('alertdialog', { name: 'Replace the object that is there?' })).toBeVisible();
  await window.getByRole('button', { name: 'Keep Both' }).click();
  await expectSaved(window, join(container, 'session1_lfp_2.analog'));
  expect(judge(join(container, 'session1_lfp_2.analog'))).toEqual([]);
});

test('trials that are marked in the table are taken over, by keys alone', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const { window } = await start(join(container, 'session1_lfp.analog'));
  await expectShown(window, 'session1_lfp.analog');
  await window.getByRole('tab', { name: /^Trials/ }).focus();
  await window.keyboard.press('Enter');
  await window.getByRole('grid').focus();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Shift+ArrowDown');
  await window.keyboard.press('Shift+ArrowDown');
  await window.getByRole('button', { name: 'Save 3 Trials As…' }).focus();
  await window.keyboard.press('Enter');
  const dialog = selectionDialog(window);
  await expect(dialog.getByRole('textbox', { name: 'Trials' })).toHaveValue('1:4');
  await expect(outcome(dialog)).toContainText('1200 × 8, 3 trials');
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

const desk = sharedStart(async (folders) => [await folders.fixture('containers/session1.spy')]);

test('pictures of the dialog', async () => {
  await showObject(desk.window, 'session1_lfp.analog');
  await desk.window.keyboard.press('ControlOrMeta+E');
  const dialog = selectionDialog(desk.window);
  await dialog.getByRole('textbox', { name: 'Latency' }).fill('0, 0.199');
  await dialog.getByRole('button', { name: 'Choose Channels' }).click();
  await expect(outcome(dialog)).toContainText('1200 × 8, 6 trials');
  await lookAt(desk, 'save-selection');
  await dialog.getByRole('textbox', { name: 'Latency' }).fill('50, 60');
  await expect(dialog.getByRole('textbox', { name: 'Latency' })).toHaveAttribute('aria-invalid', 'true');
  await lookAt(desk, 'save-selection-refused');
  await desk.window.keyboard.press('Escape');
});
