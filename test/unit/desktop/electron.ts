import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/** Stands for Electron, which plain Node has not: `vi.mock('electron', () => import('./electron'))`. What it lacks no test may touch. */
export const ipcMain = { handle: vi.fn<(channel: string, listener: (...args: unknown[]) => unknown) => void>() };

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
