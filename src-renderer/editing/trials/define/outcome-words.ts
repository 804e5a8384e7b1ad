import type { ObjectSummary } from '../../../../src-main/contract';
import { zeroInWords } from '../../../wording/trial-zero';

type Trials = Pick<ObjectSummary['trials'], 'rows' | 'columns' | 'values'>;

/** Where t = 0 lies in the trials of a table: in all of them, or in the first one where they differ. */
export function zerosInWords({ rows, columns, values }: Trials, samplerate: number | null): string {
  if (rows === 0) return '';
  const offsetOf = (row: number): number => values[row * columns + 2] ?? Number.NaN;
  const first = offsetOf(0);
  for (let row = 1; row < rows; row += 1) {
    if (offsetOf(row) !== first) return `In trial 0 ${zeroInWords(first, samplerate)}; it differs between the trials.`;
  }
  return `${rows === 1 ? 'In the trial' : 'In each trial'} ${zeroInWords(first, samplerate)}.`;
}
