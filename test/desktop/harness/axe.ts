import AxeBuilder from '@axe-core/playwright';
import type { Started } from './launch';
import { setTheme, THEMES } from './screens';

interface Violation {
  readonly theme: (typeof THEMES)[number];
  /** Of the rule. */
  readonly id: string;
  readonly impact: string;
  /** Each place: its mark-up, and what is wrong there. */
  readonly places: readonly string[];
}

/** What a checker of accessibility has against the screen as it is, in both themes. */
export async function violationsOf(started: Started): Promise<Violation[]> {
  const all: Violation[] = [];
  for (const theme of THEMES) {
    await setTheme(started, theme);
    // Its other mode opens a page of its own, which a desktop window has not. To describe all that is well takes it half of its time.
    const axe = new AxeBuilder({ page: started.window }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const { violations } = await axe.analyze();
    for (const { id, impact, nodes } of violations) {
      const places = nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`);
      all.push({ theme, id, impact: impact ?? '', places });
    }
  }
  return all;
}
