import { join } from 'node:path';
import { chooseInMenu, expect, judge, judgeSameAs, test, type Started } from './harness';
import {
  answerLeaving,
  closeWindow,
  damage,
  expectSaved,
  expectShown,
  holdLeavingQuestion,
  leavingQuestions,
  makeAnalog,
  openSaveDialog,
  progressOf,
  snapshotOfNames,
  whileDataIsHeld,
} from './saving';

/** Types where the object that is shown is to be saved, and waits until that is planned. */
async function openPlan({ window }: Started, filename: string, container: string, data: string) {
  await expectShown(window, filename);
  const dialog = await openSaveDialog(window);
  await dialog.fill('container', { Container: container, Tag: '' });
  await expect(dialog.fact('Data file')).toHaveText(data);
  return dialog;
}

/** Begins a save that takes a while, and waits until it is amid its copy. */
async function beginLongSave(started: Started, work: string): Promise<void> {
  const dialog = await openPlan(started, 'source.analog', 'c', join(work, 'c.spy/c.analog'));
  await dialog.save.click();
  await expect(progressOf(started.window)).toContainText(/[1-9][\d.]* [kMG]B of 1\.5 GB/);
}

test('quitting during a save asks once and names it, can be taken back, and can wait for its end', async ({ folders, start }) => {
  const source = join(await folders.fixture('containers/session1.spy'), 'session1_lfp.analog');
  const data = join(folders.work, 'c.spy/c.analog');
  const started = await start(source);
  const { app, window } = started;
  await holdLeavingQuestion(started);
  const dialog = await openPlan(started, 'session1_lfp.analog', 'c', data);
  const ended = app.waitForEvent('close');
  await whileDataIsHeld(started, async () => {
    await dialog.save.click();
    await expect(progressOf(window)).toBeVisible();
    for (let times = 0; times < 3; times += 1) await chooseInMenu(app, 'quit');
    await expect.poll(() => leavingQuestions(started)).toHaveLength(1);
    const [question] = await leavingQuestions(started);
    expect(question?.message).toBe('A save is still running.');
    expect(question?.detail.split('\n')[0]).toBe(data);
    await answerLeaving(started, "Don't Quit");
    await expect(progressOf(window)).toBeVisible();

    await chooseInMenu(app, 'quit');
    await expect.poll(() => leavingQuestions(started)).toHaveLength(2);
    await answerLeaving(started, 'Quit When Done');
    await expect(progressOf(window)).toBeVisible();
    await chooseInMenu(app, 'quit');
    expect(await leavingQuestions(started)).toHaveLength(2);
  });
  await ended;
  expect(judge(join(folders.work, 'c.spy'))).toEqual([]);
  expect(judgeSameAs(source, data)).toEqual([]);
});

test('quitting can stop the save, without a trace', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('endless', source, 1500);
  const started = await start(source);
  const { app } = started;
  await holdLeavingQuestion(started);
  const before = snapshotOfNames(folders.work);
  await beginLongSave(started, folders.work);
  const ended = app.waitForEvent('close');
  await whileDataIsHeld(started, async () => {
    await chooseInMenu(app, 'quit');
    await expect.poll(() => leavingQuestions(started)).toHaveLength(1);
    await answerLeaving(started, 'Stop the Save and Quit');
  });
  await ended;
  expect(snapshotOfNames(folders.work)).toEqual(before);
});

test('a system that ends the program is not asked back; the save is stopped without a trace', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('endless', source, 1500);
  const started = await start(source);
  const { app } = started;
  await holdLeavingQuestion(started);
  const before = snapshotOfNames(folders.work);
  await beginLongSave(started, folders.work);
  const child = app.process();
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  process.kill(child.pid ?? 0, 'SIGTERM');
  expect(await exit).toBe(0);
  expect(snapshotOfNames(folders.work)).toEqual(before);
});

test('closing the window twice asks once; a save that is refused meanwhile keeps it open and is told', async ({
  folders,
  start,
}) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sound', source);
  damage(source);
  const started = await start(source);
  const { window } = started;
  await holdLeavingQuestion(started);
  const dialog = await openPlan(started, 'source.analog', 'c', join(folders.work, 'c.spy/c.analog'));
  await whileDataIsHeld(started, async () => {
    await dialog.save.click();
    await expect(progressOf(window)).toBeVisible();
    await closeWindow(started);
    await closeWindow(started);
    await expect.poll(() => leavingQuestions(started)).toHaveLength(1);
    await answerLeaving(started, 'Close When Done');
    await closeWindow(started);
  });
  const question = window.getByRole('alertdialog', { name: 'The source is damaged' });
  await expect(question).toContainText('Nothing was changed.');
  expect(await leavingQuestions(started)).toHaveLength(1);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.root).toBeVisible();
});

test('a page that is lost during a save is loaded again, shows the save and tells its end', async ({ folders, start }) => {
  const source = join(folders.work, 'source.analog');
  makeAnalog('sparse', source, 1500);
  const started = await start(source);
  const { app, window } = started;
  const data = join(folders.work, 'c.spy/c.analog');
  await beginLongSave(started, folders.work);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await expect(window.getByText('Saving c.analog…')).toBeVisible();
  await expect(progressOf(window)).toHaveAccessibleDescription(data);
  await expectSaved(window, data);
  expect(judge(data)).toEqual([]);
});
