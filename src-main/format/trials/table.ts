import { problem, refusal, success, type Result } from '../../errors';
import type { ObjectDescription } from '../object-source';
import { TRIAL_COLUMNS, TRIAL_TABLE_LIMIT_BYTES, trialColumnNames, type TrialTable } from '../trialdefinition';
import { OFFSET, START, STOP, trialFault, valueAt, type CellPlace, type TrialFault } from './trial-rules';

/** A cell as an editor or a text gives it; null where it is empty. */
export type TrialCell = number | null;

/** A proposed trial table: start, stop, offset, then info columns. Rows may turn out to be of different lengths. */
export type TrialRows = readonly (readonly TrialCell[])[];

/** A change of trials that is refused, at the cell that is to blame where there is one. */
export function refuseTrials(reason: string, cell: CellPlace | null = null): Result<never> {
  return refusal(problem('edit-refused', { reason }, cell === null ? {} : { at: cell }));
}

/** A refusal where a table of that size could not be read again; else null. */
export function tooManyTrials(rows: number, columns: number): Result<never> | null {
  if (rows * columns * Float64Array.BYTES_PER_ELEMENT <= TRIAL_TABLE_LIMIT_BYTES) return null;
  return refusal(problem('too-large', { reason: `a trial definition of ${rows} rows` }));
}

/** What no object that Syncopy loads is refused for, but nobody wants to make: time running backwards, or no time at all. */
function senseFault(trials: TrialTable): TrialFault | null {
  for (let row = 0; row < trials.rows; row += 1) {
    const [start, stop, offset] = [valueAt(trials, row, START), valueAt(trials, row, STOP), valueAt(trials, row, OFFSET)];
    if (start > stop)
      return { reason: `trial ${row} starts at ${start}, after its stop at ${stop}`, cell: { kind: 'cell', row, column: START } };
    if (!(Math.abs(offset) <= Number.MAX_SAFE_INTEGER)) {
      const fault = Number.isFinite(offset) ? 'too large for a sample to have a time of its own' : 'not a number';
      return { reason: `the offset of trial ${row} is ${offset}, ${fault}`, cell: { kind: 'cell', row, column: OFFSET } };
    }
  }
  return null;
}

/** Whole numbers that int64 and JavaScript both hold exactly. */
function areWhole(values: Float64Array): boolean {
  return values.every((value) => Number.isSafeInteger(value));
}

/**
 * A new table in the place of one of type `like`: int64 stays where every value is whole, a fraction (or NaN, in an info
 * column) makes it float64, and float64 stays what it is.
 */
export function newTable(values: Float64Array, columns: number, like: TrialTable['typeName']): TrialTable {
  // int64 has no -0, and 0 is what it means in a table of floats.
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at] ?? 0) + 0;
  const typeName = like === 'int64' && areWhole(values) ? 'int64' : 'float64';
  return { typeName, rows: columns === 0 ? 0 : values.length / columns, columns, values };
}

/** A table that a rule made, where it can stand in the place of the description's. Errors: `edit-refused`, `too-large`. */
export function checkTrials(trials: TrialTable, description: ObjectDescription): Result<TrialTable> {
  const large = tooManyTrials(trials.rows, trials.columns);
  if (large !== null) return large;
  const fault = trialFault(trials, description) ?? senseFault(trials);
  return fault === null ? success(trials) : refuseTrials(fault.reason, fault.cell);
}

/**
 * The trials of an object, where a rule can count with them: a file can hold borders that are no samples, or too few columns.
 * Errors: `edit-refused`, with the cell.
 */
export function soundTrials(description: ObjectDescription): Result<TrialTable> {
  const fault = trialFault(description.trials, description);
  return fault === null ? success(description.trials) : refuseTrials(fault.reason, fault.cell);
}

/** The first cell that no table can be made of: a missing, an empty or a surplus one. */
function cellFault(rows: TrialRows, description: ObjectDescription): TrialFault | null {
  const columns = rows[0]?.length ?? TRIAL_COLUMNS;
  const names = trialColumnNames({ ...description, trials: { ...description.trials, columns } });
  for (const [row, cells] of rows.entries()) {
    if (cells.length !== columns) {
      const reason = `trial ${row} has ${cells.length} cells, trial 0 has ${columns}`;
      return { reason, cell: { kind: 'cell', row, column: Math.min(cells.length, columns) } };
    }
    const column = cells.indexOf(null);
    if (column !== -1)
      return { reason: `the ${names[column] ?? ''} of trial ${row} is empty`, cell: { kind: 'cell', row, column } };
  }
  return null;
}

/**
 * The rows of an editor or a text as the new trial table of an object: `{ ...description, trials }` is the edited object
 * (`withTrials` keeps the names of the info columns in step). Beside what Syncopy would not load (`checkLoadable`) it refuses
 * empty cells, rows of different lengths, a start after its stop and an offset that is no number or beyond all samples. Info columns may hold NaN.
 * Errors: `edit-refused`, with the cell that is to blame; `too-large`.
 */
export function trialTableOf(rows: TrialRows, description: ObjectDescription): Result<TrialTable> {
  const columns = rows[0]?.length ?? TRIAL_COLUMNS;
  const large = tooManyTrials(rows.length, columns);
  if (large !== null) return large;
  const fault = cellFault(rows, description);
  if (fault !== null) return refuseTrials(fault.reason, fault.cell);
  const values = new Float64Array(rows.length * columns);
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) values[row * columns + column] = cell ?? Number.NaN;
  }
  return checkTrials(newTable(values, columns, description.trials.typeName), description);
}

/**
 * The trial table of an object with other cells from a place on; both of its numbers count from 0. Errors: those of `trialTableOf`, and
 * `edit-refused` where a cell would lie outside of the table.
 */
export function withTrialCells(
  description: ObjectDescription,
  { row, column }: { readonly row: number; readonly column: number },
  cells: TrialRows,
): Result<TrialTable> {
  const { rows, columns, values } = description.trials;
  const widest = cells.reduce((most, { length }) => Math.max(most, length), 0);
  if (row + cells.length > rows) return refuseTrials(`there is no trial ${row + cells.length - 1}`);
  if (column + widest > columns) return refuseTrials(`the trials have ${columns} columns, and none in place ${column + widest}`);
  const table = Array.from({ length: rows }, (_, at): TrialCell[] => {
    const changed = Array.from(values.subarray(at * columns, (at + 1) * columns), (value): TrialCell => value);
    for (const [step, cell] of (cells[at - row] ?? []).entries()) changed[column + step] = cell;
    return changed;
  });
  return trialTableOf(table, description);
}
