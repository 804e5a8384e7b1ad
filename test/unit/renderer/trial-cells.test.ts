import { describe, expect, it } from 'vitest';
import {
  cellsAsText,
  cellsOf,
  commandRows,
  isSameTable,
  nextRow,
  readCells,
  sortedBy,
  typedCell,
  withBlock,
  withoutRows,
} from '../../../src-renderer/editing/trials/trial-cells';

const rows = [
  [400, 800, -100, 2],
  [0, 400, -100, 1],
  [800, 1200, -100, Number.NaN],
];

describe('a typed cell', () => {
  it('is a number where it is one, with a true minus sign too', () => {
    expect(['12', ' -3 ', '1.5', '\u22127', '1e3', 'NaN', '-Infinity'].map(typedCell)).toEqual([
      12,
      -3,
      1.5,
      -7,
      1000,
      Number.NaN,
      -Infinity,
    ]);
  });

  it('stays the text that it is otherwise, an empty one too', () => {
    expect(['', 'soon', '1,5', '0x10', '1 2'].map(typedCell)).toEqual(['', 'soon', '1,5', '0x10', '1 2']);
  });
});

describe('the rows of the command', () => {
  it('are refused at a number that cannot be kept exactly', () => {
    for (const typed of ['9007199254740993', '-9007199254740993.0', '1e400']) {
      expect(commandRows([[0, 400, typedCell(typed)]])).toMatchObject({
        ok: false,
        error: { code: 'edit-refused', message: expect.stringContaining(`${typed} of trial 0 is too large`), at: { column: 2 } },
      });
    }
    expect(commandRows([[0, 400, typedCell('9007199254740991')]])).toEqual({ ok: true, value: [[0, 400, 9007199254740991]] });
  });

  it('hold what is no JSON number as its text, and nothing for an empty cell', () => {
    expect(commandRows([[0, '', Number.NaN, Infinity, -Infinity]])).toEqual({
      ok: true,
      value: [[0, null, 'NaN', 'Infinity', '-Infinity']],
    });
  });

  it('come back as the cells that they were', () => {
    const cells = [[1, Number.NaN, '', -Infinity]];
    const given = commandRows(cells);
    expect(given.ok && readCells(given.value)).toEqual(cells);
  });

  it('are refused at the first cell that is no number', () => {
    expect(
      commandRows([
        [0, 1, 0],
        [1, 'x', 'y'],
      ]),
    ).toMatchObject({ ok: false, error: { code: 'edit-refused', at: { kind: 'cell', row: 1, column: 1 } } });
  });
});

describe('the table', () => {
  it('takes a block of cells, and rows that are missing for it with empty cells', () => {
    expect(withBlock([[1, 2, 3]], { row: 0, column: 1 }, [[8, 9], [7]])).toEqual([
      [1, 8, 9],
      ['', 7, ''],
    ]);
  });

  it('leaves rows out', () => {
    expect(withoutRows(rows, 0, 1)).toEqual([rows[2]]);
  });

  it('sorts by a column, the other way where it is sorted already, what is no number last in both', () => {
    expect(sortedBy(rows, 0).map(([start]) => start)).toEqual([0, 400, 800]);
    expect(sortedBy(sortedBy(rows, 0), 0).map(([start]) => start)).toEqual([800, 400, 0]);
    expect(sortedBy(rows, 3).map(([, , , info]) => info)).toEqual([1, 2, Number.NaN]);
  });

  it('leaves rows in their order where the column is the same', () => {
    expect(sortedBy(rows, 2)).toEqual(rows);
  });

  it('goes on with a trial as long as the last one, or once more that one where the data end', () => {
    expect(nextRow(rows, 2400)).toEqual([1200, 1600, -100, Number.NaN]);
    expect(nextRow(rows, 1300)).toEqual(rows[2]);
    expect(nextRow([], 2400)).toEqual([0, 2400, 0]);
    expect(nextRow([], Infinity)).toEqual([0, 1, 0]);
  });

  it('is copied with tabs and lines', () => {
    expect(
      cellsAsText([
        [1, -2],
        ['', 0.5],
      ]),
    ).toBe('1\t-2\n\t0.5');
  });

  it('is the same by its numbers, NaN too', () => {
    const table = (values: number[]) => ({
      typeName: 'float64',
      rows: 1,
      columns: values.length,
      values: Float64Array.from(values),
      columnNames: [],
    });
    expect(isSameTable(table([0, 1, 0, Number.NaN]), table([0, 1, 0, Number.NaN]))).toBe(true);
    expect(isSameTable(table([0, 1, 0]), table([0, 2, 0]))).toBe(false);
    expect(isSameTable(table([0, 1, 0]), table([0, 1, 0, 0]))).toBe(false);
    expect(cellsOf(table([0, 1, 0]))).toEqual([[0, 1, 0]]);
  });
});
