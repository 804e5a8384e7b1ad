import type { ListingShape } from '../../src-main/contract';

export type Entry = ListingShape['entries'][number];

/** What the user looks for. */
export interface EntryFilter {
  readonly text: string;
  /** The name of a data class; null for all. */
  readonly dataclass: string | null;
}

export function isFiltering({ text, dataclass }: EntryFilter): boolean {
  return dataclass !== null || text.trim() !== '';
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** True where every word of `text` is in one of `places`, whatever the letters' case. */
export function hasWords(text: string, places: readonly string[]): boolean {
  const found = folded(places.join('\n'));
  return folded(text)
    .split(/\s+/)
    .every((word) => found.includes(word));
}

/**
 * Whether an entry is shown. Words are looked for in its file name (and with it the tag), the class in words and the folder's
 * name; a stray has no class, so a filter by class hides it.
 */
export function isShown(entry: Entry, folder: string, filter: EntryFilter, titleOf: (dataclass: string) => string): boolean {
  if (entry.kind === 'stray') return filter.dataclass === null && hasWords(filter.text, [entry.filename, folder]);
  if (filter.dataclass !== null && filter.dataclass !== entry.dataclass) return false;
  return hasWords(filter.text, [entry.filename, titleOf(entry.dataclass), folder]);
}
