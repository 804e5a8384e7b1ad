import { untrack } from 'svelte';
import type { PictureArgs, PictureCallName, PictureValue, Problem, ProgressShape } from '../../src-main/contract';
import type { PictureClient } from '../desktop';

/** A view that is older than this when a newer one is wanted is given up; a younger one is shown on the way. */
const PATIENCE_MS = 150;

/** An answer with what was asked. */
export interface Answered<Name extends PictureCallName> {
  readonly args: PictureArgs<Name>;
  readonly value: PictureValue<Name>;
}

/**
 * The answer to the newest view. Views that change faster than they are answered are left out, one a frame at most is
 * asked for, and only one is under way at a time. The answer before stays until there is another.
 */
export class LatestAnswer<Name extends PictureCallName> {
  shown = $state.raw<Answered<Name> | null>(null);
  problem = $state.raw<Problem | null>(null);
  progress = $state.raw<ProgressShape | null>(null);
  isWaiting = $state(false);

  private wanted: PictureArgs<Name> | null = null;
  private last: PictureArgs<Name> | null = null;
  private underWay: { readonly aborter: AbortController; readonly since: number; readonly subject: string } | null = null;
  private frame: number | null = null;

  /**
   * @param subjectOf what the view is of; an answer under way for another subject is never shown
   */
  constructor(
    private readonly client: PictureClient,
    private readonly name: Name,
    private readonly subjectOf: (args: PictureArgs<Name>) => string,
  ) {}

  /** Asks for a view, unless it is the one that was asked for last. */
  ask(args: PictureArgs<Name>): void {
    if (JSON.stringify(args) === JSON.stringify(this.wanted ?? this.last)) return;
    this.wanted = args;
    this.schedule();
  }

  /** Asks for the last view once more. */
  retry(): void {
    this.wanted ??= this.last;
    this.schedule();
  }

  /** Asks for the last view once more whenever `state` becomes another. Called while a component is made. */
  follow(state: () => string): void {
    const current = $derived(state());
    let known = untrack(() => current);
    $effect(() => {
      if (current === known) return;
      known = current;
      untrack(() => this.retry());
    });
  }

  /** The user does not want to wait. */
  cancel(): void {
    this.underWay?.aborter.abort();
  }

  /** Nobody looks any more. */
  stop(): void {
    this.wanted = null;
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.frame = null;
    this.underWay?.aborter.abort();
    this.underWay = null;
  }

  private schedule(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.send();
    });
  }

  private send(): void {
    const { wanted, underWay } = this;
    if (wanted === null) return;
    const subject = this.subjectOf(wanted);
    if (underWay !== null) {
      if (underWay.subject === subject && performance.now() - underWay.since < PATIENCE_MS) {
        this.schedule();
        return;
      }
      underWay.aborter.abort();
    }
    this.wanted = null;
    this.last = wanted;
    this.isWaiting = true;
    this.progress = null;
    const aborter = new AbortController();
    this.underWay = { aborter, since: performance.now(), subject };
    void this.call(wanted, aborter);
  }

  private async call(args: PictureArgs<Name>, aborter: AbortController): Promise<void> {
    const result = await this.client.call(this.name, args, {
      signal: aborter.signal,
      onProgress: (progress) => {
        if (this.underWay?.aborter === aborter) this.progress = progress;
      },
    });
    if (this.underWay?.aborter !== aborter) return;
    this.underWay = null;
    this.isWaiting = false;
    this.progress = null;
    this.problem = result.ok ? null : result.error;
    if (result.ok) this.shown = { args, value: result.value };
  }
}
