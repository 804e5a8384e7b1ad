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
  const end = words.indexOf('--');
  const beforeEnd = end === -1 ? words : words.slice(0, end);
  const afterEnd = end === -1 ? [] : words.slice(end + 1);
  const named = beforeEnd.filter((word, at) => !word.startsWith('-') && !WITH_VALUE.has(beforeEnd[at - 1] ?? ''));
  const given = [...(namesApp ? named.slice(1) : named), ...afterEnd].filter((word) => word !== '');
  return {
    paths: given.map((word) => absolute(word, currentFolder)),
    sample: beforeEnd.includes('--sample'),
    newWindow: beforeEnd.includes('--new-window'),
  };
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
