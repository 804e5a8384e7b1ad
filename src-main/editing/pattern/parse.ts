import { DIGITS, LINE_ENDS, othersThan, PatternFault, SPACE, WORD, type PatternNode, type Ranges } from './syntax';

/** Brackets inside of each other. */
const DEPTH_LIMIT = 100;
/** Of `{n}`. */
const COUNT_LIMIT = 1_000;

const SETS: Readonly<Record<string, Ranges>> = {
  d: DIGITS,
  D: othersThan(DIGITS),
  w: WORD,
  W: othersThan(WORD),
  s: SPACE,
  S: othersThan(SPACE),
};
const CONTROLS: Readonly<Record<string, number>> = { t: 0x09, n: 0x0a, v: 0x0b, f: 0x0c, r: 0x0d };

const COUNT = /^\{(\d{1,6})(?:(,)(\d{1,6})?)?\}/;
const CODE = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})/;

/** A pattern taken apart, and how many brackets of it keep what they held. */
export interface ParsedPattern {
  readonly node: PatternNode;
  readonly groups: number;
}

function one(codePoint: number): Ranges {
  return [[codePoint, codePoint]];
}

function set(ranges: Ranges, negated = false): PatternNode {
  return { kind: 'set', ranges, negated };
}

class PatternReader {
  private readonly characters: readonly string[];
  private position = 0;
  private depth = 0;
  groups = 0;

  constructor(text: string) {
    this.characters = Array.from(text);
  }

  read(): PatternNode {
    const node = this.choice();
    if (this.position < this.characters.length) throw this.fault('a ) has no (');
    return node;
  }

  private choice(): PatternNode {
    const options = [this.sequence()];
    while (this.take('|')) options.push(this.sequence());
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    for (let next = this.next; next !== undefined && next !== '|' && next !== ')'; next = this.next) {
      items.push(this.repeated(this.atom(next)));
    }
    return { kind: 'sequence', items };
  }

  private atom(next: string): PatternNode {
    if (this.count() !== null || '*+?'.includes(next)) throw this.fault('there is nothing to repeat');
    this.position += 1;
    switch (next) {
      case '(':
        return this.group();
      case '[':
        return this.characterClass();
      case '.':
        return set(LINE_ENDS, true);
      case '^':
        return { kind: 'edge', at: 'start' };
      case '$':
        return { kind: 'edge', at: 'end' };
      case '\\':
        if (this.take('b')) return { kind: 'edge', at: 'word' };
        if (this.take('B')) return { kind: 'edge', at: 'inside' };
        return set(this.escape());
      default:
        return set(one(next.codePointAt(0) ?? 0));
    }
  }

  private repeated(item: PatternNode): PatternNode {
    const counted = this.quantifier();
    if (counted === null) return item;
    if (item.kind === 'edge') throw this.fault('there is nothing to repeat', -1);
    const greedy = !this.take('?');
    if (this.count() !== null || '*+'.includes(this.next ?? ' ')) throw this.fault('there is nothing to repeat');
    return { kind: 'repeat', item, ...counted, greedy };
  }

  private quantifier(): { least: number; most: number } | null {
    if (this.take('*')) return { least: 0, most: Infinity };
    if (this.take('+')) return { least: 1, most: Infinity };
    if (this.take('?')) return { least: 0, most: 1 };
    const count = this.count();
    if (count === null) return null;
    const { least, most, length } = count;
    if (least > COUNT_LIMIT || (most !== Infinity && most > COUNT_LIMIT)) throw this.fault(`more than ${COUNT_LIMIT} times`);
    if (most < least) throw this.fault('the numbers of a { } are out of order');
    this.position += length;
    return { least, most };
  }

  /** `{2}`, `{2,}` or `{2,5}` here; null for a bracket that counts nothing, which stands for itself. */
  private count(): { least: number; most: number; length: number } | null {
    if (this.next !== '{') return null;
    const found = COUNT.exec(this.characters.slice(this.position, this.position + 16).join(''));
    if (found === null) return null;
    const [whole, least = '', comma, most] = found;
    const upper = most === undefined ? Infinity : Number(most);
    return { least: Number(least), most: comma === undefined ? Number(least) : upper, length: whole.length };
  }

  private group(): PatternNode {
    let index: number | null = null;
    if (this.take('?')) {
      if (!this.take(':')) throw this.fault('of the brackets that begin with (? only (?: is known');
    } else {
      this.groups += 1;
      index = this.groups;
    }
    this.depth += 1;
    if (this.depth > DEPTH_LIMIT) throw this.fault('its brackets are nested too deeply');
    const item = this.choice();
    this.depth -= 1;
    if (!this.take(')')) throw this.fault('a ) is missing');
    return { kind: 'group', item, index };
  }

  private characterClass(): PatternNode {
    const start = this.position;
    const negated = this.take('^');
    const ranges: (readonly [number, number])[] = [];
    while (!this.take(']')) {
      if (this.next === undefined) throw new PatternFault('a ] is missing', start);
      const first = this.classMember();
      if (this.next === '-' && this.characters[this.position + 1] !== ']') ranges.push(this.range(first));
      else ranges.push(...first);
    }
    return set(ranges, negated);
  }

  private range(first: Ranges): readonly [number, number] {
    this.position += 1;
    const [from, to] = [soleOf(first), soleOf(this.classMember())];
    if (from === null || to === null || from > to) throw this.fault('a range in [ ] is out of order', -1);
    return [from, to];
  }

  private classMember(): Ranges {
    const next = this.next;
    if (next === undefined) throw this.fault('a ] is missing');
    this.position += 1;
    return next === '\\' ? this.escape() : one(next.codePointAt(0) ?? 0);
  }

  /** What stands behind a backslash. */
  private escape(): Ranges {
    const next = this.next;
    if (next === undefined) throw this.fault('a backslash stands at its end', -1);
    const named = Object.hasOwn(SETS, next) ? SETS[next] : undefined;
    const control = Object.hasOwn(CONTROLS, next) ? CONTROLS[next] : undefined;
    const coded = CODE.exec(this.characters.slice(this.position, this.position + 10).join(''));
    if (coded !== null) {
      const codePoint = parseInt(coded[1] ?? coded[2] ?? coded[3] ?? '', 16);
      if (codePoint > 0x10ffff) throw this.fault('there is no such character');
      this.position += coded[0].length;
      return one(codePoint);
    }
    if (/[1-9]/.test(next)) throw this.fault('what brackets held cannot be asked for again inside of the pattern');
    if (named === undefined && control === undefined && /[A-Za-z0-9]/.test(next)) throw this.fault(`\\${next} is not known`);
    this.position += 1;
    return named ?? one(control ?? next.codePointAt(0) ?? 0);
  }

  private get next(): string | undefined {
    return this.characters[this.position];
  }

  private take(character: string): boolean {
    if (this.next !== character) return false;
    this.position += 1;
    return true;
  }

  private fault(reason: string, from = 0): PatternFault {
    return new PatternFault(reason, this.position + 1 + from);
  }
}

/** The one character of a set that is no more; null for `\d` and the like. */
function soleOf(ranges: Ranges): number | null {
  const [range] = ranges;
  return ranges.length === 1 && range?.[0] === range?.[1] ? (range?.[0] ?? null) : null;
}

/**
 * Takes a regular expression apart: what JavaScript and Python write alike (literals, `.`, `[ ]`, `( )`, `(?: )`, `|`, `* + ?`
 * `{n,m}` greedy and lazy, `^ $`, `\b \B`, `\d \w \s` and their opposites, escaped characters). What looks around or back is
 * refused: without it every search is bounded. Throws a `PatternFault`.
 */
export function parsePattern(text: string): ParsedPattern {
  const reader = new PatternReader(text);
  const node = reader.read();
  return { node, groups: reader.groups };
}
