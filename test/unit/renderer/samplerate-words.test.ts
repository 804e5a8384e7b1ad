import { describe, expect, it } from 'vitest';
import { samplerateChange } from '../../../src-renderer/editing/samplerate-words';

const trials = {
  typeName: 'int64',
  rows: 1,
  columns: 3,
  values: new Float64Array([0, 2500, -500]),
  columnNames: ['start', 'stop', 'offset'],
};
const none = { ...trials, rows: 0, values: new Float64Array() };

describe('what another sampling rate does', () => {
  it('is told of the first trial, before and after', () => {
    expect(samplerateChange({ samplerate: '1000.0', trials, freq: null }, { samplerate: '500.0', trials })).toBe(
      'Trial 0 would last 5 s, now 2.5 s; its time axis -1 to 4 s, now -0.5 to 2 s.',
    );
  });

  it('is told without what was, where there was no rate', () => {
    expect(samplerateChange({ samplerate: null, trials, freq: null }, { samplerate: '500', trials })).toBe(
      'Trial 0 would last 5 s; its time axis -1 to 4 s.',
    );
  });

  it('leaves frequencies as they are, and says so', () => {
    expect(samplerateChange({ samplerate: '1000.0', trials: none, freq: [0, 1] }, { samplerate: '500.0', trials: none })).toBe(
      'There is no trial whose times would change. The frequencies are not changed.',
    );
  });
});
