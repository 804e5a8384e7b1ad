import { app, type MenuItemConstructorOptions } from 'electron';

export function helpMenu(): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: '&Help',
    submenu: [{ id: 'about', label: 'About Spydesk', click: () => app.showAboutPanel() }],
  };
}
