import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { changedInTitle, edit, recoveryDialog, recoveryItem, rename } from './drafting';
import { chooseInMenu, expect, judge, objectView, row, showObject, test, titleOf, type Folders, type Started } from './harness';
import { answerLeaving, closeWindow, damage, holdLeavingQuestion, leavingQuestions, snapshot } from './saving';

const LFP = 'session1_lfp.analog';
const RAW = 'session1_raw.analog';
const journalsOf = ({ home }: Folders): string[] => readdirSync(join(home, 'user-data', 'drafts'));

/** Starts on session1 with its LFP and its raw data changed. */
async function begin(folders: Folders, start: (...words: string[]) => Promise<Started>) {
  const container = await folders.fixture('containers/session1.spy');
  const started = await start(container);
  const { window } = started;
  await showObject(window, LFP);
  await edit(window, join(container, LFP), rename('lfp'));
  await edit(window, join(container, RAW), rename('raw'));
  await changedInTitle(window, LFP);
  await holdLeavingQuestion(started);
  return { started, window, container };
}

test('closing the window asks once for all changed objects by name, and can be taken back', async ({ folders, start }) => {
  const { started, window, container } = await begin(folders, start);
  const before = snapshot(container);
  for (let times = 0; times < 3; times += 1) await closeWindow(started);
  await expect.poll(() => leavingQuestions(started)).toHaveLength(1);
  const [question] = await leavingQuestions(started);
  expect(question?.message).toBe('2 objects have unsaved changes.');
  expect(question?.detail.split('\n').slice(0, 2).sort()).toEqual([LFP, RAW]);
  await answerLeaving(started, "Don't Close");
  await expect(window).toHaveTitle(titleOf(LFP, { isChanged: true }));
  expect(snapshot(container)).toEqual(before);
  expect(journalsOf(folders)).toHaveLength(2);
});

test('quitting saves all where that is answered, and nothing is offered afterwards', async ({ folders, start }) => {
  const { started, container } = await begin(folders, start);
  const ended = started.app.waitForEvent('close');
  await chooseInMenu(started.app, 'quit');
  await expect.poll(() => leavingQuestions(started)).toHaveLength(1);
  await answerLeaving(started, 'Save All');
  await ended;
  expect(judge(join(container, LFP), join(container, RAW))).toEqual([]);
  expect(journalsOf(folders)).toEqual([]);
  const { window } = await start(container);
  await showObject(window, RAW);
  await expect(objectView(window, RAW)).toContainText('raw');
  await expect(window).toHaveTitle(titleOf(RAW));
  await expect(recoveryDialog(window)).toHaveCount(0);
});

test('closing throws all away where that is answered', async ({ folders, start }) => {
  const { started, container } = await begin(folders, start);
  const before = snapshot(container);
  const ended = started.app.waitForEvent('close');
  await closeWindow(started);
  await expect.poll(() => leavingQuestions(started)).toHaveLength(1);
  await answerLeaving(started, 'Discard Changes');
  await ended;
  expect(snapshot(container)).toEqual(before);
  expect(journalsOf(folders)).toEqual([]);
});

test('a save that is refused keeps the window, and is told; what could be saved is', async ({ folders, start }) => {
  const { started, window, container } = await begin(folders, start);
  damage(join(container, RAW));
  await closeWindow(started);
  await expect.poll(() => leavingQuestions(started)).toHaveLength(1);
  await answerLeaving(started, 'Save All');
  const notice = window.getByRole('complementary', { name: 'Notices' }).getByRole('alert');
  await expect(notice).toContainText(RAW);
  await expect(window).toHaveTitle(titleOf(LFP));
  await expect.poll(() => journalsOf(folders).length).toBe(1);
  await closeWindow(started);
  await expect.poll(() => leavingQuestions(started)).toHaveLength(2);
  const [, second] = await leavingQuestions(started);
  expect(second?.detail.split('\n')[0]).toBe(RAW);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`${signal} asks nothing; the changes are offered at the next start`, async ({ folders, start }) => {
    const { started, container } = await begin(folders, start);
    const before = snapshot(container);
    const child = started.app.process();
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    process.kill(child.pid ?? 0, signal);
    expect(await exit).toBe(0);
    expect(snapshot(container)).toEqual(before);
    const { window } = await start();
    for (const name of [LFP, RAW]) await expect(recoveryItem(window, name)).toContainText('1 unsaved change');
  });
}

test('what is typed in a field that has the focus is among the changes when the window is closed', async ({ folders, start }) => {
  const container = await folders.fixture('containers/session1.spy');
  const started = await start(container);
  const { window } = started;
  await showObject(window, LFP);
  await holdLeavingQuestion(started);
  const rate = window.getByRole('textbox', { name: /Sampling rate/ });
  await rate.fill('512');
  await expect(window).toHaveTitle(titleOf(LFP));
  await closeWindow(started);
  await expect.poll(() => leavingQuestions(started)).toHaveLength(1);
  expect((await leavingQuestions(started))[0]?.detail.split('\n')[0]).toBe(LFP);
  await answerLeaving(started, "Don't Close");
  await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: sampling rate.');
  await expect(rate).toBeFocused();
});

test('what is typed before another object is clicked at once is in its draft, and asked about; a refusal keeps the user', async ({
  folders,
  start,
}) => {
  const started = await start(await folders.fixture('containers/session1.spy'));
  const { window } = started;
  await holdLeavingQuestion(started);
  await showObject(window, LFP);
  const rate = window.getByRole('textbox', { name: /Sampling rate/ });
  for (const round of [1, 2, 3, 4, 5]) {
    await rate.fill(String(500 + round));
    await row(window, RAW).click();
    await closeWindow(started);
    await expect.poll(() => leavingQuestions(started)).toHaveLength(round);
    expect((await leavingQuestions(started)).at(-1)?.detail.split('\n')[0]).toBe(LFP);
    await answerLeaving(started, "Don't Close");
    await expect(objectView(window, RAW)).toBeVisible();
    await expect(row(window, LFP)).toContainText('changed');
    await showObject(window, LFP);
    await expect(rate).toHaveValue(`${500 + round}.0`);
    await window.getByRole('group', { name: 'Changes' }).getByRole('button', { name: /^Undo/ }).click();
    await expect(window).toHaveTitle(titleOf(LFP));
  }
  await rate.fill('-1');
  await row(window, RAW).click();
  await expect(window.getByRole('complementary', { name: 'Notices' })).toContainText(`the sampling rate (${LFP}) was refused`);
  await expect(rate).toBeFocused();
  await expect(rate).toHaveValue('-1');
  await row(window, RAW).click();
  await expect(objectView(window, RAW)).toBeVisible();
  await showObject(window, LFP);
  await expect(rate).toHaveValue('-1');
  await rate.press('Escape');
});

test('what is typed and refused keeps the window once, with the reason at its field', async ({ folders, start }) => {
  const started = await start(await folders.fixture('containers/session1.spy'));
  const { app, window } = started;
  await showObject(window, LFP);
  await holdLeavingQuestion(started);
  const rate = window.getByRole('textbox', { name: /Sampling rate/ });
  await rate.fill('-1');
  await closeWindow(started);
  await expect(rate).toHaveAttribute('aria-invalid', 'true');
  await expect(rate).toHaveValue('-1');
  expect(await leavingQuestions(started)).toEqual([]);
  const ended = app.waitForEvent('close');
  await closeWindow(started);
  await ended;
});

test('what is typed is in the draft that a signal leaves', async ({ folders, start }) => {
  const started = await start(await folders.fixture('containers/session1.spy'));
  await showObject(started.window, LFP);
  await started.window.getByRole('textbox', { name: /Sampling rate/ }).fill('512');
  const child = started.app.process();
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  process.kill(child.pid ?? 0, 'SIGTERM');
  expect(await exit).toBe(0);
  const { window } = await start();
  await expect(recoveryItem(window, LFP)).toContainText('1 unsaved change');
});

test('a window whose changes led back closes unasked, also amid a search that is typed, and leaves nothing', async ({
  folders,
  start,
}) => {
  const container = await folders.fixture('containers/session1.spy');
  const started = await start(container);
  await showObject(started.window, LFP);
  await edit(started.window, join(container, LFP), rename('one'), rename('V1-01'));
  expect(journalsOf(folders)).toHaveLength(1);
  await holdLeavingQuestion(started);
  await started.window
    .getByRole('searchbox')
    .or(started.window.getByPlaceholder(/Search/))
    .first()
    .fill('lfp');
  const ended = started.app.waitForEvent('close');
  await closeWindow(started);
  await ended;
  expect(journalsOf(folders)).toEqual([]);
});

test('a place that is closed keeps the changes in it, and says so; opened again it has them', async ({ folders, start }) => {
  const { started, window } = await begin(folders, start);
  await window.keyboard.press('Control+W');
  const notices = window.getByRole('complementary', { name: 'Notices' });
  await expect(notices).toContainText(`Unsaved changes are kept: ${LFP}, ${RAW}.`);
  expect(journalsOf(folders)).toHaveLength(2);
  await closeWindow(started);
  await expect.poll(() => leavingQuestions(started)).toHaveLength(1);
  await answerLeaving(started, "Don't Close");
  await window.getByRole('button', { name: /^session1\.spy/ }).click();
  await showObject(window, LFP);
  await expect(window).toHaveTitle(titleOf(LFP, { isChanged: true }));
});

test('a page that is loaded again has the changes, and their places open', async ({ folders, start }) => {
  const { started, window } = await begin(folders, start);
  await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await expect(window).toHaveTitle(/^• session1_(lfp|raw)\.analog .* – Spydesk$/);
  await showObject(window, LFP);
  await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: labels.');
  await expect(recoveryDialog(window)).toHaveCount(0);
});
