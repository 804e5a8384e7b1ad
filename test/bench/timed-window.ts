/**
 * A process of its own that looks at a recording in a real window: timed-window.js PROJECT FOLDER FILE. `FOLDER` is the home
 * folder of the program; the Electron and the display come from the environment. Prints a `TimedWindow`.
 */
import { mkdirSync } from 'node:fs';
import { _electron, type CDPSession, type ElementHandle, type Page } from '@playwright/test';
import { environment, switches } from '../desktop/harness/surroundings';

/** Seconds. */
export interface TimedWindow {
  /** From the window's page to its picture. */
  readonly first: number;
  /** Of the window's main thread for each step, everything that it does until the new picture stands. */
  readonly pans: readonly number[];
  readonly zooms: readonly number[];
  /** The same for a key that asks for nothing: what the looking itself costs. */
  readonly idle: readonly number[];
}

const STEPS = 12;

/** Seconds that the main thread of the page has worked so far. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** Waits until the window has drawn what it was asked for. */
async function drawn(window: Page): Promise<void> {
  const picture = window.getByRole('region', { name: 'Picture' });
  await picture.getByRole('application').waitFor({ timeout: 60_000 });
  await picture.locator('[aria-busy="true"]').waitFor({ state: 'detached', timeout: 60_000 });
}

/**
 * Resolves in the page when it has drawn what it was asked for: an observer of its own costs the page next to nothing, while
 * looking things up by their roles again and again is work of the very thread that is measured.
 */
async function settled(picture: ElementHandle<Element>): Promise<void> {
  await picture.evaluate(
    (region) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (region.querySelector('[aria-busy="true"]') !== null) return;
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(region, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
        requestAnimationFrame(() => requestAnimationFrame(look));
      }),
  );
}

async function stepsOf(
  window: Page,
  session: CDPSession,
  picture: ElementHandle<Element>,
  keys: readonly string[],
): Promise<number[]> {
  const seconds: number[] = [];
  for (const key of keys) {
    const before = await worked(session);
    await window.keyboard.press(key);
    await settled(picture);
    seconds.push((await worked(session)) - before);
  }
  return seconds;
}

const [project = '', home = '', path = ''] = process.argv.slice(2);
mkdirSync(home, { recursive: true });
const folders = { home };
const app = await _electron.launch({
  args: [...switches(folders), project, path],
  env: environment(folders),
  colorScheme: null,
  timeout: 60_000,
});
const window = await app.firstWindow();
await window.waitForLoadState('domcontentloaded');
const begun = performance.now();
await drawn(window);
const first = (performance.now() - begun) / 1000;
const session = await window.context().newCDPSession(window);
// The thread's own time: whatever else the machine does is not in it.
await session.send('Performance.enable', { timeDomain: 'threadTicks' });
const region = window.getByRole('region', { name: 'Picture' });
await region.getByRole('application').focus();
const picture = await region.elementHandle();
const repeated = (key: string): string[] => Array.from({ length: STEPS }, () => key);
const idle = await stepsOf(window, session, picture, repeated('F9'));
const pans = await stepsOf(window, session, picture, repeated('ArrowRight'));
const zooms = await stepsOf(window, session, picture, ['+', '+', '+', '+', '-', '-', '-', '-']);
await app.close();
const answer: TimedWindow = { first, pans, zooms, idle };
process.stdout.write(JSON.stringify(answer));
