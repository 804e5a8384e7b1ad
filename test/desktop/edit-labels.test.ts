import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { editInfo, expect, judge, judgeOnlyChanged, row, tabTo, test, type Folders } from './harness';
import { clipboardOf, expectSaved, expectShown, snapshot } from './saving';

const NAMES = ['V1-01', 'V1-02', 'V4-01', 'V4-02', 'FEF-01', 'FEF-02', 'LIP-01', 'LIP-02'];

/** An object of `session1.spy`, and a copy of it as it is. */
async function withCopy(folders: Folders, filename: string): Promise<{ source: string; before: string }> {
  const source = join(await folders.fixture('containers/session1.spy'), filename);
  const before = join(folders.home, `before.${filename.split('.').at(-1) ?? ''}`);
  await copyFile(source, before);
  await copyFile(`${source}.info`, `${before}.info`);
  return { source, before };
}

function listOf(window: Page, dimension: string): Locator {
  return window.getByRole('grid', { name: `Labels of ${dimension}`, exact: true });
}

function labelsOf(window: Page, dimension: string): Locator {
  return listOf(window, dimension).getByRole('gridcell');
}

function changes(window: Page): Locator {
  return window.getByRole('group', { name: 'Changes' });
}

test('a label is renamed by keys alone, undone, redone and saved, and nothing else of the object', async ({ folders, start }) => {
  const { source, before } = await withCopy(folders, 'session1_lfp.analog');
  const { window, errors } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'session1_lfp.analog');
  const untouched = snapshot(folders.work);
  await tabTo(window, /^Labels of channel\s*1/);
  await expect(labelsOf(window, 'channel')).toHaveText(NAMES);
  await keyboard.press('ArrowDown');
  await keyboard.press('F2');
  const field = window.getByRole('textbox', { name: 'Label 2 of channel' });
  await expect(field).toBeFocused();
  await keyboard.type('reference');
  await keyboard.press('Enter');
  await expect(labelsOf(window, 'channel')).toHaveText(NAMES.with(1, 'reference'));
  await expect(listOf(window, 'channel')).toBeFocused();
  await expect(labelsOf(window, 'channel').nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(changes(window)).toContainText('Not saved: labels.');
  await expect(window.getByRole('tab', { name: /^Metadata.*changed/ })).toBeVisible();
  await expect(row(window, 'session1_lfp.analog')).toContainText('changed');
  await expect(window).toHaveTitle(/^• session1_lfp\.analog/);
  await expect(window.getByRole('region', { name: 'Picture' }).getByText('reference')).toBeVisible();

  await keyboard.press('ControlOrMeta+z');
  await expect(labelsOf(window, 'channel')).toHaveText(NAMES);
  await keyboard.press('ControlOrMeta+Shift+z');
  await expect(labelsOf(window, 'channel')).toHaveText(NAMES.with(1, 'reference'));
  expect(snapshot(folders.work)).toEqual(untouched);

  await keyboard.press('ControlOrMeta+s');
  await expectSaved(window, source);
  await expect(window).toHaveTitle(/^session1_lfp\.analog/);
  await expect(listOf(window, 'channel')).toBeFocused();
  expect(judge(source)).toEqual([]);
  expect(judgeOnlyChanged(before, ['channel'], source)).toEqual([]);
  expect(errors).toEqual([]);
});

test('a label that is typed counts when Tab leaves it, and when Ctrl+S comes first', async ({ folders, start }) => {
  const { source, before } = await withCopy(folders, 'session1_pow.spectral');
  const { window } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'session1_pow.spectral');
  await tabTo(window, /^Labels of channel\s*1/);
  await keyboard.type('first');
  await keyboard.press('Tab');
  await expect(labelsOf(window, 'channel')).toHaveText(NAMES.with(0, 'first'));
  await tabTo(window, /^Labels of taper/);
  await keyboard.press('Enter');
  await keyboard.type('slepian');
  await keyboard.press('ControlOrMeta+s');
  await expectSaved(window, source);
  await expect(labelsOf(window, 'taper')).toHaveText(['slepian']);
  expect(judgeOnlyChanged(before, ['channel', 'taper'], source)).toEqual([]);
});

test('a label that is there already, or empty, is refused in its place; Escape puts the old one back', async ({
  folders,
  start,
}) => {
  const { source } = await withCopy(folders, 'session1_coh.crossspectral');
  const { window } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'session1_coh.crossspectral');
  const untouched = snapshot(folders.work);
  await tabTo(window, /^Labels of channel_j/);
  await keyboard.press('End');
  await keyboard.press('Enter');
  const field = window.getByRole('textbox', { name: 'Label 8 of channel_j' });
  for (const [typed, reason] of [
    ['V1-01', 'labels 1 and 8 of "channel_j" are both "V1-01"'],
    ['', 'label 8 of "channel_j" is empty'],
  ] as const) {
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('Delete');
    await keyboard.type(typed);
    await keyboard.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(reason));
    await expect(field).toHaveValue(typed);
    await expect(field).toBeFocused();
  }
  await keyboard.press('ControlOrMeta+s');
  await expect(field).toBeFocused();
  await keyboard.press('Escape');
  await expect(labelsOf(window, 'channel_j')).toHaveText(NAMES);
  await expect(listOf(window, 'channel_j')).toBeFocused();
  await expect(changes(window)).toHaveCount(0);
  expect(snapshot(folders.work)).toEqual(untouched);
});

test('finding and replacing shows what would change, and what is refused, before it is applied', async ({ folders, start }) => {
  const { source, before } = await withCopy(folders, 'session1_lfp.analog');
  const { window } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'session1_lfp.analog');
  await tabTo(window, /^Find and Replace… \(channel\)/);
  await keyboard.press('Enter');
  const panel = window.getByRole('form', { name: 'Find and replace in channel' });
  await expect(panel.getByLabel('Find', { exact: true })).toBeFocused();
  await keyboard.type('V');
  await keyboard.press('Tab');
  await keyboard.type('area ');
  await expect(panel.getByRole('status')).toHaveText('4 of 8 labels change.');
  const preview = panel.getByRole('group', { name: 'Labels that would change' });
  await expect(preview).toContainText('V4-02 → area 4-02');
  await expect(labelsOf(window, 'channel')).toHaveText(NAMES);

  await keyboard.press('Tab');
  await keyboard.press('Space');
  await expect(panel.getByRole('checkbox', { name: 'Regular expression' })).toBeChecked();
  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+Tab');
  await keyboard.type('(V1');
  await expect(panel.getByLabel('Find', { exact: true })).toHaveAccessibleDescription(/the pattern is not understood/);
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(String.raw`V\d-.*`);
  await expect(panel).toContainText('Label 1 (V1-01): This change cannot be made: labels 2 and 1 of "channel" are both "area "');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(String.raw`^V(\d)-0(\d)$`);
  await keyboard.press('Tab');
  await keyboard.type('v$1.$2');
  await expect(preview).toContainText('V4-02 → v4.2');
  await keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(labelsOf(window, 'channel')).toHaveText(['v1.1', 'v1.2', 'v4.1', 'v4.2', ...NAMES.slice(4)]);
  await expect(window.getByRole('button', { name: 'Find and Replace… (channel)' })).toBeFocused();
  await keyboard.press('ControlOrMeta+s');
  await expectSaved(window, source);
  expect(judgeOnlyChanged(before, ['channel'], source)).toEqual([]);
});

test('labels are numbered by a pattern', async ({ folders, start }) => {
  const { source } = await withCopy(folders, 'session1_sorted.spike');
  const { window } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'session1_sorted.spike');
  await tabTo(window, /^Number… \(unit\)/);
  await keyboard.press('Enter');
  const panel = window.getByRole('form', { name: 'Number unit' });
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('unit');
  await expect(panel.getByLabel('Pattern')).toHaveAccessibleDescription(/the pattern has no number/);
  await keyboard.type('-{n:02}');
  await expect(panel.getByRole('status')).toHaveText('5 of 5 labels change.');
  await expect(panel).toContainText('mua → unit-05');
  await keyboard.press('Enter');
  await expect(labelsOf(window, 'unit')).toHaveText(['unit-01', 'unit-02', 'unit-03', 'unit-04', 'unit-05']);
  await keyboard.press('ControlOrMeta+z');
  await expect(labelsOf(window, 'unit')).toHaveText(['u1', 'u2', 'u3', 'u4', 'mua']);
});

test('a column is copied and pasted into the list, one cell into its label; another length is refused', async ({
  folders,
  start,
}) => {
  const { source, before } = await withCopy(folders, 'session1_lfp.analog');
  const started = await start(source);
  const { app, window } = started;
  const { keyboard } = window;
  await expectShown(window, 'session1_lfp.analog');
  await tabTo(window, /^Copy Column \(channel\)/);
  await keyboard.press('Enter');
  await expect.poll(() => clipboardOf(started)).toBe(NAMES.map((name) => `${name}\n`).join(''));

  // All tests share one clipboard, so what is pasted is put there right before.
  await tabTo(window, /^Labels of channel\s*1/);
  await app.evaluate(({ clipboard }) => clipboard.writeText('ground\r\n'));
  await keyboard.press('ControlOrMeta+v');
  await expect(window.getByRole('textbox', { name: 'Label 1 of channel' })).toHaveValue('ground');
  await keyboard.press('Escape');
  await expect(labelsOf(window, 'channel')).toHaveText(NAMES);

  const pasted = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), pasted.slice(1).join('\r\n'));
  await keyboard.press('ControlOrMeta+v');
  const panel = window.getByRole('form', { name: 'Paste a column into channel' });
  const column = panel.getByLabel('Column, a label a line');
  await expect(column).toBeFocused();
  await expect(column).toHaveAccessibleDescription(
    /7 labels came, 8 labels are needed\..*7 labels are given for the 8 of "channel"/,
  );
  await keyboard.press('ControlOrMeta+Enter');
  await expect(column).toHaveAttribute('aria-invalid', 'true');
  await expect(changes(window)).toHaveCount(0);
  await keyboard.press('ControlOrMeta+Home');
  await keyboard.type('b\n');
  await expect(panel).toContainText('labels 2 and 1 of "channel" are both "b"');
  await keyboard.press('ControlOrMeta+Home');
  await keyboard.press('Delete');
  await keyboard.type('a');
  await expect(panel).toContainText('8 of 8 labels change.');
  await expect(panel).toContainText('LIP-02 → h');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(panel).toHaveCount(0);
  await expect(labelsOf(window, 'channel')).toHaveText(pasted);
  await keyboard.press('ControlOrMeta+s');
  await expectSaved(window, source);
  expect(judgeOnlyChanged(before, ['channel'], source)).toEqual([]);
});

test('labels that discrete data do not have are explained, and can be given', async ({ folders, start }) => {
  const { source } = await withCopy(folders, 'session1_sorted.spike');
  editInfo(source, { unit: null });
  const { window } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'session1_sorted.spike');
  await expect(window.getByRole('region', { name: 'Labels of unit' })).toContainText(
    'Each unit that occurs in the data is counted',
  );
  await tabTo(window, /^Paste Column… \(unit\)/);
  await keyboard.press('Enter');
  await keyboard.type('one\ntwo\nthree\nfour\nrest');
  const panel = window.getByRole('form', { name: 'Paste a column into unit' });
  await expect(panel).toContainText('5 labels came, one is needed for each unit in the data.');
  await keyboard.press('ControlOrMeta+Enter');
  await expect(labelsOf(window, 'unit')).toHaveText(['one', 'two', 'three', 'four', 'rest']);
  await keyboard.press('ControlOrMeta+s');
  await expectSaved(window, source);
  expect(judge(source)).toEqual([]);
});
