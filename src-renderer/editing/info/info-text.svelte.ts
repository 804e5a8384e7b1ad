import type { Problem } from '../../../src-main/contract';
import { ask } from '../../desktop';
import type { ObjectEditing } from '../editing.svelte';
import { typedOverAnother } from '../typed-over';

/** The whole of `info` as a text, while it is edited. It outlives what shows it. */
export class InfoText {
  /** As a save would write it; null until it was read, and where it is too long. */
  private written = $state.raw<string | null>(null);
  /** What was typed and not taken yet. */
  private typed = $state<string | null>(null);
  /** The text that was there when the typing began. */
  private over: string | null = null;
  /** Steps that are not answered. */
  private asked = 0;
  fault = $state.raw<Problem | null>(null);
  isTooLong = $state(false);

  constructor(private readonly editing: Pick<ObjectEditing, 'do'>) {}

  get text(): string | null {
    return this.typed ?? this.written;
  }

  set text(text: string | null) {
    if (this.typed === null) this.over = this.written;
    this.typed = text === this.written ? null : text;
  }

  get isTyped(): boolean {
    return this.typed !== null;
  }

  /** Reads it as it is by now; what was typed stays. */
  async read(objectId: string): Promise<void> {
    const answer = await ask('infoText', { objectId });
    if (!answer.ok) {
      this.fault = answer.error;
      return;
    }
    this.written = answer.value;
    this.isTooLong = answer.value === null;
  }

  /** Hands on what was typed; a refusal keeps it, with the reason. */
  async commit(): Promise<boolean> {
    const text = this.typed;
    if (text === null) {
      this.fault = null;
      return true;
    }
    if (this.asked === 0 && this.over !== this.written) {
      this.fault = typedOverAnother();
      return false;
    }
    this.asked += 1;
    const answer = await this.editing.do({ do: 'set-info', text });
    this.asked -= 1;
    this.fault = answer.ok ? null : answer.error;
    if (!answer.ok) return false;
    [this.written, this.over] = [text, text];
    // What was typed meanwhile is for the next time.
    if (this.typed === text) this.typed = null;
    return true;
  }

  /** Forgets what was typed. */
  revert(): void {
    this.typed = null;
    this.fault = null;
  }
}
