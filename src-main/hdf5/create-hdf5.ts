import { fail, problem, SpydeskError } from '../errors';
import type { NumberBlock } from '../format';
import type { AttributeEdit, Hdf5, Hdf5File, NewContent } from './hdf5';
import { REASONS } from './hdf5-errors';
import type { Hdf5Worker } from './hdf5-worker';
import { Hdf5Pool } from './pool';

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
  private shared = new Uint8Array(new SharedArrayBuffer(BLOCK_BYTES));

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
      const sameType = block.type.name === dataset.type.name;
      if (!sameType) fail('shape-mismatch', { reason: REASONS.blocks }, { path: file.path });
      for (const { rows, bytes } of this.rowsOf(block)) {
        await this.worker.call({ call: 'create-rows', arguments: { file, rows, bytes } }, limitMs, signal);
      }
    }
  }

  /** A block in pieces of whole rows; each stands in the shared memory until the next is asked for. */
  private *rowsOf(block: NumberBlock): Generator<{ rows: number; bytes: Uint8Array<SharedArrayBuffer> }> {
    const [rows = 1] = block.shape;
    const { buffer, byteOffset, byteLength } = block.values;
    const all = new Uint8Array(buffer, byteOffset, byteLength);
    const rowBytes = rows === 0 ? 0 : byteLength / rows;
    if (rowBytes > this.shared.length) this.shared = new Uint8Array(new SharedArrayBuffer(rowBytes));
    const most = Math.max(1, Math.floor(BLOCK_BYTES / Math.max(1, rowBytes)));
    for (let row = 0; row < rows; row += most) {
      const count = Math.min(most, rows - row);
      const bytes = this.shared.subarray(0, count * rowBytes);
      bytes.set(all.subarray(row * rowBytes, (row + count) * rowBytes));
      yield { rows: count, bytes };
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
