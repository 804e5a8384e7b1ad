import { z } from 'zod';
import { fail } from '../../errors';
import { identityShape, readVersion, versionShape, writtenVersion, type ProcessIdentity } from '../../files';
import { isDataClassName, type DataClassName } from '../../format';
import { commandShape, type Command } from '../../commands';
import type { DraftBase } from '../draft';

/** The object that a draft is of. */
export interface JournalSubject {
  /** Its reference, a URI, and its path in words of this machine. */
  readonly ref: string;
  readonly path: string;
  readonly dataclass: DataClassName;
  /** The state that the draft was begun on. */
  readonly version: DraftBase['version'];
}

/** What the commands of a draft are, and how many of them count. */
export interface JournalState {
  readonly commands: readonly Command[];
  readonly cursor: number;
}

/** What a journal says. */
export interface Journal extends JournalSubject, JournalState {
  /** Who writes it. */
  readonly writer: ProcessIdentity;
  /** The file name of the journal whose content this one took over at first; null for one that began empty. */
  readonly continues: string | null;
  /** True where its last line was cut off, and left out. */
  readonly cutOff: boolean;
}

export const JOURNAL_LIMITS = {
  bytes: 256 * 1024 * 1024,
  commands: 100_000,
} as const;

const VERSION = 1;

const headShape = z.object({
  spydesk: z.literal('journal'),
  version: z.literal(VERSION),
  writer: identityShape,
  continues: z.string().nullable(),
  ref: z.string().min(1),
  path: z.string().min(1),
  dataclass: z.string().refine(isDataClassName),
  base: z.object({ data: versionShape, info: versionShape }),
});

const stepShape = z.union([z.strictObject({ command: commandShape }), z.strictObject({ cursor: z.int().nonnegative() })]);

type Head = Pick<Journal, 'writer' | 'continues'> & JournalSubject;

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

export function commandLine(command: Command): string {
  return line({ command });
}

export function cursorLine(cursor: number): string {
  return line({ cursor });
}

/** A whole journal that says this much: its head, its commands, and how many of them count where not all do. */
export function journalText(
  { writer, continues, ref, path, dataclass, version }: Head,
  { commands, cursor }: JournalState,
): string {
  const base = { data: writtenVersion(version.data), info: writtenVersion(version.info) };
  const head = line({ spydesk: 'journal', version: VERSION, writer, continues, ref, path, dataclass, base });
  return head + commands.map(commandLine).join('') + (cursor < commands.length ? cursorLine(cursor) : '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function headOf(text: string | undefined, file: string): Head {
  const read = headShape.safeParse(parsed(text ?? ''));
  if (!read.success) {
    const { data } = z.object({ spydesk: z.literal('journal'), version: z.number() }).safeParse(parsed(text ?? ''));
    const isNewer = data !== undefined && data.version > VERSION;
    const reason = isNewer
      ? `it is of version ${data.version}, and this Spydesk reads up to ${VERSION}`
      : 'its first line is none';
    return fail('journal-invalid', { reason }, { path: file });
  }
  const { writer, continues, ref, path, dataclass, base } = read.data;
  return { writer, continues, ref, path, dataclass, version: { data: readVersion(base.data), info: readVersion(base.info) } };
}

/** The commands as they stood after all the lines. */
function stateOf(lines: readonly string[], file: string): JournalState {
  const commands: Command[] = [];
  let cursor = 0;
  for (const [index, text] of lines.entries()) {
    // The head is the first line.
    const which = `line ${index + 2}`;
    const step = stepShape.safeParse(parsed(text));
    if (!step.success) {
      const reason = parsed(text) === undefined ? `${which} is damaged` : `${which} holds a command that is not known`;
      return fail('journal-invalid', { reason }, { path: file });
    }
    if ('cursor' in step.data) {
      if (step.data.cursor > commands.length) {
        return fail('journal-invalid', { reason: `${which} leads to a command that there is not` }, { path: file });
      }
      ({ cursor } = step.data);
      continue;
    }
    commands.length = cursor;
    cursor = commands.push(step.data.command);
    if (cursor > JOURNAL_LIMITS.commands) return fail('too-large', { reason: 'a draft of so many commands' }, { path: file });
  }
  return { commands, cursor };
}

const NEWLINE = 0x0a;

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail('journal-invalid', { reason: 'it is not UTF-8 text' }, { path: file });
  }
}

/**
 * Reads a journal's bytes. What stands behind the last line break was cut off in the middle of a write that nobody was told of, and
 * is left out. Errors: `journal-invalid` for anything else that is none of its lines, `too-large`. `file` is for these alone.
 */
export function readJournalBytes(bytes: Uint8Array, file: string): Journal {
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  const [head, ...lines] = textOf(bytes.subarray(0, end), file).split('\n').slice(0, -1);
  return { ...headOf(head, file), ...stateOf(lines, file), cutOff: end < bytes.length };
}
