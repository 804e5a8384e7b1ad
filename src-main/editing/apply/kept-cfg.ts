import { success, type Result } from '../../errors';
import { isJsonMap, jsonNumber, readJsonText, type JsonMap, type JsonValue, type PerTrial, type TrialTable } from '../../format';
import { fitsIn } from './depth';
import { refuseField } from './refusals';

/** Numbers of one parameter that `cfg` keeps; more would make an `.info` that is slow to read, or none that can be read. */
const NUMBERS_KEPT = 100_000;

/** A number as Syncopy's `_serialize_value` (`syncopy/shared/tools.py`) leaves it: a whole one is an int. */
function number(value: number): JsonValue {
  return jsonNumber(value, Number.isInteger(value) ? 'int' : 'float');
}

/**
 * A list of numbers: ints where all are whole, else floats. Syncopy asks the first one alone, and so keeps the window
 * `[0.0, 0.5]` as `[0, 0]`.
 */
function numbers(values: readonly number[]): JsonValue {
  if (values.length > NUMBERS_KEPT) return null;
  const kind = values.every(Number.isInteger) ? 'int' : 'float';
  return values.map((value) => jsonNumber(value, kind));
}

function perTrial(value: PerTrial): JsonValue {
  return typeof value === 'number' ? number(value) : numbers(value);
}

function table({ values, columns, rows, typeName }: TrialTable): JsonValue {
  if (values.length > NUMBERS_KEPT) return null;
  const kind = typeName === 'int64' ? 'int' : 'float';
  return Array.from({ length: rows }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns), (value) => jsonNumber(value, kind)),
  );
}

/** What was given to `redefinetrial`; what was not is null. */
export interface RedefinetrialParameters {
  readonly minlength?: number | 'maxperlen';
  readonly offset?: PerTrial;
  readonly toilim?: readonly [number, number];
  readonly begsample?: PerTrial;
  readonly endsample?: PerTrial;
  readonly trl?: TrialTable;
}

function orNull<Value>(value: Value | undefined, written: (value: Value) => JsonValue): JsonValue {
  return value === undefined ? null : written(value);
}

/**
 * `cfg` after `redefinetrial`: what was in it, and the parameters of this call under its name (`redefinetrial` in
 * `syncopy/datatype/methods/redefinetrial.py`, `get_frontend_cfg` in `syncopy/shared/tools.py`), in the order of the signature.
 * An older call's entry gives way where it stands, as in a Python dictionary.
 */
export function withRedefinetrial(cfg: JsonMap, given: RedefinetrialParameters): JsonMap {
  const parameters = new Map<string, JsonValue>([
    ['trials', null],
    ['minlength', orNull(given.minlength, (value) => (typeof value === 'string' ? value : number(value)))],
    ['offset', orNull(given.offset, perTrial)],
    ['toilim', orNull(given.toilim, numbers)],
    ['begsample', orNull(given.begsample, perTrial)],
    ['endsample', orNull(given.endsample, perTrial)],
    ['trl', orNull(given.trl, table)],
  ]);
  return new Map(cfg).set('redefinetrial', parameters);
}

/**
 * `cfg` after `definetrial` by events: the method, and the `cfg` of the events (`syncopy/datatype/methods/definetrial.py`). Syncopy
 * drops what was in it before; here that stays. `eventsCfg`: the JSON text of the events' own; an empty one where none is given.
 */
export function withEventDefinition(cfg: JsonMap, eventsCfg: string | undefined): Result<JsonMap> {
  const read = readJsonText(eventsCfg ?? '{}');
  // Its own object, cfg.
  if (!read.ok || !isJsonMap(read.value) || !fitsIn(read.value, 2)) {
    return refuseField('eventsCfg', 'the cfg of the events is no JSON object');
  }
  const method: JsonValue = 'definetrial';
  return success(new Map(cfg).set('method', method).set('EventData object', read.value));
}
