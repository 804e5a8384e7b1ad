import type { Command, Result } from '../../../src-main/contract';
import type { KeptText } from '../kept-text';
import { TypedText } from '../typed-text.svelte';

/** The labels of a dimension as a list with a cursor, one of which can be typed anew in its place. */
export class LabelListState {
  /** The label with the cursor, from 0. */
  active = $state(0);
  /** The label that is typed anew. */
  edited = $state<number | null>(null);
  readonly typed: TypedText;

  constructor(
    readonly dimension: string,
    private readonly labels: () => readonly string[],
    edit: (command: Command) => Promise<Result<unknown>>,
  ) {
    this.typed = new TypedText(
      () => (this.edited === null ? '' : (this.labels()[this.edited] ?? '')),
      (to) => edit({ do: 'set-label', dimension: this.dimension, at: this.edited ?? 0, to }),
    );
  }

  /** The label as it is typed, while it is refused. */
  get kept(): KeptText {
    return {
      ...{ kind: 'field', place: `label ${(this.edited ?? 0) + 1} of ${this.dimension}`, tab: 'metadata' },
      // One that is not there any more, as after an undo, can be mended nowhere.
      isLeft: () => this.edited !== null && this.edited < this.labels().length && this.typed.isTyped,
      isRefused: () => this.typed.problem !== null,
      handOn: () => this.end(),
      reveal: () => undefined,
    };
  }

  moveTo(row: number): void {
    this.active = Math.max(0, Math.min(this.labels().length - 1, row));
  }

  /** Types the label with the cursor anew, from its text or from `text`. */
  begin(text?: string): void {
    if (this.labels().length === 0) return;
    this.edited = this.active;
    this.typed.putBack();
    if (text !== undefined) this.typed.type(text);
  }

  putBack(): void {
    this.typed.putBack();
    this.edited = null;
  }

  /** Hands on what was typed; answers whether it is the label now, and the list as it was before. */
  async end(): Promise<boolean> {
    const isTaken = await this.typed.handOn();
    if (isTaken) this.edited = null;
    return isTaken;
  }
}
