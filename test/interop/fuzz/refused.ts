import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPython } from '../python';
import type { FuzzCase } from './cases';
import type { Visit } from './ordinary-user';

/** Keeps the changed data files that Spydesk did not open, to be asked of h5py all at once. */
export function refusedFiles(folder: string, fixtures: string) {
  mkdirSync(folder);
  const codes = new Map<string, string>();
  const lines: string[] = [];

  return {
    note({ index, from, change, data }: FuzzCase, { deeds }: Visit): void {
      const code = deeds.find(({ what }) => what === 'open')?.problem?.code;
      if (code === undefined || change.of !== 'data') return;
      const path = join(folder, `${index}.h5`);
      writeFileSync(path, data);
      codes.set(path, code);
      lines.push(`${path}\t${join(fixtures, from.name)}\n`);
    },

    /** How many of them h5py reads, one line for each code of ours; `equal`: to the numbers that the sound file has. */
    table(): string {
      const list = join(folder, 'list');
      writeFileSync(list, lines.join(''));
      const read = JSON.parse(runPython(join(import.meta.dirname, 'read_by_h5py.py'), list)) as Record<string, 'equal' | 'other'>;
      const counts = new Map<string, number>();
      for (const [path, numbers] of Object.entries(read)) {
        const what = `${codes.get(path) ?? ''}: ${numbers} numbers`;
        counts.set(what, (counts.get(what) ?? 0) + 1);
      }
      const table = [...counts].sort().map(([what, times]) => `  ${what.padEnd(36)} ${String(times).padStart(7)}`);
      return [`not opened, of which h5py reads some: ${codes.size}`, ...table].join('\n');
    },
  };
}
