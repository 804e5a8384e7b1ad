import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const openingShape = z.object({ paths: z.array(z.string()), sample: z.boolean(), newWindow: z.boolean() });

/**
 * What a start of the program is to open: absolute paths, the sample container where `--sample` asks for it, in a window of their own
 * where `--new-window` does.
 */
export type Opening = z.output<typeof openingShape>;

export const NOTHING_TO_OPEN: Opening = { paths: [], sample: false, newWindow: false };

/** Switches of Node that take the next word with them. */
const WITH_VALUE = new Set(['-r', '--require', '--import']);

const SAMPLE = '--sample';
const NEW_WINDOW = '--new-window';

/** What stands before and after the two dashes. */
function partsOf(words: readonly string[]): readonly [readonly string[], readonly string[]] {
  const end = words.indexOf('--');
  return end === -1 ? [words, []] : [words.slice(0, end), words.slice(end + 1)];
}

function isPathIn(word: string, at: number, words: readonly string[]): boolean {
  return !word.startsWith('-') && !WITH_VALUE.has(words[at - 1] ?? '');
}

/** The slash at a folder's end stays: it says that `data/` is meant, not the container `data.spy` beside it. */
function absolute(word: string, currentFolder: string): string {
  const path = pathOfWord(word);
  const whole = resolve(currentFolder, path);
  return (path.endsWith('/') || path.endsWith(sep)) && !whole.endsWith(sep) ? whole + sep : whole;
}

function pathOfWord(word: string): string {
  if (!word.startsWith('file://')) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return word;
  }
}

/**
 * What the words of a start ask for (the program's own name left out): switches are Chromium's or Electron's and are
 * dropped, all after `--` is a path. A start that is not from a package names the program's folder first (`namesApp`).
 */
export function openingOfWords(words: readonly string[], currentFolder: string, namesApp: boolean): Opening {
  const [beforeEnd, afterEnd] = partsOf(words);
  const named = beforeEnd.filter(isPathIn);
  const given = [...(namesApp ? named.slice(1) : named), ...afterEnd].filter((word) => word !== '');
  return {
    paths: given.map((word) => absolute(word, currentFolder)),
    sample: beforeEnd.includes(SAMPLE),
    newWindow: beforeEnd.includes(NEW_WINDOW),
  };
}

/**
 * The words of a start that opens this, the program's own name left out. It is the same program for the same user: the switches are those
 * of the start that had `words`.
 */
export function wordsOfOpening({ paths, sample, newWindow }: Opening, words: readonly string[], namesApp: boolean): string[] {
  const [beforeEnd] = partsOf(words);
  const program = namesApp ? beforeEnd.findIndex(isPathIn) : -1;
  const isKept = (word: string, at: number): boolean =>
    at === program || !(isPathIn(word, at, beforeEnd) || word === SAMPLE || word === NEW_WINDOW);
  return [...beforeEnd.filter(isKept), ...(sample ? [SAMPLE] : []), ...(newWindow ? [NEW_WINDOW] : []), '--', ...paths];
}

/** What a second start handed over; another version of the program may say it in another way, then nothing is opened. */
export function openingOfSecondStart(data: unknown): Opening {
  const parsed = openingShape.safeParse(data);
  return parsed.success ? parsed.data : NOTHING_TO_OPEN;
}

export function joinedOpenings(openings: readonly Opening[]): Opening {
  return {
    paths: openings.flatMap(({ paths }) => paths),
    sample: openings.some(({ sample }) => sample),
    newWindow: openings.some(({ newWindow }) => newWindow),
  };
}
