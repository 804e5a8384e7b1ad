import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerSaveDialog, chooseInMenu, expect, sharedStart, showObject, test } from './harness';

const desk = sharedStart(async (folders) => [await folders.fixture('containers/session1.spy')]);

/** Dots of the largest picture on the page that was saved, which is one page alone. */
function dotsOf(path: string): number {
  const pdf = readFileSync(path, 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf).toMatch(/\/Count 1\b/);
  return Math.max(0, ...[...pdf.matchAll(/\/Width (\d+)/g)].map(([, width]) => Number(width)));
}

test.beforeAll(() => desk.app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'dark')));

/** What is sharp on a page of 10 inches: drawn as lines, or as dots that are fine enough; a matrix is as coarse as its cells. */
const SHARP = {
  'session1_lfp.analog': 1700,
  'session1_pow.spectral': null,
  'session1_coh.crossspectral': 8,
  'session1_sorted.spike': 1700,
} as const;

for (const [filename, least] of Object.entries(SHARP)) {
  test(`the picture of ${filename} is saved as one sharp page`, async () => {
    await showObject(desk.window, filename);
    const path = join(desk.folders.work, `${filename}.pdf`);
    await answerSaveDialog(desk.app, path.slice(0, -'.pdf'.length));
    await chooseInMenu(desk.app, 'save-picture');
    await expect(desk.window.getByText(`The picture was saved as ${path}`)).toBeVisible();
    const dots = dotsOf(path);
    expect(dots === 0 ? null : dots >= (least ?? 1700)).toBe(least === null ? null : true);
    await desk.window.getByRole('button', { name: 'Dismiss' }).click();
    // The window is as it was.
    expect(await desk.window.evaluate(() => devicePixelRatio)).toBe(1);
    await expect(desk.window.locator('html')).not.toHaveAttribute('data-printing');
    await expect(desk.window.getByRole('button', { name: 'Save As…' })).toBeVisible();
  });
}

test('to cancel writes nothing, and where no printer is that is said', async () => {
  await answerSaveDialog(desk.app, null);
  await chooseInMenu(desk.app, 'save-picture');
  await expect(desk.window.locator('html')).toHaveAttribute('data-printing', '');
  await expect(desk.window.locator('html')).not.toHaveAttribute('data-printing');
  expect(existsSync(join(desk.folders.work, 'session1.spy', 'session1_sorted.spike.pdf'))).toBe(false);
  await desk.app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.getPrintersAsync = () => Promise.resolve([]);
  });
  await desk.window.keyboard.press('ControlOrMeta+p');
  await expect(desk.window.getByRole('alert')).toContainText('There is no printer.');
  expect(desk.errors).toEqual([]);
});
