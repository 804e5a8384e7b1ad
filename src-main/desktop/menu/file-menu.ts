import type { MenuItemConstructorOptions } from 'electron';
import { recentItems } from './recent-items';
import { commandItem, preferencesItem, separator, type MenuTarget } from './target';

export function fileMenu(target: MenuTarget): MenuItemConstructorOptions {
  const item = commandItem.bind(null, target);
  const doubleClick = target.platform === 'win32' ? [item('Open by Double-Click…', 'open-by-double-click')] : [];
  return {
    label: '&File',
    submenu: [
      { id: 'new-window', label: 'New Window', accelerator: 'CmdOrCtrl+N', click: () => target.newWindow() },
      separator,
      item('Open Container…', 'open-folder', 'CmdOrCtrl+O'),
      item('Open File…', 'open-file', 'CmdOrCtrl+Shift+O'),
      item('Open Sample', 'open-sample'),
      { id: 'open-recent', label: 'Open Recent', submenu: recentItems(target) },
      separator,
      item('Save', 'save', 'CmdOrCtrl+S'),
      item('Save As…', 'save-as', 'CmdOrCtrl+Shift+S'),
      item('Save Selection As…', 'save-selection', 'CmdOrCtrl+E'),
      separator,
      item('Apply Recipe…', 'apply-recipe', 'CmdOrCtrl+Shift+A'),
      separator,
      item('Print Picture…', 'print-picture', 'CmdOrCtrl+P'),
      item('Save Picture as PDF…', 'save-picture'),
      separator,
      item('Verify', 'verify', 'F7'),
      item('Verify Whole Folder', 'verify-folder', 'Shift+F7'),
      separator,
      item('Show in Folder', 'show-in-folder', 'CmdOrCtrl+Shift+R'),
      ...doubleClick,
      item('Close Folder', 'close-place', 'CmdOrCtrl+W'),
      { id: 'close-window', role: 'close', label: 'Close Window', accelerator: 'CmdOrCtrl+Shift+W', enabled: target.hasWindow },
      ...(target.platform === 'darwin'
        ? []
        : [separator, preferencesItem(target), separator, { id: 'quit', role: 'quit' } as const]),
    ],
  };
}
