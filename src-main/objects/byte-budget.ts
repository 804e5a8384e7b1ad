/**
 * Lets work begin only while all that is under way weighs no more than a limit; what weighs more by itself is done alone. It is
 * taken up in the order in which it came.
 */
export class ByteBudget {
  private taken = 0;
  private readonly waiting: { readonly bytes: number; readonly begin: () => void }[] = [];

  constructor(private readonly limitBytes: number) {}

  async spend<Value>(bytes: number, work: () => Promise<Value>): Promise<Value> {
    if (this.waiting.length > 0 || !this.fits(bytes)) {
      await new Promise<void>((begin) => this.waiting.push({ bytes, begin }));
    } else {
      this.taken += bytes;
    }
    try {
      return await work();
    } finally {
      this.taken -= bytes;
      this.beginNext();
    }
  }

  private fits(bytes: number): boolean {
    return this.taken === 0 || this.taken + bytes <= this.limitBytes;
  }

  private beginNext(): void {
    for (let next = this.waiting[0]; next !== undefined && this.fits(next.bytes); next = this.waiting[0]) {
      this.waiting.shift();
      this.taken += next.bytes;
      next.begin();
    }
  }
}
