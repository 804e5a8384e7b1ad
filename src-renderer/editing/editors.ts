import type { ObjectSummary } from '../../src-main/contract';
import type { Editing } from './editing.svelte';
import type { KeptText } from './kept-text';
import { ObjectEditors } from './object-editors.svelte';

/** The editors of all objects that were looked at: what was refused is still there when one comes back to its object. */
export class Editors {
  private readonly all = new Map<string, ObjectEditors>();
  /** What the user saw refused before they did the last thing that they did. */
  private seen: ReadonlySet<string> = new Set();

  /** @param lead shows the user a text that is kept of the object with this reference */
  constructor(
    private readonly editing: Pick<Editing, 'of' | 'settled'>,
    private readonly looked: () => ObjectSummary | null,
    private readonly lead: (ref: string, text: KeptText) => Promise<void>,
  ) {}

  /** Those of an object: a save opens it anew, and they stay the same. */
  of(summary: ObjectSummary): ObjectEditors {
    const known = this.all.get(summary.ref);
    if (known !== undefined) return known;
    let last = summary;
    const editors = new ObjectEditors(this.editing.of(summary.ref), () => {
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

  /** The user does something, and knows by now what is refused of the object that is looked at. */
  see(): void {
    this.seen = new Set(this.leftHere.filter((text) => text.isRefused()).map(({ place }) => place));
  }

  /**
   * Hands on what is typed for the object that is looked at, before another one is. The answer is false, and the user is led there, where
   * it is refused on the way, and where it would be lost, as a form is. What they saw refused before is kept until they come back.
   */
  async leave(): Promise<boolean> {
    const ref = this.looked()?.ref ?? '';
    await this.settled();
    for (const text of this.leftHere) {
      if (text.kind !== 'form' && this.seen.has(text.place)) continue;
      if (!text.isRefused() && (await text.handOn())) continue;
      if (text.isLeft()) await this.lead(ref, text);
      return false;
    }
    return true;
  }

  private get leftHere(): readonly KeptText[] {
    return this.all.get(this.looked()?.ref ?? '')?.left ?? [];
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
