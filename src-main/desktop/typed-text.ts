/** A page that answers no more keeps no window from closing. */
const PATIENCE_MS = 2_000;

/** The text that is typed into a field of a window and not handed on yet: a field hands it on when it is left. */
export class TypedText {
  private isThere = false;
  private waiting: ((isTaken: boolean | null) => void)[] = [];

  /**
   * `askPage` asks the page to hand it on; the page then says that there is none. `isStepping`: the page itself waits for an
   * answer, so it is waited for.
   */
  constructor(
    private readonly askPage: () => void,
    private readonly isStepping: () => boolean = () => false,
    private readonly patience = PATIENCE_MS,
  ) {}

  get isPending(): boolean {
    return this.isThere;
  }

  /** What the page says of itself. `isRefused`: what was typed was handed on, and is no change that can be made. */
  note(isPending: boolean, isRefused = false): void {
    this.isThere = isPending;
    if (!isPending) this.end(!isRefused);
  }

  /**
   * Ends when the page has handed on what was typed: false where it was refused, which the page shows. Null where the page does not
   * answer, and nobody knows what became of it.
   */
  async handOn(): Promise<boolean | null> {
    if (!this.isThere) return true;
    const answered = new Promise<boolean | null>((resolve) => this.waiting.push(resolve));
    const timer = setInterval(() => this.isStepping() || this.giveUp(), this.patience);
    this.askPage();
    const isTaken = await answered;
    clearInterval(timer);
    return isTaken;
  }

  /** The page is gone, or does not answer, and with it what it did not hand on. */
  giveUp(): void {
    this.isThere = false;
    this.end(null);
  }

  private end(isTaken: boolean | null): void {
    for (const resolve of this.waiting.splice(0)) resolve(isTaken);
  }
}
