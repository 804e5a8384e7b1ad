import { problem, refusal, success, type Result } from '../errors';
import type { JsonValue } from './json-text';

/** An `.info` beyond these was not written by Syncopy: they keep a made-up file from taking all memory or the stack. */
export const JSON_LIMITS = {
  /** UTF-16 units of text. */
  length: 64 * 1024 * 1024,
  /** Lists and objects inside of each other. */
  depth: 200,
  /** Values and keys in all. */
  nodes: 4_000_000,
  /** Digits of one number; Python 3.11 refuses to read a longer integer. */
  numberLength: 4300,
} as const;

/** Thrown inside of the parser alone; `parseJson` turns it into a refusal. */
class JsonFault extends Error {
  constructor(
    readonly reason: string,
    readonly position: number,
  ) {
    super(reason);
  }
}

/** A list or an object whose end was not reached yet. */
type Open =
  | { readonly kind: 'list'; readonly value: JsonValue[] }
  | { readonly kind: 'map'; readonly value: Map<string, JsonValue>; key: string };

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const CONSTANTS = ['NaN', 'Infinity', '-Infinity'] as const;
// From space on, quote and backslash aside: control characters must be escaped in a string (Python: strict=True).
const PLAIN_STRING = /[ !#-[\]-\uffff]*/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * Reads JSON as Python's json does (`json.load` in `syncopy/io/load_spy_container.py`, `_load`): `NaN`, `Infinity` and
 * `-Infinity` are numbers, a lone surrogate escape is kept, of a key given twice the last value stays (in the first
 * one's place), a byte order mark is refused. Numbers keep their tokens. It works on a stack of its own, so depth is
 * a limit and not a crash; objects become Maps, so no key is special.
 * Errors: `info-invalid` with line and column.
 */
export function parseJson(text: string, path?: string): Result<JsonValue> {
  try {
    return success(new JsonReader(text).read());
  } catch (thrown) {
    if (!(thrown instanceof JsonFault)) throw thrown;
    const reason = `${thrown.reason} (${placeInText(text, thrown.position)})`;
    return refusal(problem('info-invalid', { reason }, { path }));
  }
}

/** Line and column count from 1, as Python's JSONDecodeError does. */
function placeInText(text: string, position: number): string {
  const before = text.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
  return `line ${line}, column ${position - lineStart + 1}`;
}

class JsonReader {
  private position = 0;
  private nodes = 0;
  private readonly open: Open[] = [];

  constructor(private readonly text: string) {}

  read(): JsonValue {
    if (this.text.length > JSON_LIMITS.length) throw new JsonFault('it is too large', 0);
    if (this.text.startsWith('\uFEFF')) throw new JsonFault('it begins with a byte order mark', 0);
    this.skipSpace();
    if (this.position === this.text.length) throw new JsonFault('it is empty', 0);
    let finished = this.readValue();
    for (;;) {
      const container = this.open.at(-1);
      if (container === undefined) break;
      if (finished !== undefined) this.put(container, finished);
      finished = this.readNext(container, finished === undefined);
    }
    this.skipSpace();
    if (this.position < this.text.length) throw this.fault('there is more text after the end');
    if (finished === undefined) throw this.fault('it is cut off');
    return finished;
  }

  private put(container: Open, value: JsonValue): void {
    if (container.kind === 'list') container.value.push(value);
    else container.value.set(container.key, value);
  }

  /** Reads up to the next finished value of `container`, or ends it; undefined where a list or object was opened. */
  private readNext(container: Open, isFirst: boolean): JsonValue | undefined {
    this.skipSpace();
    const end = container.kind === 'list' ? ']' : '}';
    const next = this.text[this.position];
    if (next === end) {
      this.position += 1;
      this.open.pop();
      return container.value;
    }
    if (!isFirst) {
      if (next !== ',') throw this.fault(`a comma or ${end} is missing`);
      this.position += 1;
      this.skipSpace();
    }
    if (container.kind === 'map') {
      if (this.text[this.position] !== '"') throw this.fault('a name in double quotes is missing');
      this.countNode();
      container.key = this.readString();
      this.skipSpace();
      if (this.text[this.position] !== ':') throw this.fault('a colon is missing');
      this.position += 1;
      this.skipSpace();
    }
    return this.readValue();
  }

  /** A whole value; undefined where it is a list or an object, which is then the last of `open`. */
  private readValue(): JsonValue | undefined {
    this.countNode();
    switch (this.text[this.position]) {
      case '"':
        return this.readString();
      case '[':
        this.descend({ kind: 'list', value: [] });
        return undefined;
      case '{':
        this.descend({ kind: 'map', value: new Map<string, JsonValue>(), key: '' });
        return undefined;
      default:
        return this.readWord();
    }
  }

  private descend(container: Open): void {
    if (this.open.length >= JSON_LIMITS.depth) throw this.fault('it is nested too deeply');
    this.open.push(container);
    this.position += 1;
  }

  private readWord(): JsonValue {
    if (this.takeWord('null')) return null;
    if (this.takeWord('true')) return true;
    if (this.takeWord('false')) return false;
    for (const token of CONSTANTS) if (this.takeWord(token)) return { token };
    NUMBER.lastIndex = this.position;
    const token = NUMBER.exec(this.text)?.[0];
    if (token === undefined) throw this.fault(this.position === this.text.length ? 'it is cut off' : 'a value is missing');
    if (token.length > JSON_LIMITS.numberLength) throw this.fault('a number is too long');
    this.position += token.length;
    return { token };
  }

  private takeWord(word: string): boolean {
    if (!this.text.startsWith(word, this.position)) return false;
    this.position += word.length;
    return true;
  }

  private readString(): string {
    const start = this.position;
    this.position += 1;
    let read = '';
    for (;;) {
      PLAIN_STRING.lastIndex = this.position;
      const plain = PLAIN_STRING.exec(this.text)?.[0] ?? '';
      read += plain;
      this.position += plain.length;
      const next = this.text[this.position];
      if (next === undefined) throw new JsonFault('a text has no end', start);
      if (next !== '"' && next !== '\\') throw this.fault('a text holds a control character');
      this.position += 1;
      if (next === '"') return read;
      read += this.readEscape();
    }
  }

  private readEscape(): string {
    const letter = this.text[this.position] ?? '';
    const short = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (short !== undefined) {
      this.position += 1;
      return short;
    }
    const digits = this.text.slice(this.position + 1, this.position + 5);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) throw this.fault('an escape is malformed');
    this.position += 5;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.position;
    this.position += SPACE.exec(this.text)?.[0].length ?? 0;
  }

  private countNode(): void {
    this.nodes += 1;
    if (this.nodes > JSON_LIMITS.nodes) throw this.fault('it holds too many values');
  }

  private fault(reason: string): JsonFault {
    return new JsonFault(reason, this.position);
  }
}
