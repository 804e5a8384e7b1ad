import { describe as group, expect, it } from 'vitest';
import {
  columnsToKnow,
  DATA_CLASS_NAMES,
  elementTypeOfName,
  jsonNumber,
  parseSelectSpec,
  readInfo,
  resolveSelection,
  selectKeysOf,
  trialsOf,
  writeJson,
  type ObjectDescription,
  type OccurringValues,
  type ResolvedSelection,
  type SelectSpec,
} from '../../../src-main/format';
import { describe, fixtureInfo, trialTable } from './fixtures';

const session = 'session1.spy/session1';

function object(end: string, change: Partial<ObjectDescription> = {}): ObjectDescription {
  const result = readInfo(fixtureInfo(`${session}_${end}.info`).text, end);
  if (!result.ok) throw new Error(result.error.message);
  return describe(result.value, change);
}

/** Six trials of 400 samples at 1000 Hz, t = 0 at their hundredth; eight channels. */
const recording = object('lfp.analog', {
  trials: trialTable([0, 1, 2, 3, 4, 5].map((at) => [at * 400, at * 400 + 400, -100, at + 1])),
});

function tableOf(rows: number, columns: number): Pick<ObjectDescription, 'data' | 'datasets'> {
  const type = elementTypeOfName('int64');
  if (type === null) throw new Error('int64');
  const data = { name: 'data', shape: [rows, columns], type, layout: 'contiguous', chunks: null, filtered: false } as const;
  return { data, datasets: [data] };
}

const spikes = object('sorted.spike', {
  ...tableOf(900, 3),
  trials: trialTable([
    [0, 400, -100],
    [400, 800, -100],
  ]),
  labels: { channel: ['a', 'b', 'c'], unit: ['u', 'v'] },
});
const occurring = { channel: [0, 2, 9], unit: [0, 7] };

const events = object('stim.event', { ...tableOf(24, 2), trials: trialTable([[0, 400, -100]]) });

function resolved(description: ObjectDescription, spec: SelectSpec, values: OccurringValues = {}): ResolvedSelection {
  const result = resolveSelection(description, spec, { occurring: values });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function arrayOf(description: ObjectDescription, spec: SelectSpec) {
  const found = resolved(description, spec);
  if (found.kind !== 'array') throw new Error(found.kind);
  return found;
}

function rowsOf(description: ObjectDescription, spec: SelectSpec, values: OccurringValues) {
  const found = resolved(description, spec, values);
  if (found.kind !== 'rows') throw new Error(found.kind);
  return found;
}

group('a selection from a recording', () => {
  it('lays its trials one behind the other, in the order and with the repeats of the selection', () => {
    const { trials, shape, axes, trialIndices } = arrayOf(recording, { trials: [5, 3, 3] });
    expect(trialIndices).toEqual([5, 3, 3]);
    expect(shape).toEqual([1200, 8]);
    expect(axes[0]).toEqual([
      { start: 2000, count: 400, step: 1 },
      { start: 1200, count: 400, step: 1 },
      { start: 1200, count: 400, step: 1 },
    ]);
    expect(trialsOf(trials)).toEqual([
      { start: 0, stop: 400, offset: -100, info: [6] },
      { start: 400, stop: 800, offset: -100, info: [4] },
      { start: 800, stop: 1200, offset: -100, info: [4] },
    ]);
  });

  it('reads neighbouring trials as one', () => {
    expect(arrayOf(recording, {}).axes[0]).toEqual([{ start: 0, count: 2400, step: 1 }]);
    expect(arrayOf(recording, { trials: { start: 1, stop: 3 } }).axes[0]).toEqual([{ start: 400, count: 800, step: 1 }]);
  });

  it('takes channels by name, index and half-open range, and their labels with them', () => {
    const chosen = (channel: SelectSpec['channel']) => arrayOf(recording, { channel }).labels['channel'];
    expect(chosen(['V4-01', 'V1-01', 'V4-01'])).toEqual(['V4-01', 'V1-01', 'V4-01']);
    expect(chosen([2, 0])).toEqual(['V4-01', 'V1-01']);
    expect(chosen({ start: 1, stop: 3 })).toEqual(['V1-02', 'V4-01']);
    expect(chosen({ start: -2 })).toEqual(['LIP-01', 'LIP-02']);
    expect(chosen({ step: 3 })).toEqual(['V1-01', 'V4-02', 'LIP-01']);
    expect(chosen('LIP-02')).toEqual(['LIP-02']);
    expect(chosen('all')).toHaveLength(8);
  });

  it('can be taken of an object with a label that nobody can write, and without it', () => {
    const labels = { channel: ['a', 'b\0', 'c', 'd', 'e', 'f', 'g', 'h'] };
    expect(arrayOf({ ...recording, labels }, { channel: [0, 2] }).labels['channel']).toEqual(['a', 'c']);
  });

  it('names the channels as they were called where the object has no labels of its own', () => {
    const unnamed = { ...recording, labels: { channel: null } };
    expect(arrayOf(unnamed, { channel: [2] }).labels['channel']).toEqual(['channel3']);
  });

  it('takes a closed window of time and moves the offset with it', () => {
    const { shape, trials, window } = arrayOf(recording, { latency: [0, 0.2], trials: [1] });
    expect(window).toEqual([0, 0.2]);
    expect(shape[0]).toBe(201);
    expect(trialsOf(trials)).toEqual([{ start: 0, stop: 201, offset: 0, info: [2] }]);
    expect(arrayOf(recording, { latency: [0.1, 0.1] }).shape[0]).toBe(6);
  });

  it('knows the named windows, of which both sides of t = 0 hold the sample at 0', () => {
    const of = (latency: SelectSpec['latency']) => arrayOf(recording, { latency, trials: [0] });
    expect(of('prestim').window).toEqual([-0.1, 0]);
    expect(of('prestim').shape[0]).toBe(101);
    expect(of('poststim').window).toEqual([0, 0.299]);
    expect(of('maxperiod').shape[0]).toBe(400);
    expect(of('all').window).toBeNull();
  });

  it('ends whatever offset a table of floats holds', () => {
    for (const offset of [1e30, -1e30, 2 ** 53, 2 ** 60 + 0.5]) {
      const trials = { ...trialTable([[0, 400, offset]]), typeName: 'float64' as const };
      const { shape } = arrayOf({ ...recording, trials }, { latency: 'maxperiod' });
      expect(shape[0]).toBe(400);
    }
  });

  it('leaves out the trials that do not cover the window, and counts them', () => {
    const uneven = {
      ...recording,
      trials: trialTable([
        [0, 400, -100],
        [400, 500, -100],
        [500, 900, 0],
      ]),
    };
    expect(arrayOf(uneven, { latency: [0, 0.2] })).toMatchObject({ trialIndices: [0, 2], leftOut: 1 });
    expect(arrayOf(uneven, { latency: 'maxperiod', trials: [0, 1] })).toMatchObject({ trialIndices: [0], leftOut: 1 });
    expect(arrayOf(uneven, { latency: 'minperiod', trials: [0, 2] }).window).toEqual([0, 0.299]);
  });
});

group('a selection of frequencies', () => {
  const spectra = object('tfr.spectral', { trials: trialTable([[0, 2400, 0]]) });
  const hertz = (frequency: SelectSpec['frequency']) => arrayOf(spectra, { frequency }).freq?.map(({ token }) => Number(token));

  it('is a closed window, open to one side where a bound is missing', () => {
    expect(hertz([20, 40])).toEqual([20, 30, 40]);
    expect(hertz([null, 20])).toEqual([10, 20]);
    expect(hertz([55, null])).toEqual([60, 70]);
  });

  it('is the nearest of each that is named, of two the higher one', () => {
    expect(hertz(12.2)).toEqual([10]);
    expect(hertz(15)).toEqual([20]);
    expect(hertz({ list: [70, 10, 10] })).toEqual([70, 10, 10]);
  });
});

group('a selection of spikes and events', () => {
  it('keeps the rows of its trials in one go, and the trials as they are', () => {
    const { ranges, trials } = rowsOf(spikes, { trials: [1, 0, 1] }, occurring);
    expect(ranges).toEqual([[0, 800]]);
    expect(trialsOf(trials).map(({ start }) => start)).toEqual([400, 0, 400]);
  });

  it('takes channels and units by the values that their labels name, however sparse', () => {
    const { columns } = rowsOf(spikes, { channel: ['c'], unit: [1] }, occurring);
    expect(columns).toEqual([
      { column: 1, kept: new Set([9]) },
      { column: 2, kept: new Set([7]) },
    ]);
  });

  it('takes event codes as they stand in the data, and ranges of codes', () => {
    const codes = { eventid: [1, 4, 200] };
    const kept = (eventid: SelectSpec['eventid']) => rowsOf(events, { eventid }, codes).columns[0]?.kept;
    expect(kept([200, 1])).toEqual(new Set([200, 1]));
    expect(kept({ start: 2 })).toEqual(new Set([4, 200]));
    expect(kept({ stop: 5, step: 3 })).toEqual(new Set([1, 4]));
  });

  it('cuts a window of time out of each trial', () => {
    const { ranges, trials } = rowsOf(spikes, { latency: [0, 0.1] }, occurring);
    expect(ranges).toEqual([
      [100, 201],
      [500, 601],
    ]);
    expect(trialsOf(trials)[0]).toMatchObject({ start: 0, stop: 400, offset: -100 });
  });

  it('cuts overlapping trials themselves to the window, so that none shows the events of another', () => {
    const overlapping = {
      ...spikes,
      trials: trialTable([
        [0, 400, -100],
        [200, 600, -100],
      ]),
    };
    expect(trialsOf(rowsOf(overlapping, { latency: [0, 0.1] }, occurring).trials)).toEqual([
      { start: 100, stop: 201, offset: 0, info: [] },
      { start: 300, stop: 401, offset: 0, info: [] },
    ]);
  });

  it('must know the values of each label column first, and of the codes where they are selected', () => {
    expect(columnsToKnow(spikes, {})).toEqual(['channel', 'unit']);
    expect(columnsToKnow(events, { eventid: 1 })).toEqual(['eventid']);
    expect(columnsToKnow(events, {})).toEqual([]);
    expect(columnsToKnow(recording, { channel: [0] })).toEqual([]);
  });
});

group('what a selection leaves behind', () => {
  it('is an entry of cfg like that of selectdata, ranges written out and numbers as they are', () => {
    const { cfg } = arrayOf(recording, { trials: { stop: 2 }, channel: 'V4-01', latency: [0, 0.2] });
    expect(JSON.parse(writeJson(cfg))).toEqual({
      trials: [0, 1],
      channel: 'V4-01',
      channel_i: null,
      channel_j: null,
      latency: [0, 0.2],
      frequency: null,
      taper: null,
      unit: null,
      eventid: null,
      inplace: false,
      clear: false,
      parallel: false,
    });
  });

  it('is an entry of the log like that of selectdata, long lists shortened', () => {
    const { logText } = arrayOf(recording, { latency: 'prestim', channel: ['V4-01'] });
    expect(logText).toBe(
      'computed _selectdata with settings\n\tinplace = False\n\tclear = False\n\tlatency = [-0.1, 0]\n' +
        "\ttrials = [0, 1, 2, 3, 4, 5]\n\tchannel = ['V4-01']\n",
    );
    const many = arrayOf(recording, { channel: Array.from({ length: 60 }, (_, at) => at % 8) });
    expect(many.logText).toContain('\tchannel = [0, 1, 2, 3, 4, 5, 6, 7, 0, 1,, ...,  2, 3, 4, 5, 6, 7, 0, 1, 2, 3]\n');
  });
});

group('a selection is refused', () => {
  function reason(description: ObjectDescription, spec: SelectSpec, values: OccurringValues = {}): string {
    const result = resolveSelection(description, spec, { occurring: values });
    if (result.ok) return 'not refused';
    expect(result.error.code).toBe('selection-refused');
    return result.error.message;
  }

  it.each<[SelectSpec, string]>([
    [{ channel: ['V1-01', 'nose'] }, '"channel" has no "nose"'],
    [{ channel: [8] }, '"channel" has no index 8: there are 8, counted from 0'],
    [{ channel: [-1] }, 'no index -1'],
    [{ channel: { start: 6, stop: 9 } }, 'reaches to 9, and there are 8'],
    [{ channel: { start: 3, stop: 3 } }, 'nothing is left of "channel"'],
    [{ channel: [] }, 'nothing is left of "channel"'],
    [{ trials: [6] }, '"trials" has no index 6'],
    [{ latency: [0.4, 0.9] }, 'its latency begins at 0.4 s, and the last trial ends at 0.299 s'],
    [{ latency: [-2, -1] }, 'its latency ends at -1 s, and the first trial begins at -0.1 s'],
    [{ latency: [0.2, 0.1] }, 'before it begins'],
    [{ latency: [0.1, 9] }, 'no trial covers the whole window'],
    [{ frequency: 10 }, 'AnalogData cannot be selected by "frequency", only by trials, channel, latency'],
    [{ dataclass: 'SpikeData', trials: [0] }, 'it is for SpikeData, and this is AnalogData'],
  ])('%j', (spec, words) => {
    expect(reason(recording, spec)).toContain(words);
  });

  it('where the trials have no time in common, or none before or after t = 0', () => {
    const apart = {
      ...recording,
      trials: trialTable([
        [0, 100, 0],
        [100, 200, 500],
      ]),
    };
    expect(reason(apart, { latency: 'minperiod' })).toContain('no time in common');
    expect(reason(apart, { latency: 'prestim' })).toContain('no trial begins before t = 0');
    const before = { ...recording, trials: trialTable([[0, 100, -100]]) };
    expect(reason(before, { latency: 'poststim' })).toContain('no trial goes on after t = 0');
  });

  it('where there are no times, no such frequency, no such code', () => {
    expect(reason({ ...recording, samplerate: null }, { latency: [0, 1] })).toContain('no sampling rate');
    const spectra = object('tfr.spectral', { trials: trialTable([[0, 2400, 0]]) });
    expect(reason(spectra, { frequency: [11, 12] })).toContain('no frequency lies in its window from 11 Hz to 12 Hz');
    expect(reason(spectra, { frequency: 90 })).toContain('90 Hz lies outside of 10 Hz to 70 Hz');
    expect(reason(events, { eventid: [3, 2] }, { eventid: [1, 2] })).toContain('no event has the code 3');
    expect(reason(events, { eventid: { start: 5 } }, { eventid: [1, 2] })).toContain('no event has one of the codes');
  });

  it('of an object that Syncopy would not load', () => {
    const broken = { ...recording, trials: trialTable([[0, 9999, 0]]) };
    const result = resolveSelection(broken, { channel: [0] }, { occurring: {} });
    expect(result).toMatchObject({ ok: false, error: { code: 'not-loadable' } });
  });
});

group('a selection as JSON', () => {
  it.each<[unknown]>([
    [{}],
    [{ trials: [0, 0], channel: ['a'], latency: [-0.5, 1], frequency: [null, 60.5] }],
    [{ trials: 'all', channel: 3, latency: 'minperiod', frequency: { list: [1, 2] } }],
    [{ eventid: { start: 0, stop: null, step: 2 } }],
    [{ dataclass: 'EventData', eventid: 7 }],
  ])('%j is read', (value) => {
    const read = parseSelectSpec(value);
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(JSON.parse(JSON.stringify(read.value))).toEqual(value);
  });

  it('may leave its keys at null', () => {
    expect(parseSelectSpec({ trials: null, channel: [0] })).toEqual({ ok: true, value: { channel: [0] } });
  });

  it.each<[unknown, string]>([
    [[1], 'not an object'],
    [{ trails: [0] }, 'nothing to select by "trails"'],
    [{ trials: [0.5] }, '"trials" is neither'],
    [{ trials: ['a'] }, '"trials" is neither'],
    [{ channel: ['a', 1] }, 'neither all names nor all indices'],
    [{ channel: { from: 1 } }, '"channel" has "from"'],
    [{ channel: { start: 0, step: 0 } }, 'the step of "channel"'],
    [{ channel: { start: 0.5 } }, 'no whole bounds'],
    [{ latency: [0] }, '"latency" is neither'],
    [{ latency: 'sometime' }, 'maxperiod'],
    [{ frequency: ['a', 'b'] }, '"frequency" is neither'],
    [{ frequency: { list: 'a' } }, '"frequency" is neither'],
    [{ dataclass: 'ImageData' }, 'names no data class'],
  ])('%j is refused', (value, words) => {
    const read = parseSelectSpec(value);
    expect(read.ok ? 'read' : read.error.message).toContain(words);
  });
});

group('what a class can be selected by', () => {
  it('is what its Syncopy class lists as selection keywords', () => {
    expect(Object.fromEntries(DATA_CLASS_NAMES.map((name) => [name, selectKeysOf(name)]))).toEqual({
      AnalogData: ['trials', 'channel', 'latency'],
      TimeLockData: ['trials', 'channel', 'latency'],
      SpectralData: ['trials', 'channel', 'latency', 'frequency', 'taper'],
      CrossSpectralData: ['trials', 'channel_i', 'channel_j', 'latency', 'frequency'],
      SpikeData: ['trials', 'channel', 'latency', 'unit'],
      EventData: ['trials', 'latency', 'eventid'],
    });
  });

  it('counts default frequencies where an object has none', () => {
    const plain = object('tfr.spectral', { trials: trialTable([[0, 2400, 0]]), freq: null });
    expect(arrayOf(plain, { frequency: [2, 3] }).freq).toEqual([jsonNumber(2, 'int'), jsonNumber(3, 'int')]);
  });
});
