import type { JsonMap, JsonValue } from '../json-text';
import { jsonNumber } from '../json-text';
import type { ObjectDescription } from '../object-source';
import { pythonString } from '../syncopy-line';
import { selectKeysOf } from './class-keys';
import { SELECT_KEYS, type SelectKey, type SelectSpec, type TimeWindow } from './spec';

/** The indices or codes that a range came to, where a key was given one: Syncopy writes its ranges out. */
export type WrittenRanges = Readonly<Partial<Record<SelectKey, readonly number[]>>>;

function number(value: number): JsonValue {
  return jsonNumber(value, Number.isInteger(value) ? 'int' : 'float');
}

function item(value: number | string | null, at: number): JsonValue {
  if (typeof value === 'string') return value;
  return number(value ?? (at === 0 ? -Infinity : Infinity));
}

function isItems(value: unknown): value is readonly (number | string | null)[] {
  return Array.isArray(value);
}

/** A choice as Syncopy's `cfg` has it. */
function valueOf(key: SelectKey, spec: SelectSpec, ranges: WrittenRanges): JsonValue {
  const choice = spec[key];
  if (choice === undefined) return null;
  if (typeof choice === 'string') return choice;
  if (typeof choice === 'number') return number(choice);
  if (isItems(choice)) return choice.map(item);
  return ('list' in choice ? choice.list : (ranges[key] ?? [])).map(number);
}

/**
 * What `cfg` gets under `selectdata`: every argument of `syncopy.selectdata` in its order (`get_frontend_cfg` in
 * `syncopy/shared/tools.py`), ranges written out, and numbers as they are: Syncopy makes whole ones of those of a list that begins
 * with one.
 */
export function selectionCfg(spec: SelectSpec, ranges: WrittenRanges): JsonMap {
  const entries = SELECT_KEYS.map((key) => [key, valueOf(key, spec, ranges)] as const);
  return new Map<string, JsonValue>([...entries, ['inplace', false], ['clear', false], ['parallel', false]]);
}

function python(value: JsonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return pythonString(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  return 'token' in value ? value.token : '';
}

const LONGEST = 80;
const SHOWN = 30;

/** As `write_log` in `syncopy/shared/computational_routine.py` shortens. */
function shortened(text: string): string {
  return text.length < LONGEST ? text : `${text.slice(0, SHOWN)}, ..., ${text.slice(-SHOWN)}`;
}

/**
 * The text of the log entry that Syncopy's `write_log` makes of a selection: the window instead of its name, and with it the trials
 * that cover it.
 */
export function selectionLogText(
  { dataclass }: ObjectDescription,
  spec: SelectSpec,
  ranges: WrittenRanges,
  { window, indices }: { readonly window: TimeWindow | null; readonly indices: readonly number[] },
): string {
  const told = (key: SelectKey): JsonValue => {
    if (window !== null && key === 'latency') return window.map(number);
    return window !== null && key === 'trials' ? indices.map(number) : valueOf(key, spec, ranges);
  };
  const keys = selectKeysOf(dataclass).filter((key) => key !== 'latency');
  const settings = [
    ['inplace', 'False'],
    ['clear', 'False'],
    ...(['latency', ...keys] as const).map((key) => [key, python(told(key))]),
  ];
  const lines = settings.map(([key = '', value = '']) => `\t${key} = ${shortened(value)}\n`);
  return `computed _selectdata with settings\n${lines.join('')}`;
}
