import { printable } from '../../errors';

const LONGEST = 90;

/** A path for one line of a menu: what is no letter of it does not break the line, and the middle of a long one is left out. */
export function shortPath(path: string, longest = LONGEST): string {
  // By characters, so that none is cut in two.
  const characters = Array.from(printable(path));
  if (characters.length <= longest) return characters.join('');
  // The end of a path says more than its beginning.
  const end = Math.floor((longest - 1) * 0.65);
  return [...characters.slice(0, longest - 1 - end), '…', ...characters.slice(-end)].join('');
}

/** The same for a native menu, where a lone & would underline the letter after it. */
export function menuLabel(path: string): string {
  return shortPath(path).replaceAll('&', '&&');
}
