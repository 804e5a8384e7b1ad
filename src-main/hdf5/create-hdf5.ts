import { fail, problem, SpydeskError } from '../errors';
import { partsOf, type Region } from '../format';
import type { AttributeEdit, Hdf5, Hdf5File, NewContent, PlacedBlock } from './hdf5';
import { REASONS } from './hdf5-errors';
import type { Hdf5Worker } from './hdf5-worker';
import { Hdf5Pool } from './pool';
import { elementCount } from './structure/dataspace';

export interface Hdf5Options {
  /** Worker threads for short calls; 2 unless told. A file that is being created has one of its own. */
  readonly workers?: number;
  /** Milliseconds that one call may take, two minutes unless told. A longer one ends with its worker. */
  readonly limitMs?: number;
}

const LIMIT_MS = 120_000;
const BLOCK_BYTES = 2 * 1024 * 1024;

/** `data` goes last: the place of the others is settled by then, and what follows its bytes stays small. */
function dataLast(contents: readonly NewContent[]): NewContent[] {
  const isData = ({ dataset }: NewContent): number => (dataset.name === 'data' ? 1 : 0);
  return [...contents].sort((a, b) => isData(a) - isData(b));
}

class Creator {
  /** Shared with the worker, which is done with it when it answers: the caller's arrays stay the caller's, and none is made anew. */
  private readonly shared = new Uint8Array(new SharedArrayBuffer(BLOCK_BYTES));

  constructor(
    private readonly worker: Hdf5Worker,
    private readonly file: Hdf5File,
    private readonly limitMs: number,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async run(attributes: readonly AttributeEdit[], contents: readonly NewContent[]): Promise<void> {
    const { file, limitMs, signal } = this;
    await this.worker.call({ call: 'create-open', arguments: { file, attributes } }, limitMs, signal);
    for (const content of dataLast(contents)) await this.fill(content);
    await this.worker.call({ call: 'create-finish', arguments: { file } }, limitMs, signal);
  }

  private async fill({ dataset, blocks }: NewContent): Promise<void> {
    const { file, limitMs, signal } = this;
    await this.worker.call({ call: 'create-dataset', arguments: { file, dataset } }, limitMs, signal);
    for await (const block of blocks) {
      const isWhole = block.values.byteLength === elementCount(block.shape) * dataset.type.size;
      if (block.type.name !== dataset.type.name || !isWhole) {
        fail('shape-mismatch', { reason: REASONS.blocks }, { path: file.path });
      }
      for (const { place, bytes } of this.piecesOf(block)) {
        await this.worker.call({ call: 'create-block', arguments: { file, place, bytes } }, limitMs, signal);
      }
    }
  }

  /** A block in pieces; each stands in the shared memory until the next is asked for. */
  private *piecesOf({
    start,
    shape,
    type,
    values,
  }: PlacedBlock): Generator<{ place: Region; bytes: Uint8Array<SharedArrayBuffer> }> {
    const all = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    let from = 0;
    for (const place of partsOf({ start, count: shape }, Math.floor(BLOCK_BYTES / type.size))) {
      const bytes = this.shared.subarray(0, elementCount(place.count) * type.size);
      bytes.set(all.subarray(from, from + bytes.length));
      from += bytes.length;
      yield { place, bytes };
    }
  }
}

/** HDF5 in worker threads. None is started before the first call; `close` ends them. */
export function createHdf5(options: Hdf5Options = {}): Hdf5 {
  const pool = new Hdf5Pool(options.workers ?? 2);
  const limitMs = options.limitMs ?? LIMIT_MS;
  let isClosed = false;

  function check(file: Hdf5File): void {
    if (isClosed) throw new SpydeskError(problem('host-task-failed', { reason: REASONS.lost }, { path: file.path }));
  }

  return {
    async structure(file) {
      check(file);
      return pool.use((worker) => worker.call({ call: 'structure', arguments: { file } }, limitMs));
    },
    async read(file, slab, signal) {
      check(file);
      return pool.use((worker) => worker.call({ call: 'read', arguments: { file, slab } }, limitMs, signal));
    },
    async edit(file, edit) {
      check(file);
      return pool.use((worker) => worker.call({ call: 'edit', arguments: { file, edit } }, limitMs));
    },
    async create(file, attributes, contents, signal) {
      check(file);
      await pool.useAlone((worker) => new Creator(worker, file, limitMs, signal).run(attributes, contents));
    },
    async close() {
      isClosed = true;
      await pool.close();
    },
  };
}
