import type { MenuItemConstructorOptions } from 'electron';
import { separator, type MenuTarget } from './target';

/** The items of *Open Recent*. */
export function recentItems(target: MenuTarget): MenuItemConstructorOptions[] {
  const { recents } = target;
  if (recents.length === 0) return [{ label: 'Nothing Yet', enabled: false }];
  const paths = recents.map((path): MenuItemConstructorOptions => ({
    // A lone & would underline the letter after it.
    label: path.replaceAll('&', '&&'),
    click: (_item, window) => target.openRecent(window, path),
  }));
  return [...paths, separator, { id: 'clear-recent', label: 'Clear', click: () => target.clearRecents() }];
}
