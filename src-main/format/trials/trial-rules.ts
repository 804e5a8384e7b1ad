import type { InputPlace } from '../../errors';
import { dataClass } from '../data-classes';
import type { ObjectDescription } from '../object-source';
import { TRIAL_COLUMNS, type TrialTable } from '../trialdefinition';

/** A cell of a trial table, both from 0. */
export type CellPlace = Extract<InputPlace, { readonly kind: 'cell' }>;

/** What is wrong with a trial table, as a clause, and the cell that is to blame where there is one. */
export interface TrialFault {
  readonly reason: string;
  readonly cell: CellPlace | null;
}

/** The part of a description that says where trials can lie. */
export type TrialGround = Pick<ObjectDescription, 'dataclass' | 'dimord' | 'data'>;

/** Columns by their place; the first three are Syncopy's, and `trialdefinition.ts` names the others. */
export const [START, STOP, OFFSET] = [0, 1, 2];

/** Past the last sample that a trial can hold: continuous data end there, a table of events does not tell where its recording does. */
export function recordingEnd({ dataclass, dimord, data }: TrialGround): number {
  return dataClass(dataclass).discrete ? Infinity : (data.shape[dimord.indexOf('time')] ?? 0);
}

/** Straight from the table, without an object for the trial. */
export function valueAt(trials: TrialTable, row: number, column: number): number {
  return trials.values[row * trials.columns + column] ?? 0;
}

/** The first start or stop that is no sample of the data. */
function borderFault(trials: TrialTable, end: number): TrialFault | null {
  for (let row = 0; row < trials.rows; row += 1) {
    for (const column of [START, STOP]) {
      const sample = valueAt(trials, row, column);
      if (Number.isInteger(sample) && sample >= 0 && sample <= end) continue;
      const border = `the ${column === START ? 'start' : 'stop'} of trial ${row}`;
      const cell = { kind: 'cell', row, column } as const;
      if (!Number.isInteger(sample)) return { reason: `${border} is ${sample}, not a whole number of samples`, cell };
      if (sample < 0) return { reason: `${border} is ${sample}, before the first sample`, cell };
      return { reason: `${border} is ${sample}, beyond the ${end} samples of the data`, cell };
    }
  }
  return null;
}

function equalityFault(trials: TrialTable): TrialFault | null {
  const length = (row: number): number => valueAt(trials, row, STOP) - valueAt(trials, row, START);
  for (let row = 1; row < trials.rows; row += 1) {
    if (length(row) !== length(0)) {
      const reason = `its trials are not all of one length: trial ${row} has ${length(row)} samples, trial 0 has ${length(0)}`;
      return { reason, cell: { kind: 'cell', row, column: STOP } };
    }
    const [offset, first] = [valueAt(trials, row, OFFSET), valueAt(trials, 0, OFFSET)];
    if (offset !== first) {
      const reason = `its trials do not all have one offset: that of trial ${row} is ${offset}, that of trial 0 is ${first}`;
      return { reason, cell: { kind: 'cell', row, column: OFFSET } };
    }
  }
  return null;
}

/**
 * What keeps Syncopy from loading an object with these trials (`syncopy/datatype/methods/definetrial.py`, and the setters of
 * `trialdefinition` in `continuous_data.py` and `discrete_data.py`); null where nothing does. Trials count from 0, as in Syncopy.
 */
export function trialFault(trials: TrialTable, ground: TrialGround): TrialFault | null {
  const { columns, rows } = trials;
  if (columns < TRIAL_COLUMNS) {
    return {
      reason: `the trial definition has ${columns} columns, not 3 or more`,
      cell: { kind: 'cell', row: 0, column: columns },
    };
  }
  // Its array_parser takes the least of the borders, and an empty array has none.
  if (rows === 0) return { reason: 'there are no trials', cell: null };
  return borderFault(trials, recordingEnd(ground)) ?? (dataClass(ground.dataclass).equalTrials ? equalityFault(trials) : null);
}
