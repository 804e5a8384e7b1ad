import { describe, expect, it } from 'vitest';
import { cellInWords, matrixInWords } from '../../../src-renderer/pictures/matrix/matrix-words';
import { rasterInWords, spikesInView } from '../../../src-renderer/pictures/raster/raster-words';
import { withMarkedTrials } from '../../../src-renderer/pictures/recording/trials-words';
import { spectraInWords } from '../../../src-renderer/pictures/spectrum/spectrum-words';
import { eventsInView, ticksInWords } from '../../../src-renderer/pictures/ticks/ticks-words';
import { rangeInView, tracesInWords } from '../../../src-renderer/pictures/traces/traces-words';
import { namesInWords, placeText, rangeInWords, stretchInWords } from '../../../src-renderer/pictures/words/picture-words';

const whole = { from: -0.1, to: 0.3, trialFrom: -0.1, trialTo: 0.3 };
const part = { ...whole, from: 0, to: 0.05 };
const nothing = { from: null, to: null, trialFrom: 0, trialTo: 0 };

describe('words of all pictures', () => {
  it('tell a stretch with its unit, and of what it is a part', () => {
    expect(stretchInWords(whole, 's')).toBe('−0.1 to 0.3 s, all of it');
    expect(stretchInWords(part, 's')).toBe('0 to 0.05 s, of −0.1 to 0.3 s');
    expect(stretchInWords(nothing, 's')).toBe('');
  });

  it('tell places as exactly as the view is narrow', () => {
    expect(placeText(1234.5678, 0.02)).toBe('1234.5678');
    expect(placeText(1234.5678, 2000)).toBe('1235');
    expect(placeText(1200, 2000)).toBe('1200');
    expect(placeText(0.5, 0)).toBe('0.5');
  });

  it('name the first and the last of some rows, each safe to read', () => {
    expect(namesInWords([])).toBe('(no name)');
    expect(namesInWords(['a'])).toBe('a');
    expect(namesInWords(['a', 'b'])).toBe('a and b');
    expect(namesInWords(['a', 'b', ''])).toBe('a to (no name)');
    expect(namesInWords(['a\u202eb', 'c'])).not.toContain('\u202e');
  });

  it('tell values with their unit, where there are any', () => {
    expect(rangeInWords({ low: -1.23456, high: 2 }, 'µV')).toBe('Values from −1.235 to 2 µV');
    expect(rangeInWords({ low: 0, high: 0 }, 'a.u.')).toBe('All values are 0 a.u.');
    expect(rangeInWords(null, 'a.u.')).toBe('No values');
  });
});

describe('traces in words', () => {
  const seen = {
    extent: 'trial 1',
    stretch: whole,
    timeUnit: 's',
    valueUnit: 'µV',
    rate: 1000,
    names: ['A', 'B', 'C'],
    shown: 3,
    range: { low: -2, high: 5 },
  };

  it('tell time, samples, channels and values', () => {
    expect(tracesInWords(seen)).toEqual({
      facts:
        'Time from left to right, −0.1 to 0.3 s, all of it: 400 samples. A trace for each channel from top to bottom, A to C. ' +
        'Values from −2 to 5 µV.',
      view: 'Trial 1, −0.1 to 0.3 s, all of it. Values from −2 to 5 µV.',
    });
  });

  it('tell which channels are in view where not all are', () => {
    const { facts, view } = tracesInWords({ ...seen, stretch: part, shown: 64 });
    expect(facts).toContain('A to C, 3 of 64 in view.');
    expect(view).toBe('Trial 1, 0 to 0.05 s, of −0.1 to 0.3 s. Channels A to C. Values from −2 to 5 µV.');
  });

  it('tell of a trial without samples', () => {
    expect(tracesInWords({ ...seen, stretch: nothing })).toEqual({ facts: 'No samples.', view: 'Trial 1: no samples.' });
  });

  it('count the values of rows and columns in view alone, whatever is no number', () => {
    const numbers = {
      ...{ from: 0, columns: 4, columnSpan: 1 },
      min: Float32Array.from([9, -1, Number.NaN, 9, -7, -7, -7, -7]),
      max: Float32Array.from([9, 2, Number.NaN, 9, 7, 7, 7, 7]),
      base: Float64Array.from([100, 0]),
    };
    expect(rangeInView(numbers, [0], 1, 3)).toEqual({ low: 99, high: 102 });
    expect(rangeInView(numbers, [0, 1], 1, 3)).toEqual({ low: -7, high: 102 });
    expect(rangeInView(numbers, [0], 2, 3)).toBeNull();
  });
});

describe('spikes in words', () => {
  const answer = { counts: Uint8Array.from([1, 2, 0, 4, 0, 255, 0, 1]), columns: 4, from: 0 };

  it('count what is in view, and at least where a column is full', () => {
    expect(spikesInView(answer, 0.5, 1, 0, 2)).toEqual({ count: 7, isLeast: false });
    expect(spikesInView(answer, 0.5, 1, 0.5, 1.5)).toEqual({ count: 2, isLeast: false });
    expect(spikesInView(answer, 0.5, 2, 0.5, 1)).toEqual({ count: 257, isLeast: true });
  });

  it('tell time, rows and spikes', () => {
    const seen = { extent: 'the recording', stretch: whole, timeUnit: 's', rowsBy: 'unit', names: ['u1', 'u2'] } as const;
    expect(rasterInWords({ ...seen, rows: 2, spikes: { count: 1, isLeast: false } })).toEqual({
      facts:
        'Time from left to right, −0.1 to 0.3 s, all of it. A row for each unit from top to bottom, u1 and u2. 1 spike in view.',
      view: 'The recording, −0.1 to 0.3 s, all of it. 1 spike in view.',
    });
    const some = rasterInWords({ ...seen, rows: 900, spikes: { count: 12_000, isLeast: true } });
    expect(some.facts).toContain('u1 and u2, 2 of 900 in view. At least 12\u202f000 spikes in view.');
    expect(rasterInWords({ ...seen, names: [], rows: 0, spikes: { count: 0, isLeast: false } }).facts).toContain('No rows.');
  });
});

describe('events in words', () => {
  const events = { times: Float64Array.from([0, 1, 2]), total: 5, from: 0, to: 3 };

  it('count all of an answer, and at least those that are known of a part', () => {
    expect(eventsInView(events, 0, 3)).toEqual({ count: 5, isLeast: false });
    expect(eventsInView(events, 0.5, 1.5)).toEqual({ count: 1, isLeast: true });
    expect(eventsInView({ ...events, total: 3 }, 0.5, 1.5)).toEqual({ count: 1, isLeast: false });
  });

  it('tell time, lanes and events', () => {
    const seen = { extent: 'trial 0', stretch: part, timeUnit: 's', events: { count: 17, isLeast: false } };
    expect(ticksInWords({ ...seen, lanes: ['code 3', 'code 7', 'code 9'], codes: 3 })).toEqual({
      facts:
        'Time from left to right, 0 to 0.05 s, of −0.1 to 0.3 s. Lanes from top to bottom: code 3 to code 9. 17 events in view.',
      view: 'Trial 0, 0 to 0.05 s, of −0.1 to 0.3 s. 17 events in view.',
    });
    expect(ticksInWords({ ...seen, lanes: ['all codes'], codes: 300 }).facts).toContain('Lanes from top to bottom: all codes.');
    expect(ticksInWords({ ...seen, lanes: [], codes: 0 }).facts).toContain('No codes.');
  });
});

describe('the trials of a recording in words', () => {
  const trials = { rows: 3, columns: 3, values: Float64Array.from([0, 100, 0, 100, 200, 0, 200, 300, 0]) };
  const words = { facts: 'Facts.', view: 'View.' };

  it('are said with what is in view of them, and the proposed ones', () => {
    const view = { from: 0.5, to: 1.5 };
    const recording = { isShown: true, proposed: { rows: 1, columns: 3, values: Float64Array.from([0, 100, 0]) } };
    expect(withMarkedTrials(words, recording, trials, 100, view)).toEqual({
      facts: 'Facts. 3 trials are marked, 2 of them in view. 1 new trial is marked.',
      view: 'View.',
    });
  });

  it('are no matter where one trial is shown', () => {
    expect(withMarkedTrials(words, { isShown: false, proposed: null }, trials, 100, { from: 0, to: 1 })).toEqual(words);
  });
});

describe('spectra in words', () => {
  const value = {
    freq: Float64Array.from([0, 10, 20]),
    values: Float32Array.from([1, 9, 2, 3, Number.NaN, 4]),
    freqsPerPoint: 1,
  };
  const seen = { value, names: ['A', 'B'], shownFrequencies: null, unit: 'µV²', of: 'Trial 0' };

  it('tell frequencies, lines, values and where the greatest is', () => {
    expect(spectraInWords(seen)).toEqual({
      facts:
        'Frequency from left to right, 0 to 20 Hz, all of them: 3 points. A line for each channel, A and B. Trial 0. ' +
        'Values from 1 to 9 µV², the greatest in A at 10 Hz.',
      view: 'Trial 0, 0 to 20 Hz, all of them. Values from 1 to 9 µV², the greatest in A at 10 Hz.',
    });
  });

  it('tell of a part, and of frequencies that share a point', () => {
    const { facts } = spectraInWords({ ...seen, value: { ...value, freqsPerPoint: 4 }, shownFrequencies: [15, 20] });
    expect(facts).toContain('15 to 20 Hz, of 0 to 20 Hz: 1 point, the largest of each 4 frequencies.');
    expect(facts).toContain('Values from 2 to 4 µV², the greatest in B at 20 Hz.');
  });

  it('tell where there is nothing', () => {
    const empty = { ...value, freq: new Float64Array(), values: new Float32Array() };
    expect(spectraInWords({ ...seen, value: empty }).facts).toBe('No frequencies.');
    const none = { ...value, values: new Float32Array(6).fill(Number.NaN) };
    expect(spectraInWords({ ...seen, value: none }).facts).toContain('No values.');
  });
});

describe('a matrix in words', () => {
  const seen = { rowNames: ['A', 'B'], columnNames: ['A', 'B'], unit: 'a.u.', of: 'Trial 0, 2.5 Hz' };

  it('tells rows, columns and values, and the cells without one', () => {
    const value = { values: Float32Array.from([1, 0.25, Number.NaN, 1]), channelsPerCell: 1 };
    expect(matrixInWords({ ...seen, value })).toEqual({
      facts:
        'A row for each channel from top to bottom, A and B. A column for each channel from left to right, A and B. ' +
        'Values from 0.25 to 1 a.u. 1 cell without a number.',
      view: 'Trial 0, 2.5 Hz. Values from 0.25 to 1 a.u.',
    });
  });

  it('tells what a cell of several channels shows, and where nothing is', () => {
    const value = { values: new Float32Array(4).fill(Number.NaN), channelsPerCell: 8 };
    const { facts } = matrixInWords({ ...seen, value });
    expect(facts).toContain('8 channels share a row or a column, which shows the value furthest from 0.');
    expect(facts).toContain('No values.');
  });

  it('tells a cell by its channels and its value', () => {
    expect(cellInWords('A', 'B', 0.25)).toBe('A × B   0.25');
  });
});
