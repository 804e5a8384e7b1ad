/** Characters of one name or value that a sentence quotes. */
const QUOTED = 60;
/** Names that a sentence lists before it says how many more there are. */
const LISTED = 3;

function shortened(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}

/** A name in a sentence: in quotes, on one line, not too long. Control characters and halves of characters are escaped. */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text)).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** A JSON text in a sentence: on one line, not too long. */
export function shortJson(text: string): string {
  return shortened(text.replace(/\s+/g, ' ').trim());
}

/** `1 trial`, `3 trials`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b and c`; of many the first ones, and how many more there are. */
export function listed(words: readonly string[]): string {
  const shown = words.slice(0, words.length > LISTED + 1 ? LISTED : words.length);
  const rest = words.length - shown.length;
  const all = rest === 0 ? shown : [...shown, `${rest} more`];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}
