import type { PictureValue } from '../../../src-main/contract';
import { valueText } from '../axes/axis-ticks';
import { plural } from '../../wording/quantities';
import { namesInWords, rangeInWords, rangeOf, sentences, type PictureWords } from '../words/picture-words';

interface MatrixSeen {
  readonly value: Pick<PictureValue<'matrix'>, 'values' | 'channelsPerCell'>;
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  /** Of the values, `a.u.` where it is not given. */
  readonly unit: string;
  /** Which trial, time and frequency: `trial 0, 2.5 Hz`. */
  readonly of: string;
}

/** What a matrix of channels shows. */
export function matrixInWords({ value, rowNames, columnNames, unit, of }: MatrixSeen): PictureWords {
  const { values, channelsPerCell } = value;
  const missing = values.reduce((all, one) => all + (Number.isNaN(one) ? 1 : 0), 0);
  const range = rangeInWords(rangeOf(values), unit);
  return {
    facts: sentences(
      `A row for each channel from top to bottom, ${namesInWords(rowNames)}`,
      `A column for each channel from left to right, ${namesInWords(columnNames)}`,
      channelsPerCell > 1 ? `${channelsPerCell} channels share a row or a column, which shows the value furthest from 0` : '',
      range,
      missing > 0 && missing < values.length ? `${plural(missing, 'cell')} without a number` : '',
    ),
    view: sentences(of, range),
  };
}

/** `V1-01 × V1-02   0.207`: a cell by its channels and its value. */
export function cellInWords(row: string, column: string, value: number): string {
  return `${row} × ${column}   ${valueText(value)}`;
}
