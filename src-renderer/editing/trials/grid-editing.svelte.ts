import { HEAD, type GridCursor } from './grid-cursor.svelte';
import { typedCell, type CellPlace } from './trial-cells';
import type { TrialTable } from './trial-table.svelte';

/** A cell that is typed into. */
export interface Typing extends CellPlace {
  /** What it begins with. */
  readonly text: string;
  /** True where the text is what was there, and is marked so that typing replaces it. */
  readonly isWhole: boolean;
}

/** Where the keys go on after a cell: by cells, by rows, or nowhere, as the cell was left for another part of the window. */
export type GoOn = { readonly cells: 1 | -1 } | { readonly rows: 1 | -1 } | null;

/** Typing into the cells of a trial table. */
export class GridEditing {
  typing = $state.raw<Typing | null>(null);

  constructor(
    private readonly table: TrialTable,
    private readonly cursor: GridCursor,
    /** Shows another trial. */
    private readonly show: (trial: number) => void,
  ) {}

  isTyping(row: number, column: number): boolean {
    return this.typing?.row === row && this.typing.column === column;
  }

  /** What Enter (`text` null) or a character does at the cursor. A head sorts, or shows its trial. */
  type(text: string | null): void {
    const { row, column } = this.cursor.place;
    if (row === HEAD) {
      if (text === null && column !== HEAD) void this.table.sortBy(column);
    } else if (column === HEAD) {
      if (text === null) this.show(row);
    } else {
      this.typing = { row, column, text: text ?? String(this.table.cell({ row, column })), isWhole: text === null };
    }
  }

  /** Hands on what was typed. */
  commit(text: string, go: GoOn): void {
    const { typing } = this;
    if (typing === null) return;
    this.typing = null;
    const cell = typedCell(text);
    if (!Object.is(cell, this.table.cell(typing))) void this.table.set(typing, cell);
    if (go !== null && 'cells' in go) this.cursor.step(go.cells);
    else if (go !== null) this.cursor.goTo(typing.row + go.rows, typing.column);
  }

  /** The cell is as it was. */
  cancel(): void {
    this.typing = null;
  }

  /** Cells from the cursor on, or a whole table; answers whether there was anything to paste. */
  paste(text: string): boolean {
    if (text.trim() === '') return false;
    this.typing = null;
    const { row, column } = this.cursor.place;
    void this.table.paste({ row: Math.max(0, row), column: Math.max(0, column) }, text);
    return true;
  }
}
