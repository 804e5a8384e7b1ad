import { createHash } from 'node:crypto';
import type { Files } from '../../files';
import { JSON_LIMITS } from '../../format';
import type { NotedSave } from './noted-save';

/**
 * The last of the saves that made the `.info` that stands at `infoPath`; null where none of them did. Its bytes are asked and not its
 * state on the disk, since that can be told in other numbers at the next start. Errors: those of the disk.
 */
export async function findSaved(files: Files, infoPath: string, saves: readonly NotedSave[]): Promise<NotedSave | null> {
  if (saves.length === 0) return null;
  const bytes = await files.readSmall(infoPath, JSON_LIMITS.length);
  const digest = createHash('sha1').update(bytes).digest('hex');
  return saves.findLast(({ info }) => info === digest) ?? null;
}
