import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, objectView, row, sharedStart, showObject, test } from './harness';

const desk = sharedStart(async (folders) => {
  mkdirSync(join(folders.work, 'empty'));
  return [
    await folders.fixture('containers/session1.spy'),
    await folders.fixture('awkward/stray.spy'),
    join(folders.work, 'empty'),
  ];
});

/** File, tag or else its own name, class, shape, trials, size: what `expected.json` and the disk tell of the 11 objects. */
const SESSION1 = [
  ['session1.analog', 'session1.analog', 'Analog data', '2400 × 8', '6 trials', '87.8 kB'],
  ['session1_coh.crossspectral', 'coh', 'Cross-spectral data', '1 × 201 × 8 × 8', '1 trial', '113.9 kB'],
  ['session1_corr.crossspectral', 'corr', 'Cross-spectral data', '200 × 1 × 8 × 8', '1 trial', '64.1 kB'],
  ['session1_erp.timelock', 'erp', 'Time-locked data', '2400 × 8', '6 trials', '115.3 kB'],
  ['session1_fourier.spectral', 'fourier', 'Spectral data', '6 × 2 × 25 × 8', '6 trials', '32.2 kB'],
  ['session1_lfp.analog', 'lfp', 'Analog data', '2400 × 8', '6 trials', '164.6 kB'],
  ['session1_pow.spectral', 'pow', 'Spectral data', '6 × 1 × 201 × 8', '6 trials', '53.7 kB'],
  ['session1_raw.analog', 'raw', 'Analog data', '2400 × 8', '6 trials', '87.8 kB'],
  ['session1_sorted.spike', 'sorted', 'Spike data', '900 × 3', '6 trials', '147.8 kB'],
  ['session1_stim.event', 'stim', 'Event data', '24 × 2', '6 trials', '10.8 kB'],
  ['session1_tfr.spectral', 'tfr', 'Spectral data', '2400 × 1 × 7 × 8', '6 trials', '550.6 kB'],
] as const;

test('a container lists each of its objects with tag, class, shape, trials and size', async () => {
  await expect(row(desk.window, 'session1.spy')).toContainText('11 objects');
  for (const [filename, name, ...facts] of SESSION1) {
    const entry = row(desk.window, filename);
    await expect(entry.getByText(name, { exact: true }).first()).toBeVisible();
    for (const fact of facts) await expect(entry).toContainText(fact);
  }
});

test.describe('what is looked for', () => {
  const search = () => desk.window.getByRole('searchbox', { name: 'Search objects' });
  const objects = () => desk.window.getByRole('treeitem', { level: 2 });

  test('is found by a part of the tag, whatever its letters', async () => {
    await search().fill('LFP');
    await expect(objects().filter({ hasText: 'session1_lfp.analog' })).toBeVisible();
    await expect(row(desk.window, 'session1.spy')).toContainText('1 of 11');
    await expect(row(desk.window, 'session1_raw.analog')).toHaveCount(0);
  });

  test('is found by the words of the class', async () => {
    await search().fill('spectral cross');
    await expect(row(desk.window, 'session1.spy')).toContainText('2 of 11');
    await expect(desk.window.getByRole('status').filter({ hasText: '2 found' })).toBeVisible();
  });

  test('is said to be nowhere, and Escape shows all again', async () => {
    await search().fill('no such thing');
    await expect(row(desk.window, 'Nothing here matches.')).toHaveCount(2);
    await search().press('Escape');
    await expect(row(desk.window, 'session1.spy')).toContainText('11 objects');
  });

  test('can be a class, and the picture stays what it was', async () => {
    await showObject(desk.window, 'session1_lfp.analog');
    await desk.window.getByRole('combobox', { name: 'Filter by class' }).selectOption('Spectral data');
    await expect(row(desk.window, 'session1.spy')).toContainText('3 of 11');
    await expect(row(desk.window, 'session1_lfp.analog')).toHaveCount(0);
    await expect(objectView(desk.window, 'session1_lfp.analog')).toBeVisible();
    await desk.window.getByRole('button', { name: 'Show All' }).click();
    await expect(row(desk.window, 'session1_lfp.analog')).toBeVisible();
  });
});

test('a folder without objects says so', async () => {
  await desk.window.getByRole('tree').press('End');
  await expect(row(desk.window, 'No Syncopy objects here.')).toBeVisible();
});

test.describe('a container with strays', () => {
  const REASONS = [
    ['other.analog', 'does not begin with the container\'s name "stray.spy"'],
    ['stray_badinfo.analog', 'The .info file cannot be used'],
    ['stray_empty.spike', 'The .info file cannot be used'],
    ['stray_lonely.event.info', 'The .info file has no data file beside it'],
    ['stray_noinfo.analog', 'The data file has no .info file beside it'],
  ] as const;

  test('says how many there are, and that Syncopy would refuse the folder', async () => {
    await expect(row(desk.window, 'stray.spy').first()).toContainText('1 object, 5 strays');
    await expect(row(desk.window, 'stray.spy').first()).toContainText('Syncopy would refuse to load this whole folder');
  });

  for (const [filename, reason] of REASONS) {
    test(`lists ${filename} with its reason, and shows it with what to do`, async () => {
      await expect(row(desk.window, filename)).toContainText(reason);
      await row(desk.window, filename).click();
      await expect(desk.window.getByRole('heading', { level: 1, name: filename })).toBeVisible();
      const alert = desk.window.getByRole('alert');
      await expect(alert).toContainText(reason);
      await expect(alert.getByText(join(desk.folders.work, 'stray.spy', filename))).toBeVisible();
      await expect(desk.window.getByText('Syncopy would refuse to load this whole folder').last()).toBeVisible();
    });
  }

  test('does not list files of another kind', async () => {
    await expect(row(desk.window, 'notes.txt')).toHaveCount(0);
  });

  test('still opens its sound object, and those of other folders', async () => {
    await showObject(desk.window, 'stray.analog');
    await expect(objectView(desk.window, 'stray.analog')).toContainText('300 × 4');
    await showObject(desk.window, 'session1_stim.event');
  });
});

test('the whole time the window reported no error', () => {
  expect(desk.errors).toEqual([]);
});

test('a plain folder lists its containers, closed, and each opens', async ({ start, folders }) => {
  await folders.fixture('containers/session1.spy');
  await folders.fixture('containers/int16.spy');
  await folders.fixture('containers/loose.analog');
  const { window } = await start(folders.work);
  await expect(objectView(window, 'loose.analog')).toBeVisible();
  const container = window.getByRole('treeitem', { name: 'session1.spy' });
  await expect(container).toHaveAttribute('aria-expanded', 'false');
  await container.click();
  await showObject(window, 'session1_lfp.analog');
  await container.click();
  await expect(row(window, 'session1_lfp.analog')).toHaveCount(0);
  await expect(objectView(window, 'session1_lfp.analog')).toBeVisible();
});
