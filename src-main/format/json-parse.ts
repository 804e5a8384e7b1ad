import { problem, refusal, success, type Result } from '../errors';
import type { JsonValue } from './json-text';
import { toTheEnd, type Steps } from './steps';

/** An `.info` beyond these was not written by Syncopy: they keep a made-up file from taking all memory or the stack. */
export const JSON_LIMITS = {
  /** UTF-16 units of text. */
  length: 64 * 1024 * 1024,
  /** Lists and objects inside of each other. */
  depth: 200,
  /** Values and keys in all; an object counts as several, as it takes the memory of several. */
  nodes: 4_000_000,
  /** Digits of one number; Python 3.11 refuses to read a longer integer. */
  numberLength: 4300,
} as const;

/** What an object counts for among the nodes: an empty Map takes some 200 bytes, a number in a list 60. */
const MAP_NODES = 4;

/** Values that are read in one go: some milliseconds' work. */
const NODES_PER_STEP = 20_000;

/** Thrown inside of the parser alone; it becomes a refusal before it leaves this file. */
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

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const CONSTANTS: Readonly<Record<string, string>> = { N: 'NaN', I: 'Infinity', '-': '-Infinity' };
const WORDS: Readonly<Record<string, { readonly word: string; readonly value: null | boolean }>> = {
  n: { word: 'null', value: null },
  t: { word: 'true', value: true },
  f: { word: 'false', value: false },
};
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const [QUOTE, BACKSLASH, SPACE, TAB, NEWLINE, RETURN] = [0x22, 0x5c, 0x20, 0x09, 0x0a, 0x0d];

/**
 * Reads JSON as Python's json does (`json.load` in `syncopy/io/load_spy_container.py`, `_load`): `NaN`, `Infinity` and
 * `-Infinity` are numbers, a lone surrogate escape is kept, of a key given twice the last value stays (in the first
 * one's place), a byte order mark is refused. Numbers keep their tokens. It works on a stack of its own, so depth is
 * a limit and not a crash; objects become Maps, so no key is special.
 * Errors: `info-invalid` with line and column.
 */
export function parseJson(text: string, path?: string): Result<JsonValue> {
  return toTheEnd(jsonSteps(text, path));
}

/** Reads as `parseJson` does, and pauses after every few milliseconds' work: a large text must not hold up everything else. */
export function* jsonSteps(text: string, path?: string): Steps<Result<JsonValue>> {
  const read = yield* readSteps(text);
  if (read.ok) return success(read.value);
  const { reason, line, column } = read.fault;
  return refusal(problem('info-invalid', { reason: `${reason} (line ${line}, column ${column})` }, { path }));
}

/** What is wrong with a JSON text, and where. Line and column count from 1, as Python's JSONDecodeError does. */
export interface JsonTextFault {
  /** To follow "it" or a colon: `a comma or } is missing`. */
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

export type JsonRead = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly fault: JsonTextFault };

/** Reads as `parseJson` does, a text that is no `.info`: what was typed, a recipe. There a name given twice is a slip, and refused. */
export function readJsonText(text: string): JsonRead {
  return toTheEnd(readSteps(text, true));
}

function* readSteps(text: string, refusesTwice = false): Steps<JsonRead> {
  try {
    return { ok: true, value: yield* new JsonReader(text, refusesTwice).read() };
  } catch (thrown) {
    if (!(thrown instanceof JsonFault)) throw thrown;
    return { ok: false, fault: { reason: thrown.reason, ...placeInText(text, thrown.position) } };
  }
}

function placeInText(text: string, position: number): Omit<JsonTextFault, 'reason'> {
  const before = text.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
  return { line, column: position - lineStart + 1 };
}

class JsonReader {
  private position = 0;
  private nodes = 0;
  private pauseAt = NODES_PER_STEP;
  private readonly open: Open[] = [];

  constructor(
    private readonly text: string,
    private readonly refusesTwice: boolean,
  ) {}

  *read(): Steps<JsonValue> {
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
      if (this.nodes < this.pauseAt) continue;
      this.pauseAt = this.nodes + NODES_PER_STEP;
      yield;
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
      this.countNodes(1);
      const start = this.position;
      container.key = this.readString();
      if (this.refusesTwice && container.value.has(container.key)) {
        throw new JsonFault(`the name ${this.text.slice(start, this.position)} is given twice`, start);
      }
      this.skipSpace();
      if (this.text[this.position] !== ':') throw this.fault('a colon is missing');
      this.position += 1;
      this.skipSpace();
    }
    return this.readValue();
  }

  /** A whole value; undefined where it is a list or an object, which is then the last of `open`. */
  private readValue(): JsonValue | undefined {
    this.countNodes(1);
    switch (this.text[this.position]) {
      case '"':
        return this.readString();
      case '[':
        this.descend({ kind: 'list', value: [] });
        return undefined;
      case '{':
        this.countNodes(MAP_NODES - 1);
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
    const first = this.text[this.position] ?? '';
    const named = Object.hasOwn(WORDS, first) ? WORDS[first] : undefined;
    if (named !== undefined && this.takeWord(named.word)) return named.value;
    const constant = Object.hasOwn(CONSTANTS, first) ? CONSTANTS[first] : undefined;
    if (constant !== undefined && this.takeWord(constant)) return { token: constant };
    NUMBER.lastIndex = this.position;
    if (!NUMBER.test(this.text)) throw this.fault(first === '' ? 'it is cut off' : 'a value is missing');
    const token = this.text.slice(this.position, NUMBER.lastIndex);
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
    let hasEscapes = false;
    for (;;) {
      const code = this.text.charCodeAt(this.position);
      if (code === QUOTE) break;
      if (Number.isNaN(code)) throw new JsonFault('a text has no end', start);
      // Python: strict=True.
      if (code < SPACE) throw this.fault('a text holds a control character');
      if (code === BACKSLASH) {
        hasEscapes = true;
        this.passEscape();
      } else this.position += 1;
    }
    this.position += 1;
    if (!hasEscapes) return this.text.slice(start + 1, this.position - 1);
    // Every escape was looked at: JavaScript's own reader reads such a text as Python does, and puts millions together faster.
    return JSON.parse(this.text.slice(start, this.position)) as string;
  }

  private passEscape(): void {
    ESCAPE.lastIndex = this.position;
    if (!ESCAPE.test(this.text)) {
      this.position += 1;
      throw this.fault('an escape is malformed');
    }
    this.position = ESCAPE.lastIndex;
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.position);
      if (code !== SPACE && code !== NEWLINE && code !== TAB && code !== RETURN) return;
      this.position += 1;
    }
  }

  private countNodes(count: number): void {
    this.nodes += count;
    if (this.nodes > JSON_LIMITS.nodes) throw this.fault('it holds too many values');
  }

  private fault(reason: string): JsonFault {
    return new JsonFault(reason, this.position);
  }
}
