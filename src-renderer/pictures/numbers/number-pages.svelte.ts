import { SvelteMap } from 'svelte/reactivity';
import type { PictureValue, Problem } from '../../../src-main/contract';
import type { PictureClient } from '../../desktop';

/** A block of the table that is asked for at once. */
const PAGE_ROWS = 128;
const PAGE_COLUMNS = 16;
/** Blocks that are kept. */
const MOST_PAGES = 64;
/** Blocks that are under way at once: the rest waits, and what is out of view by then is not asked for. */
const AT_ONCE = 4;

type Page = PictureValue<'numbers'>;

/** Which dataset, and where on the axes between the first and the last. */
export interface Slice {
  readonly objectId: string;
  readonly dataset: string;
  readonly fixed: readonly number[];
}

/** A stretch of the table, past-the-end excluded. */
export interface CellRange {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstColumn: number;
  readonly endColumn: number;
}

/** The cells of one slice of a dataset, read in blocks where they are looked at. */
export class NumberPages {
  problem = $state.raw<Problem | null>(null);
  private readonly pages = new SvelteMap<string, Page>();
  private readonly underWay = new SvelteMap<string, AbortController>();
  private wanted: string[] = [];

  constructor(
    private readonly client: PictureClient,
    private readonly slice: Slice,
  ) {}

  /** Asks for what of the range is not there yet; what is not in it any more is given up. */
  want(range: CellRange): void {
    this.wanted = [];
    for (let row = Math.floor(range.firstRow / PAGE_ROWS); row * PAGE_ROWS < range.endRow; row += 1) {
      for (let column = Math.floor(range.firstColumn / PAGE_COLUMNS); column * PAGE_COLUMNS < range.endColumn; column += 1) {
        this.wanted.push(`${row} ${column}`);
      }
    }
    for (const [key, aborter] of this.underWay) if (!this.wanted.includes(key)) aborter.abort();
    if (this.problem === null) this.send();
  }

  /** The text of a cell; null where it is not there yet. */
  cell(row: number, column: number): string | null {
    const page = this.pageOf(row, column);
    const columns = page?.columnHeads.length ?? 0;
    return page?.cells[(row % PAGE_ROWS) * columns + (column % PAGE_COLUMNS)] ?? null;
  }

  rowHead(row: number, column: number): string {
    return this.pageOf(row, column)?.rowHeads[row % PAGE_ROWS] ?? String(row);
  }

  columnHead(row: number, column: number): string {
    return this.pageOf(row, column)?.columnHeads[column % PAGE_COLUMNS] ?? '';
  }

  retry(): void {
    this.problem = null;
    this.send();
  }

  stop(): void {
    this.wanted = [];
    for (const aborter of this.underWay.values()) aborter.abort();
  }

  private pageOf(row: number, column: number): Page | undefined {
    return this.pages.get(`${Math.floor(row / PAGE_ROWS)} ${Math.floor(column / PAGE_COLUMNS)}`);
  }

  private send(): void {
    for (const key of this.wanted) {
      if (this.underWay.size >= AT_ONCE) return;
      if (!this.pages.has(key) && !this.underWay.has(key)) void this.fetch(key);
    }
  }

  private async fetch(key: string): Promise<void> {
    const [row = 0, column = 0] = key.split(' ').map(Number);
    const aborter = new AbortController();
    this.underWay.set(key, aborter);
    const args = {
      ...{ objectId: this.slice.objectId, dataset: this.slice.dataset, fixed: [...this.slice.fixed] },
      ...{ firstRow: row * PAGE_ROWS, rows: PAGE_ROWS, firstColumn: column * PAGE_COLUMNS, columns: PAGE_COLUMNS },
    };
    const answer = await this.client.call('numbers', args, { signal: aborter.signal });
    this.underWay.delete(key);
    if (answer.ok) this.keep(key, answer.value);
    else if (!aborter.signal.aborted) this.problem = answer.error;
    if (this.problem === null) this.send();
  }

  private keep(key: string, page: Page): void {
    this.pages.set(key, page);
    for (const old of this.pages.keys()) {
      if (this.pages.size <= MOST_PAGES) break;
      if (!this.wanted.includes(old)) this.pages.delete(old);
    }
  }
}
