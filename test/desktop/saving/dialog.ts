import type { Locator, Page } from '@playwright/test';
import { expect, type Started } from '../harness';

/** The three ways of the save dialog, as it names them. */
export const WAYS = { container: 'Into a container', tag: 'Beside it, under a tag', file: 'As a file' } as const;
export type Way = keyof typeof WAYS;
/** The fields of the save dialog. */
export type FieldName = 'Container' | 'Tag' | 'File';

/** The save dialog, as a user sees it. */
export class SaveDialog {
  readonly root: Locator;
  readonly save: Locator;
  /** What will be written. */
  readonly plan: Locator;

  constructor(window: Page) {
    this.root = window.getByRole('dialog', { name: 'Save As' });
    this.save = this.root.getByRole('button', { name: 'Save', exact: true });
    this.plan = this.root.getByRole('region', { name: 'What will be written' });
  }

  field(name: FieldName): Locator {
    return this.root.getByLabel(name === 'Tag' ? /^Tag/ : name, { exact: true });
  }

  async choose(way: Way): Promise<void> {
    await this.root.getByRole('radio', { name: WAYS[way] }).check();
  }

  /** Chooses a way and types into its fields. */
  async fill(way: Way, texts: Partial<Record<FieldName, string>>): Promise<void> {
    await this.choose(way);
    for (const [name, text] of Object.entries(texts)) await this.field(name as FieldName).fill(text);
  }

  /** A fact of what will be written: the paths, the new folders, the size. */
  fact(name: string | RegExp): Locator {
    return this.plan.locator('dt', { hasText: name }).locator('+ dd');
  }
}

/** Waits until the object of this file name is shown. */
export async function expectShown(window: Page, filename: string): Promise<void> {
  await expect(window.getByRole('heading', { level: 1, name: filename, exact: true })).toBeVisible();
}

/** Opens the dialog by its button and answers it. */
export async function openSaveDialog(window: Page): Promise<SaveDialog> {
  await window.getByRole('button', { name: 'Save As…' }).click();
  const dialog = new SaveDialog(window);
  await expect(dialog.root).toBeVisible();
  return dialog;
}

/** What is told after a save. */
export function savedNotice(window: Page): Locator {
  return window.getByRole('region', { name: 'Saved' });
}

/** Waits until the window says that the pair of `data` was written. */
export async function expectSaved(window: Page, data: string): Promise<void> {
  await expect(savedNotice(window).getByText(data, { exact: true })).toBeVisible();
  await expect(savedNotice(window).getByText(`${data}.info`, { exact: true })).toBeVisible();
  await expect(window.getByRole('dialog')).toHaveCount(0);
}

export function clipboardOf({ app }: Started): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}
