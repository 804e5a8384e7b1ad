import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Puts a small file of the program's own at `path`, for the user alone: whole or not at all, also where the power fails or a second
 * program writes it at the same time.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}.new`;
  try {
    await writeWhole(unfinished, content);
    await rename(unfinished, path);
  } catch (thrown) {
    await rm(unfinished, { force: true });
    throw thrown;
  }
}

/** Replaces the file at `path`, time after time: in the order in which it is asked to, also where the one before has failed. */
export function replacing(path: string): (content: string) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (content) => {
    const written = last.then(() => replaceFile(path, content));
    last = written.catch(() => undefined);
    return written;
  };
}
