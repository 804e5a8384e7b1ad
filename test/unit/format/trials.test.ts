import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import {
  checkLoadable,
  completeForSave,
  continuousTime,
  defaultFreq,
  defaultLabels,
  defaultSpikeLabels,
  dimensionsToCount,
  discreteTime,
  elementTypeOfName,
  isInTrial,
  labelsForSave,
  samplesInOrder,
  trialColumnNames,
  trialLength,
  trialOf,
  trialsOf,
  type JsonValue,
  type ObjectDescription,
  type OccurringValues,
} from '../../../src-main/format';
import { fixtureObject, trialTable } from './fixtures';

function reason(description: ObjectDescription, occurring?: OccurringValues): string {
  const result = checkLoadable(description, occurring);
  if (result.ok) return 'loadable';
  expect(result.error.code).toBe('not-loadable');
  return result.error.message;
}

function dataOf(typeName: string, shape: readonly number[]): Pick<ObjectDescription, 'data'> {
  const type = elementTypeOfName(typeName);
  if (type === null) throw new Error(typeName);
  return { data: { name: 'data', shape, type, layout: 'contiguous', chunks: null, filtered: false } };
}

group('trials', () => {
  const table = trialTable([
    [0, 200, -50, 1],
    [200, 500, 10, 2],
  ]);

  it('are the rows of the table', () => {
    expect(trialOf(table, 1)).toEqual({ start: 200, stop: 500, offset: 10, info: [2] });
    expect(trialsOf(table)).toHaveLength(2);
    expect(trialsOf(trialTable([]))).toEqual([]);
    for (const row of [-1, 2, 0.5]) expect(() => trialOf(table, row)).toThrow(RangeError);
  });

  it('name their columns', () => {
    const trials = trialTable([[0, 1, 2, 3, 4]]);
    const names = (...given: JsonValue[]): string[] => trialColumnNames({ trials, info: new Map([['trialinfo', given]]) });
    expect(trialColumnNames({ trials, info: new Map() })).toEqual(['start', 'stop', 'offset', 'info 1', 'info 2']);
    expect(names('side', 'rt')).toEqual(['start', 'stop', 'offset', 'side', 'rt']);
    expect(names('', 'rt', 'beyond')).toEqual(['start', 'stop', 'offset', 'info 1', 'rt']);
    expect(names({ token: '1' })).toEqual(['start', 'stop', 'offset', 'info 1', 'info 2']);
  });

  it('have the times that Syncopy gives them', () => {
    const trial = trialOf(table, 0);
    expect(continuousTime(trial, 0, 1000)).toBe(-0.05);
    expect(continuousTime(trial, trialLength(trial) - 1, 1000)).toBe(0.149);
    const spikes = { start: 15000, stop: 30000, offset: -3000, info: [] };
    expect(discreteTime(spikes, 15039, 30000)).toBe(-0.0987);
    expect(discreteTime(spikes, 29910, 30000)).toBe(0.397);
  });

  it('hold the samples from start up to stop', () => {
    const trial = trialOf(table, 0);
    expect([-1, 0, 199, 200].map((sample) => isInTrial(trial, sample))).toEqual([false, true, true, false]);
    expect(samplesInOrder([1, 1, 2])).toBe(true);
    expect(samplesInOrder([2, 1])).toBe(false);
    expect(samplesInOrder([])).toBe(true);
  });

  it('give back every row, whatever the numbers', () => {
    const row = fc.array(fc.double(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const back = trialsOf(trialTable(rows, 'float64')).map(({ start, stop, offset, info }) => [start, stop, offset, ...info]);
        expect(back).toEqual(rows);
      }),
    );
  });

  it('of continuous data are evenly spaced in time, and of discrete data keep the order of samples', () => {
    const whole = fc.integer({ min: 0, max: 1_000_000 });
    const offset = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(whole, whole, offset, whole, (start, length, first, index) => {
        const trial = { start, stop: start + length, offset: first, info: [] };
        expect(trialLength(trial)).toBe(length);
        expect(continuousTime(trial, index, 500)).toBe(discreteTime(trial, start + index, 500));
        expect(continuousTime(trial, index + 1, 500)).toBeGreaterThan(continuousTime(trial, index, 500));
        expect(isInTrial(trial, start + index)).toBe(index < length);
      }),
    );
  });
});

group('labels', () => {
  it('are numbered from 1 and padded to the digits of their count', () => {
    expect(defaultLabels('channel', 3)).toEqual(['channel1', 'channel2', 'channel3']);
    expect(defaultLabels('taper', 10).slice(-2)).toEqual(['taper09', 'taper10']);
    expect(defaultLabels('channel_i', 1)).toEqual(['channel1']);
    expect(defaultLabels('channel', 0)).toEqual([]);
  });

  it('of spikes name the values that occur, padded to the digits of the largest', () => {
    expect(defaultSpikeLabels('channel', [0, 2, 9])).toEqual(['channel1', 'channel3', 'channel10']);
    expect(defaultSpikeLabels('unit', [0, 10])).toEqual(['unit01', 'unit11']);
    expect(defaultSpikeLabels('unit', [])).toEqual([]);
  });

  it('stand in for null ones in a save', () => {
    const spikes = fixtureObject('quickspike.spike.info', { labels: { channel: ['a', 'b', 'c'], unit: null } });
    expect(dimensionsToCount(spikes)).toEqual(['unit']);
    expect(labelsForSave(spikes, { unit: [1, 4] })).toEqual({ channel: ['a', 'b', 'c'], unit: ['unit2', 'unit5'] });
    expect(labelsForSave(spikes)).toEqual({ channel: ['a', 'b', 'c'], unit: null });
    const analog = fixtureObject('tokens.analog.info', { labels: { channel: null } });
    expect(dimensionsToCount(analog)).toEqual([]);
    expect(completeForSave(analog).labels).toEqual({ channel: ['channel1', 'channel2', 'channel3', 'channel4'] });
  });

  it('of frequencies count from 0', () => {
    expect(defaultFreq(2)).toEqual([{ token: '0' }, { token: '1' }]);
    const spectral = fixtureObject('spectral_plain.spectral.info', { freq: null });
    expect(completeForSave(spectral).freq).toHaveLength(spectral.data.shape[spectral.dimord.indexOf('freq')] ?? -1);
    expect(completeForSave(fixtureObject('tokens.analog.info')).freq).toBeNull();
  });
});

group('what Syncopy loads', () => {
  const trials = trialTable([
    [0, 200, -50, 1],
    [200, 600, -50, 2],
  ]);

  it('is a sound object', () => {
    expect(reason(fixtureObject('tokens.analog.info', { trials }))).toBe('loadable');
    expect(reason(fixtureObject('tokens.analog.info', { trials, samplerate: null, labels: { channel: null } }))).toBe('loadable');
    expect(reason(fixtureObject('codes.event.info', { trials }))).toBe('loadable');
    expect(reason(fixtureObject('codes.event.info', { trials: trialTable([[0, 1e12, 0]]) }))).toBe('loadable');
    const extra = fixtureObject('event_extra.event.info', { trials });
    expect(reason(extra)).toBe('loadable');
    const swapped = fixtureObject('tokens.analog.info', { ...dataOf('float32', [4, 600]), dimord: ['channel', 'time'], trials });
    expect(reason(swapped)).toBe('loadable');
  });

  it.each<[string, Partial<ObjectDescription>, string]>([
    [
      'a start between samples',
      { trials: trialTable([[0.5, 200, 0]], 'float64') },
      'start of trial 0 is 0.5, not a whole number',
    ],
    ['a stop that is no number', { trials: trialTable([[0, NaN, 0]], 'float64') }, 'stop of trial 0 is NaN, not a whole number'],
    ['a negative start', { trials: trialTable([[-1, 200, 0]]) }, 'before the first sample'],
    ['a stop beyond the data', { trials: trialTable([[0, 601, 0]]) }, 'stop of trial 0 is 601, beyond the 600 samples'],
    ['an empty trial definition', { trials: trialTable([]) }, 'there are no trials'],
    ['an empty list of labels', { labels: { channel: [] } }, 'no label of "channel"'],
    ['two columns of trials', { trials: trialTable([[0, 200]]) }, '2 columns'],
    ['a foreign dimord', { dimord: ['time', 'freq'] }, 'dimord is time, freq'],
    ['a dimord with one dimension twice', { dimord: ['time', 'channel', 'time'] }, 'dimord is'],
    ['data of three dimensions', dataOf('float32', [600, 4, 1]), '3 dimensions'],
    ['too few labels', { labels: { channel: ['a'] } }, '1 labels for 4'],
    ['a label with NUL', { labels: { channel: ['a', 'b', 'c\0', 'd'] } }, 'NUL'],
    ['half of a character', { labels: { channel: ['a', 'b', 'c\ud800', 'd'] } }, 'half of a character'],
    ['a history with NUL', { log: '\0' }, 'history'],
    ['a sampling rate of 0', { samplerate: { token: '0.0' } }, 'sampling rate is 0.0'],
    ['a sampling rate without end', { samplerate: { token: 'Infinity' } }, 'sampling rate is Infinity'],
    ['no listed data', { listedDatasets: ['other'] }, '"data" is not among'],
  ])('has not %s', (_, change, expected) => {
    expect(reason(fixtureObject('tokens.analog.info', { trials, ...change }))).toContain(expected);
  });

  it('has TimeLock trials of one length and one offset', () => {
    const timelock = (rows: number[][]): ObjectDescription =>
      fixtureObject('session1_erp.timelock.info', {
        ...dataOf('float32', [600, 8]),
        labels: { channel: null },
        trials: trialTable(rows),
      });
    expect(
      reason(
        timelock([
          [0, 200, -50],
          [200, 400, -50],
        ]),
      ),
    ).toBe('loadable');
    expect(
      reason(
        timelock([
          [0, 200, -50],
          [200, 401, -50],
        ]),
      ),
    ).toContain('one length');
    expect(
      reason(
        timelock([
          [0, 200, -50],
          [200, 400, -51],
        ]),
      ),
    ).toContain('one offset');
  });

  it('has spikes of whole numbers with a label for each value that occurs', () => {
    const spikes = (change: Partial<ObjectDescription> = {}): ObjectDescription =>
      fixtureObject('quickspike.spike.info', { ...dataOf('int64', [300, 3]), trials, ...change });
    const occurring = { channel: [0, 2, 9], unit: [1, 4] };
    expect(reason(spikes(), occurring)).toBe('loadable');
    expect(reason(spikes(dataOf('float64', [300, 3])))).toContain('not whole numbers');
    expect(reason(spikes(dataOf('int64', [300, 4])))).toContain('4 columns for 3');
    expect(reason(spikes(dataOf('int64', [300])))).toContain('two dimensions');
    expect(reason(spikes({ labels: { channel: ['a', 'b', 'c'], unit: null } }))).toContain('labels of "unit" are missing');
    expect(reason(spikes(), { ...occurring, unit: [1] })).toContain('2 labels for 1');
    expect(reason(spikes({ samplerate: { token: '0.5' } }))).toContain('0.5');
    expect(reason(spikes({ samplerate: null }))).toBe('loadable');
  });

  it('has a frequency for each place of its axis', () => {
    const spectral = fixtureObject('session1_pow.spectral.info', { trials: trialTable([[0, 1, 0]]) });
    expect(reason(spectral)).toBe('loadable');
    expect(reason({ ...spectral, freq: [] })).toContain('0 frequencies');
    const [, ...others] = spectral.freq ?? [];
    expect(reason({ ...spectral, freq: [{ token: 'NaN' }, ...others] })).toContain('not a finite number');
  });
});
