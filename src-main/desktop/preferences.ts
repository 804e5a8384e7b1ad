import { z } from 'zod';
import { keptFile, type KeptFile } from './kept-file';

const preferencesShape = z.object({ theme: z.enum(['system', 'light', 'dark']).catch('system') });

/** The user's choices. */
export type Preferences = z.output<typeof preferencesShape>;
export type Theme = Preferences['theme'];

export function preferencesFile(path: string): KeptFile<Preferences> {
  return keptFile<Preferences>(path, preferencesShape, { theme: 'system' });
}
