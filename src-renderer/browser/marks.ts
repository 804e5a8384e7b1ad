import type { Mark } from './arrival-words';

/** What other programs did, by the references of what they did it to. */
export type Marks = ReadonlyMap<string, Mark>;

export const NO_MARKS: Marks = new Map();

/** With more of them, and without those of what was removed. What is new stays so, however often it is written before it is looked at. */
export function withMarks(marks: Marks, fresh: Iterable<readonly [string, Mark]>, removed: readonly string[]): Marks {
  const next = withoutMarks(marks, removed);
  return new Map([...next, ...[...fresh].map(([ref, mark]) => [ref, next.get(ref) ?? mark] as const)]);
}

export function withoutMarks(marks: Marks, refs: Iterable<string>): Marks {
  const gone = new Set(refs);
  return new Map([...marks].filter(([ref]) => !gone.has(ref)));
}
