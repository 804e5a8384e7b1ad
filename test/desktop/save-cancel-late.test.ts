import { join } from 'node:path';
import { expect, judgeSameAs, test, type Started } from './harness';
import { expectSaved, expectShown, makeAnalog, openSaveDialog, progressOf, whileDataIsHeld } from './saving';

/** The window hears from now on that its save puts its files into place: in truth that is over in a moment. */
async function tellCommitting({ app }: Started): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window.');
    const send = contents.send.bind(contents);
    contents.send = (channel: string, name: string, event: { progress?: object }) => {
      const progress = { ...event.progress, state: 'committing', phase: 'publishing' };
      send(channel, name, name === 'taskProgress' ? { ...event, progress } : event);
    };
  });
}

test('once its files are put into place a save cannot be cancelled, and the window says that it is being finished', async ({
  folders,
  start,
}) => {
  const source = join(folders.work, 'source.analog');
  const data = join(folders.work, 'c.spy/c.analog');
  makeAnalog('sparse', source, 600);
  const started = await start(source);
  const { window, errors } = started;
  await expectShown(window, 'source.analog');
  await tellCommitting(started);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: 'c' });
  await dialog.save.click();
  const progress = progressOf(window);
  await expect(progress).toContainText('Too late to cancel: the save is being finished.');
  await whileDataIsHeld(started, async () => {
    const cancel = progress.getByRole('button', { name: 'Cancel' });
    await expect(cancel).toBeDisabled();
    await expect(cancel).toHaveAccessibleDescription('Too late to cancel: the save is being finished.');
    await expect(progress.getByRole('status')).toContainText('Putting the files into place');
    await window.screenshot({ path: 'test/screenshots/save-cancel-late.png' });
  });
  await expectSaved(window, data);
  expect(judgeSameAs(source, data)).toEqual([]);
  expect(errors).toEqual([]);
});
