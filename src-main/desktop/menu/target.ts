import type { BaseWindow, MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, Theme } from '../../contract';
import type { RecentEntry } from '../recents';
import { opensAWindow } from './without-window';

/** What the menu needs of the rest. */
export interface MenuTarget {
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly isDevelopment: boolean;
  readonly theme: Theme;
  /** False where the program goes on without one, as macOS lets it. */
  readonly hasWindow: boolean;
  /** As they are listed: the pinned ones first. */
  readonly recents: readonly RecentEntry[];
  openRecent(window: BaseWindow | undefined, entry: RecentEntry): void;
  clearRecents(window: BaseWindow | undefined): void;
  command(window: BaseWindow | undefined, command: MenuCommand): void;
  newWindow(): void;
  openGuide(): void;
  setTheme(theme: Theme): void;
}

export const separator: MenuItemConstructorOptions = { type: 'separator' };

/** An item that the window does; it carries its command as id. */
export function commandItem(
  target: MenuTarget,
  label: string,
  command: MenuCommand,
  accelerator?: string,
): MenuItemConstructorOptions {
  const item: MenuItemConstructorOptions = {
    id: command,
    label,
    enabled: target.hasWindow || opensAWindow(command),
    click: (_item, window) => target.command(window, command),
  };
  return accelerator === undefined ? item : { ...item, accelerator };
}

/** Among the program's own items on macOS, in the file menu elsewhere. */
export function preferencesItem(target: MenuTarget): MenuItemConstructorOptions {
  return commandItem(target, 'Preferences…', 'preferences', 'CmdOrCtrl+,');
}
