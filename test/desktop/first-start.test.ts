import { copyFileSync, readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, row, test } from './harness';

const sample = resolve(import.meta.dirname, '../../assets/sample.spy');

test('without a path the start page says what can be opened, and offers three ways', async ({ start }) => {
  const { window, errors } = await start();
  await expect(window.getByRole('heading', { level: 1, name: 'Open Syncopy data' })).toBeVisible();
  for (const name of ['Open Container…', 'Open Files…', 'Open the Sample']) {
    await expect(window.getByRole('main').getByRole('button', { name })).toBeEnabled();
  }
  await expect(window.getByText('Or drop a container, a folder or a data file anywhere on this window.')).toBeVisible();
  await expect(window.getByRole('tree')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('the button for the sample opens a copy that belongs to the user', async ({ start, folders }) => {
  const { window } = await start();
  await window.getByRole('button', { name: 'Open the Sample' }).click();
  await expect(window.getByRole('article')).toBeVisible();
  const path = await row(window, 'sample.spy').getByText('sample.spy', { exact: true }).getAttribute('title');
  expect(realpathSync(path ?? '')).toContain(folders.home);
  expect(readdirSync(path ?? '')).toEqual(readdirSync(sample));
});

test('--sample opens the same copy from the command line, and keeps what the user changed in it', async ({ start, folders }) => {
  const first = await start('--sample');
  await expect(row(first.window, 'sample_units.spike')).toBeVisible();
  const path = await row(first.window, 'sample.spy').getByText('sample.spy', { exact: true }).getAttribute('title');
  await first.app.close();
  const copy = await folders.fixture('containers/loose.analog');
  copyFileSync(copy, join(path ?? '', 'sample_own.analog'));

  const second = await start('--sample');
  await expect(row(second.window, 'sample_own.analog')).toContainText('has no .info file beside it');
});

test('a chosen theme is there at the next start', async ({ start }) => {
  const first = await start();
  await first.window.getByRole('button', { name: 'Theme' }).click();
  await first.window.getByRole('menuitemradio', { name: 'Dark' }).click();
  const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
  await expect.poll(() => first.window.evaluate(isDark)).toBe(true);
  await first.app.close();
  const second = await start();
  await expect.poll(() => second.window.evaluate(isDark)).toBe(true);
});
