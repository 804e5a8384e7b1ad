import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLoadable, trialTableOf, TRIAL_TABLE_LIMIT_BYTES, type TrialRows } from '../../../../src-main/format';
import { continuous, events, refused, rowsOf, valueOf } from './objects';

describe('a proposed trial table', () => {
  const object = continuous([[0, 600, 0]]);

  it('becomes the table of the object', () => {
    const given = [
      [0, 200, -50, 1],
      [200, 600, 0, 2],
    ];
    const table = valueOf(trialTableOf(given, object));
    expect(table).toMatchObject({ typeName: 'int64', rows: 2, columns: 4 });
    expect(rowsOf(table)).toEqual(given);
    expect(checkLoadable({ ...object, trials: table }).ok).toBe(true);
  });

  it('is of whole numbers until a value needs more, and of floats where it was', () => {
    const typeOf = (rows: TrialRows, from = object): string => valueOf(trialTableOf(rows, from)).typeName;
    expect(typeOf([[0, 200, -0, 1]])).toBe('int64');
    expect(typeOf([[0, 200, -50.5]])).toBe('float64');
    expect(typeOf([[0, 200, 0, 0.25]])).toBe('float64');
    expect(typeOf([[0, 200, 0, NaN]])).toBe('float64');
    expect(typeOf([[0, 200, 0, 2 ** 60]])).toBe('float64');
    expect(typeOf([[0, 200, 0]], continuous([[0, 600, 0]], { typeName: 'float64' }))).toBe('float64');
  });

  it.each<[string, TrialRows, [number, number], string]>([
    ['a fraction of a start', [[0.5, 200, 0]], [0, 0], 'the start of trial 0 is 0.5, not a whole number of samples'],
    [
      'a fraction of a stop',
      [
        [0, 200, 0],
        [200, 300.5, 0],
      ],
      [1, 1],
      'the stop of trial 1 is 300.5',
    ],
    ['a negative start', [[-1, 200, 0]], [0, 0], 'before the first sample'],
    ['a negative stop', [[0, -200, 0]], [0, 1], 'before the first sample'],
    ['a start that is no number', [[NaN, 200, 0]], [0, 0], 'not a whole number'],
    [
      'a stop beyond the data',
      [
        [0, 200, 0],
        [200, 601, 0],
      ],
      [1, 1],
      'the stop of trial 1 is 601, beyond the 600 samples',
    ],
    [
      'a start after its stop',
      [
        [0, 200, 0],
        [300, 200, 0],
      ],
      [1, 0],
      'trial 1 starts at 300, after its stop at 200',
    ],
    ['an offset that is no number', [[0, 200, NaN]], [0, 2], 'the offset of trial 0 is NaN'],
    ['an offset without end', [[0, 200, Infinity]], [0, 2], 'the offset of trial 0 is Infinity'],
    ['an offset beyond all samples', [[0, 200, 2 ** 53]], [0, 2], 'too large for a sample to have a time of its own'],
    [
      'an empty cell',
      [
        [0, 200, 0],
        [200, null, 0],
      ],
      [1, 1],
      'the stop of trial 1 is empty',
    ],
    ['an empty cell of an info column', [[0, 200, 0, null]], [0, 3], 'the info 1 of trial 0 is empty'],
    [
      'a shorter row',
      [
        [0, 200, 0, 1],
        [200, 300, 0],
      ],
      [1, 3],
      'trial 1 has 3 cells, trial 0 has 4',
    ],
    [
      'a longer row',
      [
        [0, 200, 0],
        [200, 300, 0, 1],
      ],
      [1, 3],
      'trial 1 has 4 cells, trial 0 has 3',
    ],
    ['two columns', [[0, 200]], [0, 2], '2 columns, not 3'],
    ['no column', [[]], [0, 0], '0 columns, not 3'],
  ])('is refused for %s, at the cell', (_, rows, cell, reason) => {
    expect(refused(trialTableOf(rows, object), cell)).toContain(reason);
  });

  it('names the info column of an empty cell by its name', () => {
    const named = continuous([[0, 600, 0, 1]], { names: ['side'] });
    expect(refused(trialTableOf([[0, 600, 0, null]], named), [0, 3])).toContain('the side of trial 0 is empty');
  });

  it('is refused where it has no trials', () => {
    expect(refused(trialTableOf([], object))).toContain('there are no trials');
  });

  it('of events can reach as far as it likes', () => {
    expect(trialTableOf([[0, 1e12, 0]], events([[0, 1, 0]])).ok).toBe(true);
    expect(refused(trialTableOf([[0, 0.5, 0]], events([[0, 1, 0]])), [0, 1])).toContain('not a whole number');
  });

  it('of time-locked data has one length and one offset', () => {
    const timelock = continuous([[0, 200, -50]], {}, 'TimeLockData');
    const unlike = (row: number[]): TrialRows => [[0, 200, -50], [200, 400, -50], row];
    expect(trialTableOf(unlike([400, 600, -50]), timelock).ok).toBe(true);
    expect(refused(trialTableOf(unlike([400, 599, -50]), timelock), [2, 1])).toContain(
      'trial 2 has 199 samples, trial 0 has 200',
    );
    expect(refused(trialTableOf(unlike([400, 600, 0]), timelock), [2, 2])).toContain(
      'that of trial 2 is 0, that of trial 0 is -50',
    );
    expect(trialTableOf(unlike([400, 599, 0]), continuous([[0, 200, -50]])).ok).toBe(true);
  });

  it('may hold empty trials, overlap and lie in any order, as Syncopy allows', () => {
    expect(
      trialTableOf(
        [
          [300, 500, 0],
          [0, 400, 0],
          [600, 600, 0],
        ],
        object,
      ).ok,
    ).toBe(true);
  });

  it('is refused where it could not be read again', () => {
    const columns = TRIAL_TABLE_LIMIT_BYTES / 8 / 1024 + 1;
    const row = new Array<number>(columns).fill(0);
    const result = trialTableOf(new Array<number[]>(1024).fill(row), object);
    expect(result).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  it('is loadable whenever it is taken, and refused at a cell of it whenever it is not', () => {
    const cell = fc.oneof({ weight: 20, arbitrary: fc.integer({ min: -5, max: 605 }) }, fc.double(), fc.constant(null));
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(table, fc.constantFrom('AnalogData' as const, 'TimeLockData' as const), (rows, dataclass) => {
        const given = continuous([[0, 600, 0]], {}, dataclass);
        const result = trialTableOf(rows, given);
        if (result.ok) {
          expect(checkLoadable({ ...given, trials: result.value }).ok).toBe(true);
          expect(rowsOf(result.value)).toEqual(rows.map((row) => row.map((value) => (value ?? NaN) + 0)));
        } else {
          const { at } = result.error;
          expect(at?.kind).toBe('cell');
          if (at?.kind === 'cell') expect(at.row).toBeLessThan(rows.length);
        }
      }),
    );
  });
});
