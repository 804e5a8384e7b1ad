import type { CallContext } from '../contract';
import type { Files } from '../files';
import type { ObjectSource, ResolvedSelection, SelectSpec } from '../format';
import { logAuthorNow, selectObject, selectStored, type Selected, type StoredObject } from '../objects';
import type { TaskContext } from '../tasks';
import { draftedBy, type HeldDraft } from './held-draft';
import { watched } from './watched';

/** What a save is of. */
export interface SaveSubject {
  readonly object: StoredObject;
  /** The changes that are saved with it; null for an object as it lies there. */
  readonly held: HeldDraft | null;
  /** What is taken of it; null for all of it. */
  readonly selection: SelectSpec | null;
}

/** An object with its changes, as a save of it writes it now. */
function changed({ object, held }: SaveSubject): StoredObject {
  return held === null ? object : draftedBy(held.stored, held.draft);
}

/** What a plan is made for. */
export interface PlanningSource {
  readonly source: ObjectSource;
  /** What the selection came to; null for all of the object. */
  readonly resolved: ResolvedSelection | null;
}

/** The sources that saves are planned for and made of. */
export class PlanSources {
  /** What was selected last, by what it was selected of: a plan is made anew with every letter of a name. */
  private last: { readonly object: StoredObject; readonly draft: unknown; readonly text: string; selected: Selected } | null =
    null;

  constructor(private readonly files: Files) {}

  /** What a plan is made for. Errors: those of `selectObject`. */
  async toPlan(subject: SaveSubject, context: CallContext): Promise<PlanningSource> {
    const { object, held, selection } = subject;
    if (selection === null) return { source: changed(subject), resolved: null };
    const [draft, text] = [held?.draft ?? null, JSON.stringify(selection)];
    const { last } = this;
    if (last !== null && last.object === object && last.draft === draft && last.text === text) return last.selected;
    const select = (task: TaskContext) => selectObject(changed(subject), selection, logAuthorNow(), task);
    const selected = await watched(select, context);
    this.last = { object, draft, text, selected };
    return selected;
  }

  /** What is written. The bytes of what is selected from are held against their checksum first. Errors: those of `selectStored`. */
  async toSave(subject: SaveSubject, acceptDamage: boolean, task: TaskContext): Promise<ObjectSource> {
    const { selection } = subject;
    if (selection === null) return changed(subject);
    const options = { author: logAuthorNow(), acceptDamage };
    return (await selectStored(this.files, changed(subject), selection, options, task)).source;
  }

  forget(object: StoredObject): void {
    if (this.last?.object === object) this.last = null;
  }
}
