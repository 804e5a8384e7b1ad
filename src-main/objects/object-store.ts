import type { UnfinishedReason } from '../errors';
import type { FolderAccess, Safety, WaitingPair } from '../files';
import type { ObjectRef, ObjectSource } from '../format';
import type { TaskContext } from '../tasks';
import type { ListedObject, ListedStray } from './listed';
import type { ListingMemory } from './listing-memory';
import type { ObjectVersion } from './object-version';

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
