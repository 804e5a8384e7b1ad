import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Switches of Node that take the next word with them. */
const WITH_VALUE = new Set(['-r', '--require', '--import']);

function absolute(word: string, currentFolder: string): string {
  if (!word.startsWith('file://')) return resolve(currentFolder, word);
  try {
    return fileURLToPath(word);
  } catch {
    return resolve(currentFolder, word);
  }
}

/**
 * The paths among the words of a start (the program's own name left out): switches are Chromium's or Electron's and are
 * dropped, all after `--` is a path. `appFolder` is what a start from a checkout names first; null in a package.
 */
export function pathsOfCommandLine(words: readonly string[], currentFolder: string, appFolder: string | null): string[] {
  const end = words.indexOf('--');
  const beforeEnd = end === -1 ? words : words.slice(0, end);
  const afterEnd = end === -1 ? [] : words.slice(end + 1);
  const named = beforeEnd.filter((word, at) => !word.startsWith('-') && !WITH_VALUE.has(beforeEnd[at - 1] ?? ''));
  const paths = [...named, ...afterEnd].filter((word) => word !== '').map((word) => absolute(word, currentFolder));
  return paths.filter((path) => path !== appFolder);
}
