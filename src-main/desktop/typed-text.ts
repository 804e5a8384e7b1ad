/** A page that answers no more keeps no window from closing. */
const PATIENCE_MS = 2_000;

/** The text that is typed into a field of a window and not handed on yet: a field hands it on when it is left. */
export class TypedText {
  private isThere = false;
  private waiting: (() => void)[] = [];

  /** `askPage` asks the page to hand it on; the page then says that there is none. */
  constructor(
    private readonly askPage: () => void,
    private readonly patience = PATIENCE_MS,
  ) {}

  get isPending(): boolean {
    return this.isThere;
  }

  /** What the page says of itself. */
  note(isPending: boolean): void {
    this.isThere = isPending;
    if (!isPending) this.release();
  }

  /** Ends when the page has handed on what was typed, or does not answer. */
  async handOn(): Promise<void> {
    if (!this.isThere) return;
    const answered = new Promise<void>((resolve) => this.waiting.push(resolve));
    const timer = setTimeout(() => this.note(false), this.patience);
    this.askPage();
    await answered;
    clearTimeout(timer);
  }

  private release(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
