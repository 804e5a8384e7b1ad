/** A page that is lost so many times within this time would be lost at every load. */
const MOST = 3;
const WITHIN_MS = 60_000;

/** How often a window's page was lost of late. */
export class PageLosses {
  private times: readonly number[] = [];

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes note of a loss; answers whether the page is worth loading again without a question. */
  note(): boolean {
    const now = this.now();
    this.times = [...this.times.filter((time) => now - time < WITHIN_MS), now];
    return this.times.length < MOST;
  }

  get areNone(): boolean {
    return this.times.length === 0;
  }

  /** Somebody wants it tried again. */
  forget(): void {
    this.times = [];
  }
}
