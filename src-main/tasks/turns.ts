/** Work on things that bear keys: what is asked for of one thing is done one after the other, whether what was before it failed or not. */
export class Turns {
  /** The last work of each. */
  private readonly last = new Map<string, Promise<unknown>>();

  async inTurn<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    const settled = turn.catch(() => undefined);
    this.last.set(key, settled);
    try {
      return await turn;
    } finally {
      if (this.last.get(key) === settled) this.last.delete(key);
    }
  }
}
