import type { MenuItemConstructorOptions } from 'electron';
import { preferencesItem, separator, type MenuTarget } from './target';

/** The menu that macOS gives each program, with the program's preferences at their place. */
export function appMenu(target: MenuTarget): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      preferencesItem(target),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { id: 'quit', role: 'quit' },
    ],
  };
}
