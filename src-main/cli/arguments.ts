import { parseArgs } from 'node:util';
import { classOfExtension, type DataClassName, type SaveRequest } from '../format';
import { isCommandName, type CommandName } from './usage';

/** One object of a container: its tag, null for none, and its class. */
export interface ObjectChoice {
  readonly tag: string | null;
  readonly dataclass: DataClassName;
}

/** What was typed, understood. */
export type Command =
  | { readonly name: 'help'; readonly of: CommandName | null }
  | { readonly name: 'version' }
  | InfoCommand
  | SaveCommand
  | VerifyCommand;

export interface InfoCommand {
  readonly name: 'info';
  readonly path: string;
  readonly json: boolean;
}

export interface SaveCommand {
  readonly name: 'save';
  readonly source: string;
  readonly select: ObjectChoice | null;
  readonly request: SaveRequest;
  readonly overwrite: boolean;
  readonly acceptDamage: boolean;
  readonly json: boolean;
}

export interface VerifyCommand {
  readonly name: 'verify';
  readonly paths: readonly string[];
  readonly json: boolean;
}

/** The words of the command line, or what is wrong with them and whose usage line helps. */
export type ReadWords =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly mistake: string; readonly of: CommandName | null };

/** Thrown and caught inside of this file only. */
class Mistake extends Error {}

const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

const SAVE = {
  ...COMMON,
  container: { type: 'string' },
  filename: { type: 'string' },
  tag: { type: 'string' },
  select: { type: 'string' },
  overwrite: { type: 'boolean' },
  'accept-damage': { type: 'boolean' },
} as const;

/** `TAG.EXT`, or `.EXT` for the object without a tag; a tag may itself hold dots. */
function readChoice(text: string): ObjectChoice {
  const dot = text.lastIndexOf('.');
  const dataclass = dot === -1 ? null : classOfExtension(text.slice(dot));
  if (dataclass === null) throw new Mistake(`--select wants TAG.EXT with the extension of a data class, not '${text}'`);
  return { tag: dot === 0 ? null : text.slice(0, dot), dataclass };
}

function onePath(name: string, paths: readonly string[]): string {
  const [path, second] = somePaths(name, paths);
  if (second !== undefined) throw new Mistake(`one ${name} only; '${second}' is a second one`);
  return path;
}

function somePaths(name: string, paths: readonly string[]): readonly [string, ...string[]] {
  const [first, ...others] = paths;
  if (first === undefined) throw new Mistake(`${name} is missing`);
  // What a script's unset variable leaves; as a path it would mean the current folder.
  if (paths.includes('')) throw new Mistake(`${name} is empty`);
  return [first, ...others];
}

function refuseRepeated(tokens: readonly { readonly kind: string; readonly name?: string }[]): void {
  const given = new Set<string>();
  for (const { kind, name } of tokens) {
    if (kind !== 'option' || name === undefined) continue;
    if (given.has(name)) throw new Mistake(`--${name} was given twice`);
    given.add(name);
  }
}

function readInfo(args: string[]): Command {
  const { values, positionals, tokens } = parseArgs({ args, options: COMMON, allowPositionals: true, tokens: true });
  if (values.help === true) return { name: 'help', of: 'info' };
  refuseRepeated(tokens);
  return { name: 'info', path: onePath('PATH', positionals), json: values.json === true };
}

function readSave(args: string[]): Command {
  const { values, positionals, tokens } = parseArgs({ args, options: SAVE, allowPositionals: true, tokens: true });
  if (values.help === true) return { name: 'help', of: 'save' };
  refuseRepeated(tokens);
  const { container, filename, tag } = values;
  return {
    name: 'save',
    source: onePath('SOURCE', positionals),
    select: values.select === undefined ? null : readChoice(values.select),
    request: { container, filename, tag },
    overwrite: values.overwrite === true,
    acceptDamage: values['accept-damage'] === true,
    json: values.json === true,
  };
}

function readVerify(args: string[]): Command {
  const { values, positionals, tokens } = parseArgs({ args, options: COMMON, allowPositionals: true, tokens: true });
  if (values.help === true) return { name: 'help', of: 'verify' };
  refuseRepeated(tokens);
  return { name: 'verify', paths: somePaths('PATH', positionals), json: values.json === true };
}

const READERS: Readonly<Record<CommandName, (args: string[]) => Command>> = {
  info: readInfo,
  save: readSave,
  verify: readVerify,
};

/** `parseArgs` explains a mistake in several lines. */
function mistakeOf(thrown: unknown): string | null {
  if (thrown instanceof Mistake) return thrown.message;
  const isParseError = thrown instanceof TypeError && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS');
  return isParseError ? thrown.message.replace(/\s+/g, ' ') : null;
}

/** Reads the words after the program's own name. Whether a path or name is good is not asked here. */
export function readWords(words: readonly string[]): ReadWords {
  const [first, ...others] = words;
  if (first === undefined) return { ok: false, mistake: 'no command', of: null };
  if (first === '--help' || first === '-h') return { ok: true, command: { name: 'help', of: null } };
  if (first === '--version') return { ok: true, command: { name: 'version' } };
  if (!isCommandName(first)) return { ok: false, mistake: `no command is called '${first}'`, of: null };
  try {
    return { ok: true, command: READERS[first](others) };
  } catch (thrown) {
    const mistake = mistakeOf(thrown);
    if (mistake === null) throw thrown;
    return { ok: false, mistake, of: first };
  }
}
