import type { Problem } from '../../../src-main/contract';
import type { ObjectEditing } from '../editing.svelte';

/** The note about an object, while it is written. It outlives what shows it. */
export class Note {
  /** What was typed and not taken yet; null where nothing was. */
  typed = $state<string | null>(null);
  fault = $state.raw<Problem | null>(null);

  constructor(private readonly editing: Pick<ObjectEditing, 'do'>) {}

  /** Hands on what was typed; answers whether it is taken. A refusal keeps it, with the reason. */
  async commit(): Promise<boolean> {
    const text = this.typed;
    if (text === null) return true;
    const answer = await this.editing.do({ do: 'set-note', text });
    this.fault = answer.ok ? null : answer.error;
    if (answer.ok && this.typed === text) this.typed = null;
    return answer.ok;
  }

  /** Forgets what was typed. */
  revert(): void {
    this.typed = null;
    this.fault = null;
  }
}
