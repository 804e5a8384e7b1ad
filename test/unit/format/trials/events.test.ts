import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  continuousTime,
  discreteTime,
  jsonNumber,
  trialLength,
  trialOf,
  trialsAroundEvents,
  type EventWindow,
  type TrialEvents,
} from '../../../../src-main/format';
import { continuous, events as eventObject, refused, rows, valueOf } from './objects';

const happened = (pairs: readonly (readonly [number, number])[], rate: number | null = 1000): TrialEvents => ({
  samples: pairs.map(([sample]) => sample),
  codes: pairs.map(([, code]) => code),
  samplerate: rate === null ? null : jsonNumber(rate, 'float'),
});
const around = (codes: readonly number[], before: number, after: number, more: Partial<EventWindow> = {}): EventWindow => ({
  codes,
  before,
  after,
  edges: 'refuse',
  withCodes: false,
  ...more,
});

describe('trials around events', () => {
  const object = continuous([[0, 600, 0]]);
  const four = happened([
    [100, 1],
    [200, 2],
    [300, 1],
    [400, 3],
  ]);

  it('are one for each event with a wanted code, in the order of the events', () => {
    expect(rows(trialsAroundEvents(object, four, around([1], 0.05, 0.1)))).toEqual([
      [50, 200, -50],
      [250, 400, -50],
    ]);
    expect(rows(trialsAroundEvents(object, four, around([3, 1], 0, 0.1)))).toEqual([
      [100, 200, 0],
      [300, 400, 0],
      [400, 500, 0],
    ]);
    const backwards = happened([
      [300, 1],
      [100, 1],
    ]);
    expect(rows(trialsAroundEvents(object, backwards, around([1], 0, 0.1))).map(([start]) => start)).toEqual([300, 100]);
  });

  it('have their t = 0 at the event', () => {
    const trials = valueOf(trialsAroundEvents(object, four, around([2], 0.05, 0.1)));
    expect(continuousTime(trialOf(trials, 0), 200 - trialOf(trials, 0).start, 1000)).toBe(0);
    expect(continuousTime(trialOf(trials, 0), 0, 1000)).toBe(-0.05);
    const discrete = valueOf(trialsAroundEvents(eventObject([[0, 1, 0]]), four, around([2], 0.05, 0.1)));
    expect(discreteTime(trialOf(discrete, 0), 200, 1000)).toBe(0);
  });

  it('may lie wholly before or after the event', () => {
    expect(rows(trialsAroundEvents(object, four, around([2], -0.1, 0.2)))).toEqual([[300, 400, 100]]);
    expect(rows(trialsAroundEvents(object, four, around([2], 0.2, -0.1)))).toEqual([[0, 100, -200]]);
  });

  it('keep the codes in an info column where that is wanted', () => {
    expect(rows(trialsAroundEvents(object, four, around([1, 3], 0, 0.1, { withCodes: true })))).toEqual([
      [100, 200, 0, 1],
      [300, 400, 0, 1],
      [400, 500, 0, 3],
    ]);
  });

  it('that reach out of the data are refused, at their borders', () => {
    expect(refused(trialsAroundEvents(object, four, around([2, 1], 0.15, 0.1)), [0, 0])).toContain('before the first sample');
    expect(refused(trialsAroundEvents(object, four, around([2, 3], 0, 0.3)), [1, 1])).toContain('beyond the 600 samples');
    expect(refused(trialsAroundEvents(eventObject([[0, 1, 0]]), four, around([1], 0.2, 0.1)), [0, 0])).toContain('before');
  });

  it('or are clipped to the data, and keep their t = 0 at the event', () => {
    const clipped = rows(trialsAroundEvents(object, four, around([1, 3], 0.15, 0.25, { edges: 'clip' })));
    expect(clipped).toEqual([
      [0, 350, -100],
      [150, 550, -150],
      [250, 600, -150],
    ]);
    const late = happened([[700, 1]]);
    const nothing = trialsAroundEvents(object, late, around([1], 0.05, 0.1, { edges: 'clip' }));
    expect(refused(nothing, [0, 0])).toContain('nothing is left of trial 0, around sample 700');
  });

  it('are brought to the sampling rate of the object', () => {
    const fast = happened([[30_000, 1]], 30_000);
    const slow = continuous([[0, 600, 0]], { rate: 250 });
    expect(rows(trialsAroundEvents(slow, fast, around([1], 0.1, 0.2)))).toEqual([[225, 300, -25]]);
  });

  it('have one length, wherever the event and the seconds fall between samples', () => {
    const odd = happened([
      [101, 1],
      [102, 1],
      [203, 1],
    ]);
    const table = valueOf(trialsAroundEvents(continuous([[0, 600, 0]], { rate: 500 }), odd, around([1], 0.0125, 0.1)));
    expect([0, 1, 2].map((row) => trialLength(trialOf(table, row)))).toEqual([56, 56, 56]);
  });

  it.each<[string, EventWindow, TrialEvents, string]>([
    ['no code', around([], 0, 1), four, 'no event code'],
    ['a code that does not occur', around([1, 9], 0, 0.1), four, 'no event with the code 9'],
    ['no events', around([1], 0, 0.1), happened([]), 'no event with the code 1'],
    ['a window without samples', around([1], 0.1, -0.1), four, 'has no samples'],
    ['a window that ends before it begins', around([1], -0.2, 0.1), four, 'has no samples'],
    ['seconds that are no number', around([1], NaN, 0.1), four, 'not both numbers'],
    ['seconds without end', around([1], 0, Infinity), four, 'not both numbers'],
    ['events without a sampling rate', around([1], 0, 0.1), happened([[100, 1]], null), 'no sampling rate of the events'],
    ['samples and codes of unlike number', around([1], 0, 0.1), { ...four, codes: [1] }, '4 samples of events for 1 codes'],
  ])('are refused for %s', (_, window, events, reason) => {
    expect(refused(trialsAroundEvents(object, events, window))).toContain(reason);
  });

  it('are refused where the window is less than a sample', () => {
    expect(refused(trialsAroundEvents(object, four, around([1], 0.0001, 0.0001)), [0, 0])).toContain('nothing is left');
  });

  it('always hold the event at t = 0 where the window does, and lie within the data', () => {
    const sample = fc.integer({ min: 0, max: 599 });
    const seconds = fc.integer({ min: 0, max: 300 }).map((ms) => ms / 1000);
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 10 }), seconds, seconds, (samples, before, after) => {
        fc.pre(after > 0);
        const given = happened(samples.map((at) => [at, 7]));
        const table = valueOf(trialsAroundEvents(object, given, around([7], before, after, { edges: 'clip' })));
        expect(table.rows).toBe(samples.length);
        samples.forEach((at, row) => {
          const trial = trialOf(table, row);
          expect(trial.start).toBeGreaterThanOrEqual(0);
          expect(trial.stop).toBeLessThanOrEqual(600);
          expect(continuousTime(trial, at - trial.start, 1000)).toBe(0);
        });
      }),
    );
  });
});
