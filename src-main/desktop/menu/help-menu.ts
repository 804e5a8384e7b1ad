import { app, type MenuItemConstructorOptions } from 'electron';
import { commandItem, separator, type MenuTarget } from './target';

export function helpMenu(target: MenuTarget): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: '&Help',
    submenu: [
      { id: 'guide', label: 'Spydesk Guide', accelerator: 'F1', click: () => target.openGuide() },
      separator,
      commandItem(target, 'Copy Details of Last Problem', 'copy-problem', 'CmdOrCtrl+Shift+D'),
      commandItem(target, 'Diagnostics…', 'diagnostics'),
      separator,
      { id: 'about', label: 'About Spydesk', click: () => app.showAboutPanel() },
    ],
  };
}
