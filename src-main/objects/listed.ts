import type { Problem } from '../errors';
import type { DataClassName, ObjectRef } from '../format';

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
