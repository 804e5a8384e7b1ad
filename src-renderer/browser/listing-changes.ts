import type { ListingShape } from '../../src-main/contract';
import type { Mark } from './arrival-words';

/** The objects and containers of a folder by their references, each with the state of its files. */
export type Known = ReadonlyMap<string, string>;

/** What became of a folder between two of its lists. */
export interface ListingChanges {
  readonly name: string;
  readonly marks: ReadonlyMap<string, Mark>;
  /** Objects that are not there any more. */
  readonly removed: readonly string[];
  /** What is in it by now. What is no object for a while, as amid a save of another program, is known as it was. */
  readonly known: Known;
}

/** Holds a folder's list against what was known of it; nothing is new in a folder of which nothing was known. */
export function changesBetween(before: Known | null, { name, entries, containers }: ListingShape): ListingChanges {
  const known = new Map<string, string>();
  const marks = new Map<string, Mark>();
  for (const { ref } of containers) known.set(ref, '');
  for (const entry of entries) {
    const state = entry.kind === 'object' ? entry.state : before?.get(entry.ref);
    if (state !== undefined) known.set(entry.ref, state);
  }
  if (before !== null) {
    for (const [ref, state] of known) {
      const former = before.get(ref);
      if (former === undefined) marks.set(ref, 'new');
      else if (former !== state) marks.set(ref, 'changed');
    }
  }
  const removed = before === null ? [] : [...before.keys()].filter((ref) => !known.has(ref));
  return { name, marks, removed, known };
}

type Entry = ListingShape['entries'][number];

function isSameEntry(one: Entry, other: Entry | undefined): boolean {
  if (one.ref !== other?.ref) return false;
  if (one.kind === 'object') return other.kind === 'object' && one.state === other.state;
  return other.kind === 'stray' && one.problem.code === other.problem.code && one.problem.message === other.problem.message;
}

/** True where two lists of a folder say the same. */
export function isSameList(one: ListingShape, other: ListingShape): boolean {
  return (
    one.syncopyRefuses === other.syncopyRefuses &&
    one.entries.length === other.entries.length &&
    one.entries.every((entry, at) => isSameEntry(entry, other.entries[at])) &&
    one.containers.map(({ ref }) => ref).join('\n') === other.containers.map(({ ref }) => ref).join('\n')
  );
}
