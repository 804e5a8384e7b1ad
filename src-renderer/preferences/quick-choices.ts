import type { Problem, Theme } from '../../src-main/contract';
import type { ChosenPreferences } from './preferences.svelte';

/** What is chosen by a key or a button, without the dialog for all preferences: so a refusal has to be told elsewhere. */
export class QuickChoices {
  constructor(
    private readonly preferences: ChosenPreferences,
    private readonly tell: (problem: Problem) => void,
  ) {}

  async setTheme(theme: Theme): Promise<void> {
    this.tellFailed(await this.preferences.change({ theme }));
  }

  /** Makes the text larger by so many steps, or smaller. */
  async stepText(steps: number): Promise<void> {
    this.tellFailed(await this.preferences.stepText(steps));
  }

  /** The text size of a new installation. */
  async resetText(): Promise<void> {
    this.tellFailed(await this.preferences.change({ textSize: 100 }));
  }

  private tellFailed(problem: Problem | null): void {
    if (problem !== null) this.tell(problem);
  }
}
