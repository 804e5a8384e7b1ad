import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { fail, problemOf, SpydeskError } from '../errors';

/** Pages are 96 dots an inch; zoomed by this, pictures are drawn at 240. The layout on paper does not follow the zoom. */
export const PAPER_ZOOM = 2.5;

/** The native print dialog for the page as it is. False where the user cancelled. */
export async function printPage({ webContents }: BrowserWindow): Promise<boolean> {
  if ((await webContents.getPrintersAsync()).length === 0) fail('no-printer', {});
  const { isPrinted, reason } = await new Promise<{ isPrinted: boolean; reason: string }>((resolve) => {
    webContents.print({ printBackground: true, landscape: true }, (isPrinted, reason) => resolve({ isPrinted, reason }));
  });
  // Its words differ between versions.
  if (!isPrinted && !/cancel/i.test(reason)) fail('print-failed', { reason });
  return isPrinted;
}

/** Writes the page as it is into a file, beside it first: what is there stays until the new one is whole. */
export async function savePage({ webContents }: Pick<BrowserWindow, 'webContents'>, path: string): Promise<void> {
  const pdf = await webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, landscape: true });
  // A name that no file of the user has.
  const unfinished = join(dirname(path), `.${randomUUID()}.spydesk~`);
  try {
    await writeFile(unfinished, pdf, { flag: 'wx' });
    await rename(unfinished, path);
  } catch (thrown) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new SpydeskError({ ...problemOf(thrown), path });
  }
}
