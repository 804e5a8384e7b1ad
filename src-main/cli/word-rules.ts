import { classOfExtension, type DataClassName } from '../format';

/** One object of a container: its tag, null for none, and its class. */
export interface ObjectChoice {
  readonly tag: string | null;
  readonly dataclass: DataClassName;
}

/** Thrown by what reads the words of a command, and caught where all of it is read. */
export class Mistake extends Error {}

/** Options that every command has. */
export const COMMON = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** Options that every command has which saves an object. */
export const SAVING = {
  ...COMMON,
  container: { type: 'string' },
  filename: { type: 'string' },
  tag: { type: 'string' },
  select: { type: 'string' },
  overwrite: { type: 'boolean' },
  'accept-damage': { type: 'boolean' },
} as const;

/** `TAG.EXT`, or `.EXT` for the object without a tag; a tag may itself hold dots. */
export function readChoice(text: string): ObjectChoice {
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

export function refuseRepeated(tokens: readonly { readonly kind: string; readonly name?: string }[]): void {
  const given = new Set<string>();
  for (const { kind, name } of tokens) {
    if (kind !== 'option' || name === undefined) continue;
    if (given.has(name)) throw new Mistake(`--${name} was given twice`);
    given.add(name);
  }
}
