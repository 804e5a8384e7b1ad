import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const PATIENCE_MS = 30_000;

/** Where a program that was started with `--remote-debugging-port=0` is asked over Chromium's own protocol; it says so on stderr. */
export async function debuggingAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('The program has no stderr.');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const [, address] = /^DevTools listening on (ws:\S+)$/.exec(line) ?? [];
    if (address !== undefined) return address;
    said.push(line);
  }
  throw new Error(`The program ended:\n${said.join('\n')}`);
}

/**
 * Waits until the program has its window: Chromium answers debuggers before that, and Playwright that joins in between can wait
 * for a page for ever.
 */
export async function untilThereIsAPage(address: string): Promise<void> {
  const list = new URL('/json/list', address.replace(/^ws:/, 'http:'));
  const begun = performance.now();
  while (performance.now() - begun < PATIENCE_MS) {
    const targets = (await (await fetch(list)).json()) as { readonly type: string; readonly title: string }[];
    // The page names itself once it runs.
    if (targets.some(({ type, title }) => type === 'page' && title.includes('Spydesk'))) return;
    await setTimeout(10);
  }
  throw new Error('The program has no window after half a minute.');
}
