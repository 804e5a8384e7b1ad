import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, objectView, pixelsOf, setTheme, sharedStart, showObject, test, themeColours } from './harness';

const desk = sharedStart(async (folders) => [
  await folders.fixture('containers/session1.spy'),
  await folders.fixture('awkward/quickspike.spy'),
  await folders.fixture('awkward/codes.spy'),
]);

const TRACES = Array.from({ length: 8 }, (_, at) => `--trace-${at + 1}`);

function picture(): Locator {
  return desk.window.getByRole('region', { name: 'Picture' });
}

/** Waits for what is drawn in another thread. */
async function expectDrawn(part: Locator, colours: Parameters<typeof pixelsOf>[2], least: number): Promise<void> {
  await expect.poll(async () => Math.min(...(await pixelsOf(desk, part, colours)))).toBeGreaterThan(least);
}

/** As if another program wrote the same again. */
async function showNewState(filename: string): Promise<void> {
  utimesSync(join(desk.folders.work, 'session1.spy', filename), new Date(), new Date(Date.now() + 90_000));
  const button = desk.window.getByRole('button', { name: 'Show the New State' });
  await button.click();
  await expect(button).toHaveCount(0);
}

test.describe('Analog data', () => {
  test('is drawn as a trace for each channel, in its colour', async () => {
    await showObject(desk.window, 'session1_lfp.analog');
    const area = picture().getByRole('application', { name: 'Traces of 8 channels, trial 0' });
    await expect(area).toHaveAccessibleDescription(
      /^Time from left to right, −0\.1 to 0\.3 s, all of it: 400 samples\. A trace for each channel from top to bottom, V1-01 to LIP-02\. Values from −3\.325e−6 to 3\.321e−6 a\.u\. Left and right move/,
    );
    await expectDrawn(area, await themeColours(desk, ...TRACES), 300);
  });

  test('tells time, channel and value under the pointer', async () => {
    await showObject(desk.window, 'session1.analog');
    await picture()
      .getByRole('application')
      .hover({ position: { x: 1, y: 10 } });
    await expect(picture()).toContainText(/−0\.\d+ s {3}V1-01 {3}−0\.3172 a\.u\./);
  });
});

test.describe('Time-locked data', () => {
  test('is drawn as traces, of the trials or of their mean', async () => {
    await showObject(desk.window, 'session1_erp.timelock');
    await expectDrawn(picture().getByRole('application'), await themeColours(desk, ...TRACES), 300);
    const trials = await picture().getByRole('application').screenshot();
    await desk.window.getByRole('combobox', { name: 'Dataset' }).selectOption('avg');
    await expect.poll(async () => (await picture().getByRole('application').screenshot()).equals(trials)).toBe(false);
    await expectDrawn(picture().getByRole('application'), await themeColours(desk, ...TRACES), 300);
  });
});

test.describe('Spectral data', () => {
  /** An object that is chosen once more is read once more, which takes the focus: it is chosen where it is not shown. */
  async function shownSpectra(): Promise<Locator> {
    const filename = 'session1_fourier.spectral';
    if (!(await objectView(desk.window, filename).isVisible())) await showObject(desk.window, filename);
    return picture().getByRole('application', { name: /^Spectra of 8 channels/ });
  }

  test('is drawn as a line for each channel over the frequencies', async () => {
    await showObject(desk.window, 'session1_fourier.spectral');
    const chart = picture().getByRole('application', { name: 'Spectra of 8 channels, trial 0: power (a.u.) over frequency' });
    await expectDrawn(chart, await themeColours(desk, ...TRACES), 50);
    await expect(chart).toHaveAccessibleDescription(
      /^Frequency from left to right, .* Hz, all of them: \d+ points\. A line for each channel, V1-01 to LIP-02\. Trial 0, .*Values from .* the greatest in \S+ at [\d.]+ Hz\./,
    );
  });

  test('tells its values, and is zoomed, by keys', async () => {
    const chart = await shownSpectra();
    await chart.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await desk.window.keyboard.press(key);
    await expect(picture().locator('[aria-live]')).toHaveText(/^2\.5 Hz\s+V1-02\s+0\.001396$/);
    await desk.window.keyboard.press('+');
    await expect(chart).toHaveAccessibleDescription(/^Frequency from left to right, \S+ to \S+ Hz, of/);
    await desk.window.keyboard.press('0');
    await expect(chart).toHaveAccessibleDescription(/Hz, all of them/);
  });

  test('keeps the frequencies in view over trials, themes and a new state of its files', async () => {
    const chart = await shownSpectra();
    const tapers = desk.window.getByRole('combobox', { name: 'Tapers' });
    const measure = desk.window.getByRole('combobox', { name: 'Show' });
    await tapers.selectOption('one');
    await picture().getByRole('button', { name: 'Next taper' }).click();
    await measure.selectOption('magnitude');
    await chart.focus();
    for (const key of ['ArrowRight', '+', '+']) await desk.window.keyboard.press(key);
    const zoomed = /^Frequency from left to right, (\S+ to \S+ Hz), of/;
    await expect(chart).toHaveAccessibleDescription(zoomed);
    const words = await chart.evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    );
    const [, shown = ''] = zoomed.exec(words) ?? [];
    expect(shown).not.toBe('');
    const same = new RegExp(`^Frequency from left to right, ${shown.replaceAll('.', '\\.')}, of.*Trial 1,`);
    await picture().getByRole('button', { name: 'Next trial' }).click();
    await expect(chart).toHaveAccessibleName(/, trial 1: /);
    await expect(chart).toHaveAccessibleDescription(same);
    await setTheme(desk, 'dark');
    await expect(chart).toHaveAccessibleDescription(same);
    await setTheme(desk, 'light');
    await showNewState('session1_fourier.spectral');
    await expect(chart).toHaveAccessibleDescription(same);
    await expect(tapers).toHaveValue('one');
    await expect(picture().getByRole('spinbutton', { name: 'Taper' })).toHaveValue('1');
    await expect(measure).toHaveValue('magnitude');
    await picture().getByRole('button', { name: 'Previous trial' }).click();
    await chart.focus();
    await desk.window.keyboard.press('0');
    await expect(chart).toHaveAccessibleDescription(/Hz, all of them/);
  });

  test('is drawn on a linear or a logarithmic scale', async () => {
    await showObject(desk.window, 'session1_pow.spectral');
    const chart = picture().getByRole('application', { name: /^Spectra of 8 channels/ });
    await expect(chart).toBeVisible();
    const linear = await chart.screenshot();
    await desk.window.getByRole('combobox', { name: 'Scale' }).selectOption('logarithmic');
    await expect.poll(async () => (await chart.screenshot()).equals(linear)).toBe(false);
    await expectDrawn(chart, await themeColours(desk, ...TRACES), 50);
  });
});

test.describe('Cross-spectral data', () => {
  test('is drawn as a matrix, each channel with itself in the colour of 1', async () => {
    await showObject(desk.window, 'session1_coh.crossspectral');
    const cells = picture().getByRole('application', { name: '8 by 8 channels, magnitude (a.u.), trial 0, 0 Hz' });
    const { width = 0 } = (await cells.boundingBox()) ?? {};
    await expect(cells).toHaveAccessibleDescription(
      /^A row for each channel from top to bottom, V1-01 to LIP-02\. A column .*, V1-01 to LIP-02\. Values from 4\.093e−5 to 1 a\.u\./,
    );
    // Eight of 64 cells at the least.
    await expectDrawn(cells, [[253, 231, 37]], ((width * width) / 64) * 7.9);
  });

  test('tells a cell under the pointer, or where the arrow keys stand', async () => {
    const cells = picture().getByRole('application');
    const { width = 0 } = (await cells.boundingBox()) ?? {};
    await cells.hover({ position: { x: (width / 8) * 1.5, y: (width / 8) * 0.5 } });
    await expect(picture()).toContainText('V1-01 × V1-02 0.207');
    await cells.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await desk.window.keyboard.press(key);
    await expect(picture().getByText('V1-01 × V4-01 0.6721').and(picture().locator('[aria-live]'))).toHaveCount(1);
  });

  test('is drawn for each frequency', async () => {
    const cells = picture().getByRole('application');
    const before = await cells.screenshot();
    await picture().getByRole('button', { name: 'Next frequency' }).click();
    await expect(picture().getByText('2.5 Hz', { exact: true })).toBeVisible();
    await expect.poll(async () => (await cells.screenshot()).equals(before)).toBe(false);
    await showNewState('session1_coh.crossspectral');
    await expect(cells).toHaveAccessibleName(/, 2\.5 Hz$/);
  });
});

test.describe('Spike data', () => {
  test('is drawn as a raster that holds all spikes of the trial, by channel or unit', async () => {
    await showObject(desk.window, 'quickspike.spike');
    await expect(picture().getByRole('application', { name: 'Spikes of 3 channels, trial 0' })).toHaveAccessibleDescription(
      /^Time .*, all of it\. A row for each channel from top to bottom, .* to .*\. 149 spikes in view\./,
    );
    await expectDrawn(picture().getByRole('application'), await themeColours(desk, ...TRACES.slice(0, 3)), 300);
    await desk.window.getByRole('combobox', { name: 'Rows by' }).selectOption('unit');
    await expect(picture().getByRole('application', { name: 'Spikes of 2 units, trial 0' })).toHaveAccessibleDescription(
      /149 spikes in view/,
    );
    await picture().getByRole('button', { name: 'Next trial' }).click();
    await expect(picture().getByText(/^Trial 1, .* 151 spikes in view\.$/)).toHaveAttribute('aria-live', 'polite');
  });
});

test.describe('Event data', () => {
  test('is drawn as ticks, a lane for each code', async () => {
    await showObject(desk.window, 'codes.event');
    await expect(picture().getByRole('application', { name: 'Events of 3 codes, trial 0' })).toHaveAccessibleDescription(
      /^Time .*, all of it\. Lanes from top to bottom: code 3 to code 250\. 17 events in view\./,
    );
    await expectDrawn(picture().getByRole('application'), await themeColours(desk, ...TRACES.slice(0, 3)), 50);
    for (const code of [3, 7, 250]) await expect(picture().getByText(`code ${code}`, { exact: true })).toBeVisible();
    await picture().getByRole('button', { name: 'Next trial' }).click();
    await expect(picture().getByRole('application', { name: 'Events of 3 codes, trial 1' })).toHaveAccessibleDescription(
      /23 events in view/,
    );
  });
});

test('the whole time the window reported no error', () => {
  expect(desk.errors).toEqual([]);
});
