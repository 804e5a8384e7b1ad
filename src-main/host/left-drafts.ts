import { basename, dirname, join } from 'node:path';
import {
  discardJournal,
  findJournal,
  findSaved,
  readJournal,
  stepsBehind,
  takeOverJournal,
  type Draft,
  type DraftSteps,
  type FoundJournal,
  type Journal,
  type NotedSave,
} from '../editing';
import { fail } from '../errors';
import { recoverFolder, sameOnDisk } from '../files';
import type { ObjectRef } from '../format';
import type { ObjectStore, ObjectVersion, StoredObject } from '../objects';
import type { Drafts } from './drafts';
import { replayed } from './held-draft';

/** A draft that was left, on its object's files as they stand now. */
export interface LeftOnFiles {
  readonly stored: StoredObject;
  /** What of it is not saved. */
  readonly steps: DraftSteps;
  /** The save that made these files; null where none of its own did. */
  readonly saved: NotedSave | null;
  /** True where its files are those that these steps were done on. */
  readonly isBase: boolean;
}

/** The same state of two files, of which one was written down, perhaps before the last start of the machine. */
export function isSameOnDisk(one: ObjectVersion, other: ObjectVersion): boolean {
  return sameOnDisk(one.data, other.data) && sameOnDisk(one.info, other.info);
}

/** Drafts that programs which ended did not save, by their journals. */
export class LeftDrafts {
  constructor(
    private readonly store: ObjectStore,
    private readonly drafts: Drafts,
  ) {}

  /**
   * The journal of an id, which is the name of a file that lies there and nothing else. `takeOver`: the user says that the other
   * computer that wrote it has given it up. Errors: `not-found`; `busy` while somebody writes it, or might.
   */
  async find(id: string, takeOver = false): Promise<FoundJournal> {
    const { place } = this.drafts;
    const found = await findJournal(place, id);
    if (found === null) return fail('not-found', {}, { path: join(place.folder, basename(id)) });
    const { path } = found;
    if (found.kind === 'journal' && found.writer === 'live') fail('busy', { by: 'program' }, { path });
    if (found.kind === 'journal' && found.writer === 'other-host' && !takeOver) fail('busy', { by: 'draft-elsewhere' }, { path });
    return found;
  }

  /** Errors: those of opening the object. */
  async onFiles({ ref, path, version, saves, commands, cursor }: Journal): Promise<LeftOnFiles> {
    const { files, processes } = this.drafts.place;
    const folder = dirname(path);
    // A save that was cut off is brought to its end first: else the files would become those of the save under the draft.
    if (saves.length > 0) await recoverFolder(files, processes, folder, await files.list(folder).catch(() => []));
    const stored = await this.store.open(ref as ObjectRef);
    const saved = await findSaved(files, stored.pair.infoPath, saves);
    const steps = saved === null ? { commands, cursor } : stepsBehind({ commands, cursor }, saved);
    return { stored, steps, saved, isBase: isSameOnDisk(stored.pair.version, (saved ?? { version }).version) };
  }

  /** The draft that is to be taken up. Errors: those of `onFiles` and `replayed`. */
  async draftOf(journal: Journal): Promise<{ stored: StoredObject; draft: Draft }> {
    const { stored, steps } = await this.onFiles(journal);
    return { stored, draft: await replayed(stored, steps.commands, steps.cursor) };
  }

  /**
   * Gives a draft to the window `owner`. Answers the object's path. What was saved is not done again; where nothing is left then the
   * journal goes. Errors: `busy` where the window has changed the object; those of `draftOf`, and the journal stays.
   */
  async restore(journal: Journal, path: string, owner: string): Promise<string> {
    const { drafts } = this;
    const { place } = drafts;
    if (drafts.find(owner, journal.ref) !== null) fail('busy', { by: 'draft' }, { path });
    const { stored, steps, saved, isBase } = await this.onFiles(journal);
    if (steps.commands.length === 0) {
      await discardJournal(place.files, path);
      return stored.pair.target;
    }
    const draft = await replayed(stored, steps.commands, steps.cursor);
    if (isBase && saved === null) {
      const { journal: taken, content } = await takeOverJournal(place, path, owner);
      await drafts.takeUp({ owner, stored, draft, journal: taken, saves: content.saves });
    } else {
      await drafts.takeUp({ owner, stored, draft, journal: null, saves: [] });
      // Until it is written down anew, the old one is all that there is.
      if (drafts.find(owner, journal.ref)?.unkept === null) await discardJournal(place.files, path);
    }
    return stored.pair.target;
  }

  async read(path: string): Promise<Journal> {
    return readJournal(this.drafts.place.files, path);
  }
}
