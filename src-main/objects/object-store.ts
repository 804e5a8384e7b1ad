import type { Problem } from '../errors';
import type { FileVersion } from '../files';
import type { DataClassName, ObjectRef, ObjectSource } from '../format';
import type { TaskContext } from '../tasks';

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
  readonly shape: readonly number[];
  readonly typeName: string;
  readonly trialCount: number;
  /** Bytes of the data file. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** A file that looks like an object and is none, with the reason. Syncopy would refuse a container that holds one. */
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

/** A new pair of files, complete and synced, that waits beside its target to be published. */
export interface PreparedPair {
  /** Where the data file is to go; its `.info` goes beside it. */
  readonly target: string;
  readonly newData: string;
  readonly newInfo: string;
  /** What the user agreed to replace; null where nothing may be there. */
  readonly replaces: ObjectVersion | null;
}

export interface PublishedPair {
  readonly data: string;
  readonly info: string;
}

export interface StoreCapabilities {
  readonly canPublish: boolean;
  readonly hardLinks: boolean;
}

/** Where objects live: a local folder today, a remote one later. */
export interface ObjectStore {
  list(folder: ObjectRef, signal?: AbortSignal): Promise<Listing>;
  open(object: ObjectRef): Promise<ObjectSource>;
  publish(pair: PreparedPair, task: TaskContext): Promise<PublishedPair>;
  capabilities(folder: ObjectRef): Promise<StoreCapabilities>;
}
