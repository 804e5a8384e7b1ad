import { printable, type ObjectSummary } from '../../src-main/contract';
import { isChanged } from '../editing/changed-objects.svelte';

/** A path as it is said in short, the home folder as `~`. */
function pathInShort(path: string, home: string): string {
  const rest = path.slice(home.length);
  return home !== '' && path.startsWith(home) && /^([/\\]|$)/.test(rest) ? `~${rest}` : path;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
}

/** The title of the window: what is looked at and where it lies, marked where it has changes that are not saved. */
export function windowTitle(shown: Pick<ObjectSummary, 'filename' | 'path' | 'draft'> | null, home: string): string {
  if (shown === null) return 'Spydesk';
  const mark = isChanged(shown) ? '• ' : '';
  return `${mark}${printable(`${shown.filename} (${pathInShort(folderOf(shown.path), home)})`)} – Spydesk`;
}
