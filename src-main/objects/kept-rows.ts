import {
  toDoubles,
  type IndexRun,
  type NumberBlock,
  type ObjectDescription,
  type ObjectSource,
  type ResolvedRows,
} from '../format';
import type { TaskContext } from '../tasks';
import { lastAtOrBefore } from './last-at-or-before';
import { rowBlocks, rowsPerBlock } from './row-blocks';

/** Tells of whole numbers whether they lie in one of some ranges `[from, to)`, which are ascending and apart. */
class Ranges {
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  private last = 0;

  constructor(ranges: ResolvedRows['ranges']) {
    this.starts = Float64Array.from(ranges, ([from]) => from);
    this.ends = Float64Array.from(ranges, ([, to]) => to);
  }

  /** The samples of a recording come in order, mostly: the range of the one before is tried first. */
  hold(sample: number): boolean {
    if (!this.isAt(this.last, sample)) this.last = lastAtOrBefore(this.starts, sample);
    return this.isAt(this.last, sample);
  }

  private isAt(range: number, sample: number): boolean {
    return sample >= (this.starts[range] ?? Infinity) && sample < (this.ends[range] ?? -Infinity);
  }
}

/** Which values a label column still holds, by dimension. */
type Found = Readonly<Record<string, ReadonlySet<number>>>;

/**
 * The rows that a selection keeps of a discrete object. One pass over the data counts them block by block; the rows of a block are
 * found again when they are read, so that the memory does not grow with the rows.
 */
export class KeptRows {
  private readonly ranges: Ranges;
  private latest: { readonly block: number; readonly rows: Promise<Uint32Array> } | null = null;

  private constructor(
    private readonly source: ObjectSource,
    private readonly data: ObjectDescription['data'],
    private readonly resolved: ResolvedRows,
    /** Kept rows before each block, and in all. */
    private readonly before: number[],
  ) {
    this.ranges = new Ranges(resolved.ranges);
  }

  /** Looks at all rows once. Answers also which values are left in each label column. Errors: those of the source. */
  static async count(
    source: ObjectSource,
    { data }: ObjectDescription,
    resolved: ResolvedRows,
    task: TaskContext,
  ): Promise<{ readonly rows: KeptRows; readonly found: Found }> {
    const kept = new KeptRows(source, data, resolved, [0]);
    const found = Object.fromEntries(Object.keys(resolved.names).map((dimension) => [dimension, new Set<number>()]));
    const [rows = 0, width = 1] = data.shape;
    const rowBytes = width * data.type.size;
    const report = (done: number): void => task.report('reading', done * rowBytes, rows * rowBytes);
    for await (const block of rowBlocks(source, data, task.signal, report)) {
      const values = toDoubles(block.values);
      const places = kept.keptIn(block, values);
      kept.before.push(kept.length + places.length);
      for (const [dimension, { column }] of Object.entries(resolved.names)) {
        for (const row of places) found[dimension]?.add(values[row * width + column] ?? 0);
      }
    }
    return { rows: kept, found };
  }

  /** How many rows are kept. */
  get length(): number {
    return this.before.at(-1) ?? 0;
  }

  /** The base's rows at `count` places among the kept ones from `start` on, every `step`-th. */
  async at(start: number, count: number, step: number): Promise<IndexRun[]> {
    const end = start + count * step;
    const runs: IndexRun[] = [];
    let [first, length] = [0, 0];
    const close = (): void => {
      if (length > 0) runs.push({ start: first, count: length, step: 1 });
    };
    let place = start;
    for (let block = 0; place < end; block += 1) {
      const [begun = 0, next] = [this.before[block], this.before[block + 1]];
      if (next === undefined) throw new RangeError(`There are ${begun} rows, not ${end - step + 1}.`);
      if (place >= next) continue;
      const rows = await this.rowsOf(block);
      for (; place < Math.min(next, end); place += step) {
        const row = block * rowsPerBlock(this.data) + (rows[place - begun] ?? 0);
        if (row !== first + length) {
          close();
          [first, length] = [row, 0];
        }
        length += 1;
      }
    }
    close();
    return runs;
  }

  private rowsOf(block: number): Promise<Uint32Array> {
    if (this.latest?.block === block) return this.latest.rows;
    const rows = this.readBlock(block);
    this.latest = { block, rows };
    // One that failed is read anew by who asks next.
    rows.catch(() => {
      if (this.latest?.rows === rows) this.latest = null;
    });
    return rows;
  }

  private async readBlock(block: number): Promise<Uint32Array> {
    const { name, shape } = this.data;
    const [rows = 0, width = 1] = shape;
    const blockRows = rowsPerBlock(this.data);
    const start = block * blockRows;
    const count = [Math.min(blockRows, rows - start), width];
    const read = await this.source.read({ dataset: name, start: [start, 0], count });
    return this.keptIn(read, toDoubles(read.values));
  }

  /** The kept rows of a block, counted from its first. */
  private keptIn({ shape }: NumberBlock, values: Float64Array): Uint32Array {
    const [rows = 0, width = 1] = shape;
    const { sampleColumn, columns } = this.resolved;
    const places = new Uint32Array(rows);
    let count = 0;
    for (let row = 0; row < rows; row += 1) {
      const from = row * width;
      if (!this.ranges.hold(values[from + sampleColumn] ?? NaN)) continue;
      if (!columns.every(({ column, kept }) => kept === null || kept.has(values[from + column] ?? NaN))) continue;
      places[count++] = row;
    }
    return places.slice(0, count);
  }
}
