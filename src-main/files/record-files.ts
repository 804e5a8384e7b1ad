import { dirname } from 'node:path';
import { problemOf } from '../errors';
import type { Files } from './files';
import { move } from './move';

/** Bytes of a record at most; ours have some hundred. */
const RECORD_LIMIT_BYTES = 16 * 1024;

/**
 * Writes a small file so that it is there whole or not at all, even after a loss of power. It is written under its name with a `~`
 * first, which stays where that fails. `permissions`: before the user's mask.
 */
export async function writeRecord(files: Files, path: string, text: string, permissions?: number): Promise<void> {
  const unfinished = `${path}~`;
  if ((await files.linkFacts(unfinished)) !== null) await files.removeFile(unfinished);
  const handle = await files.open(unfinished, 'create', permissions);
  try {
    await handle.write(new TextEncoder().encode(text), 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await move(files, unfinished, path);
  await files.syncFolder(dirname(path));
}

/** The text of a record; null where there is none, or none that could be ours. */
export async function readRecord(files: Files, path: string): Promise<string | null> {
  const facts = await files.linkFacts(path);
  if (facts?.kind !== 'file' || facts.version.size > BigInt(RECORD_LIMIT_BYTES)) return null;
  try {
    return new TextDecoder().decode(await files.readSmall(path, RECORD_LIMIT_BYTES));
  } catch (thrown) {
    // Its owner may be done, and have removed it after the look.
    if (problemOf(thrown).code === 'not-found') return null;
    throw thrown;
  }
}
