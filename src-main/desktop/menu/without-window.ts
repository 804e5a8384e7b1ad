import type { MenuCommand } from '../../contract';

/** What makes sense where no window is open, as on macOS: one is opened for it. All else is about what a window shows. */
const OPENS_A_WINDOW: ReadonlySet<MenuCommand> = new Set([
  'open-folder',
  'open-file',
  'open-sample',
  'all-recents',
  'apply-recipe',
  'preferences',
  'diagnostics',
]);

export function opensAWindow(command: MenuCommand): boolean {
  return OPENS_A_WINDOW.has(command);
}
