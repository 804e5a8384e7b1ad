import { partsOf, type DatasetDescription, type ObjectSource } from '../format';
import type { PlacedBlock } from '../hdf5';

/** Bytes that are read at once where numbers are streamed: few enough to stay in the processor's memory on their way. */
const BLOCK_BYTES = 2 * 1024 * 1024;
/** The same where chunks must be unpacked, of which a block takes whole ones: one that two blocks share is unpacked for both. */
const CHUNKED_BYTES = 16 * 1024 * 1024;

/**
 * A dataset as blocks that fill it, each of a few megabytes at most, however long its rows are; `onBytes` is told the bytes
 * read so far. They come in C order, unless chunks are unpacked: then those of one row of chunks come before the next.
 * Errors: those of the source.
 */
export async function* datasetBlocks(
  source: ObjectSource,
  { name, shape, type, chunks }: DatasetDescription,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): AsyncGenerator<PlacedBlock> {
  const limit = Math.floor((chunks === null ? BLOCK_BYTES : CHUNKED_BYTES) / type.size);
  let done = 0;
  for (const { start, count } of partsOf({ start: shape.map(() => 0), count: shape }, limit, chunks ?? [])) {
    const block = await source.read({ dataset: name, start, count }, signal);
    yield { start, ...block };
    done += block.values.byteLength;
    onBytes(done);
  }
}
