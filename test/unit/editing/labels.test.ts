import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type Command } from '../../../src-main/editing';
import { applied, fixtureObject, refused } from './objects';

const recording = fixtureObject('tokens.analog.info');
const spikes = fixtureObject('quickspike.spike.info');
const dimension = 'channel';
const channels = (...names: string[]): Command => ({ do: 'set-labels', dimension, labels: names });
const abc = applied(recording, channels('LFP_1', 'LFP_2', 'MUA_1', 'MUA_2'));

describe('labels', () => {
  it('are set one by one, all others as they were', () => {
    const changed = applied(recording, { do: 'set-label', dimension, at: 2, to: 'V4' });
    expect(changed.labels).toEqual({ channel: ['channel1', 'channel2', 'V4', 'channel4'] });
    expect({ ...changed, labels: recording.labels }).toEqual(recording);
  });

  it('are pasted as a column', () => {
    expect(abc.labels).toEqual({ channel: ['LFP_1', 'LFP_2', 'MUA_1', 'MUA_2'] });
  });

  it('are renamed all at once, so that two can change places', () => {
    const names = [
      { from: 'LFP_1', to: 'LFP_2' },
      { from: 'LFP_2', to: 'LFP_1' },
    ];
    const changed = applied(abc, { do: 'rename-labels', dimension, names });
    expect(changed.labels['channel']).toEqual(['LFP_2', 'LFP_1', 'MUA_1', 'MUA_2']);
  });

  it('are found and replaced as they stand, signs of patterns and of replacements included', () => {
    const changed = applied(applied(recording, channels('a.1', 'a.2', 'ab1', 'b')), {
      do: 'replace-in-labels',
      dimension,
      find: 'a.',
      replace: '$&$1',
      regex: false,
    });
    expect(changed.labels['channel']).toEqual(['$&$11', '$&$12', 'ab1', 'b']);
  });

  it('are found and replaced by a regular expression with groups', () => {
    const find = '^(LFP|MUA)_(\\d+)$';
    const changed = applied(abc, { do: 'replace-in-labels', dimension, find, replace: '$2-$1', regex: true });
    expect(changed.labels['channel']).toEqual(['1-LFP', '2-LFP', '1-MUA', '2-MUA']);
  });

  it.each([
    ['ch{n}', ['ch1', 'ch2', 'ch3', 'ch4']],
    ['{n:03}_V4', ['001_V4', '002_V4', '003_V4', '004_V4']],
    ['{n}/{n:02}', ['1/01', '2/02', '3/03', '4/04']],
  ])('are numbered by the pattern %s', (pattern, expected) => {
    expect(applied(abc, { do: 'number-labels', dimension, pattern }).labels['channel']).toEqual(expected);
  });

  it('that Syncopy would make up are there to be changed', () => {
    const nameless = { ...recording, labels: { channel: null } };
    const changed = applied(nameless, { do: 'set-label', dimension, at: 0, to: 'V1' });
    expect(changed.labels['channel']).toEqual(['V1', 'channel2', 'channel3', 'channel4']);
  });

  it('of units and tapers are changed likewise', () => {
    const labels = ['mua', ...(spikes.labels['unit'] ?? []).slice(1)];
    expect(applied(spikes, { do: 'set-label', dimension: 'unit', at: 0, to: 'mua' }).labels['unit']).toEqual(labels);
  });

  it('that are set to what they are leave the object the very same', () => {
    expect(applied(abc, { do: 'set-label', dimension, at: 0, to: 'LFP_1' })).toBe(abc);
    expect(applied(abc, channels('LFP_1', 'LFP_2', 'MUA_1', 'MUA_2'))).toBe(abc);
  });
});

describe('a change of labels is refused at its place', () => {
  const field = (name: string): unknown => ({ kind: 'field', name });

  it.each<[string, Command, string, unknown]>([
    [
      'an empty label',
      { do: 'set-label', dimension, at: 1, to: ' ' },
      'label 2 of "channel" is empty',
      { kind: 'label', dimension, index: 1 },
    ],
    [
      'a label that another has',
      { do: 'set-label', dimension, at: 3, to: 'LFP_2' },
      'labels 2 and 4 of "channel" are both "LFP_2"',
      { kind: 'label', dimension, index: 3 },
    ],
    [
      'labels that become one',
      channels('a', 'b', 'c', 'b'),
      'labels 4 and 2 of "channel" are both "b"',
      { kind: 'label', dimension, index: 1 },
    ],
    ['a column that is too short', channels('a', 'b', 'c'), '3 labels are given for the 4 of "channel"', field('labels')],
    ['a column that is too long', channels('a', 'b', 'c', 'd', 'e'), '5 labels are given for the 4', field('labels')],
    [
      'a label that HDF5 cannot hold',
      { do: 'set-label', dimension, at: 0, to: 'a\0b' },
      'label 1 of "channel" holds a NUL character',
      { kind: 'label', dimension, index: 0 },
    ],
    [
      'half of a character',
      { do: 'set-label', dimension, at: 0, to: '\ud800' },
      'holds half of a character',
      { kind: 'label', dimension, index: 0 },
    ],
    ['a place behind the last', { do: 'set-label', dimension, at: 4, to: 'a' }, 'none in place 5', field('at')],
    [
      'a dimension without labels',
      { do: 'set-label', dimension: 'time', at: 0, to: 'a' },
      'AnalogData has no labels of "time"',
      field('dimension'),
    ],
    [
      'a name that is not there',
      { do: 'rename-labels', dimension, names: [{ from: 'V9', to: 'a' }] },
      'there is no label "V9"',
      field('names'),
    ],
    [
      'two new names for one',
      {
        do: 'rename-labels',
        dimension,
        names: [
          { from: 'LFP_1', to: 'a' },
          { from: 'LFP_1', to: 'b' },
        ],
      },
      'two new names are given for "LFP_1"',
      field('names'),
    ],
    [
      'a pattern without a number',
      { do: 'number-labels', dimension, pattern: 'ch{m}' },
      'the pattern has no number',
      field('pattern'),
    ],
    ['nothing to find', { do: 'replace-in-labels', dimension, find: '', replace: 'a', regex: false }, 'is empty', field('find')],
    [
      'what is nowhere',
      { do: 'replace-in-labels', dimension, find: 'V4', replace: 'a', regex: false },
      'no label of "channel" is changed',
      field('find'),
    ],
    [
      'a broken pattern',
      { do: 'replace-in-labels', dimension, find: 'L(F', replace: 'a', regex: true },
      'missing closing )',
      field('find'),
    ],
    [
      'a replacement that names brackets that are not there',
      { do: 'replace-in-labels', dimension, find: 'L(F)', replace: '$2', regex: true },
      '$2 names brackets that the pattern does not have',
      field('replace'),
    ],
    [
      'a replacement that makes labels without end',
      { do: 'replace-in-labels', dimension, find: '_', replace: 'a'.repeat(4096), regex: false },
      'label 1 of "channel" would be longer than 4096 characters',
      { kind: 'label', dimension, index: 0 },
    ],
    [
      'a pattern that does',
      { do: 'number-labels', dimension, pattern: '{n:99}'.repeat(42) },
      'label 1 of "channel" would be longer than 4096 characters',
      { kind: 'label', dimension, index: 0 },
    ],
    [
      'a replacement that empties a label',
      { do: 'replace-in-labels', dimension, find: '^.*$', replace: '', regex: true },
      'label 1 of "channel" is empty',
      { kind: 'label', dimension, index: 0 },
    ],
  ])('%s', (_, command, message, at) => {
    const refusal = refused(abc, command);
    expect(refusal.message).toContain(message);
    expect(refusal.at).toEqual(at);
  });

  it('labels of spikes that are not known yet can be given as a whole alone', () => {
    const nameless = { ...spikes, labels: { channel: null, unit: null } };
    expect(refused(nameless, { do: 'set-label', dimension: 'unit', at: 0, to: 'a' }).message).toContain('are not known');
    expect(applied(nameless, { do: 'set-labels', dimension: 'unit', labels: ['a', 'b'] }).labels).toEqual({
      channel: null,
      unit: ['a', 'b'],
    });
  });

  it('but labels that were double before can be mended one after the other', () => {
    const double = { ...recording, labels: { channel: ['a', 'a', 'b', 'b'] } };
    const mended = applied(
      double,
      { do: 'set-label', dimension, at: 1, to: 'c' },
      { do: 'set-label', dimension, at: 2, to: 'd' },
    );
    expect(mended.labels['channel']).toEqual(['a', 'c', 'd', 'b']);
    expect(refused(double, { do: 'set-label', dimension, at: 0, to: 'b' }).message).toContain('are both "b"');
  });
});

it('whatever is typed, labels come out as many as before, unique and not empty, or the object stays as it is', () => {
  const word = fc.string({ maxLength: 6, unit: fc.constantFrom('a', '1', '.', '_', ' ', '$', '{n}', '\0') });
  const command = fc.oneof(
    fc.record({ do: fc.constant('set-label' as const), dimension: fc.constant('channel'), at: fc.nat(5), to: word }),
    fc.record({
      do: fc.constant('set-labels' as const),
      dimension: fc.constant('channel'),
      labels: fc.array(word, { maxLength: 5 }),
    }),
    fc.record({ do: fc.constant('number-labels' as const), dimension: fc.constant('channel'), pattern: word }),
    fc.record({
      do: fc.constant('replace-in-labels' as const),
      dimension: fc.constant('channel'),
      find: word,
      replace: word,
      regex: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      let object = abc;
      for (const next of commands) {
        const after = apply(object, next);
        if (!after.ok) continue;
        object = after.value;
        const labels = object.labels['channel'] ?? [];
        expect(new Set(labels).size).toBe(4);
        expect(labels.every((label) => label.trim() !== '' && !label.includes('\0'))).toBe(true);
      }
    }),
  );
});
