import { parseArgs } from 'node:util';
import type { SelectSpec } from '../format';
import { readApply, type ApplyCommand } from './apply-words';
import { readDefineTrials, type DefineTrialsCommand } from './define-trials-words';
import { readRelabel, type RelabelCommand } from './relabel-words';
import { readSelection, SELECTION, withSignedValues } from './selection-words';
import { isCommandName, type CommandName } from './usage';
import { COMMON, Mistake, onePath, refuseRepeated, SAVING, savingOf, somePaths, type Saving } from './word-rules';

/** What was typed, understood. */
export type Command =
  | { readonly name: 'help'; readonly of: CommandName | null }
  | { readonly name: 'version' }
  /** A window was wanted, where there is no display for it. */
  | { readonly name: 'window' }
  | InfoCommand
  | SaveCommand
  | SelectCommand
  | RelabelCommand
  | DefineTrialsCommand
  | ApplyCommand
  | VerifyCommand;

export interface InfoCommand {
  readonly name: 'info';
  readonly path: string;
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

function readInfo(args: string[]): InfoCommand | null {
  const { values, positionals, tokens } = parseArgs({ args, options: COMMON, allowPositionals: true, tokens: true });
  if (values.help === true) return null;
  refuseRepeated(tokens);
  return { name: 'info', path: onePath('PATH', positionals), json: values.json === true };
}

function readSave(args: string[]): SaveCommand | null {
  const { values, positionals, tokens } = parseArgs({ args, options: SAVING, allowPositionals: true, tokens: true });
  if (values.help === true) return null;
  refuseRepeated(tokens);
  return { name: 'save', ...savingOf(values, positionals) };
}

function readSelect(args: string[]): SelectCommand | null {
  const options = { ...SAVING, ...SELECTION };
  const { values, positionals, tokens } = parseArgs({
    args: withSignedValues(args),
    options,
    allowPositionals: true,
    tokens: true,
  });
  if (values.help === true) return null;
  refuseRepeated(tokens);
  const selection = readSelection(values);
  if (Object.keys(selection).length === 0) throw new Mistake('nothing says what to select: --trials, --channel or another');
  return { name: 'select', ...savingOf(values, positionals), selection };
}

function readVerify(args: string[]): VerifyCommand | null {
  const { values, positionals, tokens } = parseArgs({ args, options: COMMON, allowPositionals: true, tokens: true });
  if (values.help === true) return null;
  refuseRepeated(tokens);
  return { name: 'verify', paths: somePaths('PATH', positionals), json: values.json === true };
}

/** Null: its help is asked for. */
const READERS: Readonly<Record<CommandName, (args: string[]) => Command | null>> = {
  info: readInfo,
  save: readSave,
  select: readSelect,
  relabel: readRelabel,
  'define-trials': readDefineTrials,
  apply: readApply,
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
  // From the launcher of the package, in place of words that are for the window.
  if (first === '--no-display') return { ok: true, command: { name: 'window' } };
  if (first === '--version') return { ok: true, command: { name: 'version' } };
  if (!isCommandName(first)) return { ok: false, mistake: `no command is called '${first}'`, of: null };
  try {
    return { ok: true, command: READERS[first](others) ?? { name: 'help', of: first } };
  } catch (thrown) {
    const mistake = mistakeOf(thrown);
    if (mistake === null) throw thrown;
    return { ok: false, mistake, of: first };
  }
}
