import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect } from 'vitest';
import { EVERY_OPENING, reachedBeyond } from './opened-files';
import { traced, type Traced } from './traced';

export interface KeptCommands {
  /** Runs a command that may end well or with a refusal, and must keep to the objects that it names: `named`, data files. */
  readonly run: (words: readonly string[], named: readonly string[]) => Promise<Traced>;
  /** The same for a save of an object under a name of its own. */
  readonly runSave: (path: string) => Promise<Traced>;
  /** How many were run. */
  readonly commands: () => number;
}

/** Commands that are run in `folder`, each of which must open nothing but what it is given. */
export function keptCommands(folder: string): KeptCommands {
  let count = 0;
  let copies = 0;

  async function run(words: readonly string[], named: readonly string[]): Promise<Traced> {
    const end = await traced(words, folder, EVERY_OPENING);
    count += 1;
    expect(end.calls.length).toBeGreaterThan(0);
    expect({ words, reached: reachedBeyond(end.calls, named) }).toEqual({ words, reached: [] });
    expect([0, 1]).toContain(end.status);
    expect(end.stderr).not.toMatch(/^internal:|^\s+at /m);
    return end;
  }

  return {
    run,
    runSave(path) {
      copies += 1;
      const target = join(folder, `copy${copies}${extname(path)}`);
      return run(['save', path, '--filename', target], [path, target]);
    },
    commands: () => count,
  };
}

/** The data files of a folder that have an `.info`, whole paths. */
export function dataFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.info'))
    .map((name) => join(folder, name.slice(0, -'.info'.length)));
}
