import { problem, refusal, type CommandOf, type ObjectSummary, type Result } from '../../../src-main/contract';

/** A cell of a trial table that is edited; a text where it is no number. */
export type Cell = number | string;
export type CellRows = readonly (readonly Cell[])[];

/** A cell by its place; both from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

type Trials = ObjectSummary['trials'];
type CommandRows = CommandOf<'set-trials'>['rows'];

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const WORDS: Readonly<Record<string, number>> = { nan: Number.NaN, infinity: Infinity, '-infinity': -Infinity };

const WHOLE = /^[-+]?\d+(?:\.0*)?$/;

/** True for the text of a number that this program would not hold as it stands. */
function isTooLarge(text: string): boolean {
  return NUMBER.test(text) && !(WHOLE.test(text) ? Number.isSafeInteger(Number(text)) : Number.isFinite(Number(text)));
}

/** What was typed, as a number where it is one and can be kept exactly. */
export function typedCell(typed: string): Cell {
  const text = typed.trim().replace('\u2212', '-');
  if (NUMBER.test(text)) return isTooLarge(text) ? text : Number(text);
  const word = text.toLowerCase();
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? text) : text;
}

/** The cells of a row of the table that there is. */
export function rowOf({ columns, values }: Trials, row: number): number[] {
  return Array.from(values.subarray(row * columns, (row + 1) * columns));
}

/** The whole table that there is. */
export function cellsOf(trials: Trials): CellRows {
  return Array.from({ length: trials.rows }, (_, row) => rowOf(trials, row));
}

/** The cells of a text that the data host has read. */
export function readCells(rows: CommandRows): CellRows {
  return rows.map((cells) => cells.map((cell) => (cell === null ? '' : Number(cell))));
}

function commandCell(cell: Cell): CommandRows[number][number] {
  if (typeof cell === 'string') return null;
  if (Number.isNaN(cell)) return 'NaN';
  if (!Number.isFinite(cell)) return cell > 0 ? 'Infinity' : '-Infinity';
  return cell;
}

/**
 * The rows of the command `set-trials`; an empty cell is for the data host to refuse. Errors: `edit-refused` with the first cell
 * that holds something else than a number.
 */
export function commandRows(rows: CellRows): Result<CommandRows> {
  for (const [row, cells] of rows.entries()) {
    const column = cells.findIndex((cell) => typeof cell === 'string' && cell !== '');
    if (column === -1) continue;
    const cell = String(cells[column]);
    const reason = isTooLarge(cell)
      ? `${cell} of trial ${row} is too large to be kept exactly`
      : `"${cell}" of trial ${row} is no number; a decimal point is needed for a fraction`;
    return refusal(problem('edit-refused', { reason }, { at: { kind: 'cell', row, column } }));
  }
  return { ok: true, value: rows.map((cells) => cells.map(commandCell)) };
}

/**
 * The command that makes a table of these: the whole of it, or the cell at `place` where that alone is another. Errors: those of
 * `commandRows`.
 */
export function tableCommand(
  rows: CellRows,
  names: readonly string[] | null,
  place: CellPlace | null,
): Result<CommandOf<'set-trials' | 'set-trial-cells'>> {
  const given = commandRows(rows);
  if (!given.ok) return given;
  if (place === null) {
    return { ok: true, value: { do: 'set-trials', rows: given.value, ...(names === null ? {} : { names: [...names] }) } };
  }
  const { row, column } = place;
  return { ok: true, value: { do: 'set-trial-cells', row, column, cells: [[given.value[row]?.[column] ?? null]] } };
}

/** The rows with other cells from a place on; rows that are missing for them are added, empty where nothing is given. */
export function withBlock(rows: CellRows, { row, column }: CellPlace, block: CellRows): CellRows {
  const columns = rows[0]?.length ?? 0;
  const changed = [...rows];
  for (const [at, cells] of block.entries()) {
    const old = changed[row + at] ?? Array.from({ length: columns }, () => '');
    changed[row + at] = [...old.slice(0, column), ...cells, ...old.slice(column + cells.length)];
  }
  return changed;
}

/** The rows without those from `first` to `last`. */
export function withoutRows(rows: CellRows, first: number, last: number): CellRows {
  return rows.filter((_, row) => row < first || row > last);
}

/** True where each row's cell is a number, and none comes before a smaller one. */
function isAscending(rows: CellRows, column: number): boolean {
  return rows.every((cells, row) => row === 0 || Number(rows[row - 1]?.[column]) <= Number(cells[column]));
}

/** The rows by a column, ascending; descending where they are in that order already. What is no number comes last. */
export function sortedBy(rows: CellRows, column: number): CellRows {
  const sign = isAscending(rows, column) ? -1 : 1;
  const numbers = rows.map((cells) => {
    const cell = cells[column];
    return typeof cell === 'number' ? cell : Number.NaN;
  });
  const order = [...rows.keys()].sort((one, other) => {
    const [a = Number.NaN, b = Number.NaN] = [numbers[one], numbers[other]];
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return sign * (a < b ? -1 : a > b ? 1 : 0);
  });
  return order.flatMap((row) => rows.slice(row, row + 1));
}

/** A row behind the last one: as long as that, right after it where the data reach so far, else the same once more. */
export function nextRow(rows: CellRows, end: number): readonly Cell[] {
  const last = rows.at(-1);
  if (last === undefined) return [0, Number.isFinite(end) ? end : 1, 0];
  const [start = 0, stop = 0, ...rest] = last.map(Number);
  const length = stop - start;
  return stop + length <= end ? [stop, stop + length, ...rest] : last;
}

/** Cells as a spreadsheet takes them: tabs between them, a line for each row. */
export function cellsAsText(rows: CellRows): string {
  return rows.map((cells) => cells.map(String).join('\t')).join('\n');
}

/** True for one table twice. */
export function isSameTable(one: Trials, other: Trials): boolean {
  if (one === other) return true;
  if (one.columns !== other.columns || one.rows !== other.rows) return false;
  return one.values.every((value, at) => Object.is(value, other.values[at]));
}
