import { dirname, parse } from 'node:path';
import type { SpaceLack } from '../errors';
import type { FileFacts, Files } from '../files';

interface Found {
  readonly folder: string;
  readonly facts: FileFacts;
}

/** The innermost on the way to `folder` that is there. */
async function innermost(files: Files, folder: string): Promise<Found | null> {
  for (let path = folder; ; path = dirname(path)) {
    const facts = await files.facts(path);
    if (facts !== null) return { folder: path, facts };
    if (path === parse(path).root) return null;
  }
}

/** The topmost folder of the disk that a folder lies on; the folder itself on the system's own disk, where that tells more. */
async function diskOf(files: Files, { folder, facts }: Found): Promise<string> {
  const { root } = parse(folder);
  for (let path = folder; path !== root; path = dirname(path)) {
    const above = await files.facts(dirname(path));
    if (above !== null && above.version.device !== facts.version.device) return path;
  }
  return process.platform === 'win32' ? root : folder;
}

/**
 * What the disk of `folder`, which may be still to be made, lacks for `bytes` more. Null where they fit, and where the disk
 * does not say.
 */
export async function spaceLack(files: Files, folder: string, bytes: number): Promise<SpaceLack | null> {
  try {
    const found = await innermost(files, folder);
    if (found === null) return null;
    const { freeBytes } = await files.space(found.folder);
    return freeBytes < bytes ? { bytes: bytes - freeBytes, disk: await diskOf(files, found) } : null;
  } catch {
    return null;
  }
}
