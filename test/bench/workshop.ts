import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand, runShell, type Run } from './command';
import { infoPathOf } from '../../src-main/format';
import { makeRecording } from './objects';
import type { Options } from './options';

/** Where the bench works, and with what. */
export interface Workshop {
  readonly options: Options;
  /** The folder of the built program. */
  readonly project: string;
  /** A path in the bench's own folder. */
  path(...names: string[]): string;
  /** Runs the built command line as a process of its own. */
  spydesk(words: readonly string[], watch?: (pid: number) => void): Promise<Run>;
  /** Runs one of the bench's own processes. */
  own(entry: string, words: readonly string[]): Promise<Run>;
  /** The same; answers what it printed as JSON. */
  timed(entry: string, words: readonly string[]): Promise<unknown>;
  /** A recording of that many bytes, made once and read once, so that it lies in the system's memory as far as it fits. */
  recording(bytes: number): Promise<string>;
  /** Removes a recording that no other measurement needs. */
  drop(bytes: number): Promise<void>;
  /** An object so small that a command on it is its start alone. */
  tiny(): Promise<string>;
  close(): void;
}

const TINY_BYTES = 4096;

export function openWorkshop(options: Options, project: string, programs: string): Workshop {
  mkdirSync(options.folder, { recursive: true });
  const folder = mkdtempSync(join(options.folder, 'bench-data-'));
  const cli = join(project, 'out', 'main', 'cli.js');

  const workshop: Workshop = {
    options,
    project,
    path: (...names) => join(folder, ...names),
    spydesk: (words, watch) => runCommand(process.execPath, [cli, ...words], watch),
    own: (entry, words) => runCommand(process.execPath, [join(programs, `${entry}.js`), ...words]),
    async timed(entry, words) {
      const { stdout } = await workshop.own(entry, words);
      return JSON.parse(stdout) as unknown;
    },
    async recording(bytes) {
      const path = join(folder, `recording-${bytes}.analog`);
      if (!existsSync(path)) await makeRecording(path, bytes);
      await runShell('cat "$1" > /dev/null', path);
      return path;
    },
    async drop(bytes) {
      const path = join(folder, `recording-${bytes}.analog`);
      await rm(path, { force: true });
      await rm(infoPathOf(path), { force: true });
    },
    tiny: () => workshop.recording(TINY_BYTES),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
  return workshop;
}
