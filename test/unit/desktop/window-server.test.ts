import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_CHANNEL } from '../../../src-main/contract';
import { windowHandlers, WindowServer } from '../../../src-main/desktop';
import { ipcMain } from './electron';
import { FakeDesk, refusedWith } from './fake-desk';

vi.mock('electron', () => import('./electron'));

const origin = 'spydesk://app';

/** A window as its server sees it. */
class FakeWindow extends EventEmitter {
  readonly mainFrame = { origin, url: `${origin}/index.html` };
  readonly webContents;
  private isGone = false;

  constructor(id: number) {
    super();
    this.webContents = { id, mainFrame: this.mainFrame };
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  /** Electron tells of the end only afterwards. */
  destroy(): void {
    this.isGone = true;
  }

  get asWindow(): BrowserWindow {
    return this as unknown as BrowserWindow;
  }
}

describe('the server of the windows', () => {
  const write = vi.fn<(where: string, text: string) => void>();
  const problems: unknown[] = [];
  let window: FakeWindow;
  let desk: FakeDesk;
  let server: WindowServer;

  beforeEach(() => {
    write.mockClear();
    problems.length = 0;
    ipcMain.handle.mockClear();
    server = new WindowServer(origin, { write, problem: (where, found) => problems.push([where, found.code]) });
    server.listen();
    window = new FakeWindow(7);
    desk = new FakeDesk('/home/someone');
    server.serve(window.asWindow, windowHandlers(desk.desk));
  });

  /** A call as Electron hands it over: from a frame of the contents `sender`. */
  function call(name: unknown, args?: unknown, senderFrame: unknown = window.mainFrame, sender: unknown = window.webContents) {
    const [registered] = ipcMain.handle.mock.calls;
    expect(registered?.[0]).toBe(CALL_CHANNEL);
    return Promise.resolve(registered?.[1]({ sender, senderFrame }, name, args));
  }

  function expectRefusal(): void {
    expect(write).toHaveBeenCalledOnce();
    expect(desk.system.copyText).not.toHaveBeenCalled();
  }

  it('answers the main frame of a window of ours', async () => {
    expect(await call('copyText', { text: 'a' })).toEqual({ ok: true, value: undefined });
    expect(desk.system.copyText).toHaveBeenCalledExactlyOnceWith('a');
    expect(write).not.toHaveBeenCalled();
  });

  it('answers each window by its own handlers', async () => {
    const other = new FakeWindow(8);
    const otherDesk = new FakeDesk('/home/someone', 'window 2');
    server.serve(other.asWindow, windowHandlers(otherDesk.desk));
    await call('copyText', { text: 'b' }, other.mainFrame, other.webContents);
    expect(otherDesk.system.copyText).toHaveBeenCalledExactlyOnceWith('b');
    expect(desk.system.copyText).not.toHaveBeenCalled();
  });

  it.each([
    ['a frame inside of the page', { origin, url: `${origin}/frame.html` }],
    ['a frame that is gone', null],
  ])('refuses %s, and writes it down', async (_who, frame) => {
    expect(await call('copyText', { text: 'a' }, frame)).toMatchObject(refusedWith('not-granted'));
    expectRefusal();
  });

  it('refuses another page in a window of ours', async () => {
    window.mainFrame.origin = 'https://example.org';
    window.mainFrame.url = 'https://example.org/page';
    expect(await call('copyText', { text: 'a' })).toMatchObject(refusedWith('not-granted'));
    expectRefusal();
    expect(write).toHaveBeenCalledWith('window server', expect.stringContaining('https://example.org/page'));
  });

  it('refuses a window that it was not told of', async () => {
    const stranger = new FakeWindow(9);
    expect(await call('copyText', { text: 'a' }, stranger.mainFrame, stranger.webContents)).toMatchObject(
      refusedWith('not-granted'),
    );
    expectRefusal();
  });

  it('refuses a stranger that has the number of a window of ours', async () => {
    const stranger = new FakeWindow(7);
    expect(await call('copyText', { text: 'a' }, stranger.mainFrame, stranger.webContents)).toMatchObject(
      refusedWith('not-granted'),
    );
    expectRefusal();
  });

  it.each([
    ['is destroyed', () => window.destroy()],
    ['was closed', () => window.emit('closed')],
  ])('refuses a window that %s', async (_how, end) => {
    end();
    expect(await call('copyText', { text: 'a' })).toMatchObject(refusedWith('not-granted'));
    expectRefusal();
  });

  it.each([
    ['no name', undefined, undefined],
    ['a name that is no text', ['copyText'], { text: 'a' }],
    ['a name that there is not', 'eval', { text: 'a' }],
    ['a name of every object', 'constructor', {}],
    ['no arguments where some are wanted', 'copyText', undefined],
    ['other arguments', 'copyText', { text: 7 }],
    ['arguments where none are wanted', 'chooseFolder', { path: '/' }],
  ])('answers %s with what is wrong', async (_what, name, args) => {
    expect(await call(name, args)).toMatchObject(refusedWith('invalid-arguments'));
    expect(desk.system.copyText).not.toHaveBeenCalled();
    expect(desk.system.chooseFolder).not.toHaveBeenCalled();
  });

  it('answers what nobody foresaw, and writes it down', async () => {
    desk.system.copyText.mockRejectedValueOnce(new TypeError('nobody foresaw this'));
    expect(await call('copyText', { text: 'a' })).toMatchObject(refusedWith('internal'));
    expect(problems).toEqual([['copyText', 'internal']]);
  });
});
