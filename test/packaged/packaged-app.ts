import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Page } from '@playwright/test';
import type { Folders } from '../desktop/harness';
import { debuggingAddress, untilThereIsAPage } from '../desktop/harness/debugging';
import { environment, switches } from '../desktop/harness/surroundings';
import { packageCommand } from './package-under-test';

export interface Packaged {
  readonly window: Page;
  readonly close: () => Promise<void>;
}

/**
 * Starts the packaged app by its command, in the folder `work`. Its fuses forbid to look into the main process, which Playwright's
 * Electron support wants; so the window is driven over Chromium's own protocol.
 */
export async function startPackaged(folders: Folders, words: readonly string[]): Promise<Packaged> {
  const child = spawn(packageCommand(), [...switches(folders), '--remote-debugging-port=0', ...words], {
    cwd: folders.work,
    env: environment(folders),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const address = await debuggingAddress(child);
  child.stderr.resume();
  await untilThereIsAPage(address);
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The packaged app has no window.');
  const window = context.pages()[0] ?? (await context.waitForEvent('page'));
  await window.waitForLoadState('domcontentloaded');
  return {
    window,
    close: async () => {
      await browser.close();
      child.kill();
      await ended;
    },
  };
}
