import { describe as group, expect, it } from 'vitest';
import {
  completeForSave,
  composeInfo,
  elementTypeOfName,
  infoTextOfBytes,
  isJsonNumber,
  readInfo,
  type JsonValue,
  type ParsedInfo,
  type WrittenFacts,
} from '../../../src-main/format';
import { describe, FIXTURE_INFOS, fixtureInfo, isBroken, trialTable } from './fixtures';

function read(text: string): ParsedInfo {
  const result = readInfo(text, '/x.info');
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The facts that the `.info` itself tells, so that only the composing is under test. */
function factsOf(info: ParsedInfo): WrittenFacts {
  const filename = info.text.entries.get('filename');
  const offset = info.text.entries.get('data_offset');
  const [rows = 0, columns = 0] = info.trialShape ?? [];
  return {
    filename: typeof filename === 'string' ? filename : '',
    data: {
      typeName: info.dataTypeName ?? '',
      shape: info.dataShape ?? [],
      offset: isJsonNumber(offset) ? Number(offset.token) : null,
    },
    trials: { typeName: info.trialTypeName ?? '', rows, columns },
    checksum: info.checksum ?? '',
    log: info.log,
  };
}

const sound = fixtureInfo('tokens.analog.info');

/** The sound text with one key's value replaced, or taken out. */
function changed(key: string, value: string | null): string {
  const whole = new RegExp(`\\n    "${key}": (?:"[^\\n]*"|\\[[^\\]]*\\]|\\{[^}]*\\}|[^\\n,]*)(,?)(?=\\n)`);
  expect(sound.text).toMatch(whole);
  if (value !== null) return sound.text.replace(whole, (_, comma: string) => `\n    "${key}": ${value}${comma}`);
  return sound.text.replace(whole, '').replace(/,(\n})$/, '$1');
}

function refusalOf(text: string): { code: string; message: string; path?: string | undefined } {
  const result = readInfo(text, '/x.info');
  if (result.ok) throw new Error('was read');
  return result.error;
}

group('reading an .info', () => {
  it.each(FIXTURE_INFOS.filter(({ name }) => !isBroken(name)))('reads $name', ({ text, path }) => {
    expect(readInfo(text, path).ok).toBe(true);
  });

  it.each(FIXTURE_INFOS.filter(({ name }) => isBroken(name)))('refuses $name', ({ text, path }) => {
    const result = readInfo(text, path);
    expect(result.ok ? 'read' : result.error.code).toBe('info-invalid');
    expect(result.ok ? '' : result.error.path).toBe(path);
  });

  it('answers what it says, tokens kept', () => {
    const info = read(sound.text);
    expect(info).toMatchObject({
      dataclass: 'AnalogData',
      dimord: ['time', 'channel'],
      dataTypeName: 'float32',
      dataShape: [600, 4],
      trialTypeName: 'int64',
      trialShape: [3, 4],
      checksum: '00fe4336816452fec64faeed4610393f229b552a',
      checksumAlgorithm: 'openssl_sha1',
      samplerate: { token: '1000.0' },
      labels: { channel: ['channel1', 'channel2', 'channel3', 'channel4'] },
      freq: null,
      version: '2023.9',
      listedDatasets: ['data'],
    });
    expect(info.info.get('nan')).toEqual({ token: 'NaN' });
    expect(info.info.get('big')).toEqual({ token: '1152921504606846977' });
  });

  it('keeps an integer sampling rate an integer', () => {
    expect(read(fixtureInfo('codes.event.info').text).samplerate).toEqual({ token: '1000' });
  });

  it('gives an older file the datasets of its class and an empty info', () => {
    const info = read(fixtureInfo('legacy.analog.info').text);
    expect(info.listedDatasets).toEqual(['data']);
    expect(info.info.size).toBe(0);
  });

  it.each(['filename', 'data_dtype', 'data_shape', 'data_offset', 'trl_dtype', 'trl_shape', 'file_checksum', 'order'])(
    'wants the key %s, but takes any value of it',
    (key) => {
      expect(refusalOf(changed(key, null)).message).toContain(`"${key}"`);
      expect(readInfo(changed(key, '{"odd": [1]}'), '/x.info').ok).toBe(true);
    },
  );

  it.each(['dimord', '_version', '_log', 'cfg', 'samplerate', 'channel', 'checksum_algorithm', 'trl_offset', 'dataclass'])(
    'wants the key %s',
    (key) => {
      expect(refusalOf(changed(key, null))).toMatchObject({ code: 'info-invalid', path: '/x.info' });
    },
  );

  it('takes a null sampling rate and null labels', () => {
    expect(read(changed('samplerate', 'null')).samplerate).toBeNull();
    expect(read(changed('channel', 'null')).labels).toEqual({ channel: null });
  });

  it.each([
    ['samplerate', '"fast"'],
    ['samplerate', 'true'],
    ['samplerate', '0'],
    ['samplerate', '-1000.0'],
    ['samplerate', 'NaN'],
    ['samplerate', 'Infinity'],
    ['channel', '"one"'],
    ['channel', '[1, 2]'],
    ['dimord', '["time"]'],
    ['dimord', '["time", "time"]'],
    ['dimord', '["time", "channel", "more"]'],
    ['dimord', 'null'],
    ['cfg', 'null'],
    ['cfg', '[]'],
    ['info', '3'],
    ['_log', 'null'],
    ['_version', '2023.9'],
    ['_hdfFileDatasetProperties', '"data"'],
    ['dataclass', 'null'],
  ])('refuses %s of %s', (key, value) => {
    const text = key === 'info' ? sound.text.replace(/"info": \{[^]*?\n {4}\},/, '"info": 3,') : changed(key, value);
    expect(refusalOf(text).code).toBe('info-invalid');
  });

  it('names an unknown class', () => {
    for (const name of ['MyData', '__proto__', 'constructor']) {
      expect(refusalOf(changed('dataclass', `"${name}"`))).toMatchObject({ code: 'unknown-class' });
    }
  });

  it('takes further columns of events, and of nothing else', () => {
    expect(read(fixtureInfo('event_extra.event.info').text).dimord).toEqual(['sample', 'eventid', 'extra']);
  });

  it.each(['[]', '3', 'null', '"text"'])('refuses the text %s', (text) => {
    expect(refusalOf(text).message).toContain('not an object');
  });

  it('takes UTF-8 bytes and refuses others', () => {
    expect(infoTextOfBytes(new TextEncoder().encode('{"ü": 1}'), '/x.info')).toEqual({ ok: true, value: '{"ü": 1}' });
    const bad = infoTextOfBytes(Uint8Array.of(0x7b, 0xff, 0x7d), '/x.info');
    expect(bad.ok ? 'read' : bad.error.code).toBe('info-invalid');
  });
});

group('composing an .info', () => {
  const written = FIXTURE_INFOS.filter(({ name }) => !isBroken(name) && !name.includes('legacy'));

  it.each(written)('gives back the text of $name where nothing changed', ({ text }) => {
    const info = read(text);
    expect(composeInfo(completeForSave(describe(info)), factsOf(info))).toBe(text);
  });

  it('adds to an older file the keys that it lacks, in their places', () => {
    const info = read(fixtureInfo('legacy.analog.info').text);
    const composed = composeInfo(describe(info), factsOf(info));
    expect([...read(composed).text.entries.keys()].slice(-5)).toEqual([
      'cfg',
      'info',
      'samplerate',
      'channel',
      '_hdfFileDatasetProperties',
    ]);
  });

  it('keeps keys that it does not know', () => {
    const text = sound.text.replace('"cfg": {},', '"cfg": {},\n    "lab": {\n        "n": 1e+22\n    },');
    const info = read(text);
    const again = composeInfo(describe(info), factsOf(info));
    expect(again).toContain('"lab": {\n        "n": 1e+22\n    }');
    expect(composeInfo(describe(read(again)), factsOf(info))).toBe(again);
  });

  it('writes the facts of the new files', () => {
    const info = read(sound.text);
    const composed = composeInfo(describe(info), {
      filename: 'ü.analog',
      data: { typeName: 'int16', shape: [5, 2], offset: null },
      trials: { typeName: 'int64', rows: 0, columns: 3 },
      checksum: 'a'.repeat(40),
      log: 'new',
    });
    expect(composed).toContain('"filename": "\\u00fc.analog",');
    expect(composed).toContain('"data_shape": [\n        5,\n        2\n    ],\n    "data_offset": null,');
    expect(composed).toContain('"trl_offset": null,\n    "file_checksum": "aaaa');
    expect(composed.endsWith('\n}')).toBe(true);
  });

  it('writes default labels and frequencies where the object has none', () => {
    const info = read(fixtureInfo('spectral_plain.spectral.info').text);
    const type = elementTypeOfName('float32');
    if (type === null) throw new Error('float32 is unknown');
    const data = { name: 'data', shape: [2, 1, 3, 10], type, layout: 'contiguous', chunks: null, filtered: false } as const;
    const bare = describe(info, { data, labels: { channel: null, taper: null }, freq: null, trials: trialTable([[0, 2, 0]]) });
    const entries: ReadonlyMap<string, JsonValue> = read(composeInfo(completeForSave(bare), factsOf(info))).text.entries;
    expect(entries.get('freq')).toEqual([{ token: '0' }, { token: '1' }, { token: '2' }]);
    expect(entries.get('taper')).toEqual(['taper1']);
    expect(entries.get('channel')).toHaveLength(10);
  });
});
