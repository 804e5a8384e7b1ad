import {
  problem,
  refusal,
  type Command,
  type EditPreview,
  type ObjectSummary,
  type Problem,
  type Result,
  type WindowValue,
} from '../../src-main/contract';
import { ask } from '../desktop';
import { nameOfRef } from '../wording/ref-name';

/** What editing needs of the object that is looked at. */
export interface Edited {
  readonly summary: ObjectSummary | null;
  /** Shows another state of the same object. */
  take(summary: ObjectSummary): void;
  /** Whether it is open by now under another id, as after the data host was lost. */
  isOpenedAnew(summary: ObjectSummary): Promise<boolean>;
}

/** Whom editing tells of what it did. */
export interface EditListener {
  /** The object is as `summary` says from now on. */
  changed(summary: ObjectSummary): void;
  /** A step that no editor shows was refused. */
  refused(problem: Problem): void;
  /** A step failed that the draft may have all the same. */
  unsure(): void;
  /** The files were changed by another program since the draft was begun. */
  outdated(problem: Problem): void;
}

type DraftWords = WindowValue<'draftWords'>;

/** Changes of one object, for the editors that were made for it. */
export interface ObjectEditing {
  /** The refusal is for the editor, which shows it where it was typed; where another object is looked at by then it is told too. */
  do(command: Command): Promise<Result<ObjectSummary>>;
  /** Counts what may end in a change, so that it is waited for before another object is looked at. */
  during<Value>(work: Promise<Value>): Promise<Value>;
}

/** Changes of the object that is looked at. They are asked for one after the other, in the order in which they were made. */
export class Editing {
  /** Steps that are asked for and not answered. */
  private waiting = $state(0);
  /** The answer of the last of them: whether it was taken. */
  private last: Promise<boolean> = Promise.resolve(true);
  /** All that is not answered. */
  private works: readonly Promise<unknown>[] = [];

  constructor(
    private readonly edited: Edited,
    private readonly listener: EditListener,
  ) {}

  readonly draft = $derived.by(() => this.edited.summary?.draft ?? null);

  get isBusy(): boolean {
    return this.waiting > 0;
  }

  /** Of the object with this reference and of no other: an editor may still wait for something when its object is left. */
  of(ref: string): ObjectEditing {
    return {
      do: (command) => this.doFor(ref, command),
      during: (work) => this.during(work),
    };
  }

  /** What a command would come to; nothing is changed. */
  async preview(command: Command): Promise<Result<EditPreview> | null> {
    const { summary } = this.edited;
    return summary === null ? null : ask('previewEdit', { objectId: summary.id, command });
  }

  async words(): Promise<Result<DraftWords> | null> {
    const { summary } = this.edited;
    return summary === null ? null : ask('draftWords', { objectId: summary.id });
  }

  /** The recipe of the changes, as a text. */
  async recipeText(): Promise<Result<string> | null> {
    const { summary } = this.edited;
    return summary === null ? null : ask('recipeText', { objectId: summary.id });
  }

  /** Asks where to, and writes the recipe there; answers the path, null where the user chose none. */
  async saveRecipe(): Promise<Result<string | null> | null> {
    const { summary } = this.edited;
    return summary === null ? null : ask('saveRecipe', { objectId: summary.id });
  }

  undo(): Promise<void> {
    return this.told((objectId) => this.moved(objectId, -1));
  }

  redo(): Promise<void> {
    return this.told((objectId) => this.moved(objectId, 1));
  }

  /** Lets so many commands count. */
  moveTo(cursor: number): Promise<void> {
    return this.told((objectId) => this.movedTo(objectId, cursor));
  }

  /** Throws all changes away. */
  discard(): Promise<void> {
    return this.told((objectId) => ask('discardDraft', { objectId }));
  }

  /** Does the changes anew to the files as they are now. The refusal is for whom it is asked by: it names a command. */
  renew(): Promise<Result<ObjectSummary>> {
    return this.step((objectId) => ask('renewDraft', { objectId }));
  }

  /** Waits until all that was asked for is answered, meanwhile too; false where the last of it was refused. */
  async settled(): Promise<boolean> {
    if (this.works.length === 0) return true;
    while (this.works.length > 0) await Promise.allSettled(this.works);
    return this.last;
  }

  private async during<Value>(work: Promise<Value>): Promise<Value> {
    this.works = [...this.works, work];
    try {
      return await work;
    } finally {
      this.works = this.works.filter((one) => one !== work);
    }
  }

  private async doFor(ref: string, command: Command): Promise<Result<ObjectSummary>> {
    const answer = await this.step((objectId) => ask('edit', { objectId, command }), ref);
    if (!answer.ok && this.edited.summary?.ref !== ref) this.listener.refused(answer.error);
    return answer;
  }

  private async moved(objectId: string, by: number): Promise<Result<ObjectSummary> | null> {
    const { draft } = this;
    const cursor = (draft?.cursor ?? 0) + by;
    if (draft === null || cursor < 0 || cursor > draft.count) return null;
    return this.movedTo(objectId, cursor);
  }

  /** A save that ends meanwhile makes other commands of these: what they were told of says which are meant. */
  private movedTo(objectId: string, cursor: number): Promise<Result<ObjectSummary>> {
    return ask('moveDraft', { objectId, cursor, state: this.edited.summary?.state ?? '' });
  }

  private async told(work: (objectId: string) => Promise<Result<ObjectSummary> | null>): Promise<void> {
    const { summary } = this.edited;
    if (summary === null) return;
    const answer = await this.step(async (objectId) => (await work(objectId)) ?? this.asItIs());
    if (answer.ok || answer.error.code === 'changed-meanwhile') return;
    // Asked for while the object was opened anew: it was done to none.
    if (answer.error.code === 'not-granted' && (await this.edited.isOpenedAnew(summary))) await this.told(work);
    else this.listener.refused(answer.error);
  }

  private asItIs(): Result<ObjectSummary> {
    const { summary } = this.edited;
    if (summary === null) throw new Error('No object is looked at.');
    return { ok: true, value: summary };
  }

  /** A step of the object that is looked at, or of that with the reference: it is done to that one or to none. */
  private step(
    work: (objectId: string) => Promise<Result<ObjectSummary>>,
    ref = this.edited.summary?.ref,
  ): Promise<Result<ObjectSummary>> {
    const step = this.last.then(async () => {
      const { summary } = this.edited;
      if (summary === null || summary.ref !== ref) return tooLate(ref);
      const answer = await work(summary.id);
      this.hear(answer);
      return answer;
    });
    this.waiting += 1;
    this.last = step.then(
      ({ ok }) => ok,
      () => false,
    );
    void this.last.then(() => (this.waiting -= 1));
    return this.during(step);
  }

  private hear(answer: Result<ObjectSummary>): void {
    if (answer.ok) {
      this.edited.take(answer.value);
      this.listener.changed(answer.value);
    } else if (answer.error.code === 'changed-meanwhile') {
      this.listener.outdated(answer.error);
    } else if (answer.error.code !== 'edit-refused') {
      this.listener.unsure();
    }
  }
}

function tooLate(ref = ''): Result<never> {
  return refusal(problem('edit-refused', { reason: `${nameOfRef(ref) ?? 'its object'} is not looked at any more` }));
}
