import type { NumberArray, ObjectSource } from '../format';

/** Bytes that are read, computed with and let go at a time: no object is ever in memory as a whole. */
export const BLOCK_BYTES = 4 * 1024 * 1024;

/** What is to be read of a dataset. */
export interface Region {
  readonly dataset: string;
  readonly start: readonly number[];
  readonly count: readonly number[];
}

/** A part of a region, in C order. Complex numbers are pairs. */
export interface Block {
  /** Of the dataset, not of the region. */
  readonly start: readonly number[];
  readonly count: readonly number[];
  readonly values: NumberArray;
}

export function product(counts: readonly number[]): number {
  return counts.reduce((all, count) => all * count, 1);
}

/** Cuts a region into parts of at most `limit` elements (a single element at least), in C order. */
export function* partsOf(region: Region, limit: number): Generator<Region> {
  const { dataset, start, count } = region;
  if (product(count) === 0) return;
  const axis = count.findIndex((_, at) => product(count.slice(at + 1)) <= limit);
  const cut = axis < 0 ? count.length : axis;
  if (cut === count.length) {
    yield region;
    return;
  }
  const along = Math.max(1, Math.floor(limit / product(count.slice(cut + 1))));
  const outer = product(count.slice(0, cut));
  for (let at = 0; at < outer; at += 1) {
    const place = start.slice();
    let rest = at;
    for (let before = cut - 1; before >= 0; before -= 1) {
      const length = count[before] ?? 1;
      place[before] = (start[before] ?? 0) + (rest % length);
      rest = Math.floor(rest / length);
    }
    for (let from = 0; from < (count[cut] ?? 0); from += along) {
      const partStart = place.slice();
      const partCount = count.map((length, other) => (other < cut ? 1 : length));
      partStart[cut] = (start[cut] ?? 0) + from;
      partCount[cut] = Math.min(along, (count[cut] ?? 0) - from);
      yield { dataset, start: partStart, count: partCount };
    }
  }
}

/** A region cut into blocks of `BLOCK_BYTES`. */
export function blocksOf(region: Region, elementSize: number): Generator<Region> {
  return partsOf(region, Math.max(1, Math.floor(BLOCK_BYTES / elementSize)));
}

/**
 * Reads parts in their order; while one is worked on the next one is read. Errors: those of the source, `cancelled`
 * among them.
 */
export async function* readParts(source: ObjectSource, parts: Iterable<Region>, signal: AbortSignal): AsyncGenerator<Block> {
  const iterator = parts[Symbol.iterator]();
  const read = (): Promise<Block> | null => {
    const next = iterator.next();
    if (next.done === true) return null;
    const part = next.value;
    const block = source.read(part, signal).then(({ values }) => ({ start: part.start, count: part.count, values }));
    // Whoever stops in the midst of it does not wait for what is read ahead.
    block.catch(() => undefined);
    return block;
  };
  for (let ahead = read(); ahead !== null;) {
    const block = await ahead;
    signal.throwIfAborted();
    ahead = read();
    yield block;
  }
}
