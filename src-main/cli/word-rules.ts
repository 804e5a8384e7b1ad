import { classOfExtension, type DataClassName, type SaveRequest } from '../format';

/** One object of a container: its tag, null for none, and its class. */
export interface ObjectChoice {
  readonly tag: string | null;
  readonly dataclass: DataClassName;
}

/** Thrown by what reads the words of a command, and caught where all of it is read. */
export class Mistake extends Error {}

/** Options that every command has. */
export const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** Options that every command has which saves objects. */
export const TARGET = {
  ...COMMON,
  container: { type: 'string' },
  filename: { type: 'string' },
  tag: { type: 'string' },
  overwrite: { type: 'boolean' },
  'accept-damage': { type: 'boolean' },
} as const;

/** Options that every command has which saves one object. */
export const SAVING = { ...TARGET, select: { type: 'string' } } as const;

/** Where a command saves, and what it may do for that. */
export interface Target {
  readonly request: SaveRequest;
  readonly overwrite: boolean;
  readonly acceptDamage: boolean;
  readonly json: boolean;
}

/** What every command is told that saves one object. */
export interface Saving extends Target {
  readonly source: string;
  readonly select: ObjectChoice | null;
}

/** What `parseArgs` answers for the options of `TARGET`. */
interface TargetValues {
  readonly container?: string | undefined;
  readonly filename?: string | undefined;
  readonly tag?: string | undefined;
  readonly overwrite?: boolean | undefined;
  readonly 'accept-damage'?: boolean | undefined;
  readonly json?: boolean | undefined;
}

export function targetOf(values: TargetValues): Target {
  const { container, filename, tag } = values;
  return {
    request: { container, filename, tag },
    overwrite: values.overwrite === true,
    acceptDamage: values['accept-damage'] === true,
    json: values.json === true,
  };
}

export function savingOf(
  values: TargetValues & { readonly select?: string | undefined },
  positionals: readonly string[],
): Saving {
  const source = onePath('SOURCE', positionals);
  return { source, select: values.select === undefined ? null : readChoice(values.select), ...targetOf(values) };
}

/** `TAG.EXT`, or `.EXT` for the object without a tag; a tag may itself hold dots. */
function readChoice(text: string): ObjectChoice {
  const dot = text.lastIndexOf('.');
  const dataclass = dot === -1 ? null : classOfExtension(text.slice(dot));
  if (dataclass === null) throw new Mistake(`--select wants TAG.EXT with the extension of a data class, not '${text}'`);
  return { tag: dot === 0 ? null : text.slice(0, dot), dataclass };
}

export function onePath(name: string, paths: readonly string[]): string {
  const [path, second] = somePaths(name, paths);
  if (second !== undefined) throw new Mistake(`one ${name} only; '${second}' is a second one`);
  return path;
}

export function somePaths(name: string, paths: readonly string[]): readonly [string, ...string[]] {
  const [first, ...others] = paths;
  if (first === undefined) throw new Mistake(`${name} is missing`);
  // What a script's unset variable leaves; as a path it would mean the current folder.
  if (paths.includes('')) throw new Mistake(`${name} is empty`);
  return [first, ...others];
}

/** `except`: an option that may be given several times. */
export function refuseRepeated(tokens: readonly { readonly kind: string; readonly name?: string }[], except?: string): void {
  const given = new Set<string>();
  for (const { kind, name } of tokens) {
    if (kind !== 'option' || name === undefined || name === except) continue;
    if (given.has(name)) throw new Mistake(`--${name} was given twice`);
    given.add(name);
  }
}
