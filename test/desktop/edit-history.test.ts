import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import {
  answerOpenDialog,
  answerSaveDialog,
  editInfo,
  expect,
  judge,
  judgeOnlyChanged,
  lookAt,
  openTab,
  showObject,
  tabTo,
  test,
  type Started,
} from './harness';
import { changedInTitle, edit, rename } from './drafting';
import { clipboardOf, expectShown, forbidWriting, makeAnalog, snapshot, withDisk } from './saving';

const cli = resolve(import.meta.dirname, '../../scripts/cli.mjs');

function timeline(window: Page): Locator {
  return window.getByRole('list', { name: 'History, newest first' });
}

/** The changes on the timeline, the newest first, and the place below them. */
function steps(window: Page): Locator {
  return timeline(window).getByRole('button');
}

function handOn(window: Page): Locator {
  return window.getByRole('region', { name: 'Hand the changes on' });
}

/** Goes to the tab by the keyboard. */
async function toHistory(window: Page): Promise<Locator> {
  await expect(window.getByRole('tab', { name: 'History' })).toBeVisible();
  await window.keyboard.press('F6');
  await tabTo(window, /^Metadata/);
  for (let tab = 0; tab < 3; tab += 1) await window.keyboard.press('ArrowRight');
  const panel = window.getByRole('tabpanel', { name: 'History' });
  await expect(panel).toBeVisible();
  return panel;
}

/** Presses a button by the keyboard. */
async function press(window: Page, button: Locator): Promise<void> {
  await button.focus();
  await window.keyboard.press('Enter');
}

/** Changes the sampling rate in the metadata tab by the keyboard, and comes back. */
async function changeRate(window: Page, ...rates: readonly string[]): Promise<void> {
  await window.getByRole('tab', { name: /^History/ }).focus();
  await window.keyboard.press('Home');
  await tabTo(window, /^Sampling rate$/);
  for (const rate of rates) {
    await window.keyboard.press('ControlOrMeta+a');
    await window.keyboard.type(rate);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('button', { name: new RegExp(`^Undo: .*${rate}`) })).toBeVisible();
  }
  await window.getByRole('tab', { name: /^Metadata/ }).focus();
  for (let tab = 0; tab < 3; tab += 1) await window.keyboard.press('ArrowRight');
}

/** Hands the recipe of the draft on as a file, by the keyboard. */
async function saveRecipe({ app, window }: Started, path: string | null): Promise<void> {
  await answerSaveDialog(app, path);
  await press(window, handOn(window).getByRole('button', { name: 'Save Recipe As…' }));
}

test('changes appear on the timeline as they are made, move the draft, and are handed on', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const data = join(container, 'session1_pow.spectral');
  const started = await start(data);
  const { app, window, errors } = started;
  await expectShown(window, 'session1_pow.spectral');
  const panel = await toHistory(window);
  const python = handOn(window).getByRole('button', { name: 'Copy Python Lines' });
  const recipe = handOn(window).getByRole('button', { name: 'Copy Recipe' });
  const untouched = snapshot(folders.work);

  await test.step('without a change there is nothing to hand on, and that is said', async () => {
    await expect(steps(window)).toHaveCount(0);
    for (const name of ['Copy Python Lines', 'Copy Recipe', 'Save Recipe As…']) {
      const button = handOn(window).getByRole('button', { name });
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await expect(button).toHaveAccessibleDescription('There is no change yet.');
    }
    await saveRecipe(started, join(folders.work, 'none.json'));
    await expect(handOn(window).getByRole('status').filter({ hasText: 'saved' })).toHaveCount(0);
    expect(snapshot(folders.work)).toEqual(untouched);
  });
  await test.step('the settings that cfg keeps of a call stand by its entry of the log', async () => {
    const entry = timeline(window).getByRole('listitem').filter({ hasText: 'computed mtmfft_cF' });
    await tabTo(window, /^Settings of freqanalysis/);
    await window.keyboard.press('Enter');
    for (const fact of ['tapsmofrq 4', 'foi null']) await expect(entry).toContainText(fact);
  });
  await test.step('what is changed is there at once, the newest first', async () => {
    await changeRate(window, '250.5', '500');
    await expect(steps(window)).toHaveText([/500.*now$/, /250\.5/, 'As saved']);
    await window.keyboard.press('ControlOrMeta+z');
    await expect(steps(window)).toHaveText([/500.*\(undone\)$/, /250\.5.*now$/, 'As saved']);
    await expect(timeline(window).locator('[aria-current="step"]')).toHaveText(/250\.5/);
  });
  await test.step('Enter on one goes there, back and forward', async () => {
    await tabTo(window, /^As saved/);
    await window.keyboard.press('Enter');
    await expect(steps(window)).toHaveText([/\(undone\)$/, /\(undone\)$/, 'As savednow']);
    await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Nothing to save');
    await expect(recipe).toHaveAccessibleDescription('All changes are undone.');
    await expect(steps(window).last()).toBeFocused();
    await press(window, steps(window).first());
    await expect(steps(window)).toHaveText([/500.*now$/, /250\.5/, 'As saved']);
    const would = window.getByRole('region', { name: 'What a save would write' });
    await expect(would).toContainText('sampling rate: 500.0 Hz, before 1000.0');
    await expect(would).toContainText('samplerate: changed from 1000.0 to 500.0');
  });
  await test.step('the lines of Python and the recipe are copied', async () => {
    await press(window, python);
    await expect(handOn(window).getByText('Copied', { exact: true })).toHaveCount(1);
    const lines = await clipboardOf(started);
    expect(lines).toContain('data.samplerate = 500.0');
    await expect(window.getByRole('region', { name: 'Python lines' })).toHaveText(lines);
    await press(window, recipe);
    await expect.poll(() => clipboardOf(started)).toContain('"set-samplerate"');
  });

  const saved = join(folders.work, 'rate.json');
  await test.step('the recipe is written where it was asked for, and nowhere where that was cancelled', async () => {
    await saveRecipe(started, null);
    await saveRecipe(started, saved);
    await expect(
      handOn(window)
        .getByRole('status')
        .filter({ hasText: `Recipe saved: ${saved}` }),
    ).toBeVisible();
    expect(readFileSync(saved, 'utf8')).toBe(await clipboardOf(started));
  });
  await test.step('what is there is not overwritten under a name that was not asked about', async () => {
    writeFileSync(saved, 'mine');
    await saveRecipe(started, join(folders.work, 'rate'));
    await expect(handOn(window).getByRole('alert')).toContainText(saved);
    expect(readFileSync(saved, 'utf8')).toBe('mine');
    await saveRecipe(started, saved);
    await expect(handOn(window).getByRole('alert')).toHaveCount(0);
    await expect.poll(() => readFileSync(saved, 'utf8')).toBe(await clipboardOf(started));
  });
  await test.step('a folder that cannot be written to is refused with its reason', async () => {
    const disk = join(folders.work, 'disk');
    const refuse = async (): Promise<void> => {
      await forbidWriting(disk);
      await saveRecipe(started, join(disk, 'rate.json'));
      await expect(handOn(window).getByRole('alert')).toContainText(/The disk is read-only\.|You do not have permission/);
      await expect(handOn(window).getByRole('alert')).toContainText(join(disk, 'rate.json'));
      await lookAt(started, 'edit-history');
    };
    if (!(await withDisk(disk, 1_000_000, refuse))) await refuse();
  });

  await test.step('a save puts them into the log', async () => {
    await window.keyboard.press('ControlOrMeta+s');
    await expect(timeline(window).locator('strong').nth(1)).toHaveText('samplerate');
    await expect(steps(window)).toHaveCount(0);
    expect(judge(data)).toEqual([]);
  });
  await test.step('the command line and the window do the same by the recipe', async () => {
    const other = join(container, 'session1_tfr.spectral');
    const { status, stderr } = spawnSync(process.execPath, [cli, 'apply', saved, other, '--tag', 'slow'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(judgeOnlyChanged(other, ['samplerate'], join(container, 'session1_slow.spectral'))).toEqual([]);
    await answerOpenDialog(app, saved);
    await window.keyboard.press('ControlOrMeta+Shift+A');
    await press(window, window.getByRole('button', { name: 'Choose Recipe File…' }));
    await expect(window.getByRole('status', { name: 'Chosen recipe' })).toContainText('rate.json, for Spectral data, 2 changes');
  });
  await expect(panel).toBeAttached();
  expect(errors).toEqual([]);
});

test('of very many changes some are shown, and what is not on record is said', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const [data, empty] = [join(container, 'session1_lfp.analog'), join(folders.work, 'empty.analog')];
  makeAnalog('sound', empty);
  editInfo(empty, { _log: '', cfg: {} });
  const started = await start(data, empty);
  const { window, errors } = started;

  await test.step('nothing at all', async () => {
    await showObject(window, 'empty.analog');
    await expect(await openTab(window, 'History')).toContainText('No history');
  });
  await test.step('a call of cfg that the log does not tell of', async () => {
    await showObject(window, 'session1_erp.timelock');
    await expect(timeline(window).getByRole('listitem').last()).toContainText(/^timelockanalysis No time is recorded/);
  });
  await test.step('the newest changes, and older ones where they are asked for', async () => {
    await showObject(window, 'session1_lfp.analog');
    const names = Array.from({ length: 120 }, (_, index) => rename(`E${index}`));
    await edit(window, data, ...names, { do: 'redefine-trials', by: { window: [0, 0.1] } });
    await changedInTitle(window, 'session1_lfp.analog');
    await expect(steps(window)).toHaveCount(22);
    await lookAt(started, 'edit-history-many');
    await tabTo(window, /^Show Older Changes \(101 more\)/);
    await window.keyboard.press('Enter');
    await expect(steps(window)).toHaveCount(42);
    const would = window.getByRole('region', { name: 'What a save would write' });
    await expect(would).toContainText('Settings of redefinetrial');
  });
  await test.step('those around the place, where that lies far back', async () => {
    await press(window, steps(window).last());
    await expect(steps(window).last()).toHaveAttribute('aria-current', 'step');
    await window.keyboard.press('ControlOrMeta+Shift+z');
    await expect(timeline(window).locator('[aria-current="step"]')).toHaveText(/E0.*now$/);
    await expect(steps(window).first()).toHaveText('Show Newer Changes (110 undone)');
  });
  expect(errors).toEqual([]);
});
