import { test as base } from '@playwright/test';
import { makeFolders, type Folders } from './folders';
import { launch, type Started } from './launch';
import { closeProgram } from './native-dialogs';

export { expect } from '@playwright/test';
export { judge, judgeOnlyChanged, judgeSameAs } from '../../judge/judge';
export type { Folders } from './folders';
export { violationsOf } from './axe';
export { tabTo } from './by-keyboard';
export { dropPaths, whileHeldOver } from './drop';
export { expectedObjects, expectedOf } from './expected';
export { objectView, openTab, row, showObject } from './in-the-window';
export { launch, startAgain, startAlone, type Started } from './launch';
export { lookAt } from './look-at';
export { answerOpenDialog, answerSaveDialog, closeProgram } from './native-dialogs';
export { chooseInMenu } from './native-menu';
export { pixelsOf, themeColours } from './pixels';
export { resize, setTheme, SIZES, takePictures } from './screens';
export { editInfo, FAULTS, makeObject, makeUnsound } from './unsound';
export { titleOf } from './titles';
export { sharedStart, type SharedStart } from './shared-start';

interface Fixtures {
  /** This test's folders, removed after it. */
  folders: Folders;
  /** Starts the program with paths on its command line; each is closed after the test. */
  start: (...words: string[]) => Promise<Started>;
}

/** A test in a real window. */
export const test = base.extend<Fixtures>({
  folders: async ({}, use) => {
    const folders = await makeFolders();
    await use(folders);
    await folders.remove();
  },
  start: async ({ folders }, use, testInfo) => {
    const started: Started[] = [];
    await use(async (...words) => {
      const one = await launch(folders, words);
      started.push(one);
      return one;
    });
    for (const { app, window, errors } of started) {
      if (testInfo.status !== testInfo.expectedStatus && !window.isClosed()) {
        await testInfo.attach('window', { body: await window.screenshot(), contentType: 'image/png' });
      }
      if (errors.length > 0) await testInfo.attach('errors of the window', { body: errors.join('\n') });
      await closeProgram(app);
    }
  },
});
