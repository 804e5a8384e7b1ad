import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, noteOf, type Command } from '../../../src-main/editing';
import { jsonNumber, writeJson, type JsonValue } from '../../../src-main/format';
import { jsonTree } from '../format/json-trees';
import { applied, fixtureObject, refused, textOf } from './objects';

const recording = fixtureObject('tokens.analog.info');
const spikes = fixtureObject('quickspike.spike.info');
const field = (name: string): unknown => ({ kind: 'field', name });

describe('the sampling rate', () => {
  const set = (samplerate: string): Command => ({ do: 'set-samplerate', samplerate });

  it.each([
    ['500', '500.0'],
    ['24414.0625', '24414.0625'],
    ['1e3', '1000.0'],
    [' 2000.0 ', '2000.0'],
    ['0.5', '0.5'],
  ])('%j of continuous data becomes the float %s', (given, kept) => {
    expect(applied(recording, set(given)).samplerate).toEqual({ token: kept });
  });

  it.each([
    ['30000', '30000'],
    ['30000.0', '30000.0'],
    ['9007199254740993', '9007199254740993'],
  ])('%s of discrete data keeps its type: %s', (given, kept) => {
    expect(applied(spikes, set(given)).samplerate).toEqual({ token: kept });
  });

  it.each(['', '1_000', 'abc', '+5', '.5', '1000 Hz', 'null', '"1000"', '[1000]', '1,000'])(
    '%j is refused: it is no number',
    (given) => {
      expect(refused(recording, set(given))).toEqual({
        message: expect.stringContaining('is no number'),
        at: field('samplerate'),
      });
    },
  );

  it.each([
    ['0', recording],
    ['-1000', recording],
    ['1e-17', recording],
    ['NaN', recording],
    ['Infinity', recording],
    ['1e999', recording],
    ['0.99', spikes],
  ])('%s is refused, since Syncopy would not load it', (given, object) => {
    expect(refused(object, set(given)).message).toContain('Syncopy would not load it: the sampling rate is');
  });
});

describe('info', () => {
  const [big, nested] = [['big'], ['nested', 'list']];

  it('is edited as a text, every token kept', () => {
    const text = textOf(recording.info);
    expect(textOf(applied(recording, { do: 'set-info', text }).info)).toBe(text);
    const more = text.replace('"unit"', '"gain": 1.50e3,\n    "unit"');
    expect(textOf(applied(recording, { do: 'set-info', text: more }).info)).toBe(more);
  });

  it('is edited as a tree, all else token for token as it was', () => {
    const changed = applied(
      recording,
      { do: 'set-info-value', path: [...nested, 1], value: '2.50' },
      { do: 'set-info-value', path: [...nested, 5, 'a', 0], value: '-Infinity' },
      { do: 'set-info-value', path: ['new'], value: '{"x": 1.0}' },
      { do: 'rename-info-key', path: big, to: '10' },
      { do: 'remove-info-value', path: [...nested, 0] },
      { do: 'remove-info-value', path: ['tiny'] },
    );
    const expected = textOf(recording.info)
      .replace('"big"', '"10"')
      .replace('            1,\n            1.0,', '            2.50,')
      .replace('"a": []', '"a": [\n                    -Infinity\n                ]')
      .replace('    "tiny": 5e-324,\n', '')
      .replace('"unit": "uV"', '"unit": "uV",\n    "new": {\n        "x": 1.0\n    }');
    expect(textOf(changed.info)).toBe(expected);
  });

  it.each<[string, Command, string, unknown]>([
    [
      'a text that is no JSON',
      { do: 'set-info', text: '{\n  "a": 1,\n  b: 2\n}' },
      'a name in double quotes is missing (line 3, column 3)',
      { kind: 'text', line: 3, column: 3 },
    ],
    [
      'a name that is given twice',
      { do: 'set-info', text: '{"a": 1, "b": {"c": 1,\n "c": 2}}' },
      'the name "c" is given twice (line 2, column 2)',
      { kind: 'text', line: 2, column: 2 },
    ],
    [
      'a new value under a name that is taken',
      { do: 'set-info-value', path: ['unit'], value: '1', isNew: true },
      'there is a value called "unit" already',
      { kind: 'info', path: ['unit'] },
    ],
    [
      'a new value at a place of a list that is taken',
      { do: 'set-info-value', path: [...nested, 5], value: '1', isNew: true },
      'there is info["nested"]["list"][5] already',
      { kind: 'info', path: [...nested, 5] },
    ],
    ['an empty text', { do: 'set-info', text: '' }, 'it is empty', { kind: 'text', line: 1, column: 1 }],
    ['a text that is a list', { do: 'set-info', text: '[1]' }, 'no JSON object', { kind: 'text', line: 1, column: 1 }],
    [
      'a value that is cut off',
      { do: 'set-info-value', path: big, value: '[1, 2' },
      'a comma or ] is missing (line 1, column 6)',
      { kind: 'text', line: 1, column: 6 },
    ],
    [
      'a path that is not there',
      { do: 'set-info-value', path: ['nested', 'nowhere', 'x'], value: '1' },
      'there is no info["nested"]["nowhere"]',
      { kind: 'info', path: ['nested', 'nowhere'] },
    ],
    [
      'a path through a number',
      { do: 'set-info-value', path: ['big', 'x'], value: '1' },
      'info["big"] holds a value and no others',
      { kind: 'info', path: ['big'] },
    ],
    [
      'a place behind the end of a list',
      { do: 'set-info-value', path: [...nested, 7], value: '1' },
      'there is no info["nested"]["list"][7]',
      { kind: 'info', path: [...nested, 7] },
    ],
    [
      'a name in a list',
      { do: 'set-info-value', path: [...nested, 'x'], value: '1' },
      'there is no info["nested"]["list"]["x"]',
      { kind: 'info', path: [...nested, 'x'] },
    ],
    ['the removal of nothing', { do: 'remove-info-value', path: ['x'] }, 'there is no info["x"]', { kind: 'info', path: ['x'] }],
    [
      'a new key that is taken',
      { do: 'rename-info-key', path: big, to: 'unit' },
      'a value called "unit" already',
      { kind: 'info', path: ['unit'] },
    ],
    [
      'a key for a member of a list',
      { do: 'rename-info-key', path: [...nested, 0], to: 'x' },
      'stands in a list and has no key',
      { kind: 'info', path: [...nested, 0] },
    ],
    [
      'a text that no .info could hold',
      { do: 'set-info', text: `{"a":${'['.repeat(199)}${']'.repeat(199)}}` },
      'nested too deeply',
      field('text'),
    ],
    [
      'a value that is too deep where it would stand',
      { do: 'set-info-value', path: [...nested, 0], value: `${'['.repeat(197)}${']'.repeat(197)}` },
      'nested too deeply',
      { kind: 'info', path: [...nested, 0] },
    ],
  ])('refuses %s at its place', (_, command, message, at) => {
    const refusal = refused(recording, command);
    expect(refusal.message).toContain(message);
    expect(refusal.at).toEqual(at);
  });

  it('takes any tree as a value and gives it back token for token', () => {
    fc.assert(
      fc.property(jsonTree, (tree) => {
        const value = writeJson(tree);
        const changed = applied(recording, { do: 'set-info-value', path: ['x'], value });
        expect(writeJson(changed.info.get('x') ?? null)).toBe(value);
        const back = applied(changed, { do: 'remove-info-value', path: ['x'] });
        expect(textOf(back.info)).toBe(textOf(recording.info));
      }),
    );
  });

  it('knows no key that is special', () => {
    const changed = applied(recording, { do: 'set-info-value', path: ['__proto__'], value: '{"polluted": true}' });
    expect(textOf(changed.info.get('__proto__') ?? null)).toContain('polluted');
    expect('polluted' in {}).toBe(false);
  });
});

describe('the note', () => {
  it('lives in info, keeps its place there and is taken away when it is emptied', () => {
    const noted = applied(recording, { do: 'set-note', text: 'bad electrode\n2' });
    expect(noteOf(recording)).toBe('');
    expect(noteOf(noted)).toBe('bad electrode\n2');
    const again = applied(noted, { do: 'set-info-value', path: ['z'], value: '1' }, { do: 'set-note', text: 'good' });
    expect([...again.info.keys()].slice(-2)).toEqual(['note', 'z']);
    const gone = applied(noted, { do: 'set-note', text: '' });
    expect(textOf(gone.info)).toBe(textOf(recording.info));
  });

  it('leaves the object the very same where it is the same', () => {
    expect(applied(recording, { do: 'set-note', text: '' })).toBe(recording);
    const empty = { ...recording, info: new Map<string, JsonValue>([['note', '']]) };
    expect(applied(empty, { do: 'set-note', text: '' })).toBe(empty);
  });

  it('does not write over what is no text', () => {
    const held = { ...recording, info: new Map<string, JsonValue>([['note', jsonNumber(5, 'int')]]) };
    expect(refused(held, { do: 'set-note', text: 'a' })).toEqual({
      message: expect.stringContaining('holds something under "note" that is no text'),
      at: { kind: 'info', path: ['note'] },
    });
  });
});

it('no command but those on info and trials touches cfg and info of tokens.spy', () => {
  const { cfg, info } = recording;
  const commands: Command[] = [
    { do: 'set-label', dimension: 'channel', at: 0, to: 'a' },
    { do: 'number-labels', dimension: 'channel', pattern: 'c{n}' },
    { do: 'set-samplerate', samplerate: '1' },
  ];
  for (const command of commands) {
    const after = apply(recording, command);
    expect(after.ok && after.value.cfg === cfg && after.value.info === info).toBe(true);
  }
});
