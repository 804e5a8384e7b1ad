import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../../../scripts/electron/find.mjs';
import type { Folders } from './folders';
import { environment, switches } from './surroundings';

const project = resolve(import.meta.dirname, '../../..');

/** The program under test, started. */
export interface Started {
  readonly app: ElectronApplication;
  /** Its first window, loaded. */
  readonly window: Page;
  /** What the window reported as an error so far. */
  readonly errors: readonly string[];
}

/** Notes what a window reports as an error. */
function listenForErrors(window: Page, errors: string[]): void {
  window.on('pageerror', (error) => errors.push(error.message));
  window.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
}

/** Starts the built program with `words` on its command line, from the folder `work`. */
export async function launch(folders: Folders, words: readonly string[]): Promise<Started> {
  // Playwright is told by this name, not by a path: only so does it hold the program back until it listens. Else a start in some
  // thirty, on a busy machine, never ends for it.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = (await findElectron()).folder;
  const app = await _electron.launch({
    args: [...switches(folders), project, ...words],
    cwd: folders.work,
    env: environment(folders),
    // The window has the theme that the program gives it.
    colorScheme: null,
    timeout: 30_000,
  });
  const errors: string[] = [];
  app.on('window', (opened) => listenForErrors(opened, errors));
  const window = await app.firstWindow();
  await window.waitForLoadState('domcontentloaded');
  return { app, window, errors };
}

/** Starts the program as a user does, from the folder `work`, with nobody who drives it. */
export async function startAlone(folders: Folders, ...words: readonly string[]): Promise<ChildProcess> {
  const { executable } = await findElectron();
  return spawn(executable, [...switches(folders), project, ...words], {
    cwd: folders.work,
    env: environment(folders),
    stdio: 'ignore',
  });
}

/** Starts the program once more while it runs, from the folder `work`; answers how it ended. */
export async function startAgain(folders: Folders, ...words: readonly string[]): Promise<number | null> {
  const second = await startAlone(folders, ...words);
  return new Promise((resolve, reject) => {
    second.once('error', reject);
    second.once('exit', resolve);
  });
}
