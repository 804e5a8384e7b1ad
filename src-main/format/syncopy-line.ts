const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * A Python string literal for `text`. Control characters, line and paragraph separators, marks that turn the writing
 * direction and halves of surrogate pairs are escaped; all other characters stand for themselves.
 */
export function pythonString(text: string): string {
  return `'${text.replace(/[\\']|\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/gu, (found) =>
    found.length === 1 ? escapeCharacter(found) : `\\U${(found.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  )}'`;
}

/** The Python line that loads a saved object, to be pasted after `import syncopy as spy` (`syncopy.load`). */
export function syncopyLine(dataPath: string): string {
  return `data = spy.load(${pythonString(dataPath)})`;
}
