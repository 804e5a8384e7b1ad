import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';

/** A pattern that can be looked for, or why it is none: `reason` is the end of a sentence. */
export type Replacer =
  | { readonly ok: true; readonly replace: (text: string) => string }
  | { readonly ok: false; readonly reason: string; readonly part: 'find' | 'replace' };

/** A piece of what is put in: text, or what a group held (0: the whole match). */
type Piece = string | number;

/** Instructions of a pattern times characters that it is looked for in: some seconds of work. */
const WORK_LIMIT = 100_000_000;

/** Where `replacement` names a group that the pattern does not have, that name stands alone. */
function piecesOf(replacement: string, groups: number): readonly Piece[] | { readonly unknown: string } {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of replacement.matchAll(/\$(?:(\$)|(&)|(\d{1,2}))/g)) {
    pieces.push(replacement.slice(at, found.index));
    at = found.index + found[0].length;
    const group = found[3] === undefined ? 0 : Number(found[3]);
    if (found[3] !== undefined && (group === 0 || group > groups)) return { unknown: found[0] };
    pieces.push(found[1] === undefined ? group : '$');
  }
  return [...pieces, replacement.slice(at)];
}

function replacedIn(text: string, pattern: RE2JS, pieces: readonly Piece[]): string {
  const matcher = pattern.matcher(text);
  let replaced = '';
  let at = 0;
  while (matcher.find()) {
    const put = pieces.map((piece) => (typeof piece === 'string' ? piece : (matcher.group(piece) ?? '')));
    replaced += text.slice(at, matcher.start()) + put.join('');
    at = matcher.end();
  }
  return replaced + text.slice(at);
}

function compiled(find: string): RE2JS | string {
  try {
    return RE2JS.compile(find);
  } catch (thrown) {
    if (thrown instanceof RE2JSSyntaxException) return `${thrown.getDescription()}${inBrackets(thrown.getPattern())}`;
    if (thrown instanceof RE2JSException) return thrown.message;
    throw thrown;
  }
}

function inBrackets(part: string | null): string {
  return part === null || part === '' ? '' : ` (${part})`;
}

/**
 * What replaces every match of `find` as JavaScript's `replaceAll` does in `texts`; `$1` to `$99`, `$&` and `$$` in `replacement`
 * mean what they mean there. The patterns are RE2's, which take steps in proportion to pattern and text and never hang, but
 * know neither what looks around nor what asks for a group again; what would take too many steps is refused.
 */
export function replacer(find: string, replacement: string, texts: readonly string[]): Replacer {
  const pattern = compiled(find);
  if (typeof pattern === 'string') return { ok: false, part: 'find', reason: `the pattern is not understood: ${pattern}` };
  const pieces = piecesOf(replacement, pattern.groupCount());
  if ('unknown' in pieces) {
    const reason = `${pieces.unknown} names brackets that the pattern does not have`;
    return { ok: false, part: 'replace', reason };
  }
  const characters = texts.reduce((count, text) => count + text.length, 0);
  if (pattern.programSize() * characters > WORK_LIMIT) {
    return { ok: false, part: 'find', reason: 'the pattern takes too long to look for; make it simpler' };
  }
  return { ok: true, replace: (text) => replacedIn(text, pattern, pieces) };
}
