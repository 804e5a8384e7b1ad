import type { Locator, Page } from '@playwright/test';

/** What is offered at a start after changes were left. */
export function recoveryDialog(window: Page): Locator {
  return window.getByRole('alertdialog', { name: 'Unsaved changes were found' });
}

/** One of the drafts that are offered, by its object's file name. */
export function recoveryItem(window: Page, filename: string): Locator {
  return recoveryDialog(window).getByRole('listitem', { name: filename, exact: true });
}
