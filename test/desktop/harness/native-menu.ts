import type { ElectronApplication } from '@playwright/test';
import type { MenuCommand } from '../../../src-main/contract';

/** Chooses an item of the native menu, which no page and no key of a test reaches. */
export async function chooseInMenu(
  app: ElectronApplication,
  command: MenuCommand | 'new-window' | 'guide' | 'quit',
): Promise<void> {
  await app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, command);
}
