import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect as inWindow, type Locator, type Page } from '@playwright/test';
import { afterAll, expect, it } from 'vitest';
import { makeFolders } from '../desktop/harness/folders';
import { objectView, row } from '../desktop/harness/in-the-window';
import { launch } from '../desktop/harness/launch';
import { judgeOnlyChanged } from '../judge/judge';
import { attach, detach, processesWithFiles } from './attached';

const folders = await makeFolders();
afterAll(() => folders.remove());

const FILENAME = 'session1_lfp.analog';

/** What the system answers to each call on the files, and what the window says of it: a disk that goes away, a permission that is taken. */
const TROUBLES = [
  { answer: '%file,pread64,preadv,read,getdents64:error=EIO', sentence: 'The disk reported an error (EIO).' },
  { answer: '%file,getdents64:error=EACCES', sentence: 'You do not have permission for this file or folder.' },
];

function picture(window: Page): Locator {
  return window.getByRole('region', { name: 'Picture' });
}

function inspector(window: Page): Locator {
  return window.getByRole('region', { name: 'Inspector' });
}

it('a disk that goes away and a permission that is taken are said where they matter, and nothing is lost', async () => {
  const container = await folders.fixture('containers/session1.spy');
  const object = join(container, FILENAME);
  const before = join(folders.home, 'before.analog');
  for (const ending of ['', '.info']) copyFileSync(`${object}${ending}`, `${before}${ending}`);
  const { app, window, errors } = await launch(folders, [object]);
  const everyProcess = await processesWithFiles(app);
  const changes = window.getByRole('group', { name: 'Changes' });
  await window.getByRole('textbox', { name: 'Sampling rate' }).fill('500');
  await window.keyboard.press('Enter');
  await inWindow(changes).toContainText('Not saved: sampling rate.');

  for (const { answer, sentence } of TROUBLES) {
    const ofThese = [container, object, `${object}.info`].flatMap((path) => ['-P', path]);
    const strace = await attach(everyProcess, ['-o', '/dev/null', ...ofThese, '-e', `inject=${answer}`]);
    try {
      await picture(window).getByRole('button', { name: 'Next trial' }).click();
      await inWindow(picture(window).getByRole('alert')).toContainText(sentence);
      await inWindow(inspector(window)).toContainText('Your unsaved changes are kept.');
      await window.keyboard.press('ControlOrMeta+s');
      await inWindow(window.getByRole('alert').filter({ hasText: sentence })).toHaveCount(2);
      await window.keyboard.press('F5');
      await inWindow(inspector(window).getByRole('alert')).toContainText(sentence);
      await inWindow(inspector(window)).toContainText('Its unsaved changes are kept');
      await inWindow(row(window, sentence).getByText('Try again')).toBeInViewport();
    } finally {
      await detach(strace);
    }
    expect(readFileSync(object).equals(readFileSync(before))).toBe(true);
    await inspector(window).getByRole('button', { name: 'Try Again' }).click();
    await inWindow(objectView(window, FILENAME)).toBeVisible();
    await inWindow(row(window, FILENAME)).toBeVisible();
    await inWindow(picture(window).getByRole('alert')).toHaveCount(0);
    await inWindow(changes).toContainText('Not saved: sampling rate.');
  }

  await window.keyboard.press('ControlOrMeta+s');
  await inWindow(window.getByRole('region', { name: 'Saved' })).toContainText(object);
  expect(judgeOnlyChanged(before, ['samplerate'], object)).toEqual([]);
  expect(errors).toEqual([]);
  await app.close();
}, 240_000);
