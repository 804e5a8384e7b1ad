import { problem, refusal, type Command, type CommandOf, type Problem, type Result } from '../../../../src-main/contract';
import { typedCell } from '../trial-cells';

/** The command that a form's fields make; null where there is nothing in them yet. A refusal names its field. */
export type Made = Result<Command> | null;

function refuse(field: string, reason: string): Result<never> {
  return refusal(problem('edit-refused', { reason }, { at: { kind: 'field', name: field } }));
}

function isEmpty(...texts: readonly string[]): boolean {
  return texts.some((text) => text.trim() === '');
}

function numberIn(text: string, field: string): Result<number> {
  const value = typedCell(text);
  if (typeof value === 'number' && Number.isFinite(value)) return { ok: true, value };
  return refuse(field, `"${text.trim()}" is no number`);
}

function samplesIn(text: string, field: string): Result<number> {
  const read = numberIn(text, field);
  if (!read.ok || Number.isSafeInteger(read.value)) return read;
  return refuse(field, `${read.value} is not a whole number of samples`);
}

/** One number for all trials, or a list of one for each. */
export function perTrialIn(text: string, field: string): Result<number | number[]> {
  const texts = text.trim().split(/[\s,;]+/);
  const [first = '', ...others] = texts;
  if (others.length === 0) return samplesIn(first, field);
  const values: number[] = [];
  for (const one of texts) {
    const read = samplesIn(one, field);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return { ok: true, value: values };
}

function made<Value>(read: Result<Value>, command: (value: Value) => Command): Made {
  return read.ok ? { ok: true, value: command(read.value) } : read;
}

/** Two values, or the first refusal of them. */
function both<Value>(one: Result<Value>, other: Result<Value>): Result<readonly [Value, Value]> {
  if (!one.ok) return one;
  return other.ok ? { ok: true, value: [one.value, other.value] } : other;
}

export interface CutFields {
  readonly length: string;
  readonly unit: 'samples' | 'seconds';
  readonly rest: 'drop' | 'keep';
  readonly within: 'recording' | 'trials';
}

export function cutCommand({ length, unit, rest, within }: CutFields): Made {
  if (isEmpty(length)) return null;
  const read = unit === 'samples' ? samplesIn(length, 'length') : numberIn(length, 'length');
  return made(read, (value) => ({
    do: 'cut-trials',
    length: unit === 'samples' ? { samples: value } : { seconds: value },
    rest,
    within,
  }));
}

export interface EventFields {
  /** The file name of the EventData object; empty where there is none. */
  readonly events: string;
  readonly codes: readonly number[];
  readonly before: string;
  readonly after: string;
  readonly edges: 'refuse' | 'clip';
  readonly withCodes: boolean;
}

export function eventsCommand({ events, codes, before, after, edges, withCodes }: EventFields): Made {
  if (isEmpty(events, before, after)) return null;
  if (codes.length === 0) return refuse('codes', 'no event code is chosen');
  return made(both(numberIn(before, 'before'), numberIn(after, 'after')), ([first, last]) => ({
    do: 'trials-around-events',
    events,
    codes: [...codes],
    before: first,
    after: last,
    edges,
    withCodes,
    found: null,
  }));
}

export function minLengthCommand(seconds: string, isLongest: boolean): Made {
  if (isLongest) return { ok: true, value: { do: 'redefine-trials', by: { minLength: 'maxperlen' } } };
  if (isEmpty(seconds)) return null;
  return made(numberIn(seconds, 'seconds'), (minLength) => ({ do: 'redefine-trials', by: { minLength } }));
}

export function windowCommand(from: string, to: string): Made {
  if (isEmpty(from, to)) return null;
  return made(both(numberIn(from, 'from'), numberIn(to, 'to')), ([first, last]) => ({
    do: 'redefine-trials',
    by: { window: [first, last] },
  }));
}

export function samplesCommand(begin: string, end: string, time: 'kept' | 'moved'): Made {
  if (isEmpty(begin, end)) return null;
  return made(both(perTrialIn(begin, 'begin'), perTrialIn(end, 'end')), ([first, last]) => ({
    do: 'redefine-trials',
    by: { begin: first, end: last, time },
  }));
}

/** A whole table; with names of its info columns it is set anew, since `redefinetrial` knows none. */
export function tableCommand(rows: CommandOf<'set-trials'>['rows'], names: readonly string[] | null): Command {
  if (names !== null && names.some((name) => name !== '')) return { do: 'set-trials', rows, names: [...names] };
  return { do: 'redefine-trials', by: { table: rows } };
}

export function offsetCommand(samples: string, mode: 'to' | 'by'): Made {
  if (isEmpty(samples)) return null;
  return made(perTrialIn(samples, 'samples'), (value) => ({ do: 'shift-offset', samples: value, mode }));
}

/** The field that a refusal is shown at: its own, or the one that made the cell that it is about. */
export function fieldOf({ at }: Problem, main: string, columns: readonly string[]): string {
  if (at?.kind === 'field') return at.name;
  return (at?.kind === 'cell' ? columns[at.column ?? 0] : undefined) ?? main;
}
