import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fail, problemOf, SpydeskError } from '../errors';
import type { Files } from './files';
import { move } from './move';

/**
 * Writes a text file where the user wants it, whole or not at all; what was there stays until the new one is whole. Without
 * `replace` nothing may be there. Errors: `exists`, those of the disk.
 */
export async function writeTextFile(files: Files, path: string, text: string, { replace }: { replace: boolean }): Promise<void> {
  const isThere = (await files.linkFacts(path)) !== null;
  if (isThere && !replace) fail('exists', {}, { path });
  // A link stays one: what it leads to is written.
  const place = isThere && (await files.facts(path)) !== null ? await files.realPath(path) : path;
  const unfinished = join(dirname(place), `.${randomUUID()}.spydesk~`);
  try {
    const handle = await files.open(unfinished, 'create');
    try {
      await handle.write(new TextEncoder().encode(text), 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await move(files, unfinished, place);
  } catch (thrown) {
    await files.removeFile(unfinished).catch(() => undefined);
    // Its own name, not that of the unfinished one, tells the user what it is about.
    throw new SpydeskError({ ...problemOf(thrown), path });
  }
  await files.syncFolder(dirname(place));
}
