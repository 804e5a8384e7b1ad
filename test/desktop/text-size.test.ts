import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { chooseInMenu, expect, openTab, resize, row, sharedStart, showObject, SIZES, test } from './harness';
import { openSaveDialog } from './saving';

const desk = sharedStart(async (folders) => [await folders.fixture('containers/session1.spy')]);

test('text of twice the size cuts no bar, no name and no picture off, and the object keeps its name in words', async () => {
  const { app, window } = desk;
  await expect(window.getByRole('application')).toBeVisible();
  await resize(desk, SIZES[0]);
  for (const size of [1.25, 1.5, 2]) {
    await chooseInMenu(app, 'larger-text');
    await expect.poll(() => window.evaluate(() => devicePixelRatio)).toBe(size);
  }
  const cut = (): Promise<string[]> =>
    window.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>('header, main, nav, article, h1'))
        .filter((one: HTMLElement) => one.scrollWidth - one.clientWidth > 1)
        .map((one: HTMLElement) => `${one.tagName} ${one.className}`),
    );
  // What a script places follows a moment later.
  await expect.poll(cut).toEqual([]);
  const heading = await window.getByRole('heading', { name: 'session1.analog' }).boundingBox();
  expect(heading?.width).toBeGreaterThan(100);
  await expect(window.getByRole('button', { name: 'Save As…' })).toBeInViewport();

  expect(
    (await row(window, 'session1_coh.crossspectral').getByText('coh', { exact: true }).boundingBox())?.width,
  ).toBeGreaterThan(30);
  const area = window.getByRole('application');
  expect((await area.boundingBox())?.height).toBeGreaterThan(100);
  // As on a screen of twice as fine pixels: drawn in them.
  await expect.poll(() => area.locator('canvas').evaluate((one: HTMLCanvasElement) => one.width / one.clientWidth)).toBe(2);
  await window.getByRole('button', { name: /^Channels: / }).click();
  await expect(window.getByRole('searchbox', { name: 'Search channels' })).toBeInViewport({ ratio: 1 });
  await expect(window.getByRole('checkbox').first()).toBeInViewport({ ratio: 1 });
});

test('with it the rows of the trials and their forms are in reach, and the page is no place that could be scrolled', async () => {
  const { window } = desk;
  await window.keyboard.press('Escape');
  await openTab(window, 'Trials');
  await window.getByRole('button', { name: 'Show trial 1', exact: true }).click();
  await expect(window.getByRole('spinbutton', { name: 'Trial' })).toHaveValue('1');
  await window.getByRole('button', { name: 'Define Trials…' }).click();
  const apply = window.getByRole('region', { name: 'Define Trials' }).getByRole('button', { name: 'Apply' });
  await apply.scrollIntoViewIfNeeded();
  await expect(apply).toBeInViewport({ ratio: 1 });
  await window.keyboard.press('Escape');

  await openTab(window, 'Metadata');
  const unseen = await window.locator('.unseen').all();
  await Promise.all(unseen.map((one) => one.evaluate((words: HTMLElement) => words.scrollIntoView())));
  const place = await window.evaluate(() => document.documentElement.scrollTop + document.body.scrollTop);
  expect(place).toBe(0);
});

test('with it a save that is refused says so in sight, and diagnostics stand in one column', async () => {
  const { app, window, folders } = desk;
  const source = join(folders.work, 'session1.spy', 'session1_raw.analog');
  await showObject(window, 'session1_raw.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('file', { File: 'copy' });
  await expect(dialog.fact('Data file')).toBeAttached();
  utimesSync(source, new Date(), new Date(Date.now() + 90_000));
  await dialog.save.click();
  await expect(dialog.root.getByRole('alert')).toBeInViewport({ ratio: 0.5 });
  await window.keyboard.press('Escape');

  await chooseInMenu(app, 'diagnostics');
  const diagnostics = window.getByRole('dialog', { name: 'Diagnostics' });
  const headings = diagnostics.getByRole('heading', { level: 3 });
  await expect(headings).toHaveCount(6);
  const lefts = await headings.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  expect(new Set(lefts).size).toBe(1);
  await window.keyboard.press('Escape');
});
