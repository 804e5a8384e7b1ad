import type { DatasetDescription, NumberBlock, ObjectSource } from '../format';

/** Bytes that are read at once where numbers are streamed: few enough to stay in the processor's memory on their way. */
const BLOCK_BYTES = 2 * 1024 * 1024;
/** The same where chunks must be unpacked: one that two blocks share is unpacked for both. */
const CHUNKED_BYTES = 8 * 1024 * 1024;

/** How many rows of the first axis make a block; 1 at least. */
export function rowsPerBlock({ shape, type, layout }: DatasetDescription): number {
  const rowBytes = shape.slice(1).reduce((all, count) => all * count, type.size);
  const blockBytes = layout === 'chunked' ? CHUNKED_BYTES : BLOCK_BYTES;
  return Math.max(1, Math.floor(blockBytes / Math.max(1, rowBytes)));
}

/**
 * The table of a discrete object as blocks of whole rows, in order and without gaps; `onRows` is told the rows read so far.
 */
export async function* rowBlocks(
  source: ObjectSource,
  dataset: DatasetDescription,
  signal: AbortSignal,
  onRows: (rows: number) => void = () => undefined,
): AsyncGenerator<NumberBlock> {
  const { name, shape } = dataset;
  const [rows = 0, ...inner] = shape;
  const step = rowsPerBlock(dataset);
  for (let row = 0; row < rows; row += step) {
    const count = Math.min(step, rows - row);
    yield await source.read({ dataset: name, start: [row, ...inner.map(() => 0)], count: [count, ...inner] }, signal);
    onRows(row + count);
  }
}
