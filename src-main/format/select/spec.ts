import { problem, refusal, success, type Result } from '../../errors';
import { isDataClassName, type DataClassName } from '../data-classes';
import { quoted, refuse, SelectionFault } from './fault';

/** A range as Python's `range` and `slice`: `start` included, `stop` excluded; below 0 it counts from the end. */
export interface IndexRange {
  readonly start?: number | null | undefined;
  readonly stop?: number | null | undefined;
  /** 1 unless told. */
  readonly step?: number | undefined;
}

/** Whole numbers in any order and with repeats, or a range of them. */
export type NumberChoice = 'all' | number | readonly number[] | IndexRange;

/** One name, names, or indices counted from 0. A dimension's label that is `all` itself is chosen as a list of one. */
export type LabelChoice = string | readonly string[] | number | readonly number[] | IndexRange;

/** Syncopy's named windows (`syncopy/shared/latency.py`), and `all`: no window. */
export const NAMED_LATENCIES = ['all', 'maxperiod', 'minperiod', 'prestim', 'poststim'] as const;
export type NamedLatency = (typeof NAMED_LATENCIES)[number];

/** A closed window in seconds from each trial's t = 0. */
export type TimeWindow = readonly [number, number];

/** A closed window in Hz, open to one side where a bound is null; one frequency or several: the nearest ones that there are. */
export type FrequencyChoice = 'all' | number | readonly [number | null, number | null] | { readonly list: readonly number[] };

/**
 * What to keep of an object, as JSON can hold it: the arguments of `syncopy.selectdata`. A key that is absent or null keeps all
 * of its dimension.
 */
export interface SelectSpec {
  /** Of a recipe: the one class that it is for. */
  readonly dataclass?: DataClassName | undefined;
  readonly trials?: NumberChoice | undefined;
  readonly channel?: LabelChoice | undefined;
  readonly channel_i?: LabelChoice | undefined;
  readonly channel_j?: LabelChoice | undefined;
  readonly latency?: NamedLatency | TimeWindow | undefined;
  readonly frequency?: FrequencyChoice | undefined;
  readonly taper?: LabelChoice | undefined;
  readonly unit?: LabelChoice | undefined;
  /** Codes as they stand in the data, not their places among the codes; a range is one of codes. */
  readonly eventid?: NumberChoice | undefined;
}

/** The keys of a selection in the order of the arguments of `syncopy.selectdata`. */
export const SELECT_KEYS = [
  'trials',
  'channel',
  'channel_i',
  'channel_j',
  'latency',
  'frequency',
  'taper',
  'unit',
  'eventid',
] as const;
export type SelectKey = (typeof SELECT_KEYS)[number];

/** Keys whose choice is one of labels. */
export const LABEL_KEYS = ['channel', 'channel_i', 'channel_j', 'taper', 'unit'] as const;
export type LabelKey = (typeof LABEL_KEYS)[number];

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function refuseOtherMembers(key: string, value: Readonly<Record<string, unknown>>, members: readonly string[]): void {
  const unknown = Object.keys(value).filter((member) => !members.includes(member));
  if (unknown.length > 0) refuse(key, `"${key}" has ${quoted(unknown)}, which means nothing there`);
}

function readRange(key: string, value: Readonly<Record<string, unknown>>): IndexRange {
  refuseOtherMembers(key, value, ['start', 'stop', 'step']);
  const { start, stop, step } = value;
  const bound = (given: unknown): number | null =>
    given === undefined || given === null
      ? null
      : isWhole(given)
        ? given
        : refuse(key, `the range of "${key}" has no whole bounds`);
  if (step === undefined) return { start: bound(start), stop: bound(stop) };
  if (!isWhole(step) || step < 1) return refuse(key, `the step of "${key}" is not a whole number from 1 on`);
  return { start: bound(start), stop: bound(stop), step };
}

function readNumbers(key: string, value: unknown): NumberChoice {
  if (value === 'all' || isWhole(value)) return value;
  if (isRecord(value)) return readRange(key, value);
  if (isList(value) && value.every(isWhole)) return value;
  return refuse(key, `"${key}" is neither "all" nor a whole number, a list of such or a range`);
}

function readLabels(key: string, value: unknown): LabelChoice {
  if (typeof value === 'string') return value;
  if (isList(value) && value.length > 0 && value.every((item) => typeof item === 'string')) return value;
  if (isList(value) && !value.every(isWhole)) return refuse(key, `"${key}" holds what is neither all names nor all indices`);
  return readNumbers(key, value);
}

function isNamedLatency(value: unknown): value is NamedLatency {
  return NAMED_LATENCIES.some((name) => name === value);
}

function readLatency(value: unknown): NamedLatency | TimeWindow {
  if (isNamedLatency(value)) return value;
  if (isList(value) && value.length === 2) {
    const [from, to] = value;
    if (isFiniteNumber(from) && isFiniteNumber(to)) return [from, to];
  }
  return refuse('latency', `"latency" is neither two numbers of seconds nor one of ${NAMED_LATENCIES.join(', ')}`);
}

function readFrequency(value: unknown): FrequencyChoice {
  if (value === 'all' || isFiniteNumber(value)) return value;
  if (isRecord(value)) {
    refuseOtherMembers('frequency', value, ['list']);
    const { list } = value;
    if (isList(list) && list.every(isFiniteNumber)) return { list };
  }
  const isBound = (bound: unknown): bound is number | null => bound === null || isFiniteNumber(bound);
  if (isList(value) && value.length === 2) {
    const [from, to] = value;
    if (isBound(from) && isBound(to)) return [from, to];
  }
  return refuse('frequency', '"frequency" is neither a number, a window of two, nor a list of numbers');
}

function readClass(value: unknown): DataClassName {
  if (typeof value === 'string' && isDataClassName(value)) return value;
  return refuse('dataclass', '"dataclass" names no data class');
}

/** How the value of each key is read. */
const READERS: { readonly [Key in keyof Required<SelectSpec>]: (value: unknown) => SelectSpec[Key] } = {
  dataclass: readClass,
  trials: (value) => readNumbers('trials', value),
  channel: (value) => readLabels('channel', value),
  channel_i: (value) => readLabels('channel_i', value),
  channel_j: (value) => readLabels('channel_j', value),
  latency: readLatency,
  frequency: readFrequency,
  taper: (value) => readLabels('taper', value),
  unit: (value) => readLabels('unit', value),
  eventid: (value) => readNumbers('eventid', value),
};

function isSpecKey(key: string): key is keyof typeof READERS {
  return Object.hasOwn(READERS, key);
}

/** Runs `work`; a `SelectionFault` becomes the refusal that it stands for. */
export function refusingFaults<Value>(work: () => Value): Result<Value> {
  try {
    return success(work());
  } catch (thrown) {
    if (!(thrown instanceof SelectionFault)) throw thrown;
    return refusal(problem('selection-refused', { reason: thrown.message }, { at: { kind: 'field', name: thrown.key } }));
  }
}

/** Reads a selection out of parsed JSON. Errors: `selection-refused`, with the key and what is wrong with its value. */
export function parseSelectSpec(value: unknown): Result<SelectSpec> {
  return refusingFaults(() => {
    if (!isRecord(value)) return refuse('trials', 'it is not an object of keys and values');
    const given = Object.entries(value).filter(([, choice]) => choice !== null && choice !== undefined);
    const read = given.map(([key, choice]) => {
      if (!isSpecKey(key)) return refuse(key, `there is nothing to select by "${key}"`);
      return [key, READERS[key](choice)] as const;
    });
    return Object.fromEntries(read);
  });
}
