import { readFileSync, readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { changedInTitle, edit, endAll, recoveryDialog, recoveryItem, rename } from './drafting';
import { expect, lookAt, objectView, showObject, tabTo, test, titleOf, type Folders, type Started } from './harness';
import { expectSaved, snapshot } from './saving';

const LFP = 'session1_lfp.analog';
const journalsOf = ({ home }: Folders): string => join(home, 'user-data', 'drafts');

async function undo(window: Page): Promise<void> {
  await window.keyboard.press('Control+Z');
}

/** Starts on session1, and shows its LFP. */
async function begin(folders: Folders, start: (...words: string[]) => Promise<Started>) {
  const container = await folders.fixture('containers/session1.spy');
  const started = await start(container);
  await showObject(started.window, LFP);
  return { started, container, lfp: join(container, LFP) };
}

test('what was edited when the program was killed is offered at the next start, looked at, restored and saved', async ({
  folders,
  start,
}) => {
  const { started, container, lfp } = await begin(folders, start);
  const before = snapshot(container);
  await edit(started.window, lfp, rename('one'), rename('two'), { do: 'set-note', text: 'lost?' });
  await changedInTitle(started.window, LFP);
  await undo(started.window);
  await expect(started.window.getByRole('button', { name: /^Redo: / })).toBeVisible();
  await expect(started.window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: labels.');
  await endAll(started);
  expect(snapshot(container)).toEqual(before);

  const next = await start();
  const { window } = next;
  const item = recoveryItem(window, LFP);
  await expect(item).toContainText(lfp);
  await expect(item).toContainText('2 unsaved changes');
  await expect(item).toContainText('Its files are as they were.');
  await item.getByRole('button', { name: `Look at the changes of ${LFP}` }).click();
  const look = item.getByRole('region', { name: 'What was changed' });
  await expect(look.getByRole('listitem').nth(1)).toContainText('"one" to "two"');
  await expect(look.getByRole('listitem').nth(2)).toContainText('(undone)');
  await expect(look).toContainText('channel: 1 label of 8 changed');
  await lookAt(next, 'recovery-look');
  await item.getByRole('button', { name: `Restore ${LFP}` }).click();
  await expect(recoveryDialog(window)).toBeHidden();
  await expect(objectView(window, LFP)).toBeVisible();
  await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: labels.');
  await window.keyboard.press('Control+Shift+Z');
  await expect(window.getByRole('group', { name: 'Changes' })).toContainText('Not saved: labels, info.');
  await window.keyboard.press('Control+S');
  await expectSaved(window, lfp);
  await expect(window.getByRole('group', { name: 'Changes' })).toHaveCount(0);
  expect(readdirSync(journalsOf(folders))).toEqual([]);
});

for (const count of [1, 7, 40]) {
  test(`killed after ${count} of many changes, all that were answered are offered, and at most one more`, async ({
    folders,
    start,
  }) => {
    const { started, lfp } = await begin(folders, start);
    let answered = 0;
    const editing = (async () => {
      for (;;) {
        await edit(started.window, lfp, rename(`c${answered + 1}`));
        answered += 1;
      }
    })();
    // It ends with the window.
    const ended = editing.catch(() => undefined);
    await expect.poll(() => answered, { intervals: [5] }).toBeGreaterThanOrEqual(count);
    await endAll(started);
    await ended;
    const { window } = await start();
    const item = recoveryItem(window, LFP);
    await expect(item).toContainText(/\d+ unsaved change/);
    const [, offered] = /(\d+) unsaved change/.exec((await item.textContent()) ?? '') ?? [];
    expect([answered, answered + 1].map(String)).toContain(offered);
    await item.getByRole('button', { name: `Restore ${LFP}` }).click();
    await expect(window.getByRole('button', { name: new RegExp(`^Undo: .* to "c${offered ?? ''}"`) })).toBeVisible();
  });
}

test('what is left for later is offered again; what is discarded is not, and its object is as it was saved', async ({
  folders,
  start,
}) => {
  const { started, container, lfp } = await begin(folders, start);
  const before = snapshot(container);
  await edit(started.window, lfp, rename('one'));
  await edit(started.window, join(container, 'session1_raw.analog'), rename('two'), rename('three'));
  await endAll(started);

  const second = await start(container);
  await expect(recoveryDialog(second.window).getByRole('listitem', { name: /analog$/ })).toHaveCount(2);
  await lookAt(second, 'recovery');
  await second.window.keyboard.press('Escape');
  await expect(recoveryDialog(second.window)).toBeHidden();
  await showObject(second.window, LFP);
  await expect(second.window).toHaveTitle(titleOf(LFP));
  await endAll(second);

  const { window } = await start();
  for (const [name, left] of [
    [LFP, 1],
    ['session1_raw.analog', 0],
  ] as const) {
    const item = recoveryItem(window, name);
    await item.getByRole('button', { name: `Discard the changes of ${name}` }).click();
    await item.getByRole('button', { name: 'Keep Them' }).click();
    await item.getByRole('button', { name: `Discard the changes of ${name}` }).click();
    await item.getByRole('button', { name: 'Discard', exact: true }).click();
    await expect(item).toHaveCount(0);
    expect(readdirSync(journalsOf(folders))).toHaveLength(left);
  }
  await expect(recoveryDialog(window)).toBeHidden();
  expect(snapshot(container)).toEqual(before);
});

test('files that were changed or are gone, and a record that cannot be read, are told before anything is restored', async ({
  folders,
  start,
}) => {
  const { started, container, lfp } = await begin(folders, start);
  const [raw, gone] = [join(container, 'session1_raw.analog'), join(container, 'session1.analog')];
  await edit(started.window, gone, rename('gone'));
  const first = new Set(readdirSync(journalsOf(folders)));
  await edit(started.window, raw, rename('raw'), rename('cut off'));
  const cut = join(journalsOf(folders), readdirSync(journalsOf(folders)).find((name) => !first.has(name)) ?? '');
  const others = new Set(readdirSync(journalsOf(folders)));
  await edit(started.window, lfp, rename('lfp'));
  const torn = readdirSync(journalsOf(folders)).find((name) => !others.has(name)) ?? '';
  await endAll(started);
  const [head = ''] = readFileSync(join(journalsOf(folders), torn), 'utf8').split('\n');
  writeFileSync(join(journalsOf(folders), torn), `${head}\nno line of a journal\n`);
  truncateSync(cut, statSync(cut).size - 9);
  for (const end of ['', '.info']) rmSync(gone + end);
  utimesSync(raw, new Date(), new Date(Date.now() + 90_000));

  const next = await start();
  const { window } = next;
  const changed = recoveryItem(window, 'session1_raw.analog');
  await expect(changed).toContainText('Its files were changed since');
  await expect(changed).toContainText('1 unsaved change,');
  await expect(changed).toContainText('What was being written down when the program ended is cut off, and left out.');
  const away = recoveryItem(window, 'session1.analog');
  await expect(away).toContainText('Its files are not there.');
  const restore = away.getByRole('button', { name: 'Restore session1.analog' });
  await expect(restore).toHaveAttribute('aria-disabled', 'true');
  await expect(restore).toHaveAccessibleDescription(/Put the files back/);
  const unread = recoveryItem(window, torn);
  await expect(unread).toContainText('The record of unsaved changes cannot be read: line 2 is damaged.');
  await expect(unread.getByRole('button', { name: `Restore ${torn}` })).toHaveAttribute('aria-disabled', 'true');
  await lookAt(next, 'recovery-unsound');
  await unread.getByRole('button', { name: `Discard the changes of ${torn}` }).click();
  await unread.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(unread).toHaveCount(0);

  await changed.getByRole('button', { name: 'Restore session1_raw.analog' }).click();
  await expect(window).toHaveTitle(titleOf('session1_raw.analog', { isChanged: true }));
  await expect(away).toBeVisible();
  await recoveryDialog(window).getByRole('button', { name: 'Later' }).click();
  await expect(objectView(window, 'session1_raw.analog')).toBeVisible();
});

test('by the keyboard alone', async ({ folders, start }) => {
  const { started, lfp } = await begin(folders, start);
  await edit(started.window, lfp, rename('one'));
  await endAll(started);
  const { window } = await start();
  await expect(recoveryDialog(window)).toBeVisible();
  const { keyboard } = window;
  await tabTo(window, /^Look at the changes of session1_lfp/);
  await keyboard.press('Enter');
  await expect(recoveryItem(window, LFP).getByRole('region', { name: 'What was changed' })).toBeVisible();
  await tabTo(window, /^Restore session1_lfp/);
  await keyboard.press('Enter');
  await expect(recoveryDialog(window)).toBeHidden();
  await expect(window).toHaveTitle(titleOf(LFP, { isChanged: true }));
});

test('a page that is lost at every load is not loaded without end; its changes are there once it stands again', async ({
  folders,
  start,
}) => {
  const { started, lfp } = await begin(folders, start);
  const { app, window } = started;
  await edit(window, lfp, rename('one'));
  await changedInTitle(window, LFP);
  await app.evaluate(({ BrowserWindow, dialog }) => {
    const told = Object.assign(globalThis, { asked: [] as object[], loads: 0, isFaulty: true });
    dialog.showMessageBox = (...words: unknown[]) => {
      told.asked.push(words.at(-1) as object);
      told.isFaulty = false;
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('dom-ready', () => {
      told.loads += 1;
      if (told.isFaulty) contents.forcefullyCrashRenderer();
    });
    contents?.forcefullyCrashRenderer();
  });
  const state = () =>
    app.evaluate(({ BrowserWindow }) => {
      const { asked, loads } = globalThis as unknown as { asked: object[]; loads: number };
      return { asked, loads, title: BrowserWindow.getAllWindows()[0]?.getTitle() };
    });
  // Three losses: of the first page, and of the two that were loaded in its place; then the one that was asked for.
  await expect.poll(async () => (await state()).loads, { timeout: 20_000 }).toBe(3);
  const { asked } = await state();
  expect(asked).toEqual([
    expect.objectContaining({
      message: 'The page of this window stops each time that it is loaded.',
      detail: expect.stringContaining('Unsaved changes are kept'),
      buttons: ['Try Again', 'Show Log', 'Close Window'],
    }),
  ]);
  await expect.poll(async () => (await state()).title, { timeout: 20_000 }).toMatch(titleOf(LFP, { isChanged: true }));
});

test('a page that does not answer is loaded again where the user agrees, and its changes are there', async ({
  folders,
  start,
}) => {
  const { started, lfp } = await begin(folders, start);
  const { app, window } = started;
  await edit(window, lfp, rename('one'));
  await changedInTitle(window, LFP);
  // Chromium, which would tell so after a while, leaves that to whoever debugs a page, as these tests do.
  const tell = (what: 'unresponsive' | 'responsive'): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }, event) => BrowserWindow.getAllWindows()[0]?.emit(event), what);
  const state = () =>
    app.evaluate(({ BrowserWindow }) => {
      const { asked, dismissed, loads } = globalThis as unknown as { asked: object[]; dismissed: number; loads: number };
      return { asked, dismissed, loads, title: BrowserWindow.getAllWindows()[0]?.getTitle() };
    });
  await app.evaluate(({ BrowserWindow, dialog }) => {
    const told = Object.assign(globalThis, { asked: [] as object[], dismissed: 0, loads: 0 });
    dialog.showMessageBox = async (...words: unknown[]) => {
      const { signal, ...box } = words.at(-1) as Electron.MessageBoxOptions;
      told.asked.push(box);
      if (told.asked.length > 1) return { response: box.buttons?.indexOf('Load Again') ?? -1, checkboxChecked: false };
      await new Promise((closed) => signal?.addEventListener('abort', closed));
      told.dismissed += 1;
      return { response: box.cancelId ?? -1, checkboxChecked: false };
    };
    BrowserWindow.getAllWindows()[0]?.webContents.on('dom-ready', () => (told.loads += 1));
  });

  await tell('unresponsive');
  await tell('unresponsive');
  await tell('responsive');
  await expect.poll(async () => (await state()).dismissed).toBe(1);
  expect(await state()).toMatchObject({ asked: { length: 1 }, loads: 0 });

  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]
      ?.webContents.executeJavaScript('for (;;);')
      .catch(() => undefined);
  });
  await tell('unresponsive');
  await expect.poll(async () => (await state()).loads, { timeout: 60_000 }).toBe(1);
  const question = expect.objectContaining({ message: 'This window does not answer.', buttons: ['Wait', 'Load Again'] });
  expect((await state()).asked).toEqual([question, question]);
  await expect.poll(async () => (await state()).title, { timeout: 20_000 }).toMatch(titleOf(LFP, { isChanged: true }));
});
