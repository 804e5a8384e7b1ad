import { dataClass } from './data-classes';
import type { ParsedInfo } from './info-text';
import { isJsonNumber, numberOf } from './json-text';

/** h5py puts the values of a plain file's first dataset here. */
const FIRST_OFFSET = 2048;

/** Shape and type of the dataset `data`, both null where an `.info` cannot tell them. */
export interface ListedShape {
  readonly shape: readonly number[] | null;
  /** numpy's name. */
  readonly typeName: string | null;
}

const UNKNOWN: ListedShape = { shape: null, typeName: null };

/**
 * Shape and type of `data` as far as the `.info` alone can be trusted for them. Of an object with further datasets Syncopy
 * writes those of the last one (`save` in `syncopy/io/save_spy_container.py`); so there they count only where they can
 * be no other's: an event table has a column for each dimension, and `data` is written first.
 */
export function listedShape({ dataclass, dataShape, dataTypeName, dimord, text, listedDatasets }: ParsedInfo): ListedShape {
  if (dataShape === null || dataTypeName === null || dataShape.length !== dimord.length) {
    // A table of discrete data has two axes, whatever the number of its columns.
    const isTable = dataClass(dataclass).discrete && dataShape?.length === 2 && dataShape[1] === dimord.length;
    return isTable ? { shape: dataShape, typeName: dataTypeName } : UNKNOWN;
  }
  if (listedDatasets.length <= 1) return { shape: dataShape, typeName: dataTypeName };
  const offset = text.entries.get('data_offset');
  return isJsonNumber(offset) && numberOf(offset) === FIRST_OFFSET ? { shape: dataShape, typeName: dataTypeName } : UNKNOWN;
}
