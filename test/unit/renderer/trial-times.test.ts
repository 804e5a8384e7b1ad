import { describe, expect, it } from 'vitest';
import { samplerateOf, trialTimes } from '../../../src-renderer/inspector/trial-times';

const trials = {
  typeName: 'int64',
  rows: 2,
  columns: 4,
  values: new Float64Array([0, 200, -50, 7, 200, 450, 0, 8]),
  columnNames: ['start', 'stop', 'offset', 'info 1'],
};

describe('the times of a trial', () => {
  it('are seconds at the sampling rate, the stop exclusive', () => {
    expect(trialTimes(trials, 1, 500)).toMatchObject({ start: 0.4, stop: 0.9, offset: 0, duration: 0.5, info: [8] });
    expect(trialTimes(trials, 0, 500)).toMatchObject({ startSample: 0, stopSample: 200, offsetSamples: -50, offset: -0.1 });
  });

  it('are unknown without a sampling rate', () => {
    expect(trialTimes(trials, 0, null)).toMatchObject({ start: null, duration: null, stopSample: 200 });
  });

  it('take the rate from the text of the file, where it can be counted with', () => {
    expect(['1000.0', '500', 'NaN', '0', null].map((samplerate) => samplerateOf({ samplerate }))).toEqual([
      1000,
      500,
      null,
      null,
      null,
    ]);
  });
});
