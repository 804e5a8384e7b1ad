import type { MenuItemConstructorOptions } from 'electron';
import { menuLabel } from '../recents';
import { commandItem, separator, type MenuTarget } from './target';

/** A menu that is longer than the screen has to be scrolled; the start page shows them all. */
const MOST = 15;

/** The items of *Open Recent*: the pinned ones apart from those that come and go. */
export function recentItems(target: MenuTarget): MenuItemConstructorOptions[] {
  const { recents } = target;
  if (recents.length === 0) return [{ label: 'Nothing Yet', enabled: false }];
  const itemsOf = (pinned: boolean): MenuItemConstructorOptions[] =>
    recents
      .slice(0, MOST)
      .filter((entry) => entry.pinned === pinned)
      .map((entry) => ({ label: menuLabel(entry.path), click: (_item, window) => target.openRecent(window, entry) }));
  const [pinned, others] = [itemsOf(true), itemsOf(false)];
  return [
    ...pinned,
    ...(pinned.length > 0 && others.length > 0 ? [separator] : []),
    ...others,
    separator,
    commandItem(target, recents.length > MOST ? `All ${recents.length}…` : 'All…', 'all-recents'),
    { id: 'clear-recent', label: 'Clear…', click: (_item, window) => target.clearRecents(window) },
  ];
}
