import { rename } from 'node:fs/promises';
import { readPlainFile } from '../read-plain-file';
import { replacing } from '../replace-file';
import { readRecents, recentsText, type Damage } from './recents-text';
import type { RecentEntry } from './recent';

/** No list of places is that long: such a file is not even read. */
const LARGEST = 32 * 1024 * 1024;

/** Where recents are kept from one start to the next. */
export interface RecentsFile {
  read(): Promise<readonly RecentEntry[]>;
  write(entries: readonly RecentEntry[]): Promise<void>;
}

function asideName(path: string, damage: Damage): string {
  return damage.kind === 'newer' ? `${path}.version-${damage.version}` : `${path}.damaged`;
}

function inWords(damage: Damage, aside: string): string {
  if (damage.kind === 'newer') return `a newer Spydesk wrote the list (version ${damage.version}); it is kept as ${aside}`;
  const what = damage.kind === 'whole' ? 'the list cannot be read' : `${damage.lost} entries of the list cannot be read`;
  return `${what}; the file is kept as ${aside}`;
}

/**
 * The file at `path`. One that is damaged, or newer than this program, is set aside before another takes its place. What is written
 * quickly one after the other is written in that order. `log` is told of what was lost.
 */
export function recentsFile(path: string, log: (text: string) => void): RecentsFile {
  const replace = replacing(path);
  return {
    async read() {
      try {
        const text = await readPlainFile(path, LARGEST);
        if (text === null) return [];
        const { entries, damage } = readRecents(text);
        if (damage !== null) {
          const aside = asideName(path, damage);
          await rename(path, aside);
          log(inWords(damage, aside));
        }
        return entries;
      } catch (thrown) {
        log(`the list cannot be read: ${String(thrown)}`);
        return [];
      }
    },
    write: (entries) => replace(recentsText(entries)),
  };
}
