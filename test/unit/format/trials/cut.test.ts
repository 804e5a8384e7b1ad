import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTrials, trialsOf, type TrialCut } from '../../../../src-main/format';
import { continuous, events, refused, rows, valueOf } from './objects';

const anew = (length: TrialCut['length'], rest: TrialCut['rest'] = 'drop'): TrialCut => ({ length, rest, within: 'recording' });
const inside = (length: TrialCut['length'], rest: TrialCut['rest'] = 'drop'): TrialCut => ({ length, rest, within: 'trials' });

describe('cutting by length', () => {
  const object = continuous([
    [100, 350, -50, 1],
    [300, 550, 20, 2],
  ]);

  it('cuts the whole recording anew, each trial with its own t = 0', () => {
    expect(rows(cutTrials(object, anew({ samples: 200 })))).toEqual([
      [0, 200, 0],
      [200, 400, 0],
      [400, 600, 0],
    ]);
  });

  it('leaves out what is left at the end, or keeps it as a shorter trial', () => {
    expect(rows(cutTrials(object, anew({ samples: 250 })))).toEqual([
      [0, 250, 0],
      [250, 500, 0],
    ]);
    expect(rows(cutTrials(object, anew({ samples: 250 }, 'keep')))).toEqual([
      [0, 250, 0],
      [250, 500, 0],
      [500, 600, 0],
    ]);
    expect(rows(cutTrials(object, anew({ samples: 601 }, 'keep')))).toEqual([[0, 600, 0]]);
    expect(refused(cutTrials(object, anew({ samples: 601 })))).toContain('no trial of 601 samples');
  });

  it('takes seconds for the nearest number of samples', () => {
    expect(rows(cutTrials(object, anew({ seconds: 0.3 })))).toHaveLength(2);
    expect(rows(cutTrials(continuous([[0, 600, 0]], { rate: 512 }), anew({ seconds: 1 / 3 })))[0]).toEqual([0, 171, 0]);
  });

  it('cuts each trial, which keeps its times and its info', () => {
    expect(rows(cutTrials(object, inside({ samples: 100 })))).toEqual([
      [100, 200, -50, 1],
      [200, 300, 50, 1],
      [300, 400, 20, 2],
      [400, 500, 120, 2],
    ]);
    expect(rows(cutTrials(object, inside({ samples: 200 }, 'keep')))).toEqual([
      [100, 300, -50, 1],
      [300, 350, 150, 1],
      [300, 500, 20, 2],
      [500, 550, 220, 2],
    ]);
    expect(refused(cutTrials(object, inside({ samples: 251 })))).toContain('no trial of 251 samples');
  });

  it('cuts a recording of events from the first start to the last stop', () => {
    const given = events([
      [2500, 5000, -100],
      [500, 3000, 0],
    ]);
    expect(rows(cutTrials(given, anew({ seconds: 2 }, 'keep')))).toEqual([
      [500, 2500, 0],
      [2500, 4500, 0],
      [4500, 5000, 0],
    ]);
    expect(refused(cutTrials(events([]), anew({ samples: 1 }, 'keep')))).toContain('there are no trials');
  });

  it('refuses what is no length', () => {
    for (const samples of [0, -1, 0.5, NaN, Infinity]) {
      expect(refused(cutTrials(object, anew({ samples })))).toContain(`a trial cannot have ${samples} samples`);
    }
    for (const seconds of [0, -1, 0.0004, NaN, Infinity]) {
      expect(refused(cutTrials(object, anew({ seconds })))).toContain(`${seconds} s at 1000 Hz`);
    }
    expect(refused(cutTrials(continuous([[0, 600, 0]], { rate: null }), anew({ seconds: 1 })))).toContain('no sampling rate');
    expect(cutTrials(continuous([[0, 600, 0]], { rate: null }), anew({ samples: 10 })).ok).toBe(true);
  });

  it('does not count with trials that are no stretch of the data', () => {
    const odd = continuous([[0, NaN, 0]], { typeName: 'float64' });
    expect(refused(cutTrials(odd, inside({ samples: 10 })), [0, 1])).toContain('the stop of trial 0 is NaN');
    expect(rows(cutTrials(odd, anew({ samples: 300 })))).toHaveLength(2);
  });

  it('leaves time-locked data of one length and one offset', () => {
    const timelock = continuous(
      [
        [0, 200, -50],
        [200, 400, -50],
      ],
      {},
      'TimeLockData',
    );
    expect(cutTrials(timelock, anew({ samples: 250 })).ok).toBe(true);
    expect(refused(cutTrials(timelock, anew({ samples: 250 }, 'keep')), [2, 1])).toContain('not all of one length');
    expect(refused(cutTrials(timelock, inside({ samples: 100 })), [1, 2])).toContain('one offset');
  });

  it('refuses more trials than could be read again', () => {
    const long = continuous([[0, 600, 0]], { samples: 100_000_000_000 });
    expect(cutTrials(long, anew({ samples: 1 }))).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  it('never overlaps, leaves no gap, and covers all but the rest', () => {
    const size = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(size, size, fc.constantFrom('drop' as const, 'keep' as const), (samples, length, rest) => {
        const result = cutTrials(continuous([[0, 1, 0]], { samples }), anew({ samples: length }, rest));
        if (rest === 'drop' && length > samples) {
          expect(result.ok).toBe(false);
          return;
        }
        const trials = trialsOf(valueOf(result));
        trials.forEach((trial, row) => {
          expect(trial.start).toBe(row * length);
          if (row < trials.length - 1) expect(trial.stop).toBe(trial.start + length);
        });
        const end = trials.at(-1)?.stop;
        expect(end).toBe(rest === 'keep' ? samples : samples - (samples % length));
      }),
    );
  });

  it('within trials leaves each piece in its trial, with the times and the info that its samples had', () => {
    const border = fc.integer({ min: 0, max: 600 });
    const trial = fc
      .tuple(border, border, fc.integer({ min: -100, max: 100 }), fc.integer())
      .map(([one, other, offset, info]) => [Math.min(one, other), Math.max(one, other), offset, info]);
    const size = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(fc.array(trial, { minLength: 1, maxLength: 5 }), size, (given, length) => {
        const object = continuous(given);
        const expected = trialsOf(object.trials).flatMap(({ start, stop, offset, info }) =>
          Array.from({ length: Math.ceil((stop - start) / length) }, (_, piece) => {
            const begin = start + piece * length;
            return [begin, Math.min(begin + length, stop), offset + piece * length, ...info];
          }),
        );
        const result = cutTrials(object, inside({ samples: length }, 'keep'));
        expect(result.ok ? rows(result) : []).toEqual(expected);
      }),
    );
  });
});
