import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const preferencesShape = z.object({ theme: z.enum(['system', 'light', 'dark']).catch('system') });

export type Preferences = z.output<typeof preferencesShape>;
export type Theme = Preferences['theme'];

/** The user's choices; the defaults where the file is missing or was made unreadable. */
export async function readPreferences(path: string): Promise<Preferences> {
  try {
    return preferencesShape.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return { theme: 'system' };
  }
}

export async function writePreferences(path: string, preferences: Preferences): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(preferences, null, 2));
  await rename(`${path}.new`, path);
}
