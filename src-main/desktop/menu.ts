import { app, Menu, type BaseWindow, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../contract';
import type { Theme } from './preferences';

/** What the menu needs of the rest. */
export interface MenuTarget {
  readonly isMac: boolean;
  readonly isDevelopment: boolean;
  readonly theme: Theme;
  /** Paths, the newest first. */
  readonly recents: readonly string[];
  openRecent(window: BaseWindow | undefined, path: string): void;
  clearRecents(): void;
  command(window: BaseWindow | undefined, command: MenuCommand): void;
  setTheme(theme: Theme): void;
}

/** Builds the native menu; the items of the window carry their command as id. */
export function buildMenu(target: MenuTarget): Menu {
  function item(label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions {
    const options: MenuItemConstructorOptions = {
      id: command,
      label,
      click: (_item, window) => target.command(window, command),
    };
    return accelerator === undefined ? options : { ...options, accelerator };
  }

  function themeItem(label: string, theme: Theme): MenuItemConstructorOptions {
    return { id: `theme-${theme}`, label, type: 'radio', checked: target.theme === theme, click: () => target.setTheme(theme) };
  }

  const separator: MenuItemConstructorOptions = { type: 'separator' };

  function recentItems(): MenuItemConstructorOptions[] {
    const { recents } = target;
    if (recents.length === 0) return [{ label: 'Nothing Yet', enabled: false }];
    const paths = recents.map((path): MenuItemConstructorOptions => ({
      // A lone & would underline the letter after it.
      label: path.replaceAll('&', '&&'),
      click: (_item, window) => target.openRecent(window, path),
    }));
    return [...paths, separator, { id: 'clear-recent', label: 'Clear', click: () => target.clearRecents() }];
  }

  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      item('Open Container…', 'open-folder', 'CmdOrCtrl+O'),
      item('Open File…', 'open-file', 'CmdOrCtrl+Shift+O'),
      item('Open Sample', 'open-sample'),
      { id: 'open-recent', label: 'Open Recent', submenu: recentItems() },
      separator,
      item('Save', 'save', 'CmdOrCtrl+S'),
      item('Save As…', 'save-as', 'CmdOrCtrl+Shift+S'),
      item('Save Selection As…', 'save-selection', 'CmdOrCtrl+E'),
      separator,
      item('Apply Recipe…', 'apply-recipe', 'CmdOrCtrl+Shift+A'),
      separator,
      item('Verify', 'verify', 'F7'),
      item('Verify Whole Folder', 'verify-folder', 'Shift+F7'),
      separator,
      item('Close', 'close-place', 'CmdOrCtrl+W'),
      ...(target.isMac ? [] : [separator, { id: 'quit', role: 'quit' } as const]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      // The keys of the two above, where no text is being typed.
      item('Undo Change', 'undo-change'),
      item('Redo Change', 'redo-change'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      item('Find…', 'find', 'CmdOrCtrl+F'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      item('Reload Data', 'reload', 'F5'),
      separator,
      {
        label: 'Theme',
        submenu: [themeItem('As the System', 'system'), themeItem('Light', 'light'), themeItem('Dark', 'dark')],
      },
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(target.isDevelopment ? [separator, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const trial: MenuItemConstructorOptions = {
    label: '&Trial',
    submenu: [item('Next Trial', 'next-trial', 'Alt+Right'), item('Previous Trial', 'previous-trial', 'Alt+Left')],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: '&Help',
    submenu: [{ id: 'about', label: 'About Spydesk', click: () => app.showAboutPanel() }],
  };
  const appMenu: MenuItemConstructorOptions[] = target.isMac ? [{ role: 'appMenu' }] : [];
  return Menu.buildFromTemplate([...appMenu, file, edit, view, trial, help]);
}
