import type { MenuItemConstructorOptions } from 'electron';
import type { Theme } from '../../contract';
import { commandItem, separator, type MenuTarget } from './target';

export function viewMenu(target: MenuTarget): MenuItemConstructorOptions {
  function themeItem(label: string, theme: Theme): MenuItemConstructorOptions {
    return { id: `theme-${theme}`, label, type: 'radio', checked: target.theme === theme, click: () => target.setTheme(theme) };
  }

  return {
    label: '&View',
    submenu: [
      commandItem(target, 'Reload Data', 'reload', 'F5'),
      separator,
      {
        label: 'Theme',
        submenu: [themeItem('As the System', 'system'), themeItem('Light', 'light'), themeItem('Dark', 'dark')],
      },
      separator,
      commandItem(target, 'Larger Text', 'larger-text', 'CmdOrCtrl+Plus'),
      commandItem(target, 'Smaller Text', 'smaller-text', 'CmdOrCtrl+-'),
      commandItem(target, 'Usual Text Size', 'usual-text', 'CmdOrCtrl+0'),
      separator,
      { role: 'togglefullscreen' },
      ...(target.isDevelopment ? [separator, { role: 'toggleDevTools' } as const] : []),
    ],
  };
}
