import { basename } from 'node:path';
import type { Handlers, HostCalls, LeftDraft } from '../contract';
import { discardJournal, listJournals, type FoundJournal, type Journal, type JournalOutline } from '../editing';
import { problem, problemOf, type Problem } from '../errors';
import { pairVersion } from '../files';
import type { ObjectStore } from '../objects';
import { draftWords } from './draft-handlers';
import type { Drafts } from './drafts';
import { isSameOnDisk, LeftDrafts } from './left-drafts';
import { replayed } from './held-draft';

type LeftDraftHandlers = Pick<
  Handlers<HostCalls>,
  'leftDrafts' | 'leftDraftWords' | 'restoreLeftDraft' | 'restoreDrafts' | 'discardLeftDraft'
>;

type WrittenJournal = Extract<FoundJournal, { kind: 'journal' }>;
type Unsaved = Pick<LeftDraft, 'base'> & { readonly commands: number };

/** Bytes up to which a journal is read whole for the list. */
const READ_FOR_LIST = 1024 * 1024;

/** Drafts that programs which ended did not save, by their journals. */
export function leftDraftHandlers(store: ObjectStore, drafts: Drafts): LeftDraftHandlers {
  const { place } = drafts;
  const { files } = place;
  const left = new LeftDrafts(store, drafts);

  /** Those that nobody on this machine writes: what another program has is its own to save. */
  async function all(): Promise<FoundJournal[]> {
    return (await listJournals(place)).filter((found) => found.kind === 'unreadable' || found.writer !== 'live');
  }

  async function baseOf({ path, version }: JournalOutline): Promise<LeftDraft['base']> {
    const { data, info } = await pairVersion(files, path);
    if (data === null || info === null) return 'gone';
    return isSameOnDisk({ data, info }, version) ? 'unchanged' : 'changed';
  }

  /** How many changes count that are not saved, and on what; null where nothing is left that a save would write. */
  async function unsavedOf(outline: JournalOutline, journal: Journal): Promise<Unsaved | null> {
    const { saves, cursor } = journal;
    if (cursor === 0) return null;
    const base = await baseOf(outline);
    if (saves.length === 0 && base !== 'unchanged') return { base, commands: cursor };
    const { stored, steps, saved, isBase } = await left.onFiles(journal);
    if (steps.cursor === 0) return null;
    if (!isBase) return { base: saves.length > 0 && saved === null ? 'perhaps-saved' : 'changed', commands: steps.cursor };
    const { isChanged } = await replayed(stored, steps.commands, steps.cursor);
    return isChanged ? { base: 'unchanged', commands: steps.cursor } : null;
  }

  /** Null for one that holds nothing which could be lost: it is cleared away, unless another computer may be at work on it. */
  async function toldOf({ path: file, outline, writer }: WrittenJournal): Promise<LeftDraft | null> {
    const { ref, path, dataclass, cutOff } = outline;
    // A large one is read once the user asks for it.
    const journal = outline.bytes <= READ_FOR_LIST || outline.saves.length > 0 ? await left.read(file) : null;
    const elsewhere = writer === 'other-host' ? outline.writer.host : null;
    const torn = (journal ?? outline).torn;
    const asItIs = async (): Promise<Unsaved> => ({
      base: await baseOf(outline).catch(() => 'unknown' as const),
      commands: (journal ?? outline).cursor,
    });
    // What cannot be opened now is offered as it is written down.
    const unsaved = journal === null ? await asItIs() : await unsavedOf(outline, journal).catch(asItIs);
    if (unsaved === null && elsewhere === null && torn === null) {
      await discardJournal(files, file).catch(() => undefined);
      return null;
    }
    const object = { ref, path, filename: basename(path), dataclass, isCutOff: cutOff };
    const { base, commands } = unsaved ?? (await asItIs());
    return { ...(await factsOf(file)), object: { ...object, commands }, base, elsewhere, problem: torn };
  }

  async function factsOf(file: string): Promise<Pick<LeftDraft, 'id' | 'modified'>> {
    const facts = await files.facts(file);
    return { id: basename(file), modified: Number((facts?.version.modifiedNs ?? 0n) / 1_000_000n) };
  }

  async function unreadable(file: string, found: Problem): Promise<LeftDraft> {
    return { ...(await factsOf(file)), object: null, base: 'unknown', elsewhere: null, problem: found };
  }

  /** What became of one of a window's own drafts; null where the window has it again, or it was saved. */
  async function takenUp(found: WrittenJournal, owner: string): Promise<Problem | null> {
    const { path } = found.outline;
    try {
      const journal = await left.read(found.path);
      const { isBase, steps } = await left.onFiles(journal);
      // Nobody was asked about these files: the draft is offered with what they are now.
      if (!isBase && steps.commands.length > 0) return problem('changes-left', {}, { path });
      await left.restore(journal, found.path, owner);
      return journal.torn;
    } catch (thrown) {
      return problemOf(thrown, path);
    }
  }

  return {
    leftDrafts: async () => {
      await files.makeFolder(place.folder).catch(() => undefined);
      const told: LeftDraft[] = [];
      for (const found of await all()) {
        const { path } = found;
        const one =
          found.kind === 'unreadable'
            ? await unreadable(path, found.problem)
            : await toldOf(found).catch((thrown: unknown) => unreadable(path, problemOf(thrown, path)));
        if (one !== null) told.push(one);
      }
      return told;
    },
    leftDraftWords: async ({ id }) => {
      // To look at what another computer writes disturbs it in nothing.
      const { stored, draft } = await left.draftOf(await left.read((await left.find(id, true)).path));
      return draftWords(draft, stored.pair.target);
    },
    restoreLeftDraft: async ({ id, owner, takeOver }) => {
      const found = await left.find(id, takeOver);
      const journal = await left.read(found.path);
      return { path: await left.restore(journal, found.path, owner), problem: journal.torn };
    },
    restoreDrafts: async ({ owner }) => {
      const refs: string[] = [];
      const problems: Problem[] = [];
      for (const found of await listJournals(place)) {
        if (found.kind === 'unreadable' || found.outline.owner !== owner || found.writer !== 'dead') continue;
        refs.push(found.outline.ref);
        const told = await takenUp(found, owner);
        if (told !== null) problems.push(told);
      }
      return { refs, problems };
    },
    discardLeftDraft: async ({ id, takeOver }) => {
      await discardJournal(files, (await left.find(id, takeOver)).path);
    },
  };
}
