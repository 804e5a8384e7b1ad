import { isJsonList, isJsonMap, type JsonMap, type JsonValue } from './json-text';

const INDENT = '    ';

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** One UTF-16 unit as Python's json escapes it; a character beyond the first plane becomes two such escapes. */
function escapeUnit(unit: string): string {
  return SHORT_ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function writeString(text: string): string {
  // Everything outside of space to tilde is escaped, DEL too (Python: json.encoder.ESCAPE_ASCII).
  return `"${text.replace(/[^ -~]|["\\]/g, escapeUnit)}"`;
}

function writeAt(value: JsonValue, indent: string): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string') return writeString(value);
  const inner = indent + INDENT;
  if (isJsonList(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => inner + writeAt(item, inner)).join(',\n')}\n${indent}]`;
  }
  if (isJsonMap(value)) {
    if (value.size === 0) return '{}';
    const members = [...value].map(([key, item]) => `${inner}${writeString(key)}: ${writeAt(item, inner)}`);
    return `{\n${members.join(',\n')}\n${indent}}`;
  }
  return value.token;
}

/**
 * The text that Python's `json.dumps(value, indent=4)` gives, and so what `syncopy/io/save_spy_container.py` (`save`)
 * writes: ASCII alone, no newline at the end, numbers as their tokens. Depth is that of `value`: what was parsed is
 * at most `JSON_LIMITS.depth` deep.
 */
export function writeJson(value: JsonValue | JsonMap): string {
  return writeAt(value, '');
}
