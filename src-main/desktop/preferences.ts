import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const preferencesShape = z.object({ theme: z.enum(['system', 'light', 'dark']).catch('system') });

export type Preferences = z.output<typeof preferencesShape>;
export type Theme = Preferences['theme'];

/** The user's choices, as a file keeps them. */
export interface PreferencesFile {
  /** The defaults where the file is missing or was made unreadable. */
  read(): Promise<Preferences>;
  write(preferences: Preferences): Promise<void>;
}

async function read(path: string): Promise<Preferences> {
  try {
    return preferencesShape.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return { theme: 'system' };
  }
}

async function replace(path: string, preferences: Preferences): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(preferences, null, 2));
  await rename(`${path}.new`, path);
}

/** The file at `path`. What is chosen quickly one after the other is written in that order. */
export function preferencesFile(path: string): PreferencesFile {
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: () => read(path),
    write: (preferences) => {
      const written = last.then(() => replace(path, preferences));
      last = written.catch(() => undefined);
      return written;
    },
  };
}
