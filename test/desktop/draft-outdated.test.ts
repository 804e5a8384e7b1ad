import { copyFileSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { changedInTitle, edit, rename } from './drafting';
import { expect, judgeOnlyChanged, lookAt, showObject, test, titleOf } from './harness';
import { expectSaved } from './saving';

const LFP = 'session1_lfp.analog';

function banner(window: Page): Locator {
  return window.getByRole('region', { name: 'Changed by another program' });
}

/** Another program writes the object anew, with its last channel away from the names. */
function writeAnew(path: string, lastChannel = 'LIP-02'): void {
  const text = readFileSync(`${path}.info`, 'utf8');
  writeFileSync(`${path}.info`, text.replaceAll('LIP-02', lastChannel));
  utimesSync(path, new Date(), new Date(Date.now() + 90_000));
}

test('Ctrl+S of a draft whose files were changed shows both states; the changes are done again and saved', async ({
  folders,
  start,
}) => {
  const container = await folders.fixture('containers/session1.spy');
  const lfp = join(container, LFP);
  const started = await start(container);
  const { window } = started;
  await showObject(window, LFP);
  await edit(window, lfp, rename('mine'));
  await changedInTitle(window, LFP);
  writeAnew(lfp);
  const theirs = join(folders.work, 'theirs.analog');
  for (const end of ['', '.info']) copyFileSync(lfp + end, theirs + end);
  await window.keyboard.press('Control+S');
  await expect(banner(window)).toContainText('Another program changed the files since you began your 1 change.');
  await expect(window.getByRole('alertdialog')).toHaveCount(0);
  const table = banner(window).getByRole('table', { name: 'Both states of the files' });
  await expect(table.getByRole('row', { name: /^Shape 2400 × 8 2400 × 8/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Written/ })).toBeVisible();
  await banner(window).getByText('Your changes').click();
  await expect(banner(window).getByRole('listitem')).toContainText('to "mine"');
  await lookAt(started, 'draft-outdated');

  const save = window.getByRole('button', { name: 'Save', exact: true });
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await expect(save).toHaveAccessibleDescription(/cannot be saved/);
  await window.keyboard.press('Control+S');
  const again = banner(window).getByRole('button', { name: 'Do My Changes Again on the New State' });
  await expect(again).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(banner(window)).toHaveCount(0);
  await expect(save).not.toHaveAttribute('aria-disabled', 'true');
  await window.keyboard.press('Control+S');
  await expectSaved(window, lfp);
  expect(judgeOnlyChanged(theirs, ['channel'], lfp)).toEqual([]);
});

test('changes that do not fit the new state are named, stay, and can be thrown away', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const lfp = join(container, LFP);
  const started = await start(container);
  const { window } = started;
  await showObject(window, LFP);
  await edit(window, lfp, rename('mine'), { do: 'rename-labels', dimension: 'channel', names: [{ from: 'LIP-02', to: 'last' }] });
  await changedInTitle(window, LFP);
  writeAnew(lfp, 'LIP-99');
  await window.keyboard.press('Control+Z');
  await expect(banner(window)).toBeVisible();
  await banner(window).getByRole('button', { name: 'Do My Changes Again on the New State' }).click();
  await expect(banner(window).getByRole('alert').last()).toContainText('change 2 does not fit');
  await expect(banner(window).getByRole('alert').last()).toContainText('All your changes are still there.');
  await lookAt(started, 'draft-outdated-refused');
  await banner(window).getByRole('button', { name: 'Discard My Changes…' }).click();
  await banner(window).getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(banner(window)).toHaveCount(0);
  await expect(window).toHaveTitle(titleOf(LFP));
});

test('a label that was typed over one of a file that changed goes to no other channel, and is not lost', async ({
  folders,
  start,
}) => {
  const container = await folders.fixture('containers/session1.spy');
  const lfp = join(container, LFP);
  const started = await start(container);
  const { window } = started;
  await showObject(window, LFP);
  const labels = window.getByRole('grid', { name: 'Labels of channel' });
  const field = window.getByRole('textbox', { name: 'Label 8 of channel' });
  const typeOver = async (text: string): Promise<void> => {
    await labels.focus();
    for (const key of ['End', 'F2']) await window.keyboard.press(key);
    await window.keyboard.insertText(text);
  };

  await test.step("without changes of one's own", async () => {
    await typeOver('noisy');
    writeAnew(lfp, 'LIP-07');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('alert').filter({ hasText: 'typed over is another value by now' })).toBeVisible();
    await expect(field).toHaveValue('noisy');
    await window.keyboard.press('Control+S');
    await expect(window.getByRole('group', { name: 'Changes' })).toHaveCount(0);
    expect(readFileSync(`${lfp}.info`, 'utf8')).not.toContain('noisy');
    await field.press('Escape');
    await expect(labels.getByRole('gridcell').nth(7)).toHaveText('LIP-07');
  });

  await test.step("beside changes of one's own", async () => {
    await edit(window, lfp, rename('mine'));
    await changedInTitle(window, LFP);
    await typeOver('noisy');
    writeFileSync(`${lfp}.info`, readFileSync(`${lfp}.info`, 'utf8').replaceAll('LIP-07', 'LIP-08'));
    utimesSync(lfp, new Date(), new Date(Date.now() + 180_000));
    await window.keyboard.press('Enter');
    await banner(window).getByRole('button', { name: 'Do My Changes Again on the New State' }).click();
    await expect(banner(window)).toHaveCount(0);
    await expect(field).toHaveValue('noisy');
    await expect(field).toHaveAccessibleDescription(/typed over is another value by now/);
    await field.press('Escape');
  });
});
