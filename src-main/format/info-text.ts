import { problem, refusal, success, type Problem, type Result } from '../errors';
import { dataClass, isDataClassName, type DataClassName } from './data-classes';
import { jsonSteps } from './json-parse';
import {
  isIntegerToken,
  isJsonList,
  isJsonMap,
  isJsonNumber,
  numberOf,
  type JsonMap,
  type JsonNumber,
  type JsonValue,
} from './json-text';
import { toTheEnd, type Steps } from './steps';

/** An `.info` file: every key that it holds, in its order, tokens kept. */
export interface InfoText {
  readonly entries: JsonMap;
}

/** What an `.info` says. The HDF5 file is the truth for what `data*` and `trial*` tell: they may be wrong or null. */
export interface ParsedInfo {
  readonly text: InfoText;
  readonly dataclass: DataClassName;
  readonly dimord: readonly string[];
  /** numpy's name, of the dataset that Syncopy wrote last (`waveform`, not `data`, where there is one). */
  readonly dataTypeName: string | null;
  readonly dataShape: readonly number[] | null;
  readonly trialTypeName: string | null;
  readonly trialShape: readonly number[] | null;
  readonly checksum: string | null;
  readonly checksumAlgorithm: string | null;
  readonly samplerate: JsonNumber | null;
  /** By label dimension of the class. */
  readonly labels: Readonly<Record<string, readonly string[] | null>>;
  readonly freq: readonly JsonNumber[] | null;
  readonly cfg: JsonMap;
  readonly info: JsonMap;
  readonly log: string;
  readonly version: string;
  readonly listedDatasets: readonly string[];
}

/** `startInfoDict` of `syncopy/io/utils.py`: what every `.info` begins with. */
const START_KEYS = [
  'filename',
  'dataclass',
  'data_dtype',
  'data_shape',
  'data_offset',
  'trl_dtype',
  'trl_shape',
  'trl_offset',
  'file_checksum',
  'order',
  'checksum_algorithm',
] as const;

/** `_infoFileProperties` of `BaseData` (`syncopy/datatype/base_data.py`); `info` is missing in older files. */
const REQUIRED_COMMON_KEYS = ['dimord', '_version', '_log', 'cfg'] as const;
export const DATASETS_KEY = '_hdfFileDatasetProperties';

/** Thrown and caught inside of this file only: the first rule that an `.info` breaks. */
class InfoFault extends Error {}

class InfoReader {
  constructor(private readonly entries: JsonMap) {}

  text(key: string): string {
    const value = this.entries.get(key);
    if (typeof value !== 'string') throw new InfoFault(`"${key}" is not a text`);
    return value;
  }

  map(key: string): JsonMap {
    const value = this.entries.get(key);
    if (!isJsonMap(value)) throw new InfoFault(`"${key}" is not an object`);
    return value;
  }

  texts(key: string): string[] {
    const value = this.entries.get(key);
    if (!isJsonList(value) || !value.every((item) => typeof item === 'string')) {
      throw new InfoFault(`"${key}" is not a list of texts`);
    }
    return [...value];
  }

  numbers(key: string): JsonNumber[] {
    const value = this.entries.get(key);
    if (!isJsonList(value) || !value.every(isJsonNumber)) throw new InfoFault(`"${key}" is not a list of numbers`);
    return [...value];
  }

  isNull(key: string): boolean {
    return this.entries.get(key) === null;
  }

  samplerate(): JsonNumber | null {
    const value = this.entries.get('samplerate');
    if (value === null) return null;
    if (!isJsonNumber(value) || !(numberOf(value) > 0) || !Number.isFinite(numberOf(value))) {
      throw new InfoFault('"samplerate" is not a number above 0');
    }
    return value;
  }
}

/** A value that loading ignores: null where it is not what one would expect. */
function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function shapeOrNull(value: JsonValue | undefined): number[] | null {
  if (!isJsonList(value)) return null;
  const shape = value.flatMap((item) => (isJsonNumber(item) && isIntegerToken(item) ? [numberOf(item)] : []));
  const isShape = shape.length === value.length && shape.every((count) => Number.isSafeInteger(count) && count >= 0);
  return isShape ? shape : null;
}

/**
 * True where `dimord` holds each default dimension of the class once; events may have further columns
 * (`syncopy/datatype/base_data.py`, `dimord`; `discrete_data.py`, `EventData.__init__`).
 */
export function fitsDimord(dataclass: DataClassName, dimord: readonly string[]): boolean {
  const { defaultDimord, extraColumns } = dataClass(dataclass);
  const given = new Set(dimord);
  if (given.size !== dimord.length || !defaultDimord.every((dimension) => given.has(dimension))) return false;
  return extraColumns || dimord.length === defaultDimord.length;
}

function requireKeys(entries: JsonMap, keys: readonly string[]): void {
  const missing = keys.filter((key) => !entries.has(key));
  if (missing.length > 0) throw new InfoFault(`it lacks ${missing.map((key) => `"${key}"`).join(', ')}`);
}

function read(text: InfoText, dataclass: DataClassName): ParsedInfo {
  const { entries } = text;
  const { infoKeys, labelDimensions, datasets } = dataClass(dataclass);
  requireKeys(entries, [...START_KEYS, ...REQUIRED_COMMON_KEYS, ...infoKeys]);
  const reader = new InfoReader(entries);

  const dimord = reader.texts('dimord');
  if (!fitsDimord(dataclass, dimord)) throw new InfoFault(`"dimord" is not one of ${dataclass}`);
  const labels = labelDimensions.map((key) => [key, reader.isNull(key) ? null : reader.texts(key)] as const);
  return {
    text,
    dataclass,
    dimord,
    dataTypeName: textOrNull(entries.get('data_dtype')),
    dataShape: shapeOrNull(entries.get('data_shape')),
    trialTypeName: textOrNull(entries.get('trl_dtype')),
    trialShape: shapeOrNull(entries.get('trl_shape')),
    checksum: textOrNull(entries.get('file_checksum')),
    checksumAlgorithm: textOrNull(entries.get('checksum_algorithm')),
    samplerate: reader.samplerate(),
    labels: Object.fromEntries(labels),
    freq: infoKeys.includes('freq') && !reader.isNull('freq') ? reader.numbers('freq') : null,
    cfg: reader.map('cfg'),
    info: entries.has('info') ? reader.map('info') : new Map<string, JsonValue>(),
    log: reader.text('_log'),
    version: reader.text('_version'),
    listedDatasets: entries.has(DATASETS_KEY) ? reader.texts(DATASETS_KEY) : datasets,
  };
}

/**
 * Reads an `.info` by the rules of `_load` in `syncopy/io/load_spy_container.py`: all start keys and the class's keys must
 * be there (`info` and `_hdfFileDatasetProperties` aside), the values of `filename` and `data_*` count for nothing.
 * `path` is only for the errors: `info-invalid`, `unknown-class`.
 */
export function readInfo(text: string, path: string): Result<ParsedInfo> {
  return toTheEnd(infoSteps(text, path));
}

/** Reads as `readInfo` does, in steps of a few milliseconds each. */
export function* infoSteps(text: string, path: string): Steps<Result<ParsedInfo>> {
  const invalid = (reason: string): Problem => problem('info-invalid', { reason }, { path });
  const parsed = yield* jsonSteps(text, path);
  if (!parsed.ok) return parsed;
  if (!isJsonMap(parsed.value)) return refusal(invalid('it is not an object'));
  const dataclass = parsed.value.get('dataclass');
  if (dataclass === undefined) return refusal(invalid('it lacks "dataclass"'));
  if (typeof dataclass !== 'string') return refusal(invalid('"dataclass" is not a text'));
  if (!isDataClassName(dataclass)) return refusal(problem('unknown-class', { dataclass }, { path }));
  try {
    return success(read({ entries: parsed.value }, dataclass));
  } catch (thrown) {
    if (thrown instanceof InfoFault) return refusal(invalid(thrown.message));
    throw thrown;
  }
}

/**
 * The text of an `.info` file's bytes, which must be UTF-8 (Python opens it in the locale's encoding, UTF-8 by now; Syncopy
 * itself writes ASCII alone). Errors: `info-invalid`.
 */
export function infoTextOfBytes(bytes: Uint8Array, path: string): Result<string> {
  try {
    return success(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refusal(problem('info-invalid', { reason: 'it is not UTF-8 text' }, { path }));
  }
}
