import { z } from 'zod';
import { problem, refusal, success, type InputPlace, type Problem, type Result } from '../errors';
import {
  isDataClassName,
  isJsonList,
  isJsonMap,
  isJsonNumber,
  numberOf,
  parseSelectSpec,
  readJsonText,
  type DataClassName,
  type JsonValue,
  type SelectSpec,
} from '../format';
import { COMMAND_NAMES, commandShape, type Command } from '../commands';
import { Draft, type DraftBase } from './draft';

/** What a draft did, to be done to other objects of its class. */
export interface Recipe {
  readonly dataclass: DataClassName;
  readonly commands: readonly Command[];
  /** What is taken of the edited object in the end; all of it where there is none. */
  readonly selection?: SelectSpec | undefined;
}

const VERSION = 1;
/** Commands of one recipe. */
const COMMANDS_LIMIT = 100_000;

const headShape = z.object({ spydesk: z.literal('recipe'), version: z.int().positive() });
const recipeShape = z.strictObject({
  spydesk: z.literal('recipe'),
  version: z.literal(VERSION),
  dataclass: z.string(),
  commands: z.array(z.unknown()).max(COMMANDS_LIMIT),
  selection: z.unknown().optional(),
});

function refuseRecipe(reason: string, path: string | undefined, at?: InputPlace): Result<never> {
  return refusal(problem('recipe-invalid', { reason }, { path, at }));
}

/** A sentence that another one goes on from. */
function withoutStop({ message }: Problem): string {
  return message.replace(/\.$/, '');
}

/** A JSON value without tokens: where a recipe's numbers must keep theirs, they are texts. */
function plain(value: JsonValue): unknown {
  if (isJsonNumber(value)) return numberOf(value);
  if (isJsonList(value)) return value.map(plain);
  if (isJsonMap(value)) return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
  return value;
}

/** The first fault that a schema finds, with where it is. */
function faultOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'it is malformed';
  const where = issue.path.map(String).join('.');
  return where === '' ? issue.message : `${where}: ${issue.message}`;
}

/** The command's number as people count, with its name. */
function numbered(index: number, command: Command): string {
  return `command ${index + 1} (${command.do})`;
}

function nameOf(command: unknown): string | null {
  const named = z.object({ do: z.string() }).safeParse(command);
  return named.success ? named.data.do : null;
}

function commandsOf(given: readonly unknown[], path: string | undefined): Result<Command[]> {
  const commands: Command[] = [];
  for (const [index, command] of given.entries()) {
    const at: InputPlace = { kind: 'command', index };
    const name = nameOf(command);
    if (name === null) return refuseRecipe(`command ${index + 1} does not say what it does`, path, at);
    if (!COMMAND_NAMES.some((known) => known === name)) {
      return refuseRecipe(`command ${index + 1} is unknown (${JSON.stringify(name)})`, path, at);
    }
    const read = commandShape.safeParse(command);
    if (!read.success) return refuseRecipe(`command ${index + 1} (${name}) is malformed: ${faultOf(read.error)}`, path, at);
    commands.push(read.data);
  }
  return success(commands);
}

/**
 * Reads a recipe's text. `path` is only for the errors: `recipe-invalid`, for a text that is no JSON (with line and column), is no
 * recipe, is of a newer version or for an unknown class, for a command that is unknown or malformed (with its number), and for a
 * selection that is none.
 */
export function parseRecipe(text: string, path?: string): Result<Recipe> {
  const read = readJsonText(text);
  if (!read.ok) {
    const { reason, line, column } = read.fault;
    return refuseRecipe(`it is no JSON: ${reason} (line ${line}, column ${column})`, path, { kind: 'text', line, column });
  }
  const value = plain(read.value);
  const head = headShape.safeParse(value);
  if (!head.success) return refuseRecipe('it is no recipe of Spydesk', path);
  const { version } = head.data;
  if (version > VERSION) {
    return refuseRecipe(`it is of version ${version}, and this Spydesk reads up to version ${VERSION}`, path);
  }
  const recipe = recipeShape.safeParse(value);
  if (!recipe.success) return refuseRecipe(faultOf(recipe.error), path);
  const { dataclass } = recipe.data;
  if (!isDataClassName(dataclass)) return refuseRecipe(`the data class ${JSON.stringify(dataclass)} is unknown`, path);
  const commands = commandsOf(recipe.data.commands, path);
  if (!commands.ok) return commands;
  if (recipe.data.selection === undefined) return success({ dataclass, commands: commands.value });
  const selection = parseSelectSpec(recipe.data.selection);
  if (!selection.ok) return refuseRecipe(`its selection is refused. ${withoutStop(selection.error)}`, path, selection.error.at);
  return success({ dataclass, commands: commands.value, selection: selection.value });
}

/** Events are looked up anew for each object that a recipe is applied to. */
function forAnyObject(command: Command): Command {
  if (command.do !== 'trials-around-events') return command;
  const { do: name, events, codes, before, after, edges, withCodes } = command;
  return { do: name, events, codes, before, after, edges, withCodes, found: null };
}

/** The text of a recipe. */
export function writeRecipe({ dataclass, commands, selection }: Recipe): string {
  const recipe = { spydesk: 'recipe', version: VERSION, dataclass, commands: commands.map(forAnyObject), selection };
  return `${JSON.stringify(recipe, null, 2)}\n`;
}

/** The recipe of what a draft did; what was undone is not in it. */
export function recipeOf({ base, commands, cursor }: Draft): Recipe {
  return { dataclass: base.description.dataclass, commands: commands.slice(0, cursor) };
}

/** The events of an EventData object that a recipe names, in its own samples, and the text of its `cfg`. */
export interface FoundEvents {
  readonly samples: readonly number[];
  readonly codes: readonly number[];
  /** The token; null where it has none. */
  readonly samplerate: string | null;
  readonly cfg: string;
}

/** The events with one of the codes: no other makes a trial, and one that is none of these may be anything. */
function wanted({ samples, codes }: FoundEvents, wantedCodes: readonly number[]): { samples: number[]; codes: number[] } {
  const set = new Set(wantedCodes);
  return {
    samples: samples.filter((_, row) => set.has(codes[row] ?? Number.NaN)),
    codes: codes.filter((code) => set.has(code)),
  };
}

/** The commands with the events that they name looked up by `find`, once for each name; its faults are passed on. */
export async function withFoundEvents(
  commands: readonly Command[],
  find: (events: string) => Promise<FoundEvents>,
): Promise<Command[]> {
  const found = new Map<string, FoundEvents>();
  const filled: Command[] = [];
  for (const command of commands) {
    if (command.do !== 'trials-around-events' || command.found !== null) {
      filled.push(command);
      continue;
    }
    const events = found.get(command.events) ?? (await find(command.events));
    found.set(command.events, events);
    const { samplerate, cfg } = events;
    filled.push({ ...command, found: { ...wanted(events, command.codes), samplerate }, eventsCfg: cfg });
  }
  return filled;
}

/**
 * The draft that a recipe makes of an object; its selection is then taken of what the draft describes. Errors: `recipe-invalid` for an object of another class, and with the number of the
 * first command that the object refuses.
 */
export function applyRecipe({ dataclass, commands }: Recipe, base: DraftBase): Result<Draft> {
  const here = base.description.dataclass;
  if (dataclass !== here) return refuseRecipe(`it is for ${dataclass}, and this object is ${here}`, undefined);
  const replayed = Draft.replay(base, commands);
  if (replayed.ok) return success(replayed.draft);
  const { index, error } = replayed.fault;
  const command = commands[index];
  const which = command === undefined ? `command ${index + 1}` : numbered(index, command);
  return refuseRecipe(`${which} is refused. ${withoutStop(error)}`, undefined, { kind: 'command', index });
}
