import { setTimeout as after } from 'node:timers/promises';
import { Turns } from '../../tasks';

/** How long a disk may take for one answer. */
const PATIENCE_MS = 1_500;
/** Node asks disks by four threads: so many of them may wait for one that does not answer. */
const MOST_AT_ONCE = 2;

/** What a disk answered, or that it did not. */
export type Answer<Value> = { readonly kind: 'answer'; readonly value: Value } | { readonly kind: 'silent' };

const SILENT = { kind: 'silent' } as const;

/**
 * Asks disks, of which one may be a network folder that hangs: then what was asked is `silent` after a while, and so is all else on
 * that volume until it answers. Each volume is asked one thing at a time, so that it holds one thread at most.
 */
export class PatientAsking {
  private readonly turns = new Turns();
  /** Volumes with a call that did not come back. */
  private readonly silent = new Set<string>();
  private waiting: (() => void)[] = [];
  private busy = 0;

  constructor(
    private readonly volumeOf: (path: string) => Promise<string>,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** `work` asks of what lies on the volume of `path`. Rejects as it does. */
  async ask<Value>(path: string, work: () => Promise<Value>): Promise<Answer<Value>> {
    const volume = await this.volumeOf(path);
    return this.turns.inTurn(volume, () => this.now(volume, work));
  }

  private async now<Value>(volume: string, work: () => Promise<Value>): Promise<Answer<Value>> {
    while (this.busy >= MOST_AT_ONCE && this.silent.size < MOST_AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    if (this.silent.has(volume) || this.silent.size >= MOST_AT_ONCE) return SILENT;
    this.busy += 1;
    const working = work().finally(() => {
      this.busy -= 1;
      this.silent.delete(volume);
      this.wake();
    });
    const patience = new AbortController();
    const waited = after(this.patienceMs, SILENT, { signal: patience.signal }).catch(() => SILENT);
    const answer = await Promise.race([working.then((value) => ({ kind: 'answer', value }) as const), waited]).finally(() =>
      patience.abort(),
    );
    if (answer.kind === 'silent') {
      this.silent.add(volume);
      this.wake();
    }
    return answer;
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }
}
