import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

// A pipe that lies there would be waited for.
const FLAGS = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

async function textOf(path: string, largest: number): Promise<string> {
  const file = await open(path, FLAGS);
  try {
    const facts = await file.stat();
    if (!facts.isFile()) throw new Error(`${path} is no file`);
    return facts.size <= largest ? await file.readFile('utf8') : '';
  } finally {
    await file.close();
  }
}

/**
 * The text of a small file of the program's own; null where nothing is there. One of more bytes than `largest` was made by
 * something else: nothing is read of it. Rejects where there is no plain file.
 */
export async function readPlainFile(path: string, largest: number): Promise<string | null> {
  try {
    return await textOf(path, largest);
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null;
    throw thrown;
  }
}
