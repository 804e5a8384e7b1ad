import type { Command, EditPreview, ObjectSummary, Problem, Result, WindowValue } from '../../src-main/contract';
import { ask } from '../desktop';

/** What editing needs of the object that is looked at. */
export interface Edited {
  readonly summary: ObjectSummary | null;
  /** Shows another state of the same object. */
  take(summary: ObjectSummary): void;
}

/** Whom editing tells of what it did. */
export interface EditListener {
  /** The object is as `summary` says from now on. */
  changed(summary: ObjectSummary): void;
  /** A step that no editor shows was refused. */
  refused(problem: Problem): void;
  /** The files were changed by another program since the draft was begun. */
  outdated(problem: Problem): void;
}

type DraftWords = WindowValue<'draftWords'>;

/** Changes of the object that is looked at. They are asked for one after the other, in the order in which they were made. */
export class Editing {
  /** Steps that are asked for and not answered. */
  private waiting = $state(0);
  /** The answer of the last of them: whether it was taken. */
  private last: Promise<boolean> = Promise.resolve(true);

  constructor(
    private readonly edited: Edited,
    private readonly listener: EditListener,
  ) {}

  readonly draft = $derived.by(() => this.edited.summary?.draft ?? null);

  get isBusy(): boolean {
    return this.waiting > 0;
  }

  /** Does a command. The refusal is for the editor, which shows it where it was typed. */
  do(command: Command): Promise<Result<ObjectSummary>> {
    return this.step((objectId) => ask('edit', { objectId, command }));
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
    return this.told((objectId) => ask('moveDraft', { objectId, cursor }));
  }

  /** Throws all changes away. */
  discard(): Promise<void> {
    return this.told((objectId) => ask('discardDraft', { objectId }));
  }

  /** Does the changes anew to the files as they are now. The refusal is for whom it is asked by: it names a command. */
  renew(): Promise<Result<ObjectSummary>> {
    return this.step((objectId) => ask('renewDraft', { objectId }));
  }

  /** Waits until all that was asked for is answered; false where the last of it was refused. */
  async settled(): Promise<boolean> {
    return this.waiting === 0 || this.last;
  }

  private async moved(objectId: string, by: number): Promise<Result<ObjectSummary> | null> {
    const { draft } = this;
    const cursor = (draft?.cursor ?? 0) + by;
    if (draft === null || cursor < 0 || cursor > draft.count) return null;
    return ask('moveDraft', { objectId, cursor });
  }

  private async told(work: (objectId: string) => Promise<Result<ObjectSummary> | null>): Promise<void> {
    if (this.edited.summary === null) return;
    const answer = await this.step(async (objectId) => (await work(objectId)) ?? this.asItIs());
    if (!answer.ok && answer.error.code !== 'changed-meanwhile') this.listener.refused(answer.error);
  }

  private asItIs(): Result<ObjectSummary> {
    const { summary } = this.edited;
    if (summary === null) throw new Error('No object is looked at.');
    return { ok: true, value: summary };
  }

  private step(work: (objectId: string) => Promise<Result<ObjectSummary>>): Promise<Result<ObjectSummary>> {
    const id = this.edited.summary?.id;
    const step = this.last.then(async () => {
      const answer = await work(id ?? '');
      if (answer.ok) {
        // Another object may be looked at by now; its draft has the change all the same.
        if (this.edited.summary?.id === answer.value.id) this.edited.take(answer.value);
        this.listener.changed(answer.value);
      } else if (answer.error.code === 'changed-meanwhile') {
        this.listener.outdated(answer.error);
      }
      return answer;
    });
    this.waiting += 1;
    this.last = step.then(
      ({ ok }) => ok,
      () => false,
    );
    void this.last.then(() => (this.waiting -= 1));
    return step;
  }
}
