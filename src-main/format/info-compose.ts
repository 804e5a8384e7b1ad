import { dataClass, INFO_EXTENSION } from './data-classes';
import { DATASETS_KEY } from './info-text';
import { jsonNumber, type JsonValue } from './json-text';
import { writeJson } from './json-write';
import type { ObjectDescription } from './object-source';

/** What a save knows only once the HDF5 file is written. */
export interface WrittenFacts {
  /** The data file's own name, without folders. */
  readonly filename: string;
  /** Of the dataset `data`: numpy's type name, shape, byte offset (null unless contiguous with bytes in the file). */
  readonly data: { readonly typeName: string; readonly shape: readonly number[]; readonly offset: number | null };
  readonly trials: { readonly typeName: string; readonly rows: number; readonly columns: number };
  /** SHA-1 of the closed file, in hex. */
  readonly checksum: string;
  /** The log with the entry of this save. */
  readonly log: string;
}

const CHECKSUM_ALGORITHM = 'openssl_sha1';

function ints(values: readonly number[]): JsonValue[] {
  return values.map((value) => jsonNumber(value, 'int'));
}

function classValue(description: ObjectDescription, key: string): JsonValue {
  if (key === 'samplerate') return description.samplerate;
  if (key === 'freq') return description.freq;
  return description.labels[key] ?? null;
}

/**
 * The exact text of the `.info` that a save writes (`save` in `syncopy/io/save_spy_container.py`): the start keys, the common
 * keys, the class's, `_hdfFileDatasetProperties`; then, in their old order, keys that the `.info` held beyond these.
 * `description` is what `completeForSave` answers.
 */
export function composeInfo(description: ObjectDescription, facts: WrittenFacts): string {
  const entries = new Map<string, JsonValue>([
    ['filename', facts.filename],
    ['dataclass', description.dataclass],
    ['data_dtype', facts.data.typeName],
    ['data_shape', ints(facts.data.shape)],
    ['data_offset', facts.data.offset === null ? null : jsonNumber(facts.data.offset, 'int')],
    ['trl_dtype', facts.trials.typeName],
    ['trl_shape', ints([facts.trials.rows, facts.trials.columns])],
    ['trl_offset', null],
    ['file_checksum', facts.checksum],
    ['order', 'C'],
    ['checksum_algorithm', CHECKSUM_ALGORITHM],
    ['dimord', description.dimord],
    ['_version', description.version],
    ['_log', facts.log],
    ['cfg', description.cfg],
    ['info', description.info],
  ]);
  for (const key of dataClass(description.dataclass).infoKeys) entries.set(key, classValue(description, key));
  entries.set(DATASETS_KEY, description.listedDatasets);
  for (const [key, value] of description.infoText?.entries ?? []) if (!entries.has(key)) entries.set(key, value);
  return writeJson(entries);
}

/** The metadata file of a data file. */
export function infoPathOf(dataPath: string): string {
  return dataPath + INFO_EXTENSION;
}
