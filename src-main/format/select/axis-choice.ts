import { quoted, refuse } from './fault';
import type { IndexRange, LabelChoice } from './spec';

/** Elements along an axis: `count` from `start` on, every `step`-th. */
export interface IndexRun {
  readonly start: number;
  readonly count: number;
  readonly step: number;
}

/** Fewer than this many in equal steps are as well read one by one. */
const SHORTEST_STRIDE = 3;

/** Indices as runs, in their order and with their repeats. */
export function runsOf(indices: readonly number[]): IndexRun[] {
  const runs: IndexRun[] = [];
  for (let at = 0; at < indices.length;) {
    const start = indices[at] ?? 0;
    const step = (indices[at + 1] ?? start) - start;
    let count = 1;
    while (step > 0 && indices[at + count] === start + count * step) count += 1;
    const isRun = step === 1 || count >= SHORTEST_STRIDE;
    runs.push(isRun ? { start, count, step: Math.max(1, step) } : { start, count: 1, step: 1 });
    at += isRun ? count : 1;
  }
  return runs;
}

/** Every index of an axis of `count`. */
export function wholeAxis(count: number): IndexRun[] {
  return count === 0 ? [] : [{ start: 0, count, step: 1 }];
}

function steppedTo(stop: number, start: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((stop - start) / step)) }, (_, at) => start + at * step);
}

/**
 * The indices of a range along an axis of `count`, as Python's slices count; a bound beyond the axis is refused, as Syncopy
 * refuses it (`_selection_setter` in `syncopy/datatype/selector.py`).
 */
function indicesOfRange(key: string, { start, stop, step = 1 }: IndexRange, count: number): number[] {
  const beyond = [start, stop].find((bound) => bound != null && (bound > count || bound < -count));
  if (beyond != null) return refuse(key, `the range of "${key}" reaches to ${beyond}, and there are ${count}`);
  const fromEnd = (bound: number): number => (bound < 0 ? count + bound : bound);
  return steppedTo(fromEnd(stop ?? count), fromEnd(start ?? 0), step);
}

/** Where the names stand among the labels; one that several have means each of them. */
function indicesOfNames(key: string, names: readonly string[], labels: readonly string[]): number[] {
  const places = new Map<string, number[]>();
  labels.forEach((label, at) => {
    const found = places.get(label);
    if (found === undefined) places.set(label, [at]);
    else found.push(at);
  });
  const unknown = names.filter((name) => !places.has(name));
  if (unknown.length > 0) return refuse(key, `"${key}" has no ${quoted(unknown)}`);
  return names.flatMap((name) => places.get(name) ?? []);
}

function isNames(choice: readonly (number | string)[]): choice is readonly string[] {
  return choice.length > 0 && choice.every((item) => typeof item === 'string');
}

function isRange(choice: LabelChoice): choice is IndexRange {
  return typeof choice === 'object' && !Array.isArray(choice);
}

/**
 * The indices that a choice means along an axis of `count`, in its order and with its repeats; null for all of them. `labels`:
 * their names, null where they have none (trials).
 */
export function chosenIndices(
  key: string,
  choice: LabelChoice | undefined,
  count: number,
  labels: readonly string[] | null,
): number[] | null {
  if (choice === undefined || choice === 'all') return null;
  const indices = indicesOf(key, choice, count, labels);
  return indices.length > 0 ? indices : refuse(key, `nothing is left of "${key}"`);
}

function indicesOf(key: string, choice: LabelChoice, count: number, labels: readonly string[] | null): number[] {
  if (isRange(choice)) return indicesOfRange(key, choice, count);
  const list = typeof choice === 'string' || typeof choice === 'number' ? [choice] : choice;
  if (isNames(list)) {
    return labels === null ? refuse(key, `"${key}" have no names`) : indicesOfNames(key, list, labels);
  }
  const indices = list.filter((item) => typeof item === 'number');
  const beyond = indices.filter((index) => index < 0 || index >= count);
  if (beyond.length > 0) return refuse(key, `"${key}" has no index ${quoted(beyond)}: there are ${count}, counted from 0`);
  return indices;
}

/**
 * The event codes that a choice means among those that occur. Syncopy's documentation speaks of codes; its code takes them for
 * places among the codes, which is right for 0 .. N-1 alone (`_selection_setter` in `syncopy/datatype/selector.py`).
 */
export function chosenCodes(choice: LabelChoice | undefined, occurring: readonly number[]): number[] | null {
  if (choice === undefined || choice === 'all') return null;
  const codes = codesOf(choice, occurring);
  return codes.length > 0 ? codes : refuse('eventid', 'no event has one of the codes of "eventid"');
}

function codesOf(choice: LabelChoice, occurring: readonly number[]): number[] {
  if (isRange(choice)) {
    const { start, stop, step = 1 } = choice;
    const first = start ?? occurring[0] ?? 0;
    return occurring.filter((code) => code >= first && code < (stop ?? Infinity) && (code - first) % step === 0);
  }
  const list = typeof choice === 'string' || typeof choice === 'number' ? [choice] : choice;
  const known = new Set<number | string>(occurring);
  const unknown = list.filter((code) => !known.has(code));
  if (unknown.length > 0) return refuse('eventid', `no event has the code ${quoted(unknown)}`);
  return list.filter((code) => typeof code === 'number');
}
