import type { ObjectSummary } from '../../src-main/contract';
import type { Editing } from './editing.svelte';
import type { KeptText } from './kept-text';
import { ObjectEditors } from './object-editors.svelte';

/** The editors of all objects that were looked at: what was refused is still there when one comes back to its object. */
export class Editors {
  private readonly all = new Map<string, ObjectEditors>();

  /** @param lead shows the user a text that is kept of the object with this reference */
  constructor(
    private readonly editing: Pick<Editing, 'do' | 'settled'>,
    private readonly looked: () => ObjectSummary | null,
    private readonly lead: (ref: string, text: KeptText) => Promise<void>,
  ) {}

  /** Those of an object: a save opens it anew, and they stay the same. */
  of(summary: ObjectSummary): ObjectEditors {
    const known = this.all.get(summary.ref);
    if (known !== undefined) return known;
    let last = summary;
    const editors = new ObjectEditors(this.editing, () => {
      const looked = this.looked();
      if (looked?.ref === summary.ref) last = looked;
      return last;
    });
    this.all.set(summary.ref, editors);
    return editors;
  }

  /** Something is typed, for whichever object, that no draft has. */
  get isLeft(): boolean {
    return [...this.all.values()].some(({ left }) => left.length > 0);
  }

  /** Waits until what the fields handed on is answered; false where it was refused. */
  settled(): Promise<boolean> {
    return this.editing.settled();
  }

  /**
   * Hands on what is typed for some objects, as told by their references: for the one that is looked at where none are named.
   * Where that is refused, or the object is not looked at and nothing can be handed on, the user is led there, and the answer is false.
   */
  async handOn(isMeant = (ref: string): boolean => ref === this.looked()?.ref): Promise<boolean> {
    const isTaken = await this.settled();
    for (const [ref, { left }] of this.all) {
      if (!isMeant(ref)) continue;
      for (const text of left) {
        if (ref === this.looked()?.ref && (await text.handOn())) continue;
        // It may be taken back while its answer is waited for: then there is nowhere to lead to.
        if (text.isLeft()) await this.lead(ref, text);
        return false;
      }
    }
    return isTaken;
  }
}
