import { open, rename } from 'node:fs/promises';
import { constants } from 'node:fs';
import { replaceFile } from '../replace-file';
import { readRecents, recentsText, type Damage } from './kept-text';
import type { RecentEntry } from './recent';

/** No list of places is that long: such a file is not even read. */
const LARGEST = 32 * 1024 * 1024;

/** Where recents are kept from one start to the next. */
export interface RecentsFile {
  read(): Promise<readonly RecentEntry[]>;
  write(entries: readonly RecentEntry[]): Promise<void>;
}

/** Null where nothing is there. */
async function textOf(path: string): Promise<string | null> {
  try {
    // A pipe that lies there would be waited for.
    const file = await open(path, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK));
    try {
      const facts = await file.stat();
      if (!facts.isFile()) throw new Error(`${path} is no file`);
      return facts.size <= LARGEST ? await file.readFile('utf8') : '';
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw thrown;
  }
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
  let last: Promise<unknown> = Promise.resolve();
  return {
    async read() {
      try {
        const text = await textOf(path);
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
    write(entries) {
      const written = last.then(() => replaceFile(path, recentsText(entries)));
      last = written.catch(() => undefined);
      return written;
    },
  };
}
