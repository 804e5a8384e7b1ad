import { fail } from '../errors';
import { sameVersion, type Files } from '../files';
import {
  infoPathOf,
  pathOfRef,
  type NumberBlock,
  type ObjectDescription,
  type ObjectRef,
  type RawSpan,
  type Selection,
} from '../format';
import type { Hdf5, Hdf5Structure } from '../hdf5';
import { describeObject, TRIAL_DATASET, trialDataset, trialTable } from './describe-object';
import type { StoredObject, StoredPair } from './object-store';
import { readPair, withOpenFile } from './read-pair';

/** The path of a reference to a local file. Errors: `not-found` for one that names none. */
export function localPath(ref: ObjectRef): string {
  return pathOfRef(ref) ?? fail('not-found', {});
}

/**
 * Fails with `source-changed` where one of the two files is no longer what it was when the object was opened: what was read
 * of one state must never be put together with what is read of another.
 */
export async function checkUnchanged(files: Files, { path, infoPath, version }: StoredPair): Promise<void> {
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
    const { path, version } = this.pair;
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

/**
 * Opens the object whose data file `ref` names, and reads all of it but its numbers.
 * Errors: those of `readPair`; `not-hdf5`, `damaged`, `external-storage`, `dataset-missing`, `shape-mismatch`,
 * `unsupported`; `source-changed` where the files are being written at this moment.
 */
export async function openObject(files: Files, hdf5: Hdf5, ref: ObjectRef): Promise<StoredObject> {
  const path = localPath(ref);
  const { info, data, infoVersion } = await readPair(files, path);
  const pair: StoredPair = {
    path,
    infoPath: infoPathOf(path),
    version: { data: data.version, info: infoVersion },
    recorded: { checksum: info.checksum, algorithm: info.checksumAlgorithm },
  };
  const { structure, trials } = await withOpenFile(files, path, async (file) => {
    const found = await hdf5.structure(file);
    const { shape } = trialDataset(found, path);
    const block = await hdf5.read(file, { dataset: TRIAL_DATASET, start: shape.map(() => 0), count: shape });
    return { structure: found, trials: trialTable(block, path) };
  });
  const description = describeObject(info, structure, trials, path);
  await checkUnchanged(files, pair);
  return new FileObject(files, hdf5, ref, pair, structure, description);
}
