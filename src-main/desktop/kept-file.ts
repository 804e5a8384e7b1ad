import type { z } from 'zod';
import { readPlainFile } from './read-plain-file';
import { replacing } from './replace-file';

/** Something small that is kept from one start to the next. */
export interface KeptFile<Kept> {
  /** The fallback where the file is missing or was made unreadable. */
  read(): Promise<Kept>;
  write(kept: Kept): Promise<void>;
}

/** What is kept is some kilobytes. */
const LARGEST = 1024 * 1024;

/** The file at `path`. What is written quickly one after the other is written in that order. */
export function keptFile<Kept>(path: string, shape: z.ZodType<Kept>, fallback: Kept): KeptFile<Kept> {
  const replace = replacing(path);
  return {
    async read() {
      try {
        const text = await readPlainFile(path, LARGEST);
        return text === null ? fallback : shape.parse(JSON.parse(text));
      } catch {
        return fallback;
      }
    },
    write: (kept) => replace(JSON.stringify(kept, null, 2)),
  };
}
