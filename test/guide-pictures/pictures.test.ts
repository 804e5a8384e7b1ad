// No test of the program: `npm run guide-pictures` makes the pictures of the guide by it, from the same steps that a desktop test goes.
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test, type Page } from '@playwright/test';
import { endAll } from '../desktop/drafting';
import { firstSteps, recovering, tasks, type Show } from '../desktop/guide';
import { makeFolders } from '../desktop/harness/folders';
import { launch, type Started } from '../desktop/harness/launch';
import { closeProgram } from '../desktop/harness/native-dialogs';
import { resize, setTheme, SIZES } from '../desktop/harness/screens';

const pictures = resolve(import.meta.dirname, '../../docs/pictures');

function into(window: Page): Show {
  return async (name, part) => {
    // Two frames: one that lays out, one that is on the screen.
    await window.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)))));
    await (part ?? window).screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' });
  };
}

async function settled(started: Started): Promise<Show> {
  await resize(started, SIZES[0]);
  await setTheme(started, 'light');
  return into(started.window);
}

test('the pictures of the guide', async () => {
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  // A path that is the same each time, since it is seen in the pictures.
  const folders = await makeFolders(join(tmpdir(), 'spydesk'));
  const first = await launch(folders, []);
  try {
    const show = await settled(first);
    await firstSteps(first, show);
    await tasks(first, show);
    await endAll(first);
    const next = await launch(folders, []);
    await recovering(next, await settled(next));
    await closeProgram(next.app);
  } finally {
    await closeProgram(first.app);
    await folders.remove();
  }
});
