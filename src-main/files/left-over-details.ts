import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { fail, type UnfinishedReason } from '../errors';
import { infoPathOf } from '../format';
import type { FileFacts, Files, FileVersion } from './files';
import { examine, type Examined } from './left-over';
import type { Processes } from './process-identity';
import { isEnding } from './recovery-table';
import { strangersIn } from './remove-work';
import { unfinishedReason } from './unfinished';
import { looksLike, pairOf, type PairPlaces } from './waiting-pair';
import { isWorkFolder, workFolderAt } from './work-folder';

/** Files of a work folder that are told one by one; a made-up one can hold millions. */
const FILES_TOLD = 100;

/** One file of a work folder. */
export interface LeftOverFile {
  readonly name: string;
  /** What a save keeps there; `stranger` for what no save put there. */
  readonly role: 'new-data' | 'new-info' | 'old-data' | 'old-info' | 'record' | 'stranger';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** By the commit record: of the size and time that it names, of another, or not named by one. Bytes are not read. */
  readonly state: 'whole' | 'broken' | 'changed' | 'unknown';
}

/** What can be told of a left-over, for the user to decide about it. */
export interface LeftOverDetails {
  readonly path: string;
  /** The data file's place; null where the left-over does not tell it. */
  readonly target: string | null;
  /** Null where the next reading of the folder brings it to its end. */
  readonly reason: UnfinishedReason | null;
  /** Who made it, and when, as far as its claim tells. */
  readonly host: string | null;
  readonly pid: number | null;
  /** Milliseconds since 1970. */
  readonly since: number | null;
  readonly files: readonly LeftOverFile[];
  /** Files beyond those that are told. */
  readonly moreFiles: number;
  /** What stands at the object's place. */
  readonly stands: { readonly data: boolean; readonly info: boolean };
  /** The new pair, where it is whole. */
  readonly newPair: PairPlaces | null;
  /** Changes with everything that is told here: who acts on it says what was seen. */
  readonly seen: string;
}

function stateOf(found: FileFacts, recorded: FileVersion | null | undefined): LeftOverFile['state'] {
  if (recorded === null || recorded === undefined) return 'unknown';
  if (looksLike(found, recorded)) return 'whole';
  return found.kind === 'file' && found.version.size === recorded.size ? 'changed' : 'broken';
}

async function fileOf(files: Files, { work, records: { commit } }: Examined, name: string): Promise<LeftOverFile | null> {
  const found = await files.linkFacts(join(work.path, name));
  if (found === null) return null;
  const known: readonly (readonly [string, LeftOverFile['role'], FileVersion | null | undefined])[] = [
    [work.newData, 'new-data', commit?.new.data.version],
    [work.newInfo, 'new-info', commit?.new.info.version],
    [work.oldData, 'old-data', commit?.old.data],
    [work.oldInfo, 'old-info', commit?.old.info],
  ];
  const [, role = 'record', recorded] = known.find(([path]) => basename(path) === name) ?? [];
  return {
    name,
    role,
    size: Number(found.version.size),
    modified: Number(found.version.modifiedNs / 1_000_000n),
    state: role === 'record' ? 'unknown' : stateOf(found, recorded),
  };
}

async function filesOf(files: Files, examined: Examined): Promise<Pick<LeftOverDetails, 'files' | 'moreFiles'>> {
  const { work } = examined;
  const strangers = new Set(await strangersIn(files, work));
  const names = (await files.list(work.path)).map(({ name }) => name).sort();
  // What a save put there comes first, so that strangers, however many, do not hide it.
  const inOrder = [...names.filter((name) => !strangers.has(name)), ...names.filter((name) => strangers.has(name))];
  const told: LeftOverFile[] = [];
  for (const name of inOrder.slice(0, FILES_TOLD)) {
    const file = await fileOf(files, examined, name);
    if (file !== null) told.push(strangers.has(name) ? { ...file, role: 'stranger', state: 'unknown' } : file);
  }
  return { files: told, moreFiles: Math.max(0, names.length - FILES_TOLD) };
}

/** Fails with `not-found` where `path` is not, or no longer, the work folder of a save. */
export async function checkWorkFolder(files: Files, path: string): Promise<void> {
  if (!isWorkFolder(basename(path)) || (await files.linkFacts(path))?.kind !== 'folder') fail('not-found', {}, { path });
}

/** Tells what is left of a save in the work folder at `path`; writes nothing. Errors: `not-found`, those of the disk. */
export async function leftOverDetails(files: Files, processes: Processes, path: string): Promise<LeftOverDetails> {
  await checkWorkFolder(files, path);
  const examined = await examine(files, processes, path, false);
  const { target, recovery, records } = examined;
  const { claim, commit } = records;
  const work = workFolderAt(path);
  const isThere = async (place: string): Promise<boolean> => (await files.linkFacts(place)) !== null;
  const claimFacts = claim === null ? null : await files.linkFacts(work.claim);
  const told = {
    path,
    target,
    reason: isEnding(recovery) ? null : unfinishedReason(recovery),
    host: claim?.host ?? null,
    pid: claim?.pid ?? null,
    since: claimFacts === null ? null : Number(claimFacts.version.modifiedNs / 1_000_000n),
    ...(await filesOf(files, examined)),
    stands:
      target === null ? { data: false, info: false } : { data: await isThere(target), info: await isThere(infoPathOf(target)) },
    newPair: target === null || commit === null ? null : await pairOf(files, target, work, commit, 'new'),
  };
  const seen = createHash('sha256')
    .update(JSON.stringify([told, claim?.uuid]))
    .digest('hex');
  return { ...told, seen };
}
