import type { Problem } from '../../../src-main/contract';
import type { ObjectEditing } from '../editing.svelte';
import { typedOverAnother } from '../typed-over';

/** The note about an object, while it is written. It outlives what shows it. */
export class Note {
  private written = $state<string | null>(null);
  /** The note that was there when the writing began. */
  private over = '';
  /** Steps that are not answered. */
  private asked = 0;
  fault = $state.raw<Problem | null>(null);

  constructor(
    private readonly editing: Pick<ObjectEditing, 'do'>,
    private readonly note: () => string,
  ) {}

  /** What was typed and not taken yet; null where nothing was. */
  get typed(): string | null {
    return this.written;
  }

  type(text: string): void {
    if (this.written === null) this.over = this.note();
    this.written = text;
  }

  /** Hands on what was typed; answers whether it is taken. A refusal keeps it, with the reason. */
  async commit(): Promise<boolean> {
    const text = this.written;
    if (text === null) return true;
    if (this.asked === 0 && this.over !== this.note()) {
      this.fault = typedOverAnother();
      return false;
    }
    this.asked += 1;
    const answer = await this.editing.do({ do: 'set-note', text });
    this.asked -= 1;
    this.fault = answer.ok ? null : answer.error;
    if (answer.ok) this.over = this.note();
    if (answer.ok && this.written === text) this.written = null;
    return answer.ok;
  }

  /** Forgets what was typed. */
  revert(): void {
    this.written = null;
    this.fault = null;
  }
}
