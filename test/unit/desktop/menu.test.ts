import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { buildMenu, type MenuTarget } from '../../../src-main/desktop';

vi.mock('electron', () => import('./electron'));

const target = (platform: MenuTarget['platform'], hasWindow: boolean): MenuTarget => ({
  platform,
  isDevelopment: false,
  theme: 'system',
  hasWindow,
  recents: [{ path: '/data/k.spy', kind: 'container', opened: 1, pinned: false, identity: null, size: null, objects: null }],
  openRecent: () => undefined,
  clearRecents: () => undefined,
  command: () => undefined,
  newWindow: () => undefined,
  openGuide: () => undefined,
  setTheme: () => undefined,
});

/** The items of the menu that do something of this program's own, by what they are called. */
function itemsOf(menu: readonly MenuItemConstructorOptions[]): { readonly label: string; readonly isOn: boolean }[] {
  return menu.flatMap(({ label, submenu, click, id, enabled = true }) => {
    if (Array.isArray(submenu)) return itemsOf(submenu);
    return click === undefined && id !== 'close-window' ? [] : [{ label: label ?? '', isOn: enabled }];
  });
}

const menuOf = (platform: MenuTarget['platform'], hasWindow: boolean) =>
  itemsOf(buildMenu(target(platform, hasWindow)) as unknown as MenuItemConstructorOptions[]);

describe('the menu', () => {
  it.each(['darwin', 'linux', 'win32'] as const)('on %s offers all that it has where a window is open', (platform) => {
    const items = menuOf(platform, true);
    expect(items.length).toBeGreaterThan(25);
    expect(items.filter(({ isOn }) => !isOn)).toEqual([]);
  });

  it('offers what opens a window, or wants none, where none is open', () => {
    const on = menuOf('darwin', false).filter(({ isOn }) => isOn);
    expect(on.map(({ label }) => label)).toEqual([
      'Preferences…',
      'New Window',
      'Open Container…',
      'Open File…',
      'Open Sample',
      '/data/k.spy',
      'All…',
      'Clear…',
      'Apply Recipe…',
      'As the System',
      'Light',
      'Dark',
      'Spydesk Guide',
      'Diagnostics…',
      'About Spydesk',
    ]);
  });
});
