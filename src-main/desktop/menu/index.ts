import { Menu, type MenuItemConstructorOptions } from 'electron';
import { appMenu } from './app-menu';
import { editMenu } from './edit-menu';
import { fileMenu } from './file-menu';
import { helpMenu } from './help-menu';
import { commandItem, type MenuTarget } from './target';
import { viewMenu } from './view-menu';

export type { MenuTarget };

/** Builds the native menu, as each system has it. */
export function buildMenu(target: MenuTarget): Menu {
  const isMac = target.platform === 'darwin';
  const trial: MenuItemConstructorOptions = {
    label: '&Trial',
    submenu: [
      commandItem(target, 'Next Trial', 'next-trial', 'Alt+Right'),
      commandItem(target, 'Previous Trial', 'previous-trial', 'Alt+Left'),
    ],
  };
  const windowMenu: MenuItemConstructorOptions[] = isMac ? [{ role: 'windowMenu' }] : [];
  return Menu.buildFromTemplate([
    ...(isMac ? [appMenu(target)] : []),
    fileMenu(target),
    editMenu(target),
    viewMenu(target),
    trial,
    ...windowMenu,
    helpMenu(target),
  ]);
}
