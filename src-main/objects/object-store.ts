import type { Problem, UnfinishedReason } from '../errors';
import type { FileVersion, FolderAccess, Safety, WaitingPair } from '../files';
import type { DataClassName, ObjectRef, ObjectSource } from '../format';
import type { TaskContext } from '../tasks';
import type { ListingMemory } from './listing-memory';

/** The state of an object's two files: a draft or a prompt that was made for another one no longer holds. */
export interface ObjectVersion {
  readonly data: FileVersion;
  readonly info: FileVersion;
}

/** One object of a folder as its `.info` tells it; the HDF5 file was not opened. */
export interface ListedObject {
  readonly kind: 'object';
  readonly ref: ObjectRef;
  readonly filename: string;
  /** Null where there is none; an object outside of a container has none. */
  readonly tag: string | null;
  readonly dataclass: DataClassName;
  /** Of `data`; null where the `.info` cannot be trusted to mean `data` (see `listFolder`). */
  readonly shape: readonly number[] | null;
  readonly typeName: string | null;
  readonly trialCount: number;
  /** Bytes of the data file. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Of its two files, see `fileState`. */
  readonly state: string;
}

/** A file that looks like an object and is none, or a save that was cut off and is not ended by itself, with the reason. */
export interface ListedStray {
  readonly kind: 'stray';
  readonly ref: ObjectRef;
  readonly filename: string;
  readonly problem: Problem;
}

/** A folder's content. Entries are in the order of their names. */
export interface Listing {
  readonly ref: ObjectRef;
  readonly path: string;
  readonly name: string;
  readonly isContainer: boolean;
  readonly entries: readonly (ListedObject | ListedStray)[];
  /** The containers directly inside of a plain folder. */
  readonly containers: readonly { readonly ref: ObjectRef; readonly name: string }[];
  /** True where `syncopy.load` of the whole container would fail for its strays. */
  readonly syncopyRefuses: boolean;
}

export interface ListOptions {
  readonly signal?: AbortSignal | undefined;
  /** Of the folder's last list: what is unchanged is not read again. */
  readonly memory?: ListingMemory;
}

/** What the `.info` recorded of its data file. */
export interface RecordedChecksum {
  readonly checksum: string | null;
  readonly algorithm: string | null;
}

/** A pair of files as it was opened. */
export interface StoredPair {
  /** The data file's own place, from which the object has its name. */
  readonly target: string;
  /** Where the two files lie: there, or in the work folder of a save that did not come to its end. */
  readonly path: string;
  readonly infoPath: string;
  /** Why that save was not brought to its end; null for a pair that lies at its own place. */
  readonly unfinished: UnfinishedReason | null;
  readonly version: ObjectVersion;
  readonly recorded: RecordedChecksum;
  /** True where a program writes the data file, or ended without closing it, as far as the file tells. */
  readonly isBeingWritten: boolean;
}

/** A source that lies on disk as it is: saving it is copying its bytes, and all that the file holds is kept. */
export interface StoredObject extends ObjectSource {
  readonly ref: ObjectRef;
  readonly pair: StoredPair;
}

export interface PublishedPair {
  readonly data: string;
  readonly info: string;
}

/** What a folder of the store allows. */
export interface StoreCapabilities {
  readonly access: FolderAccess;
  /** Null where the store cannot tell. */
  readonly freeBytes: number | null;
  /** What a save withstands there. */
  readonly safety: Safety;
  /** True where the store takes `A` and `a` for one name. */
  readonly caseInsensitive: boolean;
}

/** Where objects live: a local folder today, a remote one later. */
export interface ObjectStore {
  list(folder: ObjectRef, options?: ListOptions): Promise<Listing>;
  open(object: ObjectRef): Promise<StoredObject>;
  /** Gives a finished pair its place: the one step in which a target changes. */
  publish(pair: WaitingPair, task: TaskContext): Promise<PublishedPair>;
  /** Of a folder that exists. */
  capabilities(folder: ObjectRef): Promise<StoreCapabilities>;
}
