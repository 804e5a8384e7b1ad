import type { ElementType, NumberBlock, StorageLayout } from '../format';

/** One dataset as the file's own structure tells it. */
export interface Hdf5Dataset {
  /** Without the leading slash; members of groups as `group/name`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Null along an axis that can grow without bound. */
  readonly maxShape: readonly (number | null)[];
  readonly type: ElementType;
  readonly layout: StorageLayout;
  readonly chunks: readonly number[] | null;
  readonly filtered: boolean;
  /** For a contiguous dataset with bytes in the file: where they lie, proved against a slice read by the library. */
  readonly span: { readonly offset: number; readonly byteLength: number } | null;
  readonly attributeNames: readonly string[];
}

export type Hdf5AttributeValue = string | readonly string[] | number | bigint | readonly number[] | Float64Array | BigInt64Array;

/** What an HDF5 file holds, its numbers aside. */
export interface Hdf5Structure {
  readonly superblockVersion: number;
  readonly fileSize: number;
  readonly datasets: readonly Hdf5Dataset[];
  readonly groups: readonly string[];
  /** Root attributes that are strings, lists of strings or numbers; others are only named in `attributeNames`. */
  readonly attributes: Readonly<Record<string, Hdf5AttributeValue>>;
  readonly attributeNames: readonly string[];
  /** True where the superblock says that a writer has, or had, the file open. */
  readonly markedOpen: boolean;
}

/** A hyperslab: along each axis `count` elements from `start`, every `step`-th. */
export interface Hdf5Slab {
  readonly dataset: string;
  readonly start: readonly number[];
  readonly count: readonly number[];
  readonly step?: readonly number[] | undefined;
}

/** How an attribute is stored: numpy's `float64` or `int64` for numbers, variable-length UTF-8 for text. */
export type AttributeEdit =
  | { readonly name: string; readonly kind: 'text'; readonly value: string }
  | { readonly name: string; readonly kind: 'texts'; readonly value: readonly string[] }
  | { readonly name: string; readonly kind: 'float64'; readonly value: number | readonly number[] }
  | { readonly name: string; readonly kind: 'int64'; readonly value: bigint | readonly bigint[] }
  | { readonly name: string; readonly kind: 'remove' };

/** What of a file an edit changes. Everything else stays byte for byte. */
export interface Hdf5Edit {
  readonly attributes: readonly AttributeEdit[];
  /** A new trial table in place of the old one; absent: it stays as it is. */
  readonly trialdefinition?: { readonly columns: number; readonly values: Float64Array | BigInt64Array } | undefined;
}

/** The bytes in which the edited file differs from its source. */
export interface BytePatch {
  /** Size of the edited file. */
  readonly fileSize: number;
  /** In ascending order, not overlapping. */
  readonly extents: readonly { readonly position: number; readonly bytes: Uint8Array }[];
}

/** A dataset to be created and filled. */
export interface NewDataset {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: ElementType;
  /** Growable along the first axis and so chunked, as Syncopy writes `trialdefinition`. */
  readonly growable: boolean;
}

/**
 * HDF5 for the rest of the project. Work is done in a worker thread on descriptors that the caller opened: the library
 * can open no file by itself. A damaged file, an abort of the library or an exhausted heap ends one call with a typed
 * error (`not-hdf5`, `damaged`, `host-task-failed`, `external-storage`, `unsupported`), and the next call works.
 */
export interface Hdf5 {
  /** `path` is only for the errors; the bytes come from `descriptor`. */
  structure(file: Hdf5File): Promise<Hdf5Structure>;
  /** Any layout, any byte order, complex numbers interleaved. */
  read(file: Hdf5File, slab: Hdf5Slab, signal?: AbortSignal): Promise<NumberBlock>;
  /** Answers the patch that makes the edited file out of this one; the file itself is not written. */
  edit(file: Hdf5File, edit: Hdf5Edit): Promise<BytePatch>;
  /** Writes a new file on an empty, writable descriptor. */
  create(
    file: Hdf5File,
    attributes: readonly AttributeEdit[],
    contents: readonly NewContent[],
    signal?: AbortSignal,
  ): Promise<void>;
  /** Ends the worker threads. */
  close(): Promise<void>;
}

export interface Hdf5File {
  readonly path: string;
  readonly descriptor: number;
}

/** A block of a dataset, and where its first element lies there. */
export interface PlacedBlock extends NumberBlock {
  readonly start: readonly number[];
}

/** A dataset with the stream of its blocks: together they fill it, none lies over another. They may come in any order. */
export interface NewContent {
  readonly dataset: NewDataset;
  readonly blocks: AsyncIterable<PlacedBlock>;
}
