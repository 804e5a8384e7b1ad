import { hashFile, type FileHandle, type FilePatch } from '../files';
import { judgeChecksum, SUPERBLOCK_BYTES, superblockAsOpen, type ChecksumFacts, type ChecksumVerdict } from '../format';
import type { TaskContext } from '../tasks';
import type { RecordedChecksum, StoredPair } from './object-store';
import type { ObjectVersion } from './object-version';

/** Why a source is refused that fails its checksum. */
export const DAMAGED = 'its bytes are not those that its checksum was taken of';

/** The form of a file for which Syncopy took its checksum: as it was while open. None where it has no plain superblock. */
async function formsTakenOpen(handle: FileHandle): Promise<FilePatch[]> {
  const { version } = await handle.facts();
  const first = new Uint8Array(Math.min(SUPERBLOCK_BYTES, Number(version.size)));
  await handle.read(first, 0);
  const bytes = superblockAsOpen(first);
  return bytes === null ? [] : [{ fileSize: Number(version.size), extents: [{ position: 0, bytes }] }];
}

/**
 * The form of a stored file that its checksum was most likely taken of; null: the file as it is. Syncopy closes the data file
 * after it wrote the `.info`, so that it is the younger one; who takes the checksum of the closed file writes the `.info` last.
 */
export async function likelyForm(handle: FileHandle, { data, info }: ObjectVersion): Promise<FilePatch | null> {
  if (data.modifiedNs <= info.modifiedNs) return null;
  const [takenOpen = null] = await formsTakenOpen(handle);
  return takenOpen;
}

/** What is known of a file beside its bytes: its log, and whether it opens and fits its `.info`. */
export type ChecksumContext = Pick<ChecksumFacts, 'log' | 'consistent'>;

/** What the recorded checksum says of a file whose digests are these. */
function verdictOf(
  { checksum, algorithm }: RecordedChecksum,
  actual: string,
  takenOpen: readonly string[],
  { log, consistent }: ChecksumContext,
): ChecksumVerdict {
  return judgeChecksum({ recorded: checksum, algorithm, actual, takenOpen, log, consistent });
}

/** Reads all bytes of an open data file and answers what its recorded checksum says of them. */
export async function verifyHandle(
  handle: FileHandle,
  path: string,
  recorded: RecordedChecksum,
  context: ChecksumContext,
  task: TaskContext,
): Promise<ChecksumVerdict> {
  const size = Number((await handle.facts()).version.size);
  const forms = await formsTakenOpen(handle);
  const [actual = '', ...takenOpen] = await hashFile(
    { path, descriptor: handle.descriptor, size },
    [null, ...forms],
    (doneBytes) => task.report('checking', doneBytes, size),
    task.signal,
  );
  return verdictOf(recorded, actual, takenOpen, context);
}

/**
 * What the recorded checksum says of an open data file of whose likely form (see `likelyForm`) this is the digest: the others are
 * looked at only where it does not fit. To take their digests each time would make every save slower.
 */
export async function verdictByLikely(
  handle: FileHandle,
  { path, recorded }: Pick<StoredPair, 'path' | 'recorded'>,
  digest: string,
  context: ChecksumContext,
  task: TaskContext,
): Promise<ChecksumVerdict> {
  const likely = verdictOf(recorded, digest, [], context);
  return likely === 'damaged' ? verifyHandle(handle, path, recorded, context, task) : likely;
}
