/** A burst of changes is over when there was none for so long. */
const QUIET_MS = 200;
/** One that does not end is told of all the same, so often. */
const MOST_MS = 1_000;

/** Tells of many changes that come together as of one. */
export class Burst {
  private timer: NodeJS.Timeout | undefined;
  private began = 0;

  constructor(private readonly tell: () => void) {}

  note(): void {
    const now = performance.now();
    if (this.timer === undefined) this.began = now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), Math.max(0, Math.min(QUIET_MS, this.began + MOST_MS - now)));
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private end(): void {
    this.timer = undefined;
    this.tell();
  }
}
