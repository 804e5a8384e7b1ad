import { test as base } from '@playwright/test';
import { makeFolders, type Folders } from './folders';
import { launch, type Started } from './launch';
import { closeProgram } from './native-dialogs';

/** One start of the program that all tests of a file share; it stands from the first test on. */
export interface SharedStart extends Started {
  readonly folders: Folders;
}

/**
 * Starts the program once for all tests of a file, which run one after the other. `prepare` makes what is opened and
 * answers the words of the command line.
 */
export function sharedStart(prepare: (folders: Folders) => Promise<readonly string[]>): SharedStart {
  let shared: SharedStart | null = null;
  const now = (): SharedStart => {
    if (shared === null) throw new Error('The program is not started before the first test.');
    return shared;
  };

  base.describe.configure({ mode: 'default' });
  base.beforeAll(async () => {
    const folders = await makeFolders();
    shared = { ...(await launch(folders, await prepare(folders))), folders };
  });
  base.afterEach(async ({}, testInfo) => {
    if (testInfo.status === testInfo.expectedStatus || now().window.isClosed()) return;
    await testInfo.attach('window', { body: await now().window.screenshot(), contentType: 'image/png' });
    await testInfo.attach('errors of the window', { body: now().errors.join('\n') });
  });
  base.afterAll(async () => {
    await closeProgram(now().app);
    await now().folders.remove();
  });
  return {
    get app() {
      return now().app;
    },
    get window() {
      return now().window;
    },
    get errors() {
      return now().errors;
    },
    get folders() {
      return now().folders;
    },
  };
}
