import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** Something small that is kept from one start to the next. */
export interface KeptFile<Kept> {
  /** The fallback where the file is missing or was made unreadable. */
  read(): Promise<Kept>;
  write(kept: Kept): Promise<void>;
}

async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** The file at `path`. What is written quickly one after the other is written in that order. */
export function keptFile<Kept>(path: string, shape: z.ZodType<Kept>, fallback: Kept): KeptFile<Kept> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async read() {
      try {
        return shape.parse(JSON.parse(await readFile(path, 'utf8')));
      } catch {
        return fallback;
      }
    },
    write(kept) {
      const written = last.then(() => replace(path, JSON.stringify(kept, null, 2)));
      last = written.catch(() => undefined);
      return written;
    },
  };
}
