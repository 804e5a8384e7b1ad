import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, judge, pixelsOf, test, themeColours } from './harness';
import { dataHostsOf, expectSaved, expectShown, makeAnalog, openSaveDialog, peaksOf } from './saving';

const MEGABYTE = 1_000_000;
const SIZE = 3000 * MEGABYTE;
const MEMORY = 500 * MEGABYTE;

test('an object of 3 GB opens, is drawn and saved, with less than 500 MB in each process', async ({ folders, start }) => {
  test.setTimeout(180_000);
  const { bavail, bsize } = statfsSync(folders.work);
  // The source takes no room; its copy does, where the file system cannot share blocks.
  if (bavail * bsize < 1.2 * SIZE) throw new Error(`This test needs ${1.2 * SIZE} free bytes in ${folders.work}.`);
  const source = join(folders.work, 'large.analog');
  makeAnalog('sparse', source, SIZE / MEGABYTE);
  const started = await start(source);
  const { window, errors } = started;
  await expectShown(window, 'large.analog');
  await expect(
    window.getByRole('article', { name: 'large.analog' }).getByText('11\u202f718\u202f750 × 64').first(),
  ).toBeVisible();
  const picture = window.getByRole('region', { name: 'Picture' });
  await expect(picture.getByRole('application')).toBeVisible({ timeout: 60_000 });
  await expect(picture.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
  const ofFirstTrace = await themeColours(started, '--trace-1');
  await expect.poll(async () => (await pixelsOf(started, picture, ofFirstTrace))[0]).toBeGreaterThan(300);
  const hosts = await dataHostsOf(started);

  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'c' });
  await expect(dialog.fact('Size')).toHaveText(/^3\.0 GB, /);
  await dialog.save.click();
  const data = join(folders.work, 'c.spy/c.analog');
  await expect(window.getByRole('region', { name: 'Saved' })).toBeVisible({ timeout: 90_000 });
  await expectSaved(window, data);
  await expectShown(window, 'c.analog');
  // A process that was lost on the way would take its peak with it.
  expect(await dataHostsOf(started)).toEqual(hosts);
  for (const [what, peak] of Object.entries(await peaksOf(started))) expect(peak, what).toBeLessThan(MEMORY);
  expect(errors).toEqual([]);
  expect(judge(data)).toEqual([]);
});
