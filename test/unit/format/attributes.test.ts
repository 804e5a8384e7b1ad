import { describe as group, expect, it } from 'vitest';
import {
  elementTypeName,
  elementTypeOfName,
  fitsAttribute,
  jsonNumber,
  numberArray,
  pythonString,
  readInfo,
  rootAttributes,
  syncopyLine,
  valueUnit,
  type JsonValue,
  type ObjectDescription,
} from '../../../src-main/format';
import { describe, fixtureInfo } from './fixtures';

function object(end: string, change: Partial<ObjectDescription> = {}): ObjectDescription {
  const result = readInfo(fixtureInfo(end).text, end);
  if (!result.ok) throw new Error(result.error.message);
  return describe(result.value, change);
}

group('the root attributes of a save', () => {
  it('are dimord, _version, _log and those of the class', () => {
    expect(rootAttributes(object('tokens.analog.info'), 'the log')).toEqual({
      write: [
        { name: 'dimord', kind: 'texts', value: ['time', 'channel'] },
        { name: '_version', kind: 'text', value: '2023.9' },
        { name: '_log', kind: 'text', value: 'the log' },
        { name: 'samplerate', kind: 'float64', value: 1000 },
        { name: 'channel', kind: 'texts', value: ['channel1', 'channel2', 'channel3', 'channel4'] },
      ],
      leaveOut: [],
    });
    const names = (end: string): string[] => rootAttributes(object(end), '').write.map(({ name }) => name);
    expect(names('session1_erp.timelock.info')).toEqual(['dimord', '_version', '_log']);
    expect(names('session1_coh.crossspectral.info').slice(3)).toEqual(['samplerate', 'channel_i', 'channel_j', 'freq']);
    expect(names('session1_pow.spectral.info').slice(3)).toEqual(['samplerate', 'channel', 'freq']);
    expect(names('session1_sorted.spike.info').slice(3)).toEqual(['samplerate', 'channel', 'unit']);
  });

  function attribute(description: ObjectDescription, name: string): unknown {
    return rootAttributes(description, '').write.find((one) => one.name === name);
  }

  it('keep the type of a discrete sampling rate and make a continuous one a float', () => {
    expect(attribute(object('codes.event.info'), 'samplerate')).toMatchObject({ kind: 'int64', value: 1000n });
    expect(attribute(object('session1_sorted.spike.info'), 'samplerate')).toMatchObject({ kind: 'float64', value: 1000 });
    const whole = object('tokens.analog.info', { samplerate: { token: '1000' } });
    expect(attribute(whole, 'samplerate')).toMatchObject({ kind: 'float64', value: 1000 });
    const huge = object('codes.event.info', { samplerate: { token: '9223372036854775808' } });
    expect(attribute(huge, 'samplerate')).toMatchObject({ kind: 'float64' });
  });

  it('write None for a null', () => {
    const bare = object('tokens.analog.info', { samplerate: null, labels: { channel: null } });
    expect(attribute(bare, 'samplerate')).toEqual({ name: 'samplerate', kind: 'text', value: 'None' });
    expect(attribute(bare, 'channel')).toEqual({ name: 'channel', kind: 'text', value: 'None' });
    expect(attribute(object('session1_pow.spectral.info', { freq: null }), 'freq')).toMatchObject({ value: 'None' });
  });

  it('shorten too long a list of texts', () => {
    const labels = Array.from({ length: 4092 }, (_, index) => `c${index}`);
    const long = object('tokens.analog.info', { labels: { channel: labels } });
    expect(attribute(long, 'channel')).toMatchObject({ value: ['c0', '...', 'c4091'] });
    const fits = object('tokens.analog.info', { labels: { channel: labels.slice(1) } });
    expect(attribute(fits, 'channel')).toMatchObject({ value: labels.slice(1) });
  });

  it('leave out too long a list of numbers', () => {
    const freq = (count: number, kind: 'int' | 'float'): Partial<ObjectDescription> => ({
      freq: Array.from({ length: count }, (_, index) => jsonNumber(index, kind)),
    });
    const spectral = (change: Partial<ObjectDescription>) => rootAttributes(object('session1_pow.spectral.info', change), '');
    expect(spectral(freq(8183, 'float')).leaveOut).toEqual([]);
    expect(spectral(freq(8184, 'float')).leaveOut).toEqual(['freq']);
    expect(spectral(freq(8184, 'int')).leaveOut).toEqual([]);
    expect(spectral(freq(8185, 'int')).leaveOut).toEqual(['freq']);
    expect(spectral(freq(3, 'int')).write.at(-1)).toEqual({ name: 'freq', kind: 'int64', value: [0n, 1n, 2n] });
    expect(spectral({ freq: [{ token: '1' }, { token: '2.5' }] }).write.at(-1)).toMatchObject({
      kind: 'float64',
      value: [1, 2.5],
    });
    expect(spectral({ freq: [] }).write.at(-1)).toMatchObject({ kind: 'float64', value: [] });
  });

  it('have room for what h5py was measured to take', () => {
    expect(fitsAttribute('channel', 'texts', 4091)).toBe(true);
    expect(fitsAttribute('channel', 'texts', 4092)).toBe(false);
    expect(fitsAttribute('channel_i', 'texts', 4091)).toBe(true);
    expect(fitsAttribute('channel_i', 'texts', 4092)).toBe(false);
    expect(fitsAttribute('channel_i', 'float64', 8182)).toBe(true);
    expect(fitsAttribute('channel_i', 'float64', 8183)).toBe(false);
    expect(fitsAttribute('channel_i', 'int64', 8183)).toBe(true);
    expect(fitsAttribute('channel_i', 'int64', 8184)).toBe(false);
  });
});

group('the unit of the values', () => {
  it('is what info says, and never guessed', () => {
    const unit = (key: string, value: JsonValue): string | null => valueUnit(new Map([[key, value]]));
    expect(unit('unit', 'uV')).toBe('uV');
    expect(unit('units', ' mV ')).toBe('mV');
    expect(unit('unit', '')).toBeNull();
    expect(unit('unit', ['uV'])).toBeNull();
    expect(valueUnit(new Map())).toBeNull();
    expect(valueUnit(object('tokens.analog.info').info)).toBe('uV');
  });
});

group('element types', () => {
  it("have numpy's names", () => {
    expect(elementTypeOfName('complex128')).toEqual({ name: 'complex128', kind: 'complex', size: 16, littleEndian: true });
    expect(elementTypeOfName('float32', false)?.littleEndian).toBe(false);
    expect(elementTypeOfName('object')).toBeNull();
    expect(elementTypeOfName('toString')).toBeNull();
    expect(elementTypeName('uint', 2)).toBe('uint16');
    expect(elementTypeName('float', 3)).toBeNull();
  });

  it('have arrays, complex ones of pairs', () => {
    for (const name of [
      'int8',
      'uint8',
      'int16',
      'uint16',
      'int32',
      'uint32',
      'int64',
      'uint64',
      'float32',
      'float64',
      'complex64',
      'complex128',
    ]) {
      const type = elementTypeOfName(name);
      if (type === null) throw new Error(name);
      const values = numberArray(type, new ArrayBuffer(96), 16, 5);
      expect(values?.byteLength).toBe(5 * type.size);
      expect(values?.length).toBe(type.kind === 'complex' ? 10 : 5);
    }
    expect(numberArray({ name: 'float16', kind: 'float', size: 2, littleEndian: true }, new ArrayBuffer(8), 0, 1)).toBeNull();
  });
});

group('the Syncopy line', () => {
  it('loads the data file, quoted for Python', () => {
    expect(syncopyLine('/d/c.spy/c.analog')).toBe("data = spy.load('/d/c.spy/c.analog')");
    expect(pythonString("it's\\ü🙂\n\x07\u2028\ud800\u{e0001}")).toBe("'it\\'s\\\\ü🙂\\n\\x07\\u2028\\ud800\\U000e0001'");
  });
});
