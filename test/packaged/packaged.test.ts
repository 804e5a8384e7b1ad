import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, judge, judgeSameAs, showObject, test } from '../desktop/harness';
import { expectSaved, openSaveDialog } from '../desktop/saving';
import { packageCommand } from './package-under-test';
import { startPackaged } from './packaged-app';

test('the packaged app opens a container, shows an object and saves it', async ({ folders }) => {
  const container = await folders.fixture('containers/session1.spy');
  // A relative path counts from where the command was typed.
  const { window, close } = await startPackaged(folders, ['session1.spy']);
  try {
    await expect(window.getByText('11 objects')).toBeVisible();
    await showObject(window, 'session1_lfp.analog');
    const dialog = await openSaveDialog(window);
    await dialog.fill('container', { Container: 'saved', Tag: 'packaged' });
    const saved = join(folders.work, 'saved.spy/saved_packaged.analog');
    await expect(dialog.plan.getByText(saved, { exact: true })).toBeVisible();
    await dialog.save.click();
    await expectSaved(window, saved);
    expect(judge(saved)).toEqual([]);
    expect(judgeSameAs(join(container, 'session1_lfp.analog'), saved)).toEqual([]);
  } finally {
    await close();
  }
});

test('the packaged command line saves without a display', async ({ folders }) => {
  const container = await folders.fixture('containers/session1.spy');
  const words = ['save', join(container, 'session1_sorted.spike'), '--container', join(folders.work, 'cli'), '--json'];
  const environment = { PATH: process.env['PATH'], HOME: folders.home };
  const printed: unknown = JSON.parse(execFileSync(packageCommand(), words, { encoding: 'utf8', env: environment }));
  expect(printed).toEqual({
    data: join(folders.work, 'cli.spy/cli.spike'),
    info: join(folders.work, 'cli.spy/cli.spike.info'),
  });
  expect(judge(join(folders.work, 'cli.spy'))).toEqual([]);
});
