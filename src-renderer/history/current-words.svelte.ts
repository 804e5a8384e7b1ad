import type { DraftWords, Problem, Result } from '../../src-main/contract';

/**
 * A draft in words, asked for anew after each of its changes. One question is under way at a time: changes that are made faster
 * than it is answered are told together.
 */
export class CurrentWords {
  words = $state.raw<DraftWords | null>(null);
  /** Why the words are not those of the draft as it is. */
  problem = $state.raw<Problem | null>(null);

  private isAsking = false;
  private isStale = false;

  /** @param ask answers null where no object is looked at */
  constructor(private readonly ask: () => Promise<Result<DraftWords> | null>) {}

  async refresh(): Promise<void> {
    this.isStale = true;
    if (this.isAsking) return;
    this.isAsking = true;
    while (this.isStale) {
      this.isStale = false;
      const answer = await this.ask();
      if (answer?.ok === true) [this.words, this.problem] = [answer.value, null];
      else if (answer !== null) this.problem = answer.error;
    }
    this.isAsking = false;
  }
}
