import type { MenuItemConstructorOptions } from 'electron';
import { commandItem, separator, type MenuTarget } from './target';

export function editMenu(target: MenuTarget): MenuItemConstructorOptions {
  const item = commandItem.bind(null, target);
  return {
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
}
