import { dirname } from 'node:path';
import { fail, problemOf, type ProblemCode, type UnfinishedReason } from '../errors';
import { recoverFolder, sameVersion, unfinishedReason, type Files, type PairPlaces, type Processes } from '../files';
import {
  pathOfRef,
  refOfPath,
  type NumberBlock,
  type ObjectDescription,
  type ObjectRef,
  type RawSpan,
  type Selection,
} from '../format';
import type { Hdf5, Hdf5Structure } from '../hdf5';
import { describeObject, readTrials } from './describe-object';
import type { StoredObject, StoredPair } from './object-store';
import { besideEachOther, readPair, withOpenFile, type ReadPair } from './read-pair';

/** The path of a reference to a local file. Errors: `not-found` for one that names none. */
export function localPath(ref: ObjectRef): string {
  return pathOfRef(ref) ?? fail('not-found', {});
}

/**
 * Fails with `source-changed` where one of the two files is no longer what it was when the object was opened: what was read
 * of one state must never be put together with what is read of another.
 */
export async function checkUnchanged(
  files: Files,
  { path, infoPath, version }: Pick<StoredPair, 'path' | 'infoPath' | 'version'>,
): Promise<void> {
  const [data, info] = [await files.facts(path), await files.facts(infoPath)];
  const isSame =
    data !== null && info !== null && sameVersion(data.version, version.data) && sameVersion(info.version, version.info);
  if (!isSame) fail('source-changed', {}, { path });
}

/** A Syncopy file that was opened: it keeps what it found, and no file open. */
class FileObject implements StoredObject {
  constructor(
    private readonly files: Files,
    private readonly hdf5: Hdf5,
    readonly ref: ObjectRef,
    readonly pair: StoredPair,
    private readonly structure: Hdf5Structure,
    private readonly description: ObjectDescription,
  ) {}

  describe(): Promise<ObjectDescription> {
    return Promise.resolve(this.description);
  }

  async read(selection: Selection, signal?: AbortSignal): Promise<NumberBlock> {
    const { path, version, unfinished } = this.pair;
    // Whoever ends that save moves its files, and the object is read anew from their own places.
    if (unfinished !== null) await checkUnchanged(this.files, this.pair);
    return withOpenFile(this.files, path, async (file) => {
      const facts = await this.files.facts(path);
      if (facts === null || !sameVersion(facts.version, version.data)) fail('source-changed', {}, { path });
      return this.hdf5.read(file, selection, signal);
    });
  }

  rawSpan(name: string): Promise<RawSpan | null> {
    const span = this.structure.datasets.find((dataset) => dataset.name === name)?.span ?? null;
    return Promise.resolve(span === null ? null : { path: this.pair.path, ...span });
  }
}

/** An `.info` as it was read, and where it was found. */
export interface FoundPair {
  readonly read: ReadPair;
  readonly places: PairPlaces;
  readonly unfinished: UnfinishedReason | null;
}

/** What is told where one of the two files, or both, are not at their places. */
const MISSING: readonly ProblemCode[] = ['not-found', 'data-missing', 'info-missing'];

/**
 * The pair whose data file is to be at `path`. Where it is not there, a save may have been cut off between its two files: that is
 * brought to its end, or else the object is read from where the save left it.
 */
async function findPair(files: Files, processes: Processes, path: string): Promise<FoundPair> {
  const places = besideEachOther(path);
  try {
    return { read: await readPair(files, path, places), places, unfinished: null };
  } catch (thrown) {
    if (!MISSING.includes(problemOf(thrown).code)) throw thrown;
  }
  const folder = dirname(path);
  const entries = await files.list(folder).catch(() => []);
  const leftOvers = await recoverFolder(files, processes, folder, entries);
  const leftOver = leftOvers.find(({ target, waiting }) => target === path && waiting !== null);
  if (leftOver === undefined || leftOver.waiting === null) {
    return { read: await readPair(files, path, places), places, unfinished: null };
  }
  const read = await readPair(files, path, leftOver.waiting);
  return { read, places: leftOver.waiting, unfinished: unfinishedReason(leftOver.recovery) };
}

/**
 * Opens the object whose data file `ref` names, and reads all of it but its numbers.
 * Errors: those of `readPair`; `not-hdf5`, `damaged`, `external-storage`, `dataset-missing`, `shape-mismatch`,
 * `unsupported`; `source-changed` where the files are being written at this moment.
 */
export async function openObject(files: Files, processes: Processes, hdf5: Hdf5, ref: ObjectRef): Promise<StoredObject> {
  const target = localPath(ref);
  return openPair(files, hdf5, target, await findPair(files, processes, target));
}

/** Opens the object of `target` from where its pair was found. Errors: those of `openObject`. */
export async function openPair(
  files: Files,
  hdf5: Hdf5,
  target: string,
  { read, places, unfinished }: FoundPair,
): Promise<StoredObject> {
  const { info, data, infoVersion } = read;
  const path = places.data;
  const { structure, trials } = await withOpenFile(files, path, async (file) => {
    const found = await hdf5.structure(file);
    return { structure: found, trials: await readTrials(hdf5, file, found) };
  });
  const pair: StoredPair = {
    target,
    path,
    infoPath: places.info,
    unfinished,
    version: { data: data.version, info: infoVersion },
    isBeingWritten: structure.markedOpen,
    recorded: { checksum: info.checksum, algorithm: info.checksumAlgorithm },
  };
  const description = describeObject(info, structure, trials, path);
  await checkUnchanged(files, pair);
  return new FileObject(files, hdf5, refOfPath(target), pair, structure, description);
}
