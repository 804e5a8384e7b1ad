import { fail } from '../errors';
import { toDoubles, type ObjectDescription, type ObjectSource } from '../format';
import { BLOCK_BYTES, readParts, type Region } from './blocks';
import type { CacheEntry } from './picture-cache';
import type { ByteCount, PictureTask } from './picture-task';

/** Different values of a column that are told apart at most; what is beyond them counts as the last one. */
export const VALUES_LIMIT = 65_536;

/** The different whole numbers of a column, ascending. */
class Occurring {
  private readonly found = new Set<number>();
  private last = Number.NaN;

  add(value: number): void {
    // Neighbouring rows often share their value, and a set is slow to ask.
    if (value === this.last || this.found.size >= VALUES_LIMIT) return;
    this.last = value;
    this.found.add(value);
  }

  get size(): number {
    return this.found.size;
  }

  ascending(): number[] {
    return [...this.found].sort((one, other) => one - other);
  }
}

/** A block of rows, with the range of its samples. */
interface RowBlock {
  readonly least: number;
  readonly greatest: number;
}

/**
 * The table of a discrete object: one row an event, one column a dimension. It is read once from end to end, block by
 * block, for the range of samples in each block and the values that occur; after that a trial needs only the blocks that
 * can hold it, in whatever order the rows are. What was read before a cancel is not read again.
 */
export class EventTable implements CacheEntry {
  private readonly rows: number;
  private readonly columns: number;
  private readonly rowsPerBlock: number;
  private readonly blocks: RowBlock[] = [];
  private readonly occurring: Map<string, Occurring>;
  private readonly ranks = new Map<string, ReadonlyMap<number, number>>();

  /** @param dimensions those whose different values are wanted */
  constructor(
    private readonly description: ObjectDescription,
    dimensions: readonly string[],
  ) {
    const { shape, type } = description.data;
    const [rows, columns] = shape;
    if (rows === undefined || columns === undefined || shape.length !== 2 || columns < description.dimord.length) {
      fail('unsupported', { reason: 'events that are not one row each' });
    }
    this.rows = rows;
    this.columns = columns;
    this.rowsPerBlock = Math.max(1, Math.floor(BLOCK_BYTES / (columns * type.size)));
    this.occurring = new Map(dimensions.map((dimension) => [dimension, new Occurring()]));
  }

  get byteLength(): number {
    let values = 0;
    for (const { size } of this.occurring.values()) values += size;
    return this.blocks.length * 48 + values * 96;
  }

  /** Past the greatest sample that occurs, at least 0; after `read`. */
  get extent(): number {
    return this.blocks.reduce((extent, { greatest }) => Math.max(extent, greatest + 1), 0);
  }

  /** The values of `dimension` that occur in the whole table, ascending; after `read`. */
  valuesOf(dimension: string): readonly number[] {
    return [...this.rankOf(dimension).keys()];
  }

  /** For each value of `dimension` its place among those that occur; after `read`, which finds all of them. */
  rankOf(dimension: string): ReadonlyMap<number, number> {
    const known = this.ranks.get(dimension);
    if (known !== undefined) return known;
    const ranks = new Map((this.occurring.get(dimension)?.ascending() ?? []).map((value, rank) => [value, rank]));
    this.ranks.set(dimension, ranks);
    return ranks;
  }

  /** Reads what of the table was not read yet; its `progress` leaves room for `eachIn`. */
  async read(source: ObjectSource, task: PictureTask, progress: ByteCount): Promise<void> {
    const begin = this.blocks.length * this.rowsPerBlock;
    if (begin >= this.rows) return;
    const sampleColumn = this.columnOf('sample');
    const counted = [...this.occurring].map(([dimension, values]) => ({ column: this.columnOf(dimension), values }));
    const all = Array.from({ length: Math.ceil((this.rows - begin) / this.rowsPerBlock) }, (_, at) =>
      this.region(this.blocks.length + at),
    );
    progress.leave(this.bytesOf(this.rows - begin + this.rows));
    for await (const { start, values } of readParts(source, all, task.signal)) {
      const doubles = toDoubles(values);
      let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let at = 0; at < doubles.length; at += this.columns) {
        const sample = doubles[at + sampleColumn] ?? 0;
        least = Math.min(least, sample);
        greatest = Math.max(greatest, sample);
        for (const { column, values: occurring } of counted) occurring.add(doubles[at + column] ?? 0);
      }
      // Another view may have read this block meanwhile.
      if (start[0] === this.blocks.length * this.rowsPerBlock) this.blocks.push({ least, greatest });
      progress.add(values.byteLength);
    }
  }

  /** Hands every row with `from <= sample < end` to `take`, in the order of the table: its sample and its other column. */
  async eachIn(
    source: ObjectSource,
    range: { readonly from: number; readonly end: number; readonly dimension: string },
    task: PictureTask,
    progress: ByteCount,
    take: (sample: number, value: number) => void,
  ): Promise<void> {
    const { from, end, dimension } = range;
    const [sampleColumn, valueColumn] = [this.columnOf('sample'), this.columnOf(dimension)];
    const wanted = this.blocks.flatMap(({ least, greatest }, block) =>
      least < end && greatest >= from ? [this.region(block)] : [],
    );
    progress.leave(this.bytesOf(wanted.reduce((sum, { count }) => sum + (count[0] ?? 0), 0)));
    for await (const { values } of readParts(source, wanted, task.signal)) {
      const doubles = toDoubles(values);
      for (let at = 0; at < doubles.length; at += this.columns) {
        const sample = doubles[at + sampleColumn] ?? 0;
        if (from <= sample && sample < end) take(sample, doubles[at + valueColumn] ?? 0);
      }
      progress.add(values.byteLength);
    }
  }

  private bytesOf(rows: number): number {
    return rows * this.columns * this.description.data.type.size;
  }

  private region(block: number): Region {
    const from = block * this.rowsPerBlock;
    const count = Math.min(this.rowsPerBlock, this.rows - from);
    return { dataset: this.description.data.name, start: [from, 0], count: [count, this.columns] };
  }

  private columnOf(dimension: string): number {
    const column = this.description.dimord.indexOf(dimension);
    return column >= 0 ? column : fail('unsupported', { reason: `events without the column "${dimension}"` });
  }
}
