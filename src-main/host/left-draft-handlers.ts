import { basename, join } from 'node:path';
import type { Handlers, HostCalls, LeftDraft } from '../contract';
import { discardJournal, listJournals, readJournal, takeOverJournal, type FoundJournal, type Journal } from '../editing';
import { fail } from '../errors';
import { pairVersion } from '../files';
import type { ObjectRef } from '../format';
import type { ObjectStore } from '../objects';
import { draftWords } from './draft-handlers';
import { isSameState, replayed, type Drafts } from './drafts';

type LeftDraftHandlers = Pick<Handlers<HostCalls>, 'leftDrafts' | 'leftDraftWords' | 'restoreLeftDraft' | 'discardLeftDraft'>;

/** Drafts that programs which ended did not save, by their journals. */
export function leftDraftHandlers(store: ObjectStore, drafts: Drafts): LeftDraftHandlers {
  const { place } = drafts;
  const { files } = place;

  /** Those that nobody writes: what another program of this machine has is its own to save. */
  async function left(): Promise<FoundJournal[]> {
    return (await listJournals(place)).filter((found) => found.kind === 'unreadable' || found.writer !== 'live');
  }

  /** The journal's path; an id is the name of a file that lies there, and nothing else. Errors: `busy` while somebody writes it. */
  async function pathOf(id: string): Promise<string> {
    const found = (await listJournals(place)).find(({ path }) => basename(path) === id);
    if (found === undefined) return fail('not-found', {}, { path: join(place.folder, basename(id)) });
    const isWritten = found.kind === 'journal' && found.writer === 'live';
    return isWritten ? fail('busy', { by: 'program' }, { path: found.path }) : found.path;
  }

  /** A draft of which all was undone holds nothing that could be lost. */
  async function isEmpty(found: FoundJournal): Promise<boolean> {
    if (found.kind === 'unreadable' || found.journal.cursor > 0) return false;
    await discardJournal(files, found.path).catch(() => undefined);
    return true;
  }

  async function baseOf({ path, version }: Journal): Promise<LeftDraft['base']> {
    const { data, info } = await pairVersion(files, path);
    if (data === null || info === null) return 'gone';
    return isSameState({ data, info }, version) ? 'unchanged' : 'changed';
  }

  async function toldOf(found: FoundJournal): Promise<LeftDraft> {
    const facts = await files.facts(found.path);
    const modified = Number((facts?.version.modifiedNs ?? 0n) / 1_000_000n);
    const told = { id: basename(found.path), modified };
    if (found.kind === 'unreadable') return { ...told, object: null, base: 'unknown', problem: found.problem };
    const { ref, path, dataclass, cursor, cutOff } = found.journal;
    const object = { ref, path, filename: basename(path), dataclass, commands: cursor, isCutOff: cutOff };
    return { ...told, object, base: await baseOf(found.journal).catch(() => 'unknown' as const), problem: null };
  }

  return {
    leftDrafts: async () => {
      await files.makeFolder(place.folder).catch(() => undefined);
      const told: LeftDraft[] = [];
      for (const found of await left()) if (!(await isEmpty(found))) told.push(await toldOf(found));
      return told;
    },
    leftDraftWords: async ({ id }) => {
      const { ref, commands, cursor } = await readJournal(files, await pathOf(id));
      const stored = await store.open(ref as ObjectRef);
      return draftWords(await replayed(stored, commands, cursor), stored.pair.target);
    },
    restoreLeftDraft: async ({ id, owner }) => {
      const path = await pathOf(id);
      const { ref, commands, cursor, version } = await readJournal(files, path);
      if (drafts.find(owner, ref) !== null) fail('busy', { by: 'draft' }, { path });
      const stored = await store.open(ref as ObjectRef);
      const draft = await replayed(stored, commands, cursor);
      if (isSameState(version, stored.pair.version)) {
        const { journal } = await takeOverJournal(place, path);
        await drafts.takeUp(owner, stored, draft, journal);
      } else {
        await drafts.takeUp(owner, stored, draft, null);
        // Until it is written down anew, the old one is all that there is.
        if (drafts.find(owner, ref)?.unkept === null) await discardJournal(files, path);
      }
      return { path: stored.pair.target };
    },
    discardLeftDraft: async ({ id }) => {
      await discardJournal(files, await pathOf(id));
    },
  };
}
