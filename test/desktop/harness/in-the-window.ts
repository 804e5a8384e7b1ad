import { expect, type Locator, type Page } from '@playwright/test';

/** A row of the browser: an object, a stray or a folder, by a part of what it says. */
export function row(window: Page, name: string): Locator {
  return window.getByRole('tree', { name: 'Objects' }).getByRole('treeitem').filter({ hasText: name });
}

/** The object that is looked at, by its file's name. */
export function objectView(window: Page, filename: string): Locator {
  return window.getByRole('article', { name: filename, exact: true });
}

/** Chooses an object in the browser and waits until it is shown. */
export async function showObject(window: Page, filename: string): Promise<void> {
  await row(window, filename).click();
  await expect(objectView(window, filename)).toBeVisible();
  await expect(window.getByRole('region', { name: 'Picture' }).locator('[aria-busy="true"]')).toHaveCount(0);
}

/** Chooses a tab of the object that is looked at; answers its panel. */
export async function openTab(window: Page, name: 'Metadata' | 'Trials' | 'Info' | 'History' | 'Numbers'): Promise<Locator> {
  await window.getByRole('tab', { name }).click();
  return window.getByRole('tabpanel', { name });
}
