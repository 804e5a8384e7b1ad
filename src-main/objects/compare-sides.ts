import { problemOf } from '../errors';
import type { Files } from '../files';
import { lastLogEntry, refOfPath, type ChecksumVerdict, type DataClassName, type LogEntry } from '../format';
import { startTask } from '../tasks';
import type { ObjectStore, StoredObject } from './object-store';
import { verifyObject } from './verify-object';
import { isBeingWritten } from './writer-mark';

/** One side of an overwrite, as far as it can be told. */
export interface SaveSide {
  readonly path: string;
  readonly dataclass: DataClassName | null;
  readonly shape: readonly number[] | null;
  readonly size: number;
  /** Milliseconds since 1970; null for what is not written yet. */
  readonly modified: number | null;
  readonly lastLogEntry: LogEntry | null;
  readonly checksum: ChecksumVerdict | 'not-checked';
  readonly isLink: boolean;
  /** True where a program writes its data file, or ended without closing it, as far as the file tells. */
  readonly isBeingWritten: boolean;
}

/** A question waits no longer than this for a checksum; of a larger file it says that none was taken. */
const CHECK_LIMIT_MS = 2_000;

async function quickVerdict(files: Files, object: StoredObject): Promise<SaveSide['checksum']> {
  const task = startTask((context) => verifyObject(files, object, context));
  const timer = setTimeout(() => task.cancel(), CHECK_LIMIT_MS);
  const result = await task.result;
  clearTimeout(timer);
  return result.ok ? result.value : 'not-checked';
}

/** An open object as a side: what would be replaced, or what replaces it. */
export async function sideOfObject(files: Files, object: StoredObject): Promise<SaveSide> {
  const { target: path, version } = object.pair;
  const { dataclass, data, log } = await object.describe();
  return {
    path,
    dataclass,
    shape: data.shape,
    size: Number(version.data.size),
    modified: Number(version.data.modifiedNs / 1_000_000n),
    lastLogEntry: lastLogEntry(log),
    checksum: await quickVerdict(files, object),
    isLink: (await files.linkFacts(path))?.kind === 'link',
    isBeingWritten: await isBeingWritten(files, path),
  };
}

/** What stands at a target: an object, or something else of which little can be told. */
export async function sideOfTarget(files: Files, store: ObjectStore, path: string): Promise<SaveSide> {
  try {
    return await sideOfObject(files, await store.open(refOfPath(path)));
  } catch (thrown) {
    const facts = await files.facts(path).catch(() => null);
    return {
      path,
      dataclass: null,
      shape: null,
      size: Number(facts?.version.size ?? 0n),
      modified: facts === null ? null : Number(facts.version.modifiedNs / 1_000_000n),
      lastLogEntry: null,
      checksum: problemOf(thrown).code === 'damaged' ? 'damaged' : 'not-checked',
      isLink: (await files.linkFacts(path).catch(() => null))?.kind === 'link',
      isBeingWritten: await isBeingWritten(files, path),
    };
  }
}
