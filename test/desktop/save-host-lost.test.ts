import { join } from 'node:path';
import { expect, judgeSameAs, test } from './harness';
import { dataHostsOf, expectSaved, expectShown, openSaveDialog, snapshot, whileDataIsHeld } from './saving';

test('a save whose process is lost says so, leaves no trace, and can be asked for again', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const started = await start(source);
  const { window } = started;
  await expectShown(window, 'session1_lfp.analog');
  const before = snapshot(folders.work);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'c', Tag: '' });
  const data = join(folders.work, 'c.spy/c.analog');
  await expect(dialog.fact('Data file')).toHaveText(data);
  await whileDataIsHeld(started, async () => {
    await dialog.save.click();
    await expect(window.getByRole('alertdialog', { name: 'Saving' })).toBeVisible();
    for (const pid of await dataHostsOf(started)) process.kill(pid, 'SIGKILL');
  });

  await expect(dialog.root.getByRole('alert')).toContainText(
    'stopped unexpectedly. Once its folder is listed again, the target holds what was there before',
  );
  await expect(dialog.field('Container')).toHaveValue('c');
  expect(snapshot(folders.work)).toEqual(before);
  await dialog.field('Container').fill('d');
  await expect(dialog.fact('Data file')).toHaveText(join(folders.work, 'd.spy/d.analog'));
  await dialog.save.click();
  await expectSaved(window, join(folders.work, 'd.spy/d.analog'));
  expect(judgeSameAs(source, join(folders.work, 'd.spy/d.analog'))).toEqual([]);
});

test('a save that is planned when the process is lost is planned anew, and carried out', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const started = await start(source);
  const { window } = started;
  await expectShown(window, 'session1_lfp.analog');
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'c', Tag: '' });
  const data = join(folders.work, 'c.spy/c.analog');
  await expect(dialog.fact('Data file')).toHaveText(data);
  for (const pid of await dataHostsOf(started)) process.kill(pid, 'SIGKILL');
  await expect(window.getByText('Reading was interrupted and has been started again.')).toBeAttached();
  await expect(dialog.fact('Data file')).toHaveText(data);
  await expect(dialog.save).toBeEnabled();
  await dialog.save.click();
  await expectSaved(window, data);
  expect(judgeSameAs(source, data)).toEqual([]);
});
