import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { changedInTitle, edit, endAll, endThese, recoveryDialog, recoveryItem, rename } from './drafting';
import { chooseInMenu, dropPaths, expect, objectView, row, showObject, startAgain, startAlone, test, titleOf } from './harness';

const RAW = 'session1_raw.analog';

async function openedBy(app: ElectronApplication, ask: () => Promise<unknown>): Promise<Page> {
  const [page] = await Promise.all([app.waitForEvent('window'), ask()]);
  await expect(page.getByRole('button', { name: 'Open Container…' })).toBeEnabled();
  return page;
}

const newWindow = (app: ElectronApplication): Promise<Page> => openedBy(app, () => chooseInMenu(app, 'new-window'));

test('several windows have each their own folders; after a crash all of it is there again, and asked about once', async ({
  folders,
  start,
}) => {
  const container = await folders.fixture('containers/session1.spy');
  const loose = await folders.fixture('containers/loose.analog');
  const first = await start(container);
  const { app, window } = first;
  await showObject(window, RAW);
  await expect(window).toHaveTitle(titleOf(RAW));
  await edit(window, join(container, RAW), rename('one'));
  await window.keyboard.press('F5');
  await expect(window).toHaveTitle(titleOf(RAW, { isChanged: true }));

  const second = await newWindow(app);
  await expect(second).toHaveTitle('Spydesk');
  await expect(recoveryDialog(second)).toHaveCount(0);
  await dropPaths({ ...first, window: second }, loose);
  await expect(objectView(second, 'loose.analog')).toBeVisible();
  await expect(row(window, 'loose.analog')).toHaveCount(0);

  // What a window has open already is opened there, whichever is in front.
  expect(await startAgain(folders, join(container, 'session1_pow.spectral'))).toBe(0);
  await expect(objectView(window, 'session1_pow.spectral')).toBeVisible();
  await expect(row(second, 'session1_pow.spectral')).toHaveCount(0);
  await showObject(window, RAW);

  const third = await openedBy(app, () => startAgain(folders, '--new-window'));
  const closed = third.waitForEvent('close');
  // The key's own answer is cut off with the window.
  await third.keyboard.press('Control+Shift+W').catch(() => undefined);
  await closed;

  await app.evaluate(({ BrowserWindow }) => {
    const changed = BrowserWindow.getAllWindows().find((one) => one.getTitle().startsWith('•'));
    changed?.setBounds({ x: 60, y: 50, width: 900, height: 640 });
  });
  const keptFile = join(folders.home, 'user-data', 'windows.json');
  const kept = async (): Promise<unknown> => JSON.parse(await readFile(keptFile, 'utf8'));
  await expect.poll(kept).toMatchObject({ windows: { length: 2 } });
  await expect.poll(kept).toMatchObject({
    windows: expect.arrayContaining([
      expect.objectContaining({ bounds: { x: 60, y: 50, width: 900, height: 640 }, shown: join(container, RAW) }),
    ]),
  });
  await endAll(first);

  const again = await start();
  await expect.poll(() => again.app.windows().length).toBe(2);
  const pageOf = async (name: string): Promise<Page> => {
    for (const page of again.app.windows()) if ((await row(page, name).count()) > 0) return page;
    throw new Error(`No window shows ${name}.`);
  };
  await expect.poll(() => pageOf(RAW).catch(() => null)).not.toBeNull();
  await expect.poll(() => pageOf('loose.analog').catch(() => null)).not.toBeNull();
  const [before, beside] = [await pageOf(RAW), await pageOf('loose.analog')];
  await expect(objectView(before, RAW)).toBeVisible();
  await expect(objectView(beside, 'loose.analog')).toBeVisible();
  const bounds = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getBounds()));
  expect(bounds).toContainEqual({ x: 60, y: 50, width: 900, height: 640 });

  await expect.poll(async () => (await recoveryDialog(before).count()) + (await recoveryDialog(beside).count())).toBe(1);
  const asked = (await recoveryDialog(before).count()) === 1 ? before : beside;
  await recoveryItem(asked, RAW)
    .getByRole('button', { name: `Restore ${RAW}` })
    .click();
  await expect(asked).toHaveTitle(titleOf(RAW, { isChanged: true }));
});

test('windows that are kept in a file full of garbage keep no start back; what one saves is told so in another', async ({
  folders,
  start,
}) => {
  const { app } = await start('--new-window');
  await app.close();
  writeFileSync(join(folders.home, 'user-data', 'windows.json'), '{"spydesk":"windows","version":1,"windows":[{"bou');
  const started = await start();
  const { window } = started;
  await expect(window.getByRole('heading', { name: 'Open Syncopy data' })).toBeVisible();

  const raw = join(await folders.fixture('containers/session1.spy'), RAW);
  await dropPaths(started, raw);
  const other = await newWindow(started.app);
  await dropPaths({ ...started, window: other }, raw);
  for (const page of [window, other]) await expect(objectView(page, RAW)).toBeVisible();
  await edit(window, raw, rename('one'));
  await changedInTitle(window, RAW);
  await window.keyboard.press('ControlOrMeta+s');
  const notice = other.getByRole('status').filter({ hasText: 'What is shown was read before.' });
  await expect(notice).toContainText('Another window of Spydesk saved the object.');
  await expect(window.getByText('What is shown was read before.')).toHaveCount(0);
});

/** The process that works on data, of the program that has this folder. */
function dataHostOf(userData: string): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return words.includes('node.mojom.NodeService') && words.includes(userData);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
  if (found === undefined) throw new Error('There is no data host.');
  return Number(found);
}

test('what is given while the program ends is opened by the next one, which starts by itself', async ({ folders }) => {
  const object = join(await folders.fixture('containers/session1.spy'), RAW);
  const loose = await folders.fixture('containers/loose.analog');
  const userData = join(folders.home, 'user-data');
  const opened = (): Promise<string> => readFile(join(userData, 'windows.json'), 'utf8').catch(() => '');
  /** The program that holds this folder. */
  const holder = (): number => Number(/\d+$/.exec(readlinkSync(join(userData, 'SingletonLock')))?.[0]);
  const first = await startAlone(folders, object);
  const ended = once(first, 'exit');
  const begun = [first.pid ?? 0];
  try {
    await expect.poll(opened, { timeout: 20_000 }).toContain(object);
    const host = dataHostOf(userData);
    begun.push(host);
    // One that does not answer keeps the program from its end for a while.
    process.kill(host, 'SIGSTOP');
    first.kill('SIGTERM');
    expect(await startAgain(folders, loose)).toBe(0);
    expect(first.exitCode).toBeNull();
    expect(await ended).toEqual([0, null]);
    await expect.poll(opened, { timeout: 20_000 }).toContain('loose.analog');
    expect(holder()).not.toBe(first.pid);
    begun.push(holder());
  } finally {
    await endThese(begun);
  }
});
