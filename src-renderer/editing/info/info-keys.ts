import type { InfoRow } from './info-rows';

/** What a key asks of the tree (ARIA tree pattern), and the keys that change it. */
export type InfoStep =
  | { readonly kind: 'move'; readonly key: string }
  | { readonly kind: 'open' | 'close'; readonly key: string }
  | { readonly kind: 'edit-value' | 'edit-name' | 'add' | 'remove' };

/** Rows that a page key moves. */
const PAGE = 10;

function movedTo(rows: readonly InfoRow[], at: number): InfoStep | null {
  const row = rows[Math.max(0, Math.min(rows.length - 1, at))];
  return row === undefined ? null : { kind: 'move', key: row.key };
}

/** What `key` does while the row `active` has the cursor; null where the key is none of the tree's. */
export function infoStep(rows: readonly InfoRow[], active: string, key: string): InfoStep | null {
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === active),
  );
  const row = rows[at];
  if (row === undefined) return null;
  const isOpen = row.kind === 'value' ? row.isOpen : null;
  switch (key) {
    case 'ArrowDown':
      return movedTo(rows, at + 1);
    case 'ArrowUp':
      return movedTo(rows, at - 1);
    case 'PageDown':
      return movedTo(rows, at + PAGE);
    case 'PageUp':
      return movedTo(rows, at - PAGE);
    case 'Home':
      return movedTo(rows, 0);
    case 'End':
      return movedTo(rows, rows.length - 1);
    case 'ArrowRight':
      if (isOpen === null) return null;
      return isOpen ? movedTo(rows, at + 1) : { kind: 'open', key: row.key };
    case 'ArrowLeft':
      if (isOpen === true) return { kind: 'close', key: row.key };
      return row.parent === null ? null : { kind: 'move', key: row.parent };
    case 'Enter':
    case ' ':
      if (isOpen !== null) return { kind: isOpen ? 'close' : 'open', key: row.key };
      return { kind: 'edit-value' };
    case 'F2':
      return { kind: row.kind === 'value' && row.hasName ? 'edit-name' : 'edit-value' };
    case 'Insert':
      return { kind: 'add' };
    case 'Delete':
      return { kind: 'remove' };
    default:
      return null;
  }
}
