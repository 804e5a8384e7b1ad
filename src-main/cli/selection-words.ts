import { parseSelectSpec, SELECT_KEYS, type SelectKey, type SelectSpec } from '../format';
import { Mistake } from './word-rules';

/** Options of a selection: the arguments of `syncopy.selectdata`. */
export const SELECTION = Object.fromEntries(SELECT_KEYS.map((key) => [key, { type: 'string' }])) as Readonly<
  Record<SelectKey, { readonly type: 'string' }>
>;

const RANGE = /^(-?\d+)?:(-?\d+)?(?::(\d+))?$/;
const INDEX = /^-?\d+$/;

/** One member of a list. In quotes it is a name, whatever it looks like; two quotes inside of them are one. */
interface Item {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Splits at commas, as a line of a CSV file is split. */
function itemsOf(key: string, text: string): Item[] {
  const items: Item[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/y;
  for (;;) {
    const found = pattern.exec(text);
    if (found === null) throw new Mistake(`--${key}: the quotes in '${text}' do not fit together`);
    const [, quoted, plain = '', end] = found;
    items.push(
      quoted === undefined ? { text: plain.trim(), isQuoted: false } : { text: quoted.replaceAll('""', '"'), isQuoted: true },
    );
    if (end === '') return items;
  }
}

function rangeOf(text: string): unknown {
  const found = RANGE.exec(text);
  if (found === null) return null;
  const [, start, stop, step] = found;
  const bound = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits));
  return { start: bound(start), stop: bound(stop), ...(step === undefined ? {} : { step: Number(step) }) };
}

/** A range, `all`, indices or names. */
function choiceOf(key: string, text: string): unknown {
  const range = rangeOf(text);
  if (range !== null || text === 'all') return range ?? text;
  const items = itemsOf(key, text);
  if (items.some((item) => item.text === '' && !item.isQuoted)) throw new Mistake(`--${key} has an empty place in '${text}'`);
  return items.map((item) => (!item.isQuoted && INDEX.test(item.text) ? Number(item.text) : item.text));
}

function numberOf(key: string, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) throw new Mistake(`--${key} wants numbers, not '${text}'`);
  return value;
}

function latencyOf(text: string): unknown {
  if (!text.includes(',')) return text;
  return text.split(',').map((bound) => numberOf('latency', bound));
}

const LIST = 'at:';

function frequencyOf(text: string): unknown {
  if (text === 'all') return text;
  if (text.startsWith(LIST))
    return {
      list: text
        .slice(LIST.length)
        .split(',')
        .map((value) => numberOf('frequency', value)),
    };
  const bounds = text.split(',');
  if (bounds.length === 1) return numberOf('frequency', text);
  return bounds.map((bound) => (bound.trim() === '' ? null : numberOf('frequency', bound)));
}

function valueOf(key: SelectKey, text: string): unknown {
  if (key === 'latency') return latencyOf(text);
  return key === 'frequency' ? frequencyOf(text) : choiceOf(key, text);
}

/** The selection that was typed. Throws a `Mistake`; whether the object has what it names is not asked here. */
export function readSelection(values: Readonly<Partial<Record<SelectKey, string>>>): SelectSpec {
  const given = SELECT_KEYS.flatMap((key) => (values[key] === undefined ? [] : [[key, valueOf(key, values[key])] as const]));
  const read = parseSelectSpec(Object.fromEntries(given));
  if (!read.ok) throw new Mistake(read.error.message.replace(/\.$/, ''));
  return read.value;
}

/** `--latency -0.1,0.2` as it is meant: a value may begin with a minus, which would else look like an option. */
export function withSignedValues(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [word = '', next = ''] = [args[at], args[at + 1]];
    const isKey = SELECT_KEYS.some((key) => word === `--${key}`);
    if (isKey && /^-[\d.]/.test(next)) {
      joined.push(`${word}=${next}`);
      at += 1;
    } else {
      joined.push(word);
    }
  }
  return joined;
}
