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
