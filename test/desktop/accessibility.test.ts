import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import {
  expect,
  makeUnsound,
  openTab,
  resize,
  row,
  setTheme,
  sharedStart,
  showObject,
  SIZES,
  test,
  THEMES,
  type Started,
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

/** What axe has against the screen as it is, in both themes: one line for each serious violation. */
async function violations(started: Started): Promise<string[]> {
  const lines: string[] = [];
  for (const theme of THEMES) {
    await setTheme(started, theme);
    // A page of another origin, which axe would otherwise work in, is not opened by the window.
    const { violations: found } = await new AxeBuilder({ page: started.window }).setLegacyMode(true).analyze();
    const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    lines.push(...serious.map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`));
  }
  return lines;
}

test('the start page', async ({ start }) => {
  const started = await start();
  await expect(started.window.getByRole('button', { name: 'Open Container…' })).toBeEnabled();
  expect(await violations(started)).toEqual([]);
});

// What fits into the smallest window has no parts that only the mouse could scroll to.
test.beforeAll(() => resize(desk, SIZES[0]));

test('a notice', async () => {
  await expect(desk.window.getByRole('complementary', { name: 'Notices' })).toBeVisible();
  expect(await violations(desk)).toEqual([]);
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
    expect(await violations(desk)).toEqual([]);
  });
}

for (const tab of ['Trials', 'Info', 'History', 'Numbers'] as const) {
  test(`the tab ${tab}`, async () => {
    await showObject(desk.window, 'session1_raw.analog');
    await expect(await openTab(desk.window, tab)).toBeVisible();
    expect(await violations(desk)).toEqual([]);
  });
}

test('the list of channels', async () => {
  await desk.window.getByRole('button', { name: /^Channels: / }).click();
  await expect(desk.window.getByRole('checkbox')).toHaveCount(8);
  expect(await violations(desk)).toEqual([]);
  await desk.window.keyboard.press('Escape');
});

test('the menu of themes', async () => {
  await desk.window.getByRole('button', { name: 'Theme' }).click();
  await expect(desk.window.getByRole('menuitem')).toHaveCount(3);
  expect(await violations(desk)).toEqual([]);
  await desk.window.keyboard.press('Escape');
});

test('a search that finds nothing', async () => {
  await desk.window.getByRole('searchbox', { name: 'Search objects' }).fill('no such thing');
  expect(await violations(desk)).toEqual([]);
  await desk.window.getByRole('button', { name: 'Show All' }).click();
});

test('strays with their reasons', async () => {
  await desk.window.getByRole('searchbox', { name: 'Search objects' }).fill('stray.spy');
  await row(desk.window, 'stray_noinfo.analog').click();
  await expect(desk.window.getByRole('alert')).toBeVisible();
  expect(await violations(desk)).toEqual([]);
});

test('an object that cannot be opened, and an empty folder', async () => {
  await desk.window.getByRole('searchbox', { name: 'Search objects' }).fill('');
  await desk.window.getByRole('tree', { name: 'Objects' }).press('End');
  await expect(row(desk.window, 'No Syncopy objects here.')).toBeVisible();
  await row(desk.window, 'rat7_wrong-shape.analog').click();
  await expect(desk.window.getByRole('button', { name: 'Try Again' })).toBeVisible();
  expect(await violations(desk)).toEqual([]);
});

test('the list of keys', async () => {
  await desk.window.keyboard.press('F1');
  await expect(desk.window.getByRole('dialog')).toBeVisible();
  expect(await violations(desk)).toEqual([]);
});
