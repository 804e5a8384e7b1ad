import { Draft, findSaved, keptCommand, savesWithin, stepsBehind, type JournalPlace, type NotedSave } from '../editing';
import type { Command } from '../commands';
import { fail, SpydeskError, type Result } from '../errors';
import { pairVersion, type AroundPublication, type NewPair } from '../files';
import { fileState, type StoredObject } from '../objects';
import { baseOf } from '../recipes';
import { Turns } from '../tasks';
import { changesPictures, isSameState, replayed, type HeldDraft } from './held-draft';
import { HeldDrafts, keyOf, keyOfDraft, type Note } from './held-drafts';
import type { OpenObject } from './open-objects';

/** What windows do with their drafts. A step is written down in the draft's journal before it is answered. */
export class Drafts {
  private readonly held: HeldDrafts;
  /** The steps of each draft come one after the other. */
  private readonly turns = new Turns();
  /** Drafts that are being saved over their own files, with how many of their commands are. */
  private readonly saving = new Map<string, number>();

  /** `reopen` opens an object anew after its save, and answers it; what the window asks of it from then on is asked of that. */
  constructor(
    readonly place: JournalPlace,
    private readonly reopen: (open: OpenObject) => Promise<StoredObject>,
  ) {
    this.held = new HeldDrafts(place);
  }

  find(owner: string, ref: string): HeldDraft | null {
    return this.held.get(keyOfDraft(owner, ref));
  }

  /** True for an object that some window has changed and not saved. */
  isChanged(ref: string): boolean {
    return this.held.all.some(({ stored, draft }) => stored.ref === ref && draft.isChanged);
  }

  /** Those of a window that a save would write something else for. */
  changedOf(owner: string): HeldDraft[] {
    return this.held.all.filter((one) => one.owner === owner && one.draft.isChanged);
  }

  /** Does a command. Errors: those of the command and of `keptCommand`; `changed-meanwhile`, and the draft is as it was. */
  async edit(open: OpenObject, command: Command): Promise<void> {
    await this.turns.inTurn(keyOf(open), async () => {
      const before = await this.current(open);
      const draft = valueOf(before.draft.do(valueOf(keptCommand(command))));
      const saves = savesWithin(before.saves, before.draft.cursor);
      await this.step({ ...before, saves }, draft, (journal) => journal.append(command));
    });
  }

  /**
   * Lets `cursor` of the commands count, as they are on the files in this `state`. Errors: `being-saved` for a step back behind what
   * is being saved, or was meanwhile: the cursor counts other commands then.
   */
  async move(open: OpenObject, cursor: number, state?: string): Promise<void> {
    await this.turns.inTurn(keyOf(open), async () => {
      const before = await this.current(open);
      const isBehind = cursor < (this.saving.get(keyOf(open)) ?? 0);
      const isMoved = state !== undefined && fileState(open.object.pair.version) !== state;
      if (isBehind || isMoved) fail('being-saved', {}, { path: open.object.pair.target });
      const draft = before.draft.at(cursor);
      if (draft !== before.draft) await this.step(before, draft, (journal) => journal.moveCursor(draft.cursor));
    });
  }

  /** What the command would come to; nothing is kept of it. Errors: those of `edit`. */
  async preview(open: OpenObject, command: Command): Promise<Draft> {
    return this.turns.inTurn(keyOf(open), async () =>
      valueOf((await this.current(open)).draft.do(valueOf(keptCommand(command)))),
    );
  }

  /**
   * Throws a draft away, with its journal. Where that cannot be removed the draft stays: it would come back at the next start. Errors:
   * `being-saved`.
   */
  async discard(owner: string, ref: string): Promise<void> {
    const key = keyOfDraft(owner, ref);
    await this.turns.inTurn(key, async () => {
      const held = this.held.get(key);
      if ((this.saving.get(key) ?? 0) > 0) fail('being-saved', {}, { path: held?.stored.pair.target });
      if (held !== null) await this.held.discard(held);
    });
  }

  /**
   * Saves an object over its own files by `work`, which is given its draft and what it is to do around the publication. Commands go
   * on meanwhile. Afterwards the draft is what was not saved, on the new files; without any there is none. Before the new files stand
   * it is written down that they are the draft's own: whenever the process ends, nothing that was saved is done again.
   * Errors: `busy` while the same is under way, `changed-meanwhile`, those of `work`.
   */
  async save<Value>(
    open: OpenObject,
    work: (held: HeldDraft | null, around: AroundPublication) => Promise<Value>,
  ): Promise<Value> {
    const key = keyOf(open);
    const held = await this.turns.inTurn(key, async () => {
      if (this.saving.has(key)) fail('busy', { by: 'save' }, { path: open.object.pair.target });
      const found = this.held.get(key);
      if (found !== null) await this.checkBase(found);
      this.saving.set(key, found?.draft.cursor ?? 0);
      return found;
    });
    try {
      return await work(held, (next, publish) => this.turns.inTurn(key, () => this.publish(open, next, publish)));
    } finally {
      this.saving.delete(key);
    }
  }

  /** The draft was saved elsewhere: it goes, unless it was changed since. */
  async saved(owner: string, ref: string, draft: Draft): Promise<void> {
    const key = keyOfDraft(owner, ref);
    await this.turns.inTurn(key, async () => {
      const held = this.held.get(key);
      if (held?.draft === draft) await this.held.forget(held);
    });
  }

  /** A window is gone: drafts of its that change nothing go too. The others stay in their journals. */
  async forgetUnchanged(owner: string): Promise<void> {
    const unchanged = this.held.all.filter((one) => one.owner === owner && !one.draft.isChanged);
    await Promise.all(unchanged.map(({ stored }) => this.discard(owner, stored.ref)));
  }

  /**
   * Does the commands again on the object as it was opened, which is another state of it; those that a save of them has brought there
   * are done already. Errors: `edit-refused` with the command; `being-saved`.
   */
  async renew(open: OpenObject): Promise<void> {
    const key = keyOf(open);
    await this.turns.inTurn(key, async () => {
      const held = this.held.get(key);
      if (held === null) return;
      if (this.saving.has(key)) fail('being-saved', {}, { path: held.stored.pair.target });
      await this.putOn(held, open.object, await this.savedIn(held, open.object));
    });
  }

  /** Goes on from the state that a save of the draft has brought its files to, where that was not told when it ended. */
  async goOnFromSaved({ owner, object }: OpenObject): Promise<void> {
    if ((this.find(owner, object.ref)?.saves.length ?? 0) === 0) return;
    await this.turns.inTurn(keyOfDraft(owner, object.ref), async () => {
      const held = this.find(owner, object.ref);
      if (held === null || isSameState(held.stored.pair.version, object.pair.version)) return;
      const saved = await this.savedIn(held, object);
      if (saved !== null) await this.putOn(held, object, saved);
    });
  }

  /**
   * Takes up a draft that another process left. `journal`: the one that it goes on in; null where a new one is begun, and then
   * `unkept` says why it was not. Errors: `busy` where the window has changed the object.
   */
  async takeUp(taken: Pick<HeldDraft, 'owner' | 'stored' | 'draft' | 'journal' | 'saves'>): Promise<void> {
    const { owner, stored, journal } = taken;
    const key = keyOfDraft(owner, stored.ref);
    await this.turns.inTurn(key, async () => {
      if (this.held.get(key) !== null) fail('busy', { by: 'draft' }, { path: stored.pair.target });
      const held: HeldDraft = { ...taken, unkept: null, pictureState: 1 };
      if (journal === null) await this.held.keep(held, null);
      else this.held.take(held);
    });
  }

  /** The draft as it is, or a new one. Errors: `changed-meanwhile`. */
  private async current({ owner, object }: OpenObject): Promise<HeldDraft> {
    const held = this.find(owner, object.ref) ?? {
      owner,
      stored: object,
      draft: Draft.on(await baseOf(object)),
      journal: null,
      saves: [],
      unkept: null,
      pictureState: 0,
    };
    await this.checkBase(held);
    return held;
  }

  private async step(before: HeldDraft, draft: Draft, note: Note): Promise<void> {
    const isOther = changesPictures(before.draft.description, draft.description);
    await this.held.keep({ ...before, draft, pictureState: before.pictureState + (isOther ? 1 : 0) }, note);
  }

  private async publish(open: OpenObject, { data, info }: NewPair, publish: () => Promise<void>): Promise<void> {
    const key = keyOf(open);
    const cursor = this.saving.get(key) ?? 0;
    const save: NotedSave = { cursor, info: info.sha1, version: { data: data.version, info: info.version } };
    const before = this.held.get(key);
    // Where it cannot be written down the save goes on all the same: the files are the safer place for what was changed.
    if (before !== null) await this.held.keep({ ...before, saves: [...before.saves, save] }, (journal) => journal.noteSave(save));
    await publish();
    this.saving.delete(key);
    // The save has come to its end, whatever becomes of this: who opens the object goes on from the note.
    await this.goOnBehind(open).catch(() => undefined);
  }

  private async goOnBehind(open: OpenObject): Promise<void> {
    const stored = await this.reopen(open);
    const held = this.held.get(keyOf(open));
    if (held !== null) await this.putOn(held, stored, await this.savedIn(held, stored));
  }

  /** The save of the draft's commands that made the files of `stored`; null where none did. */
  private savedIn({ saves }: HeldDraft, stored: StoredObject): Promise<NotedSave | null> {
    return findSaved(this.place.files, stored.pair.infoPath, saves);
  }

  /** Does the commands again on another state of the object, those aside that `saved` has brought there. */
  private async putOn(held: HeldDraft, stored: StoredObject, saved: NotedSave | null): Promise<void> {
    const { commands, cursor } = saved === null ? held.draft : stepsBehind(held.draft, saved);
    if (saved !== null && commands.length === 0) {
      // A journal that cannot be removed says that all of it is saved, and is not offered.
      await this.held.forget(held).catch(() => undefined);
      return;
    }
    const draft = await replayed(stored, commands, cursor, saved?.cursor);
    await this.held.keep({ ...held, stored, draft, saves: [], pictureState: held.pictureState + 1 }, null);
  }

  /** Errors: `changed-meanwhile` where the files are not those that the draft was begun on. */
  async checkBase({ stored: { pair } }: HeldDraft): Promise<void> {
    if (pair.unfinished !== null) return;
    const { data, info } = await pairVersion(this.place.files, pair.path);
    const isSame = data !== null && info !== null && isSameState({ data, info }, pair.version);
    if (!isSame) fail('changed-meanwhile', {}, { path: pair.target });
  }
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new SpydeskError(result.error);
  return result.value;
}
