import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/**
 * Stands for Electron, which plain Node has not: `vi.mock('electron', () => import('./electron'))`. A test that touches more of
 * it than is here fails.
 */
export const ipcMain = { handle: vi.fn<(channel: string, listener: (...args: unknown[]) => unknown) => void>() };

export const contextBridge = { exposeInMainWorld: vi.fn<(name: string, api: unknown) => void>() };
export const webUtils = { getPathForFile: vi.fn<(file: File) => string>() };
export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: vi.fn<(channel: string, ...args: unknown[]) => Promise<unknown>>(() => Promise.resolve()),
});

/** A process that a test plays: it notes what it is told, and says and ends what the test wants. */
export class PlayedProcess extends EventEmitter {
  readonly stdout = null;
  readonly stderr = null;
  readonly told: unknown[] = [];

  postMessage(message: unknown): void {
    this.told.push(message);
  }

  kill(): boolean {
    return this.emit('exit', 0);
  }
}

/** The processes that were started, oldest first. */
export const started: PlayedProcess[] = [];

export const utilityProcess = {
  fork(): PlayedProcess {
    const process = new PlayedProcess();
    started.push(process);
    return process;
  },
};

/** A window that a test plays: its page loads and fails as the test wants, and what is closed is gone. */
export class BrowserWindow extends EventEmitter {
  /** The windows that were made, oldest first. */
  static readonly made: BrowserWindow[] = [];
  static getFocusedWindow(): null {
    return null;
  }

  readonly webContents = Object.assign(new EventEmitter(), {
    id: BrowserWindow.made.push(this),
    mainFrame: { origin: 'spydesk://app', url: 'spydesk://app/index.html' },
    send: vi.fn<(...args: unknown[]) => void>(),
    setZoomFactor: () => undefined,
    reload: vi.fn<() => void>(),
  });
  private isGone = false;
  private fail: (thrown: Error) => void = () => undefined;
  loaded: () => void = () => undefined;

  loadURL(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.loaded = resolve;
      this.fail = reject;
    });
  }

  /** As Electron does: a page that was loading has failed then. */
  close(): void {
    const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.isGone = true;
    this.fail(new Error('ERR_FAILED (-2)'));
    this.emit('closed');
  }

  loseLoad(): void {
    this.fail(new Error('ERR_FILE_NOT_FOUND (-6)'));
  }

  isDestroyed(): boolean {
    return this.isGone;
  }
  getNormalBounds(): object {
    return { x: 0, y: 0, width: 800, height: 600 };
  }
  isMaximized(): boolean {
    return false;
  }
  isFullScreen(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  show(): void {}
  setRepresentedFilename(): void {}
  setDocumentEdited(): void {}
  focus(): void {
    this.emit('focus');
  }
}

/** The menu is its template, so that it can be looked at. */
export const Menu = { buildFromTemplate: <Template>(template: Template): Template => template };

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const nativeTheme = { shouldUseDarkColors: false, themeSource: 'system' };
