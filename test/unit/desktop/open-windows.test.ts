import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostProcess, KeptWindows, NOTHING_TO_OPEN, OpenWindows, WindowServer, type KeptWindow } from '../../../src-main/desktop';
import { BrowserWindow, ipcMain } from './electron';
import { FakeDesk } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const log = { write: () => undefined, problem: () => undefined };

describe('the windows of the program', () => {
  const scratch = new Scratch();
  let keptPath: string;
  let left: KeptWindow[];
  let forgetting: Promise<unknown>[];
  let windows: OpenWindows;
  const stayed = vi.fn<() => void>();
  /** How many windows there were when the first was opened, and when the last was closed. */
  let numbers: number[];

  beforeEach(async () => {
    BrowserWindow.made.length = 0;
    stayed.mockClear();
    forgetting = [];
    numbers = [];
    ipcMain.handle.mockClear();
    keptPath = scratch.at('windows.json');
    const { system } = new FakeDesk(scratch.path);
    const host = new HostProcess('data-host.js', 'drafts', log, { restarted: () => undefined, folderChanged: () => undefined });
    // What windows that close have it clear away is answered at once.
    host.stop();
    const server = new WindowServer('spydesk://app', log);
    server.listen();
    windows = new OpenWindows(
      {
        page: { url: 'spydesk://app/index.html', origin: 'spydesk://app' },
        preload: 'preload.cjs',
        host,
        server,
        log,
        preferences: system.preferences,
        systemFor: () => system,
        forgetting: (work) => forgetting.push(work),
      },
      new KeptWindows(keptPath),
      { firstOpened: () => numbers.push(windows.all.length), lastClosed: () => numbers.push(windows.all.length), stayed },
    );
    left = ['a', 'b'].map((name) => ({
      bounds: null,
      isMaximized: false,
      isFullScreen: false,
      places: [scratch.at(`${name}.spy`)],
      shown: scratch.at(`${name}.spy/${name}.analog`),
    }));
    for (const name of ['a', 'b']) await scratch.file(`${name}.spy/${name}.analog`);
    await new KeptWindows(keptPath).write(left);
  });

  afterEach(async () => {
    await Promise.all(forgetting);
  });

  const kept = async (): Promise<readonly (readonly string[])[]> =>
    (await new KeptWindows(keptPath).read()).map(({ places }) => places);

  /** Begins with what was kept; the windows are there, and their pages load. */
  async function begun(): Promise<{ readonly all: readonly BrowserWindow[]; readonly beginning: Promise<void> }> {
    const beginning = windows.begin(NOTHING_TO_OPEN);
    beginning.catch(() => undefined);
    await vi.waitFor(() => expect(BrowserWindow.made).toHaveLength(2));
    return { all: BrowserWindow.made, beginning };
  }

  async function loaded(): Promise<readonly BrowserWindow[]> {
    const { all, beginning } = await begun();
    for (const one of all) one.loaded();
    await beginning;
    return all;
  }

  it('are all opened again after a quit that closes them before the disk has taken what is kept', async () => {
    const all = await loaded();
    const ended = windows.end();
    for (const one of [...all]) one.close();
    await ended;
    await Promise.all(forgetting);
    expect(await kept()).toEqual(left.map(({ places }) => places));
  });

  it('are opened again but for those that the user closed before the last', async () => {
    const [behind, front] = await loaded();
    behind?.close();
    front?.close();
    await Promise.all(forgetting);
    expect(await kept()).toEqual([left[0]?.places]);
  });

  it('lose nothing where they are closed while they load', async () => {
    const { all, beginning } = await begun();
    for (const one of [...all]) one.close();
    await expect(beginning).resolves.toBeUndefined();
    await Promise.all(forgetting);
    expect(await new KeptWindows(keptPath).read()).toMatchObject([{ places: left[0]?.places, shown: left[0]?.shown }]);
  });

  it('are not opened without end, whatever a page asks for', async () => {
    await loaded();
    const wish = { ...NOTHING_TO_OPEN, newWindow: true };
    for (let at = 0; at < 30; at += 1) {
      const opening = windows.open(wish);
      BrowserWindow.made.at(-1)?.loaded();
      await opening;
    }
    expect(windows.all).toHaveLength(20);
  });

  it('end with the program unless one of them has a reason to stay, which is told once', async () => {
    const [behind, front] = await loaded();
    expect(windows.isEnding).toBe(false);
    await windows.end();
    expect(windows.isEnding).toBe(true);
    behind?.close();
    expect([windows.isEnding, stayed.mock.calls.length]).toEqual([true, 0]);
    const [staying] = windows.all;
    if (staying !== undefined) vi.spyOn(staying.leaver, 'unsaved', 'get').mockReturnValue(['a.analog']);
    front?.close();
    expect([windows.isEnding, stayed.mock.calls.length]).toEqual([false, 1]);
    front?.close();
    expect(stayed).toHaveBeenCalledTimes(1);
    expect(windows.all).toHaveLength(1);
  });

  it('take nothing that is to be opened once they are about to be gone', async () => {
    const [behind, front] = await loaded();
    let opening = Promise.resolve();
    // A second start can come after a window began to close, and before it is gone.
    front?.once('close', () => {
      opening = windows.open({ ...NOTHING_TO_OPEN, paths: [scratch.at('a.spy')] });
    });
    front?.close();
    await opening;
    expect(windows.all.map(({ asKept }) => asKept.places)).toEqual([[scratch.at('b.spy'), scratch.at('a.spy')]]);
    behind?.once('close', () => {
      opening = windows.open(NOTHING_TO_OPEN);
    });
    behind?.close();
    BrowserWindow.made.at(-1)?.loaded();
    await opening;
    expect(windows.all).toHaveLength(1);
    expect(BrowserWindow.made).toHaveLength(3);
  });

  it('are opened for what the menu asks where there is none, and are told it once their page stands', async () => {
    const all = [...(await loaded())];
    await windows.command(undefined, 'preferences');
    const told = (one: BrowserWindow | undefined): unknown[] =>
      (one?.webContents.send.mock.calls ?? []).map(([, ...words]) => words);
    const asked = [['menu', { command: 'open-folder' }]];
    for (const one of all) {
      expect(told(one)).toEqual([]);
      one.close();
    }
    expect(numbers).toEqual([1, 0]);

    const opening = windows.command(undefined, 'open-folder');
    const opened = BrowserWindow.made.at(-1);
    opened?.loaded();
    await opening;
    expect(windows.all).toHaveLength(1);
    expect(numbers).toEqual([1, 0, 1]);
    expect(told(opened)).toEqual([]);
    const [, answer] = ipcMain.handle.mock.calls[0] ?? [];
    const event = { sender: opened?.webContents, senderFrame: opened?.webContents.mainFrame };
    for (let times = 0; times < 2; times += 1) await answer?.(event, 'noteShown', { ref: null, hasChanges: false });
    expect(told(opened)).toEqual(asked);
  });

  it('fail to begin where the page cannot be loaded', async () => {
    const { all, beginning } = await begun();
    all[0]?.loseLoad();
    await expect(beginning).rejects.toThrow('ERR_FILE_NOT_FOUND');
  });

  it('begin where a page is lost while it loads, which is loaded again', async () => {
    const { all, beginning } = await begun();
    const [lost, other] = all;
    lost?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    lost?.loseLoad();
    other?.loaded();
    await expect(beginning).resolves.toBeUndefined();
    expect(lost?.webContents.reload).toHaveBeenCalledTimes(1);
    expect(other?.webContents.reload).not.toHaveBeenCalled();
  });

  it('begin as one where nothing was kept', async () => {
    await writeFile(keptPath, '');
    const beginning = windows.begin(NOTHING_TO_OPEN);
    await vi.waitFor(() => expect(BrowserWindow.made).toHaveLength(1));
    BrowserWindow.made[0]?.loaded();
    await beginning;
    expect(windows.all).toHaveLength(1);
  });
});
