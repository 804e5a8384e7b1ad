import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  continuousTime,
  realignTrials,
  redefineTrials,
  trialLength,
  trialOf,
  trialsOf,
  type Redefinition,
} from '../../../../src-main/format';
import { continuous, events, refused, rows, valueOf } from './objects';

/** 10 trials of 10 samples at 10 Hz from -1 s on, one of them short and one long, as Syncopy's `test_redefinetrial.py` has them. */
const irregular = continuous(
  [...Array(10).keys()].map((trial) => {
    if (trial === 2) return [23, 26, -10, trial];
    return trial === 5 ? [48, 65, -10, trial] : [10 * trial, 10 * trial + 10, -10, trial];
  }),
  { samples: 100, rate: 10 },
);
const ids = (table: readonly (readonly number[])[]): (number | undefined)[] => table.map((row) => row[3]);

describe('redefining trials by a minimum length', () => {
  it('leaves out those that are shorter', () => {
    expect(ids(rows(redefineTrials(irregular, { minLength: 1 })))).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9]);
    expect(rows(redefineTrials(irregular, { minLength: 1.5 }))).toEqual([[48, 65, -10, 5]]);
    expect(rows(redefineTrials(irregular, { minLength: 0.1 }))).toHaveLength(10);
    expect(rows(redefineTrials(irregular, { minLength: 0 }))).toHaveLength(10);
  });

  it('compares seconds, so that less than a sample counts', () => {
    expect(rows(redefineTrials(irregular, { minLength: 1.7 }))).toHaveLength(1);
    expect(refused(redefineTrials(irregular, { minLength: 1.71 }))).toContain('no trial lasts 1.71 s');
    const short = continuous([[0, 7, 0]], { rate: 100 });
    expect(rows(redefineTrials(short, { minLength: 0.07 }))).toHaveLength(1);
  });

  it('can keep the longest alone', () => {
    expect(ids(rows(redefineTrials(irregular, { minLength: 'maxperlen' })))).toEqual([5]);
  });

  it('counts the samples of events, not the events', () => {
    expect(
      rows(
        redefineTrials(
          events([
            [0, 2500, 0],
            [2500, 2600, 0],
          ]),
          { minLength: 1 },
        ),
      ),
    ).toEqual([[0, 2500, 0]]);
  });

  it('refuses what is no length, and what leaves nothing', () => {
    expect(refused(redefineTrials(irregular, { minLength: 2 }))).toContain('no trial lasts 2 s');
    for (const minLength of [-0.1, NaN, Infinity])
      expect(refused(redefineTrials(irregular, { minLength }))).toContain('no length');
    const bare = continuous([[0, 10, 0]], { rate: null });
    expect(refused(redefineTrials(bare, { minLength: 1 }))).toContain('no sampling rate');
    expect(rows(redefineTrials(bare, { minLength: 'maxperlen' }))).toHaveLength(1);
  });
});

describe('redefining trials by a window', () => {
  it('keeps the samples in it, both ends included, with their times', () => {
    const cut = rows(redefineTrials(irregular, { window: [-0.8, -0.2] }));
    expect(ids(cut)).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9]);
    expect(cut[0]).toEqual([2, 9, -8, 0]);
    expect(cut[4]).toEqual([50, 57, -8, 5]);
  });

  it('leaves out trials that do not cover all of it', () => {
    expect(rows(redefineTrials(irregular, { window: [0.1, 0.4] }))).toEqual([[59, 63, 1, 5]]);
    expect(refused(redefineTrials(irregular, { window: [0.2, 0.8] }))).toContain(
      'no trial covers the window from 0.2 s to 0.8 s',
    );
  });

  it('is exact where the times are', () => {
    const fine = continuous([[0, 600, -300]], { rate: 1000 });
    for (const [from, to] of [
      [-0.3, 0.299],
      [0.1, 0.2],
      [0.069, 0.07],
      [-0.299, 0.291],
    ] as const) {
      expect(rows(redefineTrials(fine, { window: [from, to] }))).toEqual([
        [Math.round(from * 1000) + 300, Math.round(to * 1000) + 301, Math.round(from * 1000)],
      ]);
    }
  });

  it('cuts the trials of events as it cuts those of samples', () => {
    expect(rows(redefineTrials(events([[2500, 5000, -100]]), { window: [0, 1] }))).toEqual([[2600, 3601, 0]]);
  });

  it('is refused where it is none', () => {
    expect(refused(redefineTrials(irregular, { window: [0, 0] }))).toContain('not before its end');
    expect(refused(redefineTrials(irregular, { window: [1, 0] }))).toContain('not before its end');
    expect(refused(redefineTrials(irregular, { window: [0, Infinity] }))).toContain('two numbers');
    expect(refused(redefineTrials(irregular, { window: [NaN, 1] }))).toContain('two numbers');
    expect(refused(redefineTrials(irregular, { window: [-0.84, -0.81] }))).toContain('no trial covers');
  });

  it('holds just the samples with a time in it', () => {
    const whole = fc.integer({ min: -400, max: 400 });
    const second = fc.oneof(
      fc.integer({ min: -500, max: 500 }).map((ms) => ms / 1000),
      fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    );
    fc.assert(
      fc.property(whole, fc.constantFrom(250, 1000, 1017.25, 30_000), second, second, (offset, rate, from, to) => {
        fc.pre(from < to);
        const object = continuous([[20, 580, offset, 1]], { rate });
        const result = redefineTrials(object, { window: [from, to] });
        const trial = trialOf(object.trials, 0);
        const times = Array.from({ length: 560 }, (_, index) => continuousTime(trial, index, rate));
        const inside = times.filter((time) => from <= time && time <= to);
        const covers = (times[0] ?? 0) <= from && (times.at(-1) ?? 0) >= to;
        expect(result.ok).toBe(covers && inside.length > 0);
        if (!result.ok) return;
        const cut = trialOf(result.value, 0);
        expect(Array.from({ length: trialLength(cut) }, (_, index) => continuousTime(cut, index, rate))).toEqual(inside);
        expect(cut.start - trial.start).toBe(times.indexOf(inside[0] ?? NaN));
      }),
    );
  });
});

describe('redefining trials by begin and end sample', () => {
  it('cuts each from its start on, the end not included', () => {
    const cut = rows(redefineTrials(irregular, { begin: 2, end: 9, time: 'moved' }));
    expect(cut[0]).toEqual([2, 9, -10, 0]);
    expect(cut[5]).toEqual([50, 57, -10, 5]);
    expect(rows(redefineTrials(irregular, { begin: 2, end: 9, time: 'kept' }))[0]).toEqual([2, 9, -8, 0]);
  });

  it('may go beyond a trial, and not beyond the data', () => {
    const cut = rows(redefineTrials(irregular, { begin: 0, end: 10, time: 'moved' }));
    expect(cut.map(([start = 0, stop = 0]) => stop - start)).toEqual(Array(10).fill(10));
    expect(refused(redefineTrials(irregular, { begin: 2, end: 20, time: 'moved' }), [9, 1])).toContain('beyond the 100 samples');
  });

  it('takes a number for each trial', () => {
    const two = continuous([
      [0, 100, 0],
      [100, 200, 0],
    ]);
    expect(rows(redefineTrials(two, { begin: [1, 2], end: [10, 20], time: 'kept' }))).toEqual([
      [1, 10, 1],
      [102, 120, 2],
    ]);
    expect(refused(redefineTrials(two, { begin: [1], end: [10, 20], time: 'kept' }), [1, 0])).toContain(
      '1 numbers for the begin of 2 trials',
    );
    expect(refused(redefineTrials(two, { begin: 1, end: [10, 20, 30], time: 'kept' }), [2, 1])).toContain(
      '3 numbers for the end',
    );
  });

  it('refuses what is no stretch of a trial, at the trial', () => {
    const two = continuous([
      [0, 100, 0],
      [100, 200, 0],
    ]);
    expect(refused(redefineTrials(two, { begin: -2, end: 2, time: 'moved' }), [0, 0])).toContain('begin of trial 0 is -2');
    expect(refused(redefineTrials(two, { begin: [0, 8], end: [9, 2], time: 'moved' }), [1, 1])).toContain(
      'not after its begin at 8',
    );
    expect(refused(redefineTrials(two, { begin: 5, end: 5, time: 'moved' }), [0, 1])).toContain('not after its begin');
    expect(refused(redefineTrials(two, { begin: 0.5, end: 5, time: 'moved' }), [0, 0])).toContain('not a whole number');
    expect(refused(redefineTrials(two, { begin: 0, end: [5, NaN], time: 'moved' }), [1, 1])).toContain(
      'end of trial 1 is no number',
    );
  });
});

describe('redefining trials that are no stretch of the data', () => {
  it('is refused, at the cell, until the table is mended', () => {
    const odd = continuous(
      [
        [0, 100, 0],
        [0.5, 100, 0],
      ],
      { typeName: 'float64' },
    );
    const forms: readonly Redefinition[] = [{ minLength: 0 }, { window: [0, 0.05] }, { begin: 0, end: 10, time: 'kept' }];
    for (const form of forms) expect(refused(redefineTrials(odd, form), [1, 0])).toContain('the start of trial 1 is 0.5');
    expect(refused(realignTrials(odd, { to: 0 }), [1, 0])).toContain('not a whole number');
    expect(rows(redefineTrials(odd, { rows: [[0, 100, 0]] }))).toHaveLength(1);
    expect(refused(redefineTrials(continuous([[0, 100]]), { minLength: 0 }), [0, 2])).toContain('2 columns');
    expect(refused(realignTrials(continuous([]), { to: 0 }))).toContain('there are no trials');
  });

  it('ends for any offset that a file can hold', () => {
    for (const offset of [-1e300, 1e300, -Number.MAX_VALUE]) {
      const far = continuous([[0, 600, offset]], { typeName: 'float64' });
      expect(redefineTrials(far, { window: [offset / 1000, offset / 1000 + Math.abs(offset)] }).ok).toBe(false);
      expect(redefineTrials(far, { window: [-1, 1] }).ok).toBe(false);
    }
  });
});

describe('redefining trials by a table', () => {
  it('takes the table, checked like any', () => {
    expect(rows(redefineTrials(irregular, { rows: [[20, 42, 0]] }))).toEqual([[20, 42, 0]]);
    expect(refused(redefineTrials(irregular, { rows: [[20, 420, 0]] }), [0, 1])).toContain('beyond');
  });
});

describe('another offset', () => {
  const two = continuous([
    [0, 100, -10, 1],
    [100, 200, -20, 2],
  ]);

  it('is set, as Syncopy does, or added', () => {
    expect(rows(realignTrials(two, { to: 12 })).map(([, , offset]) => offset)).toEqual([12, 12]);
    expect(rows(realignTrials(two, { by: 12 })).map(([, , offset]) => offset)).toEqual([2, -8]);
    expect(rows(realignTrials(two, { by: [1, -1] }))).toEqual([
      [0, 100, -9, 1],
      [100, 200, -21, 2],
    ]);
  });

  it('can be a fraction of a sample', () => {
    expect(valueOf(realignTrials(two, { by: 0.5 })).typeName).toBe('float64');
  });

  it('is refused where it is no number for each trial', () => {
    expect(refused(realignTrials(two, { to: [1] }), [1, 2])).toContain('1 numbers for the offset of 2 trials');
    expect(refused(realignTrials(two, { to: [1, NaN] }), [1, 2])).toContain('offset of trial 1 is no number');
    const timelock = continuous(
      [
        [0, 100, 0],
        [100, 200, 0],
      ],
      {},
      'TimeLockData',
    );
    expect(refused(realignTrials(timelock, { by: [1, 2] }), [1, 2])).toContain('one offset');
    expect(trialsOf(valueOf(realignTrials(timelock, { by: 1 })))).toHaveLength(2);
  });
});
