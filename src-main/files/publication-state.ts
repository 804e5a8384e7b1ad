import type { Files, FileVersion } from './files';
import { hashFile } from './hasher';
import type { CommitRecord, CommittedFile } from './publication-records';
import type { Kept, Standing } from './recovery-table';
import { sameOnDisk } from './versions';

async function sha1Of(files: Files, path: string, size: bigint): Promise<string> {
  const handle = await files.open(path, 'read');
  try {
    const file = { path, descriptor: handle.descriptor, size: Number(size) };
    const [digest = ''] = await hashFile(file, [null], () => undefined, new AbortController().signal);
    return digest;
  } finally {
    await handle.close();
  }
}

/** True for the committed file itself; on a file system that renumbers its files, for one with the same bytes. */
async function isCommitted(files: Files, path: string, found: FileVersion, { version, sha1 }: CommittedFile): Promise<boolean> {
  if (sameOnDisk(found, version)) return true;
  return found.size === version.size && (await sha1Of(files, path, found.size)) === sha1;
}

/** What stands at one of the target's places. */
export async function standingAt(
  files: Files,
  path: string,
  old: FileVersion | null,
  committed: CommittedFile,
): Promise<Standing> {
  const found = await files.linkFacts(path);
  if (found === null) return 'nothing';
  if (old !== null && sameOnDisk(found.version, old)) return 'old';
  if (found.kind !== 'file') return 'other';
  return (await isCommitted(files, path, found.version, committed)) ? 'new' : 'other';
}

/** The state of a new file that waits in its work folder. */
export async function newFileAt(files: Files, path: string, committed: CommittedFile): Promise<Kept> {
  const found = await files.linkFacts(path);
  if (found === null) return 'absent';
  // A link could lead to what never ends.
  if (found.kind !== 'file') return 'broken';
  return (await isCommitted(files, path, found.version, committed)) ? 'whole' : 'broken';
}

/** The state of an old file that was put aside. */
export async function oldFileAt(files: Files, path: string, old: FileVersion | null): Promise<Kept> {
  const found = await files.linkFacts(path);
  if (found === null) return 'absent';
  return old !== null && sameOnDisk(found.version, old) ? 'whole' : 'broken';
}

/** Both places. */
export async function standings(
  files: Files,
  places: { readonly data: string; readonly info: string },
  { old, new: next }: CommitRecord,
): Promise<{ data: Standing; info: Standing }> {
  return {
    data: await standingAt(files, places.data, old.data, next.data),
    info: await standingAt(files, places.info, old.info, next.info),
  };
}
