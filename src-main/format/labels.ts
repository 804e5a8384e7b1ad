import { dataClass } from './data-classes';
import { jsonNumber, type JsonNumber } from './json-text';
import type { ObjectDescription } from './object-source';

/** What stands before the number in a default label of `dimension` (`channel_i` and `channel_j` both say `channel`). */
function labelStem(dimension: string): string {
  return dimension.replace(/_[ij]$/, '');
}

/**
 * The labels that Syncopy makes up where an object has none: `channel` + n from 1, padded with zeros to the digits of
 * the count (`syncopy/datatype/continuous_data.py`: `channel`, `taper`, `channel_i`, `channel_j`).
 */
export function defaultLabels(dimension: string, count: number): string[] {
  const digits = count.toString().length;
  return Array.from({ length: count }, (_, index) => labelStem(dimension) + (index + 1).toString().padStart(digits, '0'));
}

/**
 * The default labels of spikes name only the values that occur: value + 1, padded to the digits of the largest value, so
 * {0, 2, 9} gives `channel1`, `channel3`, `channel10` (`syncopy/datatype/discrete_data.py`: `_default_channel_labels`,
 * `_default_unit_labels`). `occurring` is ascending, each value once.
 */
export function defaultSpikeLabels(dimension: string, occurring: readonly number[]): string[] {
  const digits = (occurring.at(-1) ?? 0).toString().length;
  return occurring.map((value) => labelStem(dimension) + (value + 1).toString().padStart(digits, '0'));
}

/** The frequency axis where an object has none: 0 .. count-1, whole numbers (`continuous_data.py`, `freq`). */
export function defaultFreq(count: number): JsonNumber[] {
  return Array.from({ length: count }, (_, index) => jsonNumber(index, 'int'));
}

/** Per dimension of a discrete class the values that occur in its column of `data`, ascending, each once. */
export type OccurringValues = Readonly<Record<string, readonly number[]>>;

/** The dimensions whose labels a save must make up from the values that occur: only for these must `data` be read. */
export function dimensionsToCount(description: ObjectDescription): string[] {
  const row = dataClass(description.dataclass);
  return row.discrete ? row.labelDimensions.filter((dimension) => description.labels[dimension] == null) : [];
}

function labelsOf(description: ObjectDescription, dimension: string, occurring: OccurringValues): readonly string[] | null {
  const given = description.labels[dimension];
  if (given != null) return given;
  if (dataClass(description.dataclass).discrete) {
    const values = occurring[dimension];
    return values === undefined ? null : defaultSpikeLabels(dimension, values);
  }
  const count = description.data.shape[description.dimord.indexOf(dimension)];
  return count === undefined ? null : defaultLabels(dimension, count);
}

/**
 * The labels a save writes: the object's own, else the defaults, as Syncopy's getters answer them to `save`. Null stays
 * only where a discrete object has none and `occurring` does not tell its values.
 */
export function labelsForSave(description: ObjectDescription, occurring: OccurringValues = {}): ObjectDescription['labels'] {
  const { labelDimensions } = dataClass(description.dataclass);
  return Object.fromEntries(labelDimensions.map((dimension) => [dimension, labelsOf(description, dimension, occurring)]));
}

/** The frequencies a save writes: the object's own, else the default; null for a class without a frequency axis. */
function freqForSave(description: ObjectDescription): readonly JsonNumber[] | null {
  if (description.freq !== null) return description.freq;
  const count = description.data.shape[description.dimord.indexOf('freq')];
  return count === undefined ? null : defaultFreq(count);
}

/** The description as a save writes it: nothing left that Syncopy would fill in by itself. */
export function completeForSave(description: ObjectDescription, occurring: OccurringValues = {}): ObjectDescription {
  return { ...description, labels: labelsForSave(description, occurring), freq: freqForSave(description) };
}
