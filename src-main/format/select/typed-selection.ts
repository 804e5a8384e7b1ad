import type { Result } from '../../errors';
import { refuse } from './fault';
import { parseSelectSpec, refusingFaults, SELECT_KEYS, type SelectKey, type SelectSpec } from './spec';

/** What was typed for some keys of a selection: in the fields of the window, or as options of the command line. */
export type TypedSelection = Readonly<Partial<Record<SelectKey, string | undefined>>>;

const RANGE = /^(-?\d+)?:(-?\d+)?(?::(\d+))?$/;
const INDEX = /^-?\d+$/;

/** One member of a list. In quotes it is a name, whatever it looks like; two quotes inside of them are one. */
interface Item {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Splits at commas, as a line of a CSV file is split. */
function itemsOf(key: SelectKey, text: string): Item[] {
  const items: Item[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/y;
  for (;;) {
    const found = pattern.exec(text);
    if (found === null) return refuse(key, `the quotes in '${text}' do not fit together`);
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
function choiceOf(key: SelectKey, text: string): unknown {
  const range = rangeOf(text);
  if (range !== null || text === 'all') return range ?? text;
  const items = itemsOf(key, text);
  if (items.some((item) => item.text === '' && !item.isQuoted)) return refuse(key, `"${key}" has an empty place in '${text}'`);
  return items.map((item) => (!item.isQuoted && INDEX.test(item.text) ? Number(item.text) : item.text));
}

function numberOf(key: SelectKey, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : refuse(key, `"${key}" wants numbers, not '${text}'`);
}

function latencyOf(text: string): unknown {
  if (!text.includes(',')) return text;
  return text.split(',').map((bound) => numberOf('latency', bound));
}

const LIST = 'at:';

function frequencyOf(text: string): unknown {
  if (text === 'all') return text;
  if (text.startsWith(LIST)) {
    const values = text.slice(LIST.length).split(',');
    return { list: values.map((value) => numberOf('frequency', value)) };
  }
  const bounds = text.split(',');
  if (bounds.length === 1) return numberOf('frequency', text);
  return bounds.map((bound) => (bound.trim() === '' ? null : numberOf('frequency', bound)));
}

function valueOf(key: SelectKey, text: string): unknown {
  if (key === 'latency') return latencyOf(text);
  return key === 'frequency' ? frequencyOf(text) : choiceOf(key, text);
}

/**
 * Reads what was typed for a selection: `all`, names, indices and ranges with commas between them (`V1-01,V1-02`, `0,3`, `2:8`); two
 * numbers or a name for a latency; a number, two with one left out, or `at:` and several for frequencies. Whether the object has what
 * is named is not asked here. Errors: `selection-refused`, with the key.
 */
export function parseTypedSelection(typed: TypedSelection): Result<SelectSpec> {
  const given = refusingFaults(() =>
    SELECT_KEYS.flatMap((key) => {
      const text = typed[key];
      return text === undefined ? [] : [[key, valueOf(key, text.trim())] as const];
    }),
  );
  return given.ok ? parseSelectSpec(Object.fromEntries(given.value)) : given;
}

/** A name that is read as itself without quotes. */
const PLAIN = /^[^\s",:\d-](?:[^",:]*[^\s",:])?$/;

function typedName(name: string): string {
  return PLAIN.test(name) && name !== 'all' ? name : `"${name.replaceAll('"', '""')}"`;
}

/**
 * How each of these labels is typed: by its name. Where one name would mean others too or cannot be typed, each by its place: a
 * selection does not mix the two.
 */
export function typedLabels(labels: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const canBeTyped = (label: string): boolean => counts.get(label) === 1 && !/\p{Cc}/u.test(label);
  return labels.every(canBeTyped) ? labels.map(typedName) : labels.map((_, at) => String(at));
}
