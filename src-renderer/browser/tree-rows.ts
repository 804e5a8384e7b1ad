import type { ListedObjectShape, ListedStrayShape, ListingShape, Problem } from '../../src-main/contract';
import { plural } from '../wording/quantities';
import { marksInWords, type Mark } from './arrival-words';
import { hasWords, isFiltering, isShown, type Entry, type EntryFilter } from './entry-filter';

/** A folder as the tree needs it. */
export interface TreeFolder {
  readonly ref: string;
  readonly name: string;
  readonly path: string | null;
  readonly expanded: boolean;
  readonly content:
    | { readonly kind: 'loading' }
    | { readonly kind: 'listed'; readonly listing: ListingShape }
    | { readonly kind: 'failed'; readonly problem: Problem };
  readonly containers: readonly TreeFolder[];
}

interface Place {
  /** Its reference and those of the folders that it is in: a container can be seen both by itself and within a folder. */
  readonly key: string;
  /** What the row stands for. */
  readonly ref: string;
  /** The key of the folder that it is in; null for a place. */
  readonly parent: string | null;
  /** From 1. */
  readonly level: number;
  /** Its place among the rows of its folder, from 1, and their count. */
  readonly position: number;
  readonly setSize: number;
}

type Content<Folder> =
  | { readonly kind: 'folder'; readonly folder: Folder; readonly note: string; readonly warning: string | null }
  | { readonly kind: 'object'; readonly entry: ListedObjectShape; readonly folder: Folder }
  | { readonly kind: 'stray'; readonly entry: ListedStrayShape; readonly folder: Folder }
  /** Stands where a folder has nothing to show. */
  | { readonly kind: 'note'; readonly folder: Folder; readonly text: string; readonly problem: Problem | null };

/** One line of the tree. */
export type TreeRow<Folder extends TreeFolder = TreeFolder> = Place & Content<Folder>;

interface Look {
  readonly filter: EntryFilter;
  readonly titleOf: (dataclass: string) => string;
  /** What another program did to an object since it was looked at; null where nothing. */
  readonly markOf?: (ref: string) => Mark | null;
}

/** Pixels that a row takes, by its kind. */
export const ROW_HEIGHTS: Readonly<Record<TreeRow['kind'], number>> = { folder: 32, object: 62, stray: 62, note: 32 };

/** The tree as a list of the rows that are visible, folders that are closed without their content. */
export function treeRows<Folder extends TreeFolder>(folders: readonly Folder[], look: Look): TreeRow<Folder>[] {
  return folders.flatMap((folder, index) =>
    rowsOfFolder(folder, { parent: null, level: 1, position: index + 1, setSize: folders.length }, look),
  );
}

function shownEntries(folder: TreeFolder, { filter, titleOf }: Look): readonly Entry[] {
  if (folder.content.kind !== 'listed') return [];
  const { entries } = folder.content.listing;
  return isFiltering(filter) ? entries.filter((entry) => isShown(entry, folder.name, filter, titleOf)) : entries;
}

/** A container inside that holds nothing that is looked for is left out, where its content is known. */
function isWorthShowing(folder: TreeFolder, look: Look): boolean {
  if (!isFiltering(look.filter) || shownEntries(folder, look).length > 0) return true;
  if (folder.content.kind === 'listed') return folder.containers.some((inner) => isWorthShowing(inner, look));
  return look.filter.dataclass === null && hasWords(look.filter.text, [folder.name]);
}

function rowsOfFolder<Folder extends TreeFolder>(
  folder: Folder,
  place: Omit<Place, 'key' | 'ref'>,
  look: Look,
): TreeRow<Folder>[] {
  const entries = shownEntries(folder, look);
  const key = place.parent === null ? folder.ref : `${place.parent}\n${folder.ref}`;
  const head: TreeRow<Folder> = {
    ...place,
    key,
    ref: folder.ref,
    kind: 'folder',
    folder,
    note: folderNote(folder, entries, look),
    warning: syncopyWarning(folder),
  };
  if (!folder.expanded) return [head];

  // Of a folder that cannot be read, what was in it is not shown either.
  const containers = folder.content.kind === 'failed' ? [] : (folder.containers as readonly Folder[]);
  const inner = containers.filter((container) => isWorthShowing(container, look));
  const level = place.level + 1;
  const setSize = entries.length + inner.length;
  const within = (position: number) => ({ parent: key, level, position, setSize: Math.max(1, setSize) });
  if (setSize === 0)
    return [head, { ...within(1), key: `${key}\n`, ref: folder.ref, kind: 'note', folder, ...emptyNote(folder, look) }];
  return [
    head,
    ...entries.map((entry, index): TreeRow<Folder> => {
      const row = { ...within(index + 1), key: `${key}\n${entry.ref}`, ref: entry.ref, folder };
      return entry.kind === 'object' ? { ...row, kind: 'object', entry } : { ...row, kind: 'stray', entry };
    }),
    ...inner.flatMap((container, index) => rowsOfFolder(container, within(entries.length + index + 1), look)),
  ];
}

function folderNote({ content, expanded }: TreeFolder, shown: readonly Entry[], { filter, markOf }: Look): string {
  // Below an open one stands what is wrong.
  if (content.kind === 'failed') return expanded ? '' : content.problem.message;
  if (content.kind === 'loading') return '';
  const { entries } = content.listing;
  if (isFiltering(filter) && entries.length > 0) return `${shown.length} of ${entries.length}`;
  const strays = entries.filter(({ kind }) => kind === 'stray').length;
  const objects = plural(entries.length - strays, 'object');
  const marks = markOf === undefined ? [] : entries.map(({ ref }) => markOf(ref)).filter((mark) => mark !== null);
  return [objects, ...(strays === 0 ? [] : [plural(strays, 'stray')]), ...marksInWords(marks)].join(', ');
}

/** Null where Syncopy would load the folder, or that is not known. */
export function syncopyWarning({ content }: TreeFolder): string | null {
  if (content.kind !== 'listed' || !content.listing.syncopyRefuses) return null;
  return 'Syncopy would refuse to load this whole folder for its stray files; each sound object loads by itself.';
}

function emptyNote({ content }: TreeFolder, { filter }: Look): { text: string; problem: Problem | null } {
  if (content.kind === 'loading') return { text: 'Reading the folder…', problem: null };
  if (content.kind === 'failed') return { text: content.problem.message, problem: content.problem };
  if (isFiltering(filter) && content.listing.entries.length > 0) return { text: 'Nothing here matches.', problem: null };
  return { text: 'No Syncopy objects here.', problem: null };
}
