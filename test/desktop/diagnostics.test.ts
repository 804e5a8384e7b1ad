import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chooseInMenu, expect, lookAt, sharedStart, showObject, test } from './harness';

const desk = sharedStart(async (folders) => [await folders.fixture('containers/session1.spy')]);

const logPath = (): string => join(desk.folders.home, 'user-data/logs/spydesk.log');
const copied = (): Promise<string> => desk.app.evaluate(({ clipboard }) => clipboard.readText());

test('the log begins with what runs, and is the user’s own', () => {
  expect(readFileSync(logPath(), 'utf8')).toMatch(
    /^\S+ start: Spydesk \S+, Electron \S+, Chromium \S+, Node \S+, V8 \S+, Linux /,
  );
  expect(statSync(logPath()).mode & 0o777).toBe(0o600);
});

test('what nobody catches in the page stands in the log', async () => {
  await desk.window.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('thrown by a test\nforged: line');
    });
    void Promise.reject(new RangeError('rejected by a test'));
  });
  await expect.poll(() => readFileSync(logPath(), 'utf8')).toMatch(/ page: TypeError: thrown by a test\\nforged: line\\n/);
  await expect.poll(() => readFileSync(logPath(), 'utf8')).toContain('page: RangeError: rejected by a test');
});

test('the page of diagnostics tells versions, graphics, memory, folders and the log, and copies all of it', async () => {
  const { app, window } = desk;
  await chooseInMenu(app, 'diagnostics');
  const dialog = window.getByRole('dialog', { name: 'Diagnostics' });
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText([
    'Versions',
    'System',
    'Memory of the processes',
    'Where Spydesk keeps its own files',
    'Graphics',
    'Last lines of the log, the newest first',
  ]);
  await expect(dialog.getByText(logPath(), { exact: true })).toBeVisible();
  await expect(dialog.getByText('h5wasm', { exact: true })).toBeVisible();
  await expect(dialog.getByText(/^Spydesk data host \(\d+\)$/)).toBeVisible();
  await expect(dialog.getByText('page: RangeError: rejected by a test')).toBeVisible();
  await expect(dialog).toHaveAccessibleDescription(/Nothing of this leaves this computer.*names folders and files of yours/);
  // The focus is where the keyboard scrolls.
  await expect(dialog.getByRole('group', { name: 'What runs, and where' })).toBeFocused();
  await lookAt(desk, 'diagnostics');

  await dialog.getByRole('button', { name: 'Copy All' }).click();
  await expect(dialog.getByText('Copied', { exact: true })).toBeAttached();
  const text = await copied();
  expect(text).toContain(`  Electron: ${await app.evaluate(() => process.versions.electron)}\n`);
  expect(text).toContain(`  Log: ${logPath()}\n`);
  expect(text).toContain('rejected by a test');

  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => void Object.assign(globalThis, { shown: path });
  });
  await dialog.getByRole('button', { name: 'Show Log in Folder' }).click();
  await expect.poll(() => app.evaluate((): unknown => Reflect.get(globalThis, 'shown'))).toBe(logPath());
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('the details of a problem at a field are copied by a key', async () => {
  const { window } = desk;
  await window.keyboard.press('Control+Shift+D');
  await expect(window.getByText('There was no problem since the window was opened.')).toBeVisible();
  await window.getByRole('button', { name: 'Dismiss' }).click();
  await showObject(window, 'session1_lfp.analog');
  await window.keyboard.press('Control+Shift+S');
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Tag' }).fill('a/b');
  await expect(dialog.getByRole('textbox', { name: 'Tag' })).toHaveAttribute('aria-invalid', 'true');
  await window.keyboard.press('Control+Shift+D');
  await expect.poll(copied).toMatch(/^invalid-name: .*\n[^]*\nSpydesk \S+, Electron \S+, Chromium \S+, X11; Linux/);
  await window.keyboard.press('Escape');
});
