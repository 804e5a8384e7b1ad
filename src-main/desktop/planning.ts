/** The plan that one window waits for: a selection may have to be looked through for it. A newer one takes its place. */
export class Planning {
  private current: AbortController | null = null;

  /** Stops what is under way; answers what tells the next that it is to stop. */
  begin(): AbortSignal {
    this.stop();
    this.current = new AbortController();
    return this.current.signal;
  }

  stop(): void {
    this.current?.abort();
    this.current = null;
  }
}
