import { startJournal, type DraftJournal, type JournalPlace, type JournalSubject } from '../editing';
import { problemOf } from '../errors';
import type { HeldDraft } from './held-draft';
import type { OpenObject } from './open-objects';

/** What is written down of a step, where the journal holds what was before it. */
export type Note = (journal: DraftJournal) => Promise<void>;

/** The key of the draft that a window has of an object. */
export function keyOfDraft(owner: string, ref: string): string {
  return `${owner} ${ref}`;
}

export function keyOf({ owner, object }: OpenObject): string {
  return keyOfDraft(owner, object.ref);
}

function subjectOf({ owner, stored: { ref, pair }, draft: { base } }: HeldDraft): JournalSubject {
  return { ref, path: pair.target, dataclass: base.description.dataclass, version: base.version, owner };
}

/** Removes a journal; one that somebody else removed is gone as it is to be. */
async function removed(journal: DraftJournal | null): Promise<void> {
  try {
    await journal?.remove();
  } catch (thrown) {
    if (problemOf(thrown).code !== 'not-found') throw thrown;
  }
}

/** The drafts of all windows, with the journals that they are written down in. */
export class HeldDrafts {
  private readonly held = new Map<string, HeldDraft>();

  constructor(private readonly place: JournalPlace) {}

  get all(): HeldDraft[] {
    return [...this.held.values()];
  }

  get(key: string): HeldDraft | null {
    return this.held.get(key) ?? null;
  }

  /** Holds a draft as it is written down already. */
  take(held: HeldDraft): void {
    this.held.set(keyOfDraft(held.owner, held.stored.ref), held);
  }

  /**
   * Holds a draft once its last step is written down: by `note`, or where that fails, in a journal that is begun anew. Where
   * that fails too the step counts all the same, and the draft says so; what was written down before stays, since it is more than nothing.
   */
  async keep(held: HeldDraft, note: Note | null): Promise<void> {
    try {
      const journal = await this.noted(held, note);
      this.take({ ...held, journal, unkept: null });
      if (journal !== held.journal) await removed(held.journal).catch(() => undefined);
    } catch (thrown) {
      this.take({ ...held, unkept: problemOf(thrown) });
    }
  }

  /** Throws a draft away. Where its journal cannot be removed it stays: it would come back at the next start. */
  async discard(held: HeldDraft): Promise<void> {
    await removed(held.journal);
    this.held.delete(keyOfDraft(held.owner, held.stored.ref));
  }

  /** Lets go of a draft that is saved, whatever becomes of its journal. Rejects where that cannot be removed. */
  async forget(held: HeldDraft): Promise<void> {
    this.held.delete(keyOfDraft(held.owner, held.stored.ref));
    await removed(held.journal);
  }

  private async noted(held: HeldDraft, note: Note | null): Promise<DraftJournal> {
    const { draft, journal, saves, unkept } = held;
    // A journal that lacks a step cannot take the next one.
    if (journal !== null && note !== null && unkept === null) {
      try {
        await note(journal);
        return journal;
      } catch {
        // The whole draft is written down anew.
      }
    }
    await this.place.files.makeFolder(this.place.folder).catch(() => undefined);
    return startJournal(this.place, subjectOf(held), { commands: draft.commands, cursor: draft.cursor, saves }, journal);
  }
}
