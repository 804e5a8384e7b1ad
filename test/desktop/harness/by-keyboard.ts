import type { Page } from '@playwright/test';

/** Steps with Tab until the control of this name has the focus, as someone does who reads what is focused. */
export async function tabTo(window: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    const focused = await window.evaluate(() => {
      const element = document.activeElement;
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      const label = isField ? (element.labels?.[0]?.textContent ?? '') : '';
      return `${element?.getAttribute('aria-label') ?? ''}${label}${element?.textContent ?? ''}`.trim();
    });
    if (name.test(focused)) return;
    await window.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${name.source}.`);
}
