import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import {
  expect,
  makeUnsound,
  openTab,
  resize,
  row,
  sharedStart,
  showObject,
  SIZES,
  test,
  violationsOf,
  whileHeldOver,
} from './harness';

const desk = sharedStart(async (folders) => {
  mkdirSync(join(folders.work, 'empty'));
  makeUnsound(join(folders.work, 'rat7.spy'), ['wrong-shape']);
  return [
    await folders.fixture('containers/session1.spy'),
    await folders.fixture('awkward/stray.spy'),
    join(folders.work, 'rat7.spy'),
    join(folders.work, 'empty'),
    join(folders.work, 'gone.spy'),
  ];
});

test('the start page', async ({ start }) => {
  const started = await start();
  await expect(started.window.getByRole('button', { name: 'Open Container…' })).toBeEnabled();
  expect(await violationsOf(started)).toEqual([]);
});

// What fits into the smallest window has no parts that only the mouse could scroll to.
test.beforeAll(() => resize(desk, SIZES[0]));

test('a notice', async () => {
  await expect(desk.window.getByRole('complementary', { name: 'Notices' })).toBeVisible();
  expect(await violationsOf(desk)).toEqual([]);
  await desk.window.getByRole('button', { name: 'Dismiss' }).click();
});

for (const filename of [
  'session1_lfp.analog',
  'session1_erp.timelock',
  'session1_fourier.spectral',
  'session1_coh.crossspectral',
  'session1_sorted.spike',
  'session1_stim.event',
]) {
  test(`the picture of ${filename}`, async () => {
    await showObject(desk.window, filename);
    expect(await violationsOf(desk)).toEqual([]);
  });
}

for (const tab of ['Trials', 'Info', 'History', 'Numbers'] as const) {
  test(`the tab ${tab}`, async () => {
    await showObject(desk.window, 'session1_pow.spectral');
    await expect(await openTab(desk.window, tab)).toBeVisible();
    expect(await violationsOf(desk)).toEqual([]);
  });
}

test('the recording with its trials, and a cell that cannot be one', async () => {
  const { window } = desk;
  await showObject(window, 'session1_lfp.analog');
  await window.getByRole('radio', { name: 'Recording' }).check();
  await openTab(window, 'Trials');
  await window.getByRole('grid', { name: 'Trials' }).press('9');
  await window.keyboard.type('999');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('tabpanel').getByRole('alert')).toContainText('beyond the 2400 samples');
  expect(await violationsOf(desk)).toEqual([]);
  await window.keyboard.press('Escape');
});

test('where the system forces its colours, what is chosen differs from its neighbours', async () => {
  const { window } = desk;
  await window.emulateMedia({ forcedColors: 'active' });
  const background = (one: Locator): Promise<string> => one.evaluate((element) => getComputedStyle(element).backgroundColor);
  const marked = window.getByRole('grid', { name: 'Trials' }).locator('td[aria-selected="true"]').first();
  const unmarked = window.getByRole('grid', { name: 'Trials' }).locator('td[aria-selected="false"]').first();
  expect(await background(marked)).not.toBe(await background(unmarked));
  expect(await background(row(window, 'session1.spy'))).not.toBe(
    await background(window.getByRole('tree', { name: 'Objects' }).locator('[aria-selected="true"]')),
  );
  await window.getByRole('button', { name: 'Theme' }).press('Enter');
  const items = window.getByRole('menuitemradio');
  expect(await background(items.first())).not.toBe(await background(items.last()));
  await window.keyboard.press('Escape');
  await window.emulateMedia({ forcedColors: null });
});

test('the list of channels', async () => {
  await desk.window.getByRole('button', { name: /^Channels: / }).click();
  await expect(desk.window.getByRole('checkbox')).toHaveCount(8);
  expect(await violationsOf(desk)).toEqual([]);
  await desk.window.keyboard.press('Escape');
});

test('the menu of themes', async () => {
  await desk.window.getByRole('button', { name: 'Theme' }).click();
  await expect(desk.window.getByRole('menuitemradio')).toHaveCount(3);
  expect(await violationsOf(desk)).toEqual([]);
  await desk.window.keyboard.press('Escape');
});

test('a search that finds nothing', async () => {
  await desk.window.getByRole('searchbox', { name: 'Search objects' }).fill('no such thing');
  expect(await violationsOf(desk)).toEqual([]);
  await desk.window.getByRole('button', { name: 'Show All' }).click();
});

test('strays with their reasons', async () => {
  await desk.window.getByRole('searchbox', { name: 'Search objects' }).fill('stray.spy');
  await row(desk.window, 'stray_noinfo.analog').click();
  await expect(desk.window.getByRole('alert')).toBeVisible();
  expect(await violationsOf(desk)).toEqual([]);
});

test('an object that cannot be opened, and an empty folder', async () => {
  await desk.window.getByRole('searchbox', { name: 'Search objects' }).fill('');
  await desk.window.getByRole('tree', { name: 'Objects' }).press('End');
  await expect(row(desk.window, 'No Syncopy objects here.')).toBeVisible();
  await row(desk.window, 'rat7_wrong-shape.analog').click();
  await expect(desk.window.getByRole('button', { name: 'Try Again' })).toBeVisible();
  expect(await violationsOf(desk)).toEqual([]);
});

test('files that hang over the window', async () => {
  await whileHeldOver(desk, import.meta.filename, async () => {
    await expect(desk.window.getByText('Drop containers, folders or data files to open them')).toBeVisible();
    expect(await violationsOf(desk)).toEqual([]);
  });
  await expect(desk.window.getByText('Drop containers, folders or data files to open them')).toHaveCount(0);
});

test('the list of keys', async () => {
  await desk.window.keyboard.press('Shift+F1');
  await expect(desk.window.getByRole('dialog')).toBeVisible();
  expect(await violationsOf(desk)).toEqual([]);
});
