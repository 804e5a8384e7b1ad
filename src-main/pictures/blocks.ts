import { partsOf, type NumberArray, type ObjectSource } from '../format';

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

/** A region cut into blocks of `BLOCK_BYTES`. */
export function* blocksOf({ dataset, start, count }: Region, elementSize: number): Generator<Region> {
  const parts = partsOf({ start, count }, Math.max(1, Math.floor(BLOCK_BYTES / elementSize)));
  for (const part of parts) yield { dataset, ...part };
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
