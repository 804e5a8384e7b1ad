import { SvelteSet } from 'svelte/reactivity';
import { changesInWords, type Mark } from './arrival-words';
import type { ListingChanges } from './listing-changes';
import { NO_MARKS, withMarks, withoutMarks } from './marks';

/** What other programs wrote into the open folders, until the user looks at it. */
export class Arrivals {
  /** What happened last, in words; empty once something of it was looked at. */
  told = $state('');
  private marks = $state.raw(NO_MARKS);
  /** What this window saved, until it is listed. */
  private readonly own = new SvelteSet<string>();

  markOf(ref: string): Mark | null {
    return this.marks.get(ref) ?? null;
  }

  /** What this window saved is no news when it is listed next. */
  expect(ref: string): void {
    this.own.add(ref);
  }

  take({ name, marks, removed, known }: ListingChanges): void {
    const fresh = [...marks].filter(([ref]) => !this.own.has(ref));
    for (const ref of known.keys()) this.own.delete(ref);
    if (fresh.length === 0 && removed.length === 0) return;
    const isNews = removed.length > 0 || fresh.some(([ref]) => !this.marks.has(ref));
    this.marks = withMarks(this.marks, fresh, removed);
    const inFolder = [...known.keys()].flatMap((ref) => this.marks.get(ref) ?? []);
    if (isNews) this.told = changesInWords(name, inFolder, removed.length);
  }

  /** The user looks at these, or asked for them. */
  see(refs: Iterable<string>): void {
    const all = [...refs];
    for (const ref of all) this.own.delete(ref);
    if (!all.some((ref) => this.marks.has(ref))) return;
    this.marks = withoutMarks(this.marks, all);
    this.told = '';
  }
}
