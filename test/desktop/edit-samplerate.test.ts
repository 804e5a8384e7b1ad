import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { editInfo, expect, judge, judgeOnlyChanged, row, tabTo, test, type Folders } from './harness';
import { expectSaved, expectShown, snapshot } from './saving';

function field(window: Page): Locator {
  return window.getByRole('textbox', { name: 'Sampling rate' });
}

/** The object of `session1.spy` under a tag, and a copy of it as it is. */
async function withCopy(folders: Folders, filename: string): Promise<{ source: string; before: string }> {
  const source = join(await folders.fixture('containers/session1.spy'), filename);
  const before = join(folders.home, `before.${filename.split('.').at(-1) ?? ''}`);
  await copyFile(source, before);
  await copyFile(`${source}.info`, `${before}.info`);
  return { source, before };
}

test('another rate shows what it does to the times, counts when the field is left, and is undone and saved', async ({
  folders,
  start,
}) => {
  const { source, before } = await withCopy(folders, 'session1_lfp.analog');
  const { window, errors } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'session1_lfp.analog');
  const untouched = snapshot(folders.work);
  await tabTo(window, /^Sampling rate$/);
  await expect(field(window)).toHaveValue('1000.0');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('500');
  await expect(field(window)).toHaveAccessibleDescription(
    'Hz Trial 0 would last 0.8 s, now 0.4 s; its time axis -0.2 to 0.6 s, now -0.1 to 0.3 s.',
  );
  await expect(window.getByRole('group', { name: 'Changes' })).toHaveCount(0);

  await keyboard.press('Tab');
  const changes = window.getByRole('group', { name: 'Changes' });
  await expect(changes).toContainText('Not saved: sampling rate.');
  await expect(field(window)).toHaveValue('500.0');
  await expect(field(window)).toHaveAccessibleDescription('Hz');
  await expect(window.getByRole('tab', { name: /^Metadata.*changed/ })).toBeVisible();
  await expect(row(window, 'session1_lfp.analog')).toContainText('changed');
  await expect(window).toHaveTitle(/^• session1_lfp\.analog/);
  await keyboard.press('ControlOrMeta+z');
  await expect(field(window)).toHaveValue('1000.0');
  await keyboard.press('ControlOrMeta+Shift+z');
  await expect(field(window)).toHaveValue('500.0');
  expect(snapshot(folders.work)).toEqual(untouched);

  await keyboard.press('ControlOrMeta+s');
  await expectSaved(window, source);
  await expect(field(window)).toHaveValue('500.0');
  await expect(window).toHaveTitle(/^session1_lfp\.analog/);
  expect(judge(source)).toEqual([]);
  expect(judgeOnlyChanged(before, ['samplerate'], source)).toEqual([]);
  expect(errors).toEqual([]);
});

test('Ctrl+S saves what is in the field that has the focus', async ({ folders, start }) => {
  const { source, before } = await withCopy(folders, 'session1_pow.spectral');
  const { window } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'session1_pow.spectral');
  await tabTo(window, /^Sampling rate$/);
  await keyboard.type('250.5');
  await expect(field(window)).toHaveAccessibleDescription(/The frequencies are not changed\.$/);
  await keyboard.press('ControlOrMeta+s');
  await expectSaved(window, source);
  await expect(field(window)).toHaveValue('250.5');
  await expect(field(window)).toBeFocused();
  expect(judgeOnlyChanged(before, ['samplerate'], source)).toEqual([]);
});

test('what is no rate stays in the field with the reason, and nothing is changed or saved', async ({ folders, start }) => {
  const { source } = await withCopy(folders, 'session1_stim.event');
  const { window } = await start(source);
  const { keyboard } = window;
  await expectShown(window, 'session1_stim.event');
  const untouched = snapshot(folders.work);
  await tabTo(window, /^Sampling rate$/);
  for (const [typed, reason] of [
    ['fast', /"fast" is no number/],
    ['', /"" is no number/],
    ['0', /Syncopy would not load it: the sampling rate is 0/],
    ['-5', /Syncopy would not load it: the sampling rate is -5/],
    ['0.5', /Syncopy would not load it: the sampling rate is 0.5/],
  ] as const) {
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('Delete');
    await keyboard.type(typed);
    await keyboard.press('Enter');
    await expect(field(window)).toHaveAttribute('aria-invalid', 'true');
    await expect(field(window)).toHaveAccessibleDescription(reason);
    await expect(field(window)).toHaveValue(typed);
  }
  await keyboard.press('ControlOrMeta+s');
  await expect(field(window)).toBeFocused();
  await expect(field(window)).toHaveAccessibleDescription(/Syncopy would not load it/);
  expect(snapshot(folders.work)).toEqual(untouched);

  await keyboard.press('Escape');
  await expect(field(window)).toHaveValue('1000.0');
  await expect(field(window)).toHaveAttribute('aria-invalid', 'false');
  await expect(window.getByRole('group', { name: 'Changes' })).toHaveCount(0);
});

test('an object without a rate says so, and can be given one', async ({ folders, start }) => {
  const { source } = await withCopy(folders, 'session1_sorted.spike');
  editInfo(source, { samplerate: null });
  const { window } = await start(source);
  await expectShown(window, 'session1_sorted.spike');
  await expect(field(window)).toHaveValue('');
  await expect(field(window)).toHaveAccessibleDescription(/The object has none: its times are counted in samples/);
  await tabTo(window, /^Sampling rate$/);
  await window.keyboard.type('20000');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: sampling rate.');
  await expect(field(window)).toHaveValue('20000');
  await expect(field(window)).toHaveAccessibleDescription('Hz');
});
