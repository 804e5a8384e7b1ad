import { describeForSave, Draft, startJournal, type DraftJournal, type JournalPlace, type JournalSubject } from '../editing';
import type { Command } from '../commands';
import { fail, problemOf, SpydeskError, type Problem, type Result } from '../errors';
import { pairVersion, sameVersion } from '../files';
import type { ObjectDescription } from '../format';
import { baseOf } from '../recipes';
import { draftedObject, logAuthorNow, type ObjectVersion, type StoredObject } from '../objects';

/** The draft of an object that a window has changed. A value: each step makes another one. */
export interface HeldDraft {
  readonly owner: string;
  /** What it was begun on. */
  readonly stored: StoredObject;
  readonly draft: Draft;
  readonly journal: DraftJournal | null;
  /** Why the last steps are not written down; null where they are. */
  readonly unkept: Problem | null;
  /** Counts the steps that changed which numbers pictures show at which times. */
  readonly pictureState: number;
}

/** What is written down of a step, where the journal holds what was before it. */
type Note = (journal: DraftJournal, next: Draft) => Promise<void>;

export function isSameState(one: ObjectVersion, other: ObjectVersion): boolean {
  return sameVersion(one.data, other.data) && sameVersion(one.info, other.info);
}

/** The object as a save of the draft writes it. */
export function draftedBy(stored: StoredObject, draft: Draft): StoredObject {
  return draft.isChanged ? draftedObject(stored, describeForSave(draft, logAuthorNow())) : stored;
}

function changesPictures(before: ObjectDescription, after: ObjectDescription): boolean {
  return before.trials !== after.trials || before.samplerate?.token !== after.samplerate?.token;
}

/** The drafts of all windows, each written down in a journal of its own before its step is answered. */
export class Drafts {
  private readonly held = new Map<string, HeldDraft>();
  /** The last step of each, so that they come one after the other. */
  private readonly steps = new Map<string, Promise<unknown>>();

  constructor(readonly place: JournalPlace) {}

  find(owner: string, ref: string): HeldDraft | null {
    return this.held.get(keyOf(owner, ref)) ?? null;
  }

  /** True for an object that some window has changed and not saved. */
  isChanged(ref: string): boolean {
    return [...this.held.values()].some(({ stored, draft }) => stored.ref === ref && draft.isChanged);
  }

  /** Those of a window that a save would write something else for. */
  changedOf(owner: string): HeldDraft[] {
    return [...this.held.values()].filter((one) => one.owner === owner && one.draft.isChanged);
  }

  /** Does a command. Errors: those of the command; `changed-meanwhile`, and the draft is as it was. */
  async edit(owner: string, stored: StoredObject, command: Command): Promise<void> {
    const done = (draft: Draft): Result<Draft> => draft.do(command);
    await this.step(owner, stored, done, (journal) => journal.append(command));
  }

  /** Lets `cursor` of the commands count. */
  async move(owner: string, stored: StoredObject, cursor: number): Promise<void> {
    const moved = (draft: Draft): Result<Draft> => ({ ok: true, value: draft.at(cursor) });
    await this.step(owner, stored, moved, (journal, next) => journal.moveCursor(next.cursor));
  }

  /** What the command would come to; nothing is kept of it. Errors: those of `edit`. */
  async preview(owner: string, stored: StoredObject, command: Command): Promise<Draft> {
    const held = this.find(owner, stored.ref);
    if (held !== null) await this.checkBase(held);
    const draft = held?.draft ?? Draft.on(await baseOf(stored));
    return valueOf(draft.do(command));
  }

  /** Throws a draft away, with its journal. Where that cannot be removed the draft stays: it would come back at the next start. */
  async discard(owner: string, ref: string): Promise<void> {
    await this.inTurn(keyOf(owner, ref), async () => {
      await removed(this.find(owner, ref)?.journal);
      this.held.delete(keyOf(owner, ref));
    });
  }

  /** The draft was saved: it goes, unless it was changed since. */
  async saved(owner: string, ref: string, draft: Draft): Promise<void> {
    await this.inTurn(keyOf(owner, ref), async () => {
      const held = this.find(owner, ref);
      if (held?.draft !== draft) return;
      this.held.delete(keyOf(owner, ref));
      await removed(held.journal);
    });
  }

  /** A window is gone: drafts of its that change nothing go too. The others stay in their journals. */
  async forgetUnchanged(owner: string): Promise<void> {
    const unchanged = [...this.held.values()].filter((one) => one.owner === owner && !one.draft.isChanged);
    await Promise.all(unchanged.map(({ stored }) => this.discard(owner, stored.ref)));
  }

  /** Does the commands again on `stored`, which is another state of the object. Errors: `edit-refused` with the command. */
  async renew(owner: string, stored: StoredObject): Promise<void> {
    const key = keyOf(owner, stored.ref);
    await this.inTurn(key, async () => {
      const held = this.find(owner, stored.ref);
      if (held === null) return;
      const draft = await replayed(stored, held.draft.commands, held.draft.cursor);
      await this.keep(key, { ...held, stored, draft, pictureState: held.pictureState + 1 }, null);
    });
  }

  /**
   * Takes up a draft that another process left. `journal`: the one that it goes on in; null where a new one is begun, and then
   * `unkept` says why it was not. Errors: `busy` where the window has changed the object.
   */
  async takeUp(owner: string, stored: StoredObject, draft: Draft, journal: DraftJournal | null): Promise<void> {
    const key = keyOf(owner, stored.ref);
    await this.inTurn(key, async () => {
      if (this.held.has(key)) fail('busy', { by: 'draft' }, { path: stored.pair.target });
      const held: HeldDraft = { owner, stored, draft, journal, unkept: null, pictureState: 1 };
      if (journal === null) await this.keep(key, held, null);
      else this.held.set(key, held);
    });
  }

  private async step(owner: string, stored: StoredObject, change: (draft: Draft) => Result<Draft>, note: Note): Promise<void> {
    const key = keyOf(owner, stored.ref);
    await this.inTurn(key, async () => {
      const before = this.held.get(key) ?? (await this.fresh(owner, stored));
      await this.checkBase(before);
      const draft = valueOf(change(before.draft));
      if (draft === before.draft) return;
      const isOther = changesPictures(before.draft.description, draft.description);
      await this.keep(key, { ...before, draft, pictureState: before.pictureState + (isOther ? 1 : 0) }, note);
    });
  }

  private async fresh(owner: string, stored: StoredObject): Promise<HeldDraft> {
    return { owner, stored, draft: Draft.on(await baseOf(stored)), journal: null, unkept: null, pictureState: 0 };
  }

  /** Errors: `changed-meanwhile` where the files are not those that the draft was begun on. */
  async checkBase({ stored: { pair } }: HeldDraft): Promise<void> {
    if (pair.unfinished !== null) return;
    const { data, info } = await pairVersion(this.place.files, pair.path);
    const isSame = data !== null && info !== null && isSameState({ data, info }, pair.version);
    if (!isSame) fail('changed-meanwhile', {}, { path: pair.target });
  }

  /**
   * Holds a draft once its last step is written down: by `note`, or where that fails, in a journal that is begun anew. Where
   * that fails too the step counts all the same, and the draft says so; what was written down before stays, since it is more than nothing.
   */
  private async keep(key: string, held: HeldDraft, note: Note | null): Promise<void> {
    try {
      const journal = await this.noted(held, note);
      this.held.set(key, { ...held, journal, unkept: null });
      if (journal !== held.journal) await removed(held.journal).catch(() => undefined);
    } catch (thrown) {
      this.held.set(key, { ...held, unkept: problemOf(thrown) });
    }
  }

  private async noted({ draft, journal, stored, unkept }: HeldDraft, note: Note | null): Promise<DraftJournal> {
    // A journal that lacks a step cannot take the next one.
    if (journal !== null && note !== null && unkept === null) {
      try {
        await note(journal, draft);
        return journal;
      } catch {
        // The whole draft is written down anew.
      }
    }
    await this.place.files.makeFolder(this.place.folder).catch(() => undefined);
    return startJournal(this.place, subjectOf(stored, draft), draft);
  }

  private async inTurn<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const last = this.steps.get(key) ?? Promise.resolve();
    const turn = last.then(work, work);
    const settled = turn.catch(() => undefined);
    this.steps.set(key, settled);
    try {
      return await turn;
    } finally {
      if (this.steps.get(key) === settled) this.steps.delete(key);
    }
  }
}

/** Removes a journal; one that somebody else removed is gone as it is to be. */
async function removed(journal: DraftJournal | null | undefined): Promise<void> {
  try {
    await journal?.remove();
  } catch (thrown) {
    if (problemOf(thrown).code !== 'not-found') throw thrown;
  }
}

function keyOf(owner: string, ref: string): string {
  return `${owner} ${ref}`;
}

function subjectOf({ ref, pair }: StoredObject, { base }: Draft): JournalSubject {
  return { ref, path: pair.target, dataclass: base.description.dataclass, version: base.version };
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new SpydeskError(result.error);
  return result.value;
}

/**
 * The commands done on an object; those that were undone go from the first that does not fit. Errors: `edit-refused` with the
 * number of the first one that counts and does not fit.
 */
export async function replayed(stored: StoredObject, commands: readonly Command[], cursor: number): Promise<Draft> {
  const base = await baseOf(stored);
  const replay = Draft.replay(base, commands, cursor);
  if (replay.ok) return replay.draft;
  const { index, error } = replay.fault;
  if (index >= cursor) return replayed(stored, commands.slice(0, index), cursor);
  // The sentence of the refusal that this one goes into.
  const inner = error.message.replace(/^This change cannot be made: |\.$/g, '');
  const reason = `change ${index + 1} does not fit: ${inner}`;
  return fail('edit-refused', { reason }, { path: stored.pair.target, at: { kind: 'command', index } });
}
