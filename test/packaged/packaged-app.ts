import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import type { Folders } from '../desktop/harness';
import { environment, switches } from '../desktop/harness/surroundings';
import { packageCommand } from './package-under-test';

async function debuggingAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('The packaged app has no stderr.');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const [, address] = /^DevTools listening on (ws:\S+)$/.exec(line) ?? [];
    if (address !== undefined) return address;
    said.push(line);
  }
  throw new Error(`The packaged app ended:\n${said.join('\n')}`);
}

/**
 * Waits until the app has its window: Chromium answers debuggers before that, and Playwright that joins in between can wait
 * for a page for ever.
 */
async function untilThereIsAPage(address: string): Promise<void> {
  const list = new URL('/json/list', address.replace(/^ws:/, 'http:'));
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const targets = (await (await fetch(list)).json()) as { readonly type: string; readonly title: string }[];
    // The page names itself once it runs.
    if (targets.some(({ type, title }) => type === 'page' && title.includes('Spydesk'))) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error('The packaged app has no window after half a minute.');
}

export interface Packaged {
  readonly window: Page;
  readonly close: () => Promise<void>;
}

/**
 * Starts the packaged app by its command, in the folder `work`. Its fuses forbid to look into the main process, which Playwright's Electron support wants; so
 * the window is driven over Chromium's own protocol.
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
