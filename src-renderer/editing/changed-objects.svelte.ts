import { SvelteSet } from 'svelte/reactivity';
import type { ObjectSummary } from '../../src-main/contract';
import { ask } from '../desktop';

/** True for an object that a save would write otherwise than it is. */
export function isChanged({ draft }: Pick<ObjectSummary, 'draft'>): boolean {
  return (draft?.changed.length ?? 0) > 0;
}

/** The objects that this window has changed and not saved, by their references. */
export class ChangedObjects {
  private readonly refs = new SvelteSet<string>();

  has(ref: string): boolean {
    return this.refs.has(ref);
  }

  get count(): number {
    return this.refs.size;
  }

  /** Takes note of what an answer says of its object. */
  note(summary: ObjectSummary): void {
    if (isChanged(summary)) this.refs.add(summary.ref);
    else this.refs.delete(summary.ref);
  }

  /** Asks anew: a save or a restored draft changes more than what is looked at. */
  async read(): Promise<void> {
    const answer = await ask('changedObjects', undefined);
    if (!answer.ok) return;
    this.refs.clear();
    for (const { ref } of answer.value) this.refs.add(ref);
  }
}
