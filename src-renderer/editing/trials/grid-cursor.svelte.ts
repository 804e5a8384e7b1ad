import type { CellPlace } from './trial-cells';

/** The head of a row or of a column, as a place among the cells. */
export const HEAD = -1;

/** A rectangle of cells, its ends included. */
export interface CellBlock {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The cell that the keys are for, and the block from where it was extended. Heads count as row or column -1. */
export class GridCursor {
  row = $state(0);
  column = $state(0);
  private anchor = $state.raw<CellPlace | null>(null);

  constructor(private readonly size: () => { readonly rows: number; readonly columns: number }) {}

  /** The block of cells that is marked, without heads. */
  readonly block = $derived.by((): CellBlock => {
    const { row, column } = this.place;
    const { row: otherRow, column: otherColumn } = this.anchor ?? { row, column };
    const { columns } = this.size();
    const isRows = column === HEAD || otherColumn === HEAD;
    return {
      top: Math.max(0, Math.min(row, otherRow)),
      bottom: Math.max(row, otherRow),
      left: isRows ? 0 : Math.min(column, otherColumn),
      right: isRows ? columns - 1 : Math.max(column, otherColumn),
    };
  });

  /** Where it stands; a table that has become smaller pulls it in. */
  get place(): CellPlace {
    const { rows, columns } = this.size();
    return { row: Math.min(this.row, rows - 1), column: Math.min(this.column, columns - 1) };
  }

  isAt(row: number, column: number): boolean {
    const { place } = this;
    return place.row === row && place.column === column;
  }

  isMarked(row: number, column: number): boolean {
    const { top, bottom, left, right } = this.block;
    return this.place.row !== HEAD && row >= top && row <= bottom && column >= left && column <= right;
  }

  /** Goes to a cell, or extends the block up to it. */
  goTo(row: number, column: number, isExtending = false): void {
    const { rows, columns } = this.size();
    if (isExtending) this.anchor ??= this.place;
    else this.anchor = null;
    const least = isExtending ? 0 : HEAD;
    this.row = Math.max(least, Math.min(rows - 1, row));
    this.column = Math.max(HEAD, Math.min(columns - 1, column));
  }

  /** Goes on cell by cell, from the end of a row to the next one. */
  step(by: 1 | -1): void {
    const { columns } = this.size();
    const { row, column } = this.place;
    const next = column + by;
    if (next >= columns) this.goTo(row + 1, row + 1 < this.size().rows ? 0 : column);
    else if (next < 0) this.goTo(Math.max(0, row - 1), row > 0 ? columns - 1 : 0);
    else this.goTo(row, next);
  }
}
