import { SvelteMap } from 'svelte/reactivity';
import type { LeftDraft, Place, Problem, Result, WindowValue } from '../../src-main/contract';
import { ask } from '../desktop';

type DraftWords = WindowValue<'leftDraftWords'>;

/** What a recovery asks of the desktop. */
export interface RecoveryCalls {
  list(): Promise<Result<LeftDraft[]>>;
  words(id: string): Promise<Result<DraftWords>>;
  /** `takeOver`: the user says that another computer has given them up. */
  restore(id: string, takeOver: boolean): Promise<Result<Place[]>>;
  discard(id: string, takeOver: boolean): Promise<Result<void>>;
}

const desktopCalls: RecoveryCalls = {
  list: () => ask('leftDrafts', undefined),
  words: (id) => ask('leftDraftWords', { id }),
  restore: (id, takeOver) => ask('restoreLeftDraft', { id, takeOver }),
  discard: (id, takeOver) => ask('discardLeftDraft', { id, takeOver }),
};

/** What is told of one draft on the user's wish, and what it was refused. */
export interface LookedAt {
  readonly words: DraftWords | null;
  readonly problem: Problem | null;
}

/** Unsaved changes that programs which ended left behind, and what the user decides about each. */
export class Recovery {
  left = $state.raw<readonly LeftDraft[]>([]);
  isOpen = $state(false);
  /** One thing at a time. */
  isBusy = $state(false);
  /** Why it cannot be told whether there are any. */
  problem = $state.raw<Problem | null>(null);
  private readonly seen = new SvelteMap<string, LookedAt>();

  constructor(
    private readonly restored: (places: readonly Place[]) => void,
    private readonly calls: RecoveryCalls = desktopCalls,
  ) {}

  /** Looks for them, and shows them where there are any. */
  async read(): Promise<void> {
    const answer = await this.calls.list();
    this.left = answer.ok ? answer.value : [];
    this.problem = answer.ok ? null : answer.error;
    this.isOpen = this.left.length > 0 || this.problem !== null;
  }

  lookedAt(id: string): LookedAt | null {
    return this.seen.get(id) ?? null;
  }

  /** Tells what the draft did, or no more. */
  async look(id: string): Promise<void> {
    if (this.seen.get(id)?.words != null) {
      this.seen.delete(id);
      return;
    }
    await this.work(id, async () => {
      const answer = await this.calls.words(id);
      if (answer.ok) this.seen.set(id, { words: answer.value, problem: null });
      return answer;
    });
  }

  /** The user was told where another computer may be at work on it, and asked. */
  async restore(id: string): Promise<void> {
    await this.work(id, async () => {
      const answer = await this.calls.restore(id, this.isElsewhere(id));
      if (answer.ok) {
        this.forget(id);
        this.restored(answer.value);
      }
      return answer;
    });
  }

  async discard(id: string): Promise<void> {
    await this.work(id, async () => {
      const answer = await this.calls.discard(id, this.isElsewhere(id));
      // Where another program was first it is gone as it is to be.
      if (answer.ok || answer.error.code === 'not-found') this.forget(id);
      return answer;
    });
  }

  /** They stay where they are, and are offered at the next start. */
  later(): void {
    this.isOpen = false;
  }

  private isElsewhere(id: string): boolean {
    return this.left.some((one) => one.id === id && one.elsewhere !== null);
  }

  private forget(id: string): void {
    this.left = this.left.filter((one) => one.id !== id);
    if (this.left.length === 0) this.isOpen = false;
  }

  private async work(id: string, work: () => Promise<Result<unknown>>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    const answer = await work();
    this.isBusy = false;
    if (!answer.ok) this.seen.set(id, { words: this.seen.get(id)?.words ?? null, problem: answer.error });
  }
}
