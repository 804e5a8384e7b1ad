import type { TreeRow } from './tree-rows';

/** What a key asks of the tree (ARIA tree pattern). */
export type TreeStep =
  | { readonly kind: 'move'; readonly key: string }
  | { readonly kind: 'expand' | 'collapse' | 'open' | 'close'; readonly row: TreeRow };

function movedBy(rows: readonly TreeRow[], from: number, by: number): TreeStep | null {
  const row = rows[Math.max(0, Math.min(rows.length - 1, from + by))];
  return row === undefined ? null : { kind: 'move', key: row.key };
}

function rightOf(rows: readonly TreeRow[], at: number): TreeStep | null {
  const row = rows[at];
  if (row?.kind !== 'folder') return null;
  return row.folder.expanded ? movedBy(rows, at, 1) : { kind: 'expand', row };
}

function leftOf(row: TreeRow): TreeStep | null {
  if (row.kind === 'folder' && row.folder.expanded) return { kind: 'collapse', row };
  return row.parent === null ? null : { kind: 'move', key: row.parent };
}

/**
 * What `key` does while `active` has the cursor; null where the key is none of the tree's. `pageRows` is how far a page key moves.
 */
export function treeStep(rows: readonly TreeRow[], active: string | null, key: string, pageRows: number): TreeStep | null {
  const found = rows.findIndex((row) => row.key === active);
  const at = Math.max(0, found);
  const row = rows[at];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return movedBy(rows, at, found < 0 ? 0 : 1);
    case 'ArrowUp':
      return movedBy(rows, at, -1);
    case 'PageDown':
      return movedBy(rows, at, pageRows);
    case 'PageUp':
      return movedBy(rows, at, -pageRows);
    case 'Home':
      return movedBy(rows, 0, 0);
    case 'End':
      return movedBy(rows, rows.length - 1, 0);
    case 'ArrowRight':
      return rightOf(rows, at);
    case 'ArrowLeft':
      return leftOf(row);
    case 'Enter':
    case ' ':
      return { kind: 'open', row };
    case 'Delete':
      return row.kind === 'folder' && row.level === 1 ? { kind: 'close', row } : null;
    default:
      return null;
  }
}

/** The next row whose name begins with `letters`, after the active one and around the end. */
export function rowByLetters(rows: readonly TreeRow[], active: string | null, letters: string): string | null {
  const at = rows.findIndex((row) => row.key === active);
  const around = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  const wanted = letters.toLowerCase();
  return around.find((row) => rowName(row).toLowerCase().startsWith(wanted))?.key ?? null;
}

/** What a row is called first: the tag where there is one, since the objects of a container have the rest in common. */
export function rowName(row: TreeRow): string {
  switch (row.kind) {
    case 'folder':
      return row.folder.name;
    case 'object':
      return row.entry.tag === null || row.entry.tag === '' ? row.entry.filename : row.entry.tag;
    case 'stray':
      return row.entry.filename;
    case 'note':
      return row.text;
  }
}
