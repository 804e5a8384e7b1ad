import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const fixtures = resolve(import.meta.dirname, '../fixtures/containers');
/** What stands at the target of a replacing save. */
export const OLD = join(fixtures, 'int16.spy/int16.analog');
export const SOURCE = join(fixtures, 'loose.analog');

export type Mode = 'replace' | 'create';

/** A save that is disturbed: its words, and its target from the folder in which it runs. */
export interface DisturbedSave {
  readonly mode: Mode;
  readonly words: readonly string[];
  readonly target: string;
}

export const SAVES: Readonly<Record<Mode, DisturbedSave>> = {
  replace: { mode: 'replace', words: ['save', 'source.analog', '--filename', 'k.analog', '--overwrite'], target: 'k.analog' },
  // Its folder is made by the save.
  create: { mode: 'create', words: ['save', 'source.analog', '--container', 'new/c'], target: 'new/c.spy/c.analog' },
};

function copyPair(from: string, to: string): void {
  for (const end of ['', '.info']) cpSync(from + end, to + end);
}

/** The folders that a save has made for its target and that are there, from `folder`. */
export function madeFolders(folder: string, { mode }: DisturbedSave): string[] {
  return mode === 'replace' ? [] : ['new', 'new/c.spy'].filter((name) => existsSync(join(folder, name)));
}

/** Puts source and target into an empty folder. */
export function layOut(folder: string, { mode, target }: DisturbedSave): void {
  mkdirSync(folder, { recursive: true });
  copyPair(SOURCE, join(folder, 'source.analog'));
  if (mode === 'replace') copyPair(OLD, join(folder, target));
}

/** Every name below a folder, from there, in order. */
export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
}
