import { createHash, randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { fail, problemOf, type Problem } from '../../errors';
import { writeRecord, type Files, type Liveness, type Processes } from '../../files';
import { DraftJournal } from './draft-journal';
import { readOutline, type JournalOutline } from './journal-outline';
import {
  journalText,
  readJournalBytes,
  type Journal,
  type JournalHead,
  type JournalState,
  type JournalSubject,
} from './journal-text';
import { JOURNAL_LIMITS } from './limits';

/** Where journals lie, and what is asked of the disk and of processes. */
export interface JournalPlace {
  readonly files: Files;
  readonly processes: Processes;
  /** A folder of the user's own, which exists. */
  readonly folder: string;
}

const EXTENSION = '.journal';
const NAME = /^[0-9a-f]{32}-[0-9a-f-]{36}\.journal$/;
/** What is told of unsaved data is nobody else's. */
const OWN_ALONE = 0o600;

/** A name that is safe whatever the path is: digits of the object's URI, and what tells this draft from every other of it. */
function journalName(ref: string): string {
  return `${createHash('sha256').update(ref).digest('hex').slice(0, 32)}-${randomUUID()}${EXTENSION}`;
}

const EMPTY: JournalState = { commands: [], cursor: 0 };

async function begin(
  { files, processes, folder }: JournalPlace,
  { ref, path: object, dataclass, version, owner }: JournalSubject,
  state: JournalState,
  before: Pick<JournalHead, 'continues' | 'replaces'>,
): Promise<DraftJournal> {
  const path = join(folder, journalName(ref));
  const text = journalText({ ref, path: object, dataclass, version, owner, writer: processes.own(), ...before }, state);
  const bytes = Buffer.byteLength(text);
  if (bytes > JOURNAL_LIMITS.bytes || state.commands.length > JOURNAL_LIMITS.commands)
    fail('too-large', { reason: 'a record of so many changes' }, { path });
  try {
    await writeRecord(files, path, text, OWN_ALONE);
    return new DraftJournal(files, path, await files.open(path, 'edit'), bytes, state.cursor);
  } catch (thrown) {
    for (const left of [`${path}~`, path]) await files.removeFile(left).catch(() => undefined);
    throw thrown;
  }
}

/**
 * Begins the journal of a draft, with what there is of it. The file's name is of this draft alone, so no other process writes to
 * it, though each of several can have a draft of one object. `replaced`: the draft's journal before, which the caller then removes;
 * where that fails it counts no more. Errors: those of the disk; `too-large`.
 */
export function startJournal(
  place: JournalPlace,
  subject: JournalSubject,
  state: JournalState = EMPTY,
  replaced: DraftJournal | null = null,
): Promise<DraftJournal> {
  return begin(place, subject, state, { continues: null, replaces: replaced === null ? null : basename(replaced.path) });
}

/** Reads a journal, and leaves it as it is. Errors: `journal-invalid`, `too-large`, those of the disk. */
export async function readJournal(files: Files, path: string): Promise<Journal> {
  return readJournalBytes(await files.readSmall(path, JOURNAL_LIMITS.bytes), path);
}

/** A journal that lies there, and whether who writes it may still be at work. */
export type FoundJournal =
  | { readonly path: string; readonly kind: 'journal'; readonly outline: JournalOutline; readonly writer: Liveness }
  /** It stays where it is. */
  | { readonly path: string; readonly kind: 'unreadable'; readonly problem: Problem };

type WrittenJournal = Extract<FoundJournal, { readonly kind: 'journal' }>;

async function look({ files, processes }: JournalPlace, path: string): Promise<FoundJournal | null> {
  try {
    const outline = await readOutline(files, path);
    return { path, kind: 'journal', outline, writer: processes.livenessOf(outline.writer) };
  } catch (thrown) {
    const found = problemOf(thrown, path);
    // Its draft was saved or discarded after the look into the folder.
    return found.code === 'not-found' ? null : { path, kind: 'unreadable', problem: found };
  }
}

/** The journal of a file name; null where none lies there, and for what is no name of one. */
export async function findJournal(place: JournalPlace, name: string): Promise<FoundJournal | null> {
  return NAME.test(name) ? look(place, join(place.folder, name)) : null;
}

/** True where the journal that this one was to take over lies there still. Asked after its writer was: a dead one removes nothing more. */
async function isCopy({ files, folder }: JournalPlace, { continues }: JournalOutline): Promise<boolean> {
  return continues !== null && NAME.test(continues) && (await files.linkFacts(join(folder, continues))) !== null;
}

/** A journal that is not begun within this time never is: its process died on the way, and nobody was told of it. */
const BEGINNING_NS = 3_600n * 1_000_000_000n;

async function removeUnbegun({ files, folder }: JournalPlace, names: readonly string[]): Promise<void> {
  for (const name of names.filter((found) => found.endsWith('~') && NAME.test(found.slice(0, -1)))) {
    const facts = await files.linkFacts(join(folder, name));
    const isOld = facts !== null && BigInt(Date.now()) * 1_000_000n - facts.version.modifiedNs > BEGINNING_NS;
    if (isOld) await files.removeFile(join(folder, name)).catch(() => undefined);
  }
}

/** Removes a journal that counts no more, where nobody is at work on it. */
async function drop({ files }: JournalPlace, { path, writer }: WrittenJournal): Promise<void> {
  if (writer === 'dead') await files.removeFile(path).catch(() => undefined);
}

/**
 * What lies in the folder, in the order of its names: after a crash those whose writer is `dead` are offered to the user. A copy that
 * a process made to take another one over, and died before it did, holds nothing of its own and is removed; so is one that another took
 * the place of.
 */
export async function listJournals(place: JournalPlace): Promise<FoundJournal[]> {
  const { files, folder } = place;
  const all = (await files.list(folder)).map(({ name }) => name);
  await removeUnbegun(place, all);
  const names = all.filter((name) => NAME.test(name));
  const found: FoundJournal[] = [];
  const replaced = new Set<string | null>();
  for (const name of names.sort()) {
    const one = await look(place, join(folder, name));
    if (one === null) continue;
    if (one.kind === 'journal' && (await isCopy(place, one.outline))) {
      await drop(place, one);
      continue;
    }
    if (one.kind === 'journal') replaced.add(one.outline.replaces);
    found.push(one);
  }
  const isReplaced = ({ path }: FoundJournal): boolean => replaced.has(basename(path));
  for (const one of found) if (one.kind === 'journal' && isReplaced(one)) await drop(place, one);
  return found.filter((one) => !isReplaced(one));
}

/**
 * Goes on with a journal whose writer is gone, for the window `owner` and under a name of this process's own: its whole content is
 * written anew, then the old file is removed, which one process alone can do. Answers the new journal, and what it says. Whether a
 * writer on another computer is gone is for the user to say. Errors: `busy` where its writer is at work, or another process was first;
 * those of `readJournal` and of the disk, and then the old one lies there as before.
 */
export async function takeOverJournal(
  place: JournalPlace,
  path: string,
  owner: string,
): Promise<{ journal: DraftJournal; content: Journal }> {
  const { files, processes } = place;
  const content = await readJournal(files, path);
  if (processes.livenessOf(content.writer) === 'live') fail('busy', { by: 'program' }, { path });
  const journal = await begin(place, { ...content, owner }, content, { continues: basename(path), replaces: null });
  try {
    await files.removeFile(path);
  } catch (thrown) {
    await journal.remove();
    if (problemOf(thrown).code === 'not-found') fail('busy', { by: 'program' }, { path });
    throw thrown;
  }
  await files.syncFolder(dirname(path));
  return { journal, content };
}

/** Throws away a journal that nobody writes, be it that it cannot be read. */
export async function discardJournal(files: Files, path: string): Promise<void> {
  await files.removeFile(path);
  await files.syncFolder(dirname(path));
}
