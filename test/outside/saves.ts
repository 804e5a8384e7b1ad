import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeRecipe } from '../../src-main/editing';

const fixtures = resolve(import.meta.dirname, '../fixtures/containers');
/** What stands at the target of a replacing save. */
export const OLD = join(fixtures, 'int16.spy/int16.analog');
export const SOURCE = join(fixtures, 'loose.analog');

/** A save that is disturbed: its words, and its target from the folder in which it runs. */
export interface DisturbedSave {
  readonly words: readonly string[];
  readonly target: string;
  /** What stands at the target before, which it replaces; null: nothing. */
  readonly old: string | null;
  /** The folders that it makes, from the outermost on. */
  readonly folders: readonly string[];
}

const REPLACING = { target: 'k.analog', old: OLD, folders: [] } as const;
// Its folder is made by the save.
const CREATING = { target: 'new/c.spy/c.analog', old: null, folders: ['new', 'new/c.spy'] } as const;

/** Saves of an object as it is. */
export const SAVES = {
  replace: { ...REPLACING, words: ['save', 'source.analog', '--filename', 'k.analog', '--overwrite'] },
  create: { ...CREATING, words: ['save', 'source.analog', '--container', 'new/c'] },
} as const satisfies Record<string, DisturbedSave>;

const RECIPE = 'recipe.json';

/** Saves of what a command makes of an object. */
export const CHANGES: Readonly<Record<string, DisturbedSave>> = {
  relabel: { ...REPLACING, words: ['relabel', 'source.analog', '--pattern', 'E{n}', '--filename', 'k.analog', '--overwrite'] },
  'define-trials': { ...CREATING, words: ['define-trials', 'source.analog', '--samples', '100', '--container', 'new/c'] },
  select: { ...REPLACING, words: ['select', 'source.analog', '--channel', '1,0', '--filename', 'k.analog', '--overwrite'] },
  // The one of them that saves over its own source.
  apply: { words: ['apply', RECIPE, 'source.analog', '--overwrite'], target: 'source.analog', old: SOURCE, folders: [] },
};

function copyPair(from: string, to: string): void {
  for (const end of ['', '.info']) cpSync(from + end, to + end);
}

/** The folders that a save has made for its target and that are there, from `folder`. */
export function madeFolders(folder: string, { folders }: DisturbedSave): string[] {
  return folders.filter((name) => existsSync(join(folder, name)));
}

function recipeText(): string {
  return writeRecipe({ dataclass: 'AnalogData', commands: [{ do: 'number-labels', dimension: 'channel', pattern: 'E{n}' }] });
}

/** Puts all that the save is given into an empty folder. */
export function layOut(folder: string, { old, target, words }: DisturbedSave): void {
  mkdirSync(folder, { recursive: true });
  copyPair(SOURCE, join(folder, 'source.analog'));
  if (old !== null) copyPair(old, join(folder, target));
  if (words.includes(RECIPE)) writeFileSync(join(folder, RECIPE), recipeText());
}

/** Every name below a folder, from there, in order. */
export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
}
