import { parsePattern } from './parse';
import { programOf, type Program } from './program';
import { search, StepCount, TooManySteps, type Slots } from './search';
import { PatternFault } from './syntax';

/** A pattern that can be looked for, or why it is none: `reason` is the end of a sentence. */
export type Replacer =
  /** Null where the searches in all texts so far take too long. */
  | { readonly ok: true; readonly replace: (text: string) => string | null }
  | { readonly ok: false; readonly reason: string; readonly part: 'find' | 'replace' };

/** A piece of what is put in: text, or what a group held (0: the whole match). */
type Piece = string | number;

function piecesOf(replacement: string, groups: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of replacement.matchAll(/\$(?:(\$)|(&)|(\d{1,2}))/g)) {
    pieces.push(replacement.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[1] !== undefined) pieces.push('$');
    else {
      const group = found[2] === undefined ? Number(found[3]) : 0;
      if (group > groups || (group === 0 && found[2] === undefined)) {
        throw new PatternFault(`${found[0]} names brackets that the pattern does not have`, found.index + 1);
      }
      pieces.push(group);
    }
  }
  pieces.push(replacement.slice(at));
  return pieces;
}

function filled(pieces: readonly Piece[], text: readonly number[], slots: Slots): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const [start = -1, end = -1] = slots.subarray(2 * piece, 2 * piece + 2);
      return start === -1 ? '' : textOf(text, start, end);
    })
    .join('');
}

function textOf(codePoints: readonly number[], start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCodePoint(codePoints[at] ?? 0);
  return text;
}

function replacedIn(text: string, program: Program, pieces: readonly Piece[], count: StepCount): string {
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  let replaced = '';
  let at = 0;
  while (at <= codePoints.length) {
    const slots = search(program, codePoints, at, count);
    if (slots === null) break;
    const [start = 0, end = 0] = slots;
    replaced += textOf(codePoints, at, start) + filled(pieces, codePoints, slots);
    // Behind an empty match the next character is passed by, else it would be found for ever.
    at = end === start ? end + 1 : end;
    if (end === start) replaced += textOf(codePoints, end, Math.min(at, codePoints.length));
  }
  return replaced + textOf(codePoints, at, codePoints.length);
}

/**
 * What replaces every match of `find` as JavaScript's `replaceAll` does; `$1` to `$99`, `$&` and `$$` in `replacement` mean what
 * they mean there. It never hangs: a search takes steps in proportion to pattern and text, all of them together have a limit.
 */
export function replacer(find: string, replacement: string): Replacer {
  let part: 'find' | 'replace' = 'find';
  try {
    const parsed = parsePattern(find);
    const program = programOf(parsed);
    part = 'replace';
    const pieces = piecesOf(replacement, parsed.groups);
    const count = new StepCount();
    return {
      ok: true,
      replace(text) {
        try {
          return replacedIn(text, program, pieces, count);
        } catch (thrown) {
          if (thrown instanceof TooManySteps) return null;
          throw thrown;
        }
      },
    };
  } catch (thrown) {
    if (!(thrown instanceof PatternFault)) throw thrown;
    return { ok: false, reason: `${thrown.reason} (character ${thrown.character})`, part };
  }
}
