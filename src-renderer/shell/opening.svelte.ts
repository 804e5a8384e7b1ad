import type { Place, Problem, Result } from '../../src-main/contract';
import type { Browser } from '../browser/browser.svelte';
import { ask, openDropped } from '../desktop';
import type { Inspection } from '../inspector/inspection.svelte';
import type { Looking } from './looking';
import type { Notices } from './notices.svelte';

/** Places on their way into the window: chosen in a dialog, dropped, or named by main. */
export class Opening {
  /** True while a native dialog or an open is under way. */
  isOn = $state(false);

  constructor(
    private readonly browser: Browser,
    private readonly inspection: Inspection,
    private readonly looking: Looking,
    private readonly notices: Notices,
  ) {}

  chooseFolder(): Promise<void> {
    return this.openOrTell(() => ask('chooseFolder', undefined));
  }

  chooseFiles(): Promise<void> {
    return this.openOrTell(() => ask('chooseFiles', undefined));
  }

  openSample(): Promise<void> {
    return this.openOrTell(() => ask('openSample', undefined));
  }

  openDropped(files: readonly File[]): Promise<void> {
    return this.openOrTell(() => openDropped(files));
  }

  /** Opens what is chosen; answers why it could not. */
  async open(choose: () => Promise<Result<Place[]>>): Promise<Problem | null> {
    if (this.isOn) return null;
    this.isOn = true;
    const answer = await choose();
    this.isOn = false;
    if (!answer.ok) return answer.error;
    await this.take(answer.value, []);
    return null;
  }

  /** Lists places and shows what the last of them names. */
  async take(places: readonly Place[], problems: readonly Problem[]): Promise<void> {
    for (const problem of problems) this.notices.tellProblem(problem);
    if (!(await this.isListedUndisturbed(places))) return;
    const chosen = places.findLast(({ select }) => select !== null);
    if (chosen === undefined) this.looking.showFirstObject();
    else void this.looking.select(chosen);
  }

  /** Lists places; false where the user chose what to look at meanwhile, which then stays. */
  async isListedUndisturbed(places: readonly Place[]): Promise<boolean> {
    const { choice } = this.inspection;
    await this.browser.open(places);
    return choice === this.inspection.choice;
  }

  private async openOrTell(choose: () => Promise<Result<Place[]>>): Promise<void> {
    const problem = await this.open(choose);
    if (problem !== null) this.notices.tellProblem(problem);
  }
}
