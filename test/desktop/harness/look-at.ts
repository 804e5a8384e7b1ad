import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Started } from './launch';
import { setTheme, takePictures, THEMES } from './screens';

/** Pictures of the screen as it is, `NAME`; in neither theme has a checker of accessibility anything against it. */
export async function lookAt(started: Started, name: string): Promise<void> {
  for (const theme of THEMES) {
    await setTheme(started, theme);
    // Its other mode opens a page of its own, which a desktop window has not.
    const { violations } = await new AxeBuilder({ page: started.window }).setLegacyMode(true).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary]));
    expect(found, theme).toEqual([]);
  }
  await takePictures(started, name);
}
