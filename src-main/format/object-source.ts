import type { DataClassName } from './data-classes';
import type { ElementType, NumberBlock } from './element-type';
import type { InfoText } from './info-text';
import type { JsonMap, JsonNumber } from './json-text';
import type { TrialTable } from './trialdefinition';

/** How a dataset's values lie in the file. */
export type StorageLayout = 'contiguous' | 'chunked' | 'compact' | 'in-memory';

export interface DatasetDescription {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly layout: StorageLayout;
  /** Elements of a chunk along each axis; null where the values lie in no chunks. */
  readonly chunks: readonly number[] | null;
  /** True where a filter (gzip and the like) stands between the bytes and the values. */
  readonly filtered: boolean;
}

/** Everything about an object but its numbers. The HDF5 file is the truth for shapes and types, the `.info` for the rest. */
export interface ObjectDescription {
  readonly dataclass: DataClassName;
  readonly dimord: readonly string[];
  /** The dataset `data`. */
  readonly data: DatasetDescription;
  /** All array datasets, `data` first; `trialdefinition` is not among them. */
  readonly datasets: readonly DatasetDescription[];
  readonly trials: TrialTable;
  /** Hz. Kept as its token: 1000 and 1000.0 are two things. */
  readonly samplerate: JsonNumber | null;
  /** Labels by dimension (`channel`, `taper`, `unit`, `channel_i`, `channel_j`); null where the object has none. */
  readonly labels: Readonly<Record<string, readonly string[] | null>>;
  /** Hz, token for token; null where the object has none. */
  readonly freq: readonly JsonNumber[] | null;
  readonly cfg: JsonMap;
  readonly info: JsonMap;
  readonly log: string;
  readonly version: string;
  /** `_hdfFileDatasetProperties`; the class's own where an older Syncopy wrote none. */
  readonly listedDatasets: readonly string[];
  /** The `.info` as it was read; null for an object that was never on disk. */
  readonly infoText: InfoText | null;
}

/** A hyperslab of one dataset: along each axis `count` elements from `start`, every `step`-th (1 unless told). */
export interface Selection {
  readonly dataset: string;
  readonly start: readonly number[];
  readonly count: readonly number[];
  readonly step?: readonly number[] | undefined;
}

/** Where a contiguous dataset's bytes lie in its file. */
export interface RawSpan {
  readonly path: string;
  /** Bytes from the file's beginning. */
  readonly offset: number;
  readonly byteLength: number;
}

/**
 * Anything that can be looked at and saved: a Syncopy file today; a selection, a concatenation, an imported format
 * later. Saving streams from it and knows no class behind it.
 */
export interface ObjectSource {
  describe(): Promise<ObjectDescription>;
  read(selection: Selection, signal?: AbortSignal): Promise<NumberBlock>;
  /** Where the bytes of `dataset` lie as they are; null or absent where they must be read through `read`. */
  rawSpan?(dataset: string): Promise<RawSpan | null>;
}
