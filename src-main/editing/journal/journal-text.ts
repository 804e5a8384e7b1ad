import { z } from 'zod';
import { fail, problem, type Problem } from '../../errors';
import { identityShape, readVersion, versionShape, writtenVersion, type ProcessIdentity } from '../../files';
import { isDataClassName, type DataClassName } from '../../format';
import { commandShape, type Command } from '../../commands';
import type { DraftBase } from '../draft';
import { notedSaveShape, readSave, writtenSave, type DraftSteps, type NotedSave } from './noted-save';
import { ReadSteps, type Step, type Tear } from './read-steps';

/** The object that a draft is of, and who has the draft. */
export interface JournalSubject {
  /** Its reference, a URI, and its path in words of this machine. */
  readonly ref: string;
  readonly path: string;
  readonly dataclass: DataClassName;
  /** The state that the draft was begun on. */
  readonly version: DraftBase['version'];
  /** The window that has the draft, while its program runs; null in journals of version 1. */
  readonly owner: string | null;
}

/** The steps of a draft, with the saves over its object's own files that were noted. */
export interface JournalState extends DraftSteps {
  readonly saves?: readonly NotedSave[] | undefined;
}

/** The first line of a journal. */
export interface JournalHead extends JournalSubject {
  /** Who writes it. */
  readonly writer: ProcessIdentity;
  /** The file name of the journal whose content this one took over at first; null for one that began empty. */
  readonly continues: string | null;
  /** The file name of the journal that this one, which holds all that is left of it, takes the place of. */
  readonly replaces: string | null;
}

/** What a journal says. */
export interface Journal extends JournalHead, DraftSteps {
  readonly saves: readonly NotedSave[];
  /** True where its last line was cut off, and left out. */
  readonly cutOff: boolean;
  /** Why not all its lines could be read (`journal-torn`); null where they could. */
  readonly torn: Problem | null;
}

/**
 * The version of what is written: lines of JSON, first the head, then `{command}`, `{cursor}` after an undo or a redo, and from
 * version 2 on `{saving}`: a save of the first commands over the object's own files is about to be published (`NotedSave`). An older
 * Spydesk must not read one that holds it: it would do again what is saved. Version 1 has no `owner` and no `replaces` either.
 */
const VERSION = 2;

const headShape = z.object({
  spydesk: z.literal('journal'),
  version: z.literal([1, VERSION]),
  writer: identityShape,
  continues: z.string().nullable(),
  replaces: z.string().nullable().default(null),
  owner: z.string().nullable().default(null),
  ref: z.string().min(1),
  path: z.string().min(1),
  dataclass: z.string().refine(isDataClassName),
  base: z.object({ data: versionShape, info: versionShape }),
});

const commandStep = z.strictObject({ command: commandShape });
const cursorStep = z.strictObject({ cursor: z.int().nonnegative() });
const savingStep = z.strictObject({ saving: notedSaveShape });
const stepShape = z.union([commandStep, cursorStep, savingStep]);

const NOT_KNOWN = 'holds a command that is not known';

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

export function commandLine(command: Command): string {
  return line({ command });
}

export function cursorLine(cursor: number): string {
  return line({ cursor });
}

export function savingLine(save: NotedSave): string {
  return line({ saving: writtenSave(save) });
}

/** A whole journal that says this much: its head, its commands, the saves, and how many commands count where not all do. */
export function journalText(
  { writer, continues, replaces, owner, ref, path, dataclass, version }: JournalHead,
  { commands, cursor, saves = [] }: JournalState,
): string {
  const base = { data: writtenVersion(version.data), info: writtenVersion(version.info) };
  const head = line({ spydesk: 'journal', version: VERSION, writer, continues, replaces, owner, ref, path, dataclass, base });
  const undone = cursor < commands.length ? cursorLine(cursor) : '';
  return [head, ...commands.map(commandLine), ...saves.map(savingLine), undone].join('');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the first line. `file` is for the errors: `journal-invalid`. */
export function readHead(bytes: Uint8Array, file: string): JournalHead {
  const value = parsed(textOf(bytes) ?? '');
  const read = headShape.safeParse(value);
  if (!read.success) {
    const { data } = z.object({ spydesk: z.literal('journal'), version: z.number() }).safeParse(value);
    const isNewer = data !== undefined && data.version > VERSION;
    const reason = isNewer
      ? `it is of version ${data.version}, and this Spydesk reads up to ${VERSION}`
      : 'its first line is none';
    return fail('journal-invalid', { reason }, { path: file });
  }
  const { writer, continues, replaces, owner, ref, path, dataclass, base } = read.data;
  return {
    writer,
    continues,
    replaces,
    owner,
    ref,
    path,
    dataclass,
    version: { data: readVersion(base.data), info: readVersion(base.info) },
  };
}

/** Reads a line behind the head. */
function readStep(bytes: Uint8Array): Step<Command> {
  const text = textOf(bytes);
  if (text === null) return { kind: 'none', reason: 'is not UTF-8 text' };
  const value = parsed(text);
  const { data } = stepShape.safeParse(value);
  if (data === undefined) return { kind: 'none', reason: value === undefined ? 'is damaged' : NOT_KNOWN };
  if ('command' in data) return { kind: 'command', command: data.command };
  return 'cursor' in data ? { kind: 'cursor', cursor: data.cursor } : { kind: 'saving', save: readSave(data.saving) };
}

const COMMAND_START = '{"command":';

/** What a line behind the head says, by its beginning: a command is not read. */
export function readStepOutline(bytes: Uint8Array): Step<null> {
  const isCommand = Buffer.from(bytes.subarray(0, COMMAND_START.length)).toString('latin1') === COMMAND_START;
  if (isCommand) return { kind: 'command', command: null };
  const step = readStep(bytes);
  return step.kind === 'command' ? { kind: 'command', command: null } : step;
}

const NEWLINE = 0x0a;

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * What is told of a journal that is damaged: the steps before are offered, where there are any. Errors: `journal-invalid` where
 * there are none.
 */
export function tornOf(
  { tear, commands }: { readonly tear: Tear | null; readonly commands: readonly unknown[] },
  file: string,
): Problem | null {
  if (tear === null) return null;
  const { reason, lines } = tear;
  if (commands.length === 0) fail('journal-invalid', { reason }, { path: file });
  return problem('journal-torn', { reason, lines }, { path: file });
}

/** The lines of a text that ends with a line break, without these. */
export function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, start);
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

/**
 * Reads a journal's bytes. What stands behind the last line break was cut off in the middle of a write that nobody was told of, and
 * is left out; from a damaged line on nothing is taken. Errors: `journal-invalid` where nothing is left then, `too-large`. `file` is
 * for these alone.
 */
export function readJournalBytes(bytes: Uint8Array, file: string): Journal {
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  const [first = bytes.subarray(0, 0), ...lines] = linesOf(bytes.subarray(0, end));
  const head = readHead(first, file);
  const steps = new ReadSteps<Command>(file);
  for (const one of lines) steps.take(readStep(one));
  const { commands, cursor, saves } = steps;
  return { ...head, commands, cursor, saves, cutOff: end < bytes.length, torn: tornOf(steps, file) };
}
