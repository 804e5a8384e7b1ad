import { parseArgs } from 'node:util';
import type { SaveRequest, SelectSpec } from '../format';
import { readSelection, SELECTION, withSignedValues } from './selection-words';
import { isCommandName, type CommandName } from './usage';
import { COMMON, Mistake, onePath, readChoice, refuseRepeated, SAVING, somePaths, type ObjectChoice } from './word-rules';

/** What was typed, understood. */
export type Command =
  | { readonly name: 'help'; readonly of: CommandName | null }
  | { readonly name: 'version' }
  | InfoCommand
  | SaveCommand
  | SelectCommand
  | VerifyCommand;

export interface InfoCommand {
  readonly name: 'info';
  readonly path: string;
  readonly json: boolean;
}

/** What every command is told that saves an object. */
export interface Saving {
  readonly source: string;
  readonly select: ObjectChoice | null;
  readonly request: SaveRequest;
  readonly overwrite: boolean;
  readonly acceptDamage: boolean;
  readonly json: boolean;
}

export interface SaveCommand extends Saving {
  readonly name: 'save';
}

export interface SelectCommand extends Saving {
  readonly name: 'select';
  readonly selection: SelectSpec;
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

function readInfo(args: string[]): Command {
  const { values, positionals, tokens } = parseArgs({ args, options: COMMON, allowPositionals: true, tokens: true });
  if (values.help === true) return { name: 'help', of: 'info' };
  refuseRepeated(tokens);
  return { name: 'info', path: onePath('PATH', positionals), json: values.json === true };
}

/** What `parseArgs` answers for the options of `SAVING`. */
interface SavingValues {
  readonly container?: string | undefined;
  readonly filename?: string | undefined;
  readonly tag?: string | undefined;
  readonly select?: string | undefined;
  readonly overwrite?: boolean | undefined;
  readonly 'accept-damage'?: boolean | undefined;
  readonly json?: boolean | undefined;
}

function savingOf(values: SavingValues, positionals: readonly string[]): Saving {
  const { container, filename, tag } = values;
  return {
    source: onePath('SOURCE', positionals),
    select: values.select === undefined ? null : readChoice(values.select),
    request: { container, filename, tag },
    overwrite: values.overwrite === true,
    acceptDamage: values['accept-damage'] === true,
    json: values.json === true,
  };
}

function readSave(args: string[]): Command {
  const { values, positionals, tokens } = parseArgs({ args, options: SAVING, allowPositionals: true, tokens: true });
  if (values.help === true) return { name: 'help', of: 'save' };
  refuseRepeated(tokens);
  return { name: 'save', ...savingOf(values, positionals) };
}

function readSelect(args: string[]): Command {
  const options = { ...SAVING, ...SELECTION };
  const { values, positionals, tokens } = parseArgs({
    args: withSignedValues(args),
    options,
    allowPositionals: true,
    tokens: true,
  });
  if (values.help === true) return { name: 'help', of: 'select' };
  refuseRepeated(tokens);
  const selection = readSelection(values);
  if (Object.keys(selection).length === 0) throw new Mistake('nothing says what to select: --trials, --channel or another');
  return { name: 'select', ...savingOf(values, positionals), selection };
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
  select: readSelect,
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
