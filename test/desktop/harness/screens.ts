import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import type { Started } from './launch';

const folder = resolve(import.meta.dirname, '../../screenshots');

/** The smallest window that must be usable, and a common large one. */
export const SIZES = [
  { width: 1024, height: 700 },
  { width: 1920, height: 1080 },
] as const;
export const THEMES = ['light', 'dark'] as const;

type Size = (typeof SIZES)[number];

export async function resize({ app, window }: Started, { width, height }: Size): Promise<void> {
  const native = await app.browserWindow(window);
  await native.evaluate((one: Electron.BrowserWindow, size) => one.setContentSize(size.width, size.height), { width, height });
  await expect.poll(() => window.evaluate(() => [globalThis.innerWidth, globalThis.innerHeight])).toEqual([width, height]);
}

export async function setTheme({ app, window }: Pick<Started, 'app' | 'window'>, theme: (typeof THEMES)[number]): Promise<void> {
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
  await expect.poll(() => window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(theme === 'dark');
}

/**
 * Takes pictures of the screen as it is, in both themes and all `sizes`, into `test/screenshots/NAME-THEME-SIZE.png`, for
 * people to look at. `settle` waits until the screen is drawn after each change. In CI, where nobody looks, there is none: the window is
 * left in the last of the themes and sizes all the same.
 */
export async function takePictures(
  started: Started,
  name: string,
  settle: () => Promise<void> = async () => {},
  sizes: readonly Size[] = SIZES,
): Promise<void> {
  const isCi = process.env['CI'] !== undefined;
  await mkdir(folder, { recursive: true });
  for (const size of isCi ? sizes.slice(-1) : sizes) {
    await resize(started, size);
    for (const theme of isCi ? THEMES.slice(-1) : THEMES) {
      await setTheme(started, theme);
      await settle();
      if (isCi) continue;
      // Two frames: one that lays out, one that is on the screen.
      await started.window.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)))),
      );
      await started.window.screenshot({ path: join(folder, `${name}-${theme}-${size.width}x${size.height}.png`) });
    }
  }
}
