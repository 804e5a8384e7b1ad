/** A page that answers no more keeps no window from closing. */
const PATIENCE_MS = 2_000;

/** The text that is typed into a field of a window and not handed on yet: a field hands it on when it is left. */
export class TypedText {
  private isThere = false;
  private waiting: ((isTaken: boolean) => void)[] = [];

  /** `askPage` asks the page to hand it on; the page then says that there is none. */
  constructor(
    private readonly askPage: () => void,
    private readonly patience = PATIENCE_MS,
  ) {}

  get isPending(): boolean {
    return this.isThere;
  }

  /** What the page says of itself. `isRefused`: what was typed was handed on, and is no change that can be made. */
  note(isPending: boolean, isRefused = false): void {
    this.isThere = isPending;
    if (isPending) return;
    for (const resolve of this.waiting.splice(0)) resolve(!isRefused);
  }

  /** Ends when the page has handed on what was typed, or does not answer; false where it was refused, which the page shows. */
  async handOn(): Promise<boolean> {
    if (!this.isThere) return true;
    const answered = new Promise<boolean>((resolve) => this.waiting.push(resolve));
    const timer = setTimeout(() => this.note(false), this.patience);
    this.askPage();
    const isTaken = await answered;
    clearTimeout(timer);
    return isTaken;
  }
}
