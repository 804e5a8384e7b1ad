/** First and last code point of each run of characters. */
export type Ranges = readonly (readonly [number, number])[];

/** What a pattern is made of. */
export type PatternNode =
  | { readonly kind: 'set'; readonly ranges: Ranges; readonly negated: boolean }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `most` is Infinity where there is no upper limit. */
  | {
      readonly kind: 'repeat';
      readonly item: PatternNode;
      readonly least: number;
      readonly most: number;
      readonly greedy: boolean;
    }
  /** `index` counts the brackets that keep what they held, from 1; null for `(?:`. */
  | { readonly kind: 'group'; readonly item: PatternNode; readonly index: number | null }
  | { readonly kind: 'edge'; readonly at: Edge };

/** A place between two characters. */
export type Edge = 'start' | 'end' | 'word' | 'inside';

/** Why a pattern is none, and at which of its characters, counted from 1. */
export class PatternFault extends Error {
  constructor(
    readonly reason: string,
    readonly character: number,
  ) {
    super(reason);
  }
}

export const DIGITS: Ranges = [[0x30, 0x39]];
/** Letters, digits and `_` of ASCII, as JavaScript's `\w`. */
export const WORD: Ranges = [...DIGITS, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
/** JavaScript's `\s`. */
export const SPACE: Ranges = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
/** What `.` does not stand for. */
export const LINE_ENDS: Ranges = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

const LAST_CODE_POINT = 0x10ffff;

/** Every character that is not among `ranges`, which are in order. */
export function othersThan(ranges: Ranges): Ranges {
  const others: [number, number][] = [];
  let next = 0;
  for (const [first, last] of ranges) {
    if (first > next) others.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= LAST_CODE_POINT) others.push([next, LAST_CODE_POINT]);
  return others;
}

export function isAmong(ranges: Ranges, codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}
