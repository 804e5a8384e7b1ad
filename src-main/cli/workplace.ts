import { homedir } from 'node:os';
import { nodeFiles, platformHere, systemProcesses, type Files, type Processes } from '../files';
import type { PathContext } from '../format';
import { createHdf5, type Hdf5 } from '../hdf5';
import { createLocalStore, type ObjectStore } from '../objects';
import { startTask, type TaskContext } from '../tasks';
import { SpydeskError, TOO_LATE_TO_CANCEL } from '../errors';
import type { Terminal } from './terminal';

/** What every command works with. */
export interface Workplace {
  readonly files: Files;
  readonly processes: Processes;
  readonly hdf5: Hdf5;
  readonly store: ObjectStore;
  readonly terminal: Terminal;
  /** From where paths count. Throws `not-found` where the current folder was removed. */
  paths(): PathContext;
  /** Runs long work: it is drawn while it runs, and an interruption takes it back. Throws its refusal. */
  run<Value>(work: (task: TaskContext) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

/** Opens the tools of one command; `interruption` aborts when the command is to end. */
export function openWorkplace(terminal: Terminal, interruption: AbortSignal): Workplace {
  const hdf5 = createHdf5();
  return {
    files: nodeFiles,
    processes: systemProcesses,
    hdf5,
    store: createLocalStore(nodeFiles, hdf5),
    terminal,
    // npm starts its scripts in the project's folder and tells where it was typed.
    paths: () => ({ currentFolder: process.env['INIT_CWD'] ?? process.cwd(), home: homedir(), platform: platformHere() }),
    async run(work) {
      const task = startTask(work);
      task.onProgress((progress) => terminal.progress(progress));
      const cancel = (): void => {
        if (!task.cancel() && task.progress.state === 'committing') terminal.note(TOO_LATE_TO_CANCEL);
      };
      if (interruption.aborted) cancel();
      interruption.addEventListener('abort', cancel, { once: true });
      const result = await task.result;
      interruption.removeEventListener('abort', cancel);
      if (!result.ok) throw new SpydeskError(result.error);
      return result.value;
    },
    close: () => hdf5.close(),
  };
}
