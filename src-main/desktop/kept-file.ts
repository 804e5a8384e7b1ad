import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** Something small that is kept from one start to the next. */
export interface KeptFile<Kept> {
  /** The fallback where the file is missing or was made unreadable. */
  read(): Promise<Kept>;
  write(kept: Kept): Promise<void>;
}

/** What is kept is some kilobytes: a file beyond this was made by something else, and a pipe would be waited for at every start. */
const LARGEST = 1024 * 1024;

async function textOf(path: string): Promise<string> {
  const facts = await stat(path);
  if (!facts.isFile() || facts.size > LARGEST) throw new Error(`${path} is none of the program's own files.`);
  return readFile(path, 'utf8');
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
        return shape.parse(JSON.parse(await textOf(path)));
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
