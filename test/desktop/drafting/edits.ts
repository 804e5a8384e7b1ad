import { expect, type Page } from '@playwright/test';
import type { Command } from '../../../src-main/contract';
import { refOfPath } from '../../../src-main/format';
import { titleOf } from '../harness';

/** Renames the first channel. */
export const rename = (to: string): Command => ({ do: 'set-label', dimension: 'channel', at: 0, to });

/** Edits an object through the page's own contract, where the way of editing is not the point; answers the changes that count. */
export async function edit(window: Page, path: string, ...commands: readonly Command[]): Promise<number> {
  return window.evaluate(
    async ([ref, wanted]) => {
      const { spydesk } = globalThis as unknown as Window & {
        spydesk: { call(name: string, args: unknown): Promise<{ ok: boolean; value: never; error: { message: string } }> };
      };
      const asked = async (name: string, args: object): Promise<{ id: string; draft: { cursor: number } | null }> => {
        const answer = await spydesk.call(name, args);
        if (!answer.ok) throw new Error(answer.error.message);
        return answer.value;
      };
      const { id } = await asked('openObject', { ref });
      let cursor = 0;
      for (const command of wanted) cursor = (await asked('edit', { objectId: id, command })).draft?.cursor ?? 0;
      await spydesk.call('closeObject', { objectId: id });
      return cursor;
    },
    [refOfPath(path), commands] as const,
  );
}

/** Reads the object anew that is looked at, and waits until its title says that it is changed. */
export async function changedInTitle(window: Page, filename: string): Promise<void> {
  await window.keyboard.press('F5');
  await expect(window).toHaveTitle(titleOf(filename, { isChanged: true }));
}
