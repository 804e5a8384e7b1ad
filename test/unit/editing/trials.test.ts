import { describe, expect, it } from 'vitest';
import { commandShape, type Command } from '../../../src-main/editing';
import { readJsonText, trialsOf, type JsonMap, type ObjectDescription } from '../../../src-main/format';
import { applied, fixtureObject, refused, textOf } from './objects';

const recording = fixtureObject('tokens.analog.info');

function rowsOf({ trials }: ObjectDescription): number[][] {
  return trialsOf(trials).map(({ start, stop, offset, info }) => [start, stop, offset, ...info]);
}

function cfgOf(text: string): JsonMap {
  const read = readJsonText(text);
  if (!read.ok || !(read.value instanceof Map)) throw new Error(text);
  return read.value;
}

/** What `redefinetrial` leaves in `cfg`, as Python writes it. */
function parameters(given: Readonly<Record<string, unknown>>): string {
  const names = ['trials', 'minlength', 'offset', 'toilim', 'begsample', 'endsample', 'trl'];
  return JSON.stringify({ redefinetrial: Object.fromEntries(names.map((name) => [name, given[name] ?? null])) }, null, 4);
}

describe('trials', () => {
  it('are set as a whole, with names for their info columns', () => {
    const rows = [
      [0, 100, -10, 7, 'NaN' as const],
      [100, 200, -10, 8, 0.5],
    ];
    const changed = applied(recording, { do: 'set-trials', rows, names: ['code', 'rt'] });
    expect(rowsOf(changed)).toEqual([
      [0, 100, -10, 7, NaN],
      [100, 200, -10, 8, 0.5],
    ]);
    expect(textOf(changed.info.get('trialinfo') ?? null)).toBe('[\n    "code",\n    "rt"\n]');
    expect(changed.cfg).toBe(recording.cfg);
  });

  it('get other cells, all others as they were', () => {
    const cells = [['NaN' as const], [2.5]];
    const changed = applied(recording, { do: 'set-trial-cells', row: 1, column: 3, cells });
    expect(rowsOf(changed)).toEqual([
      [0, 10, -2, 1],
      [10, 20, -2, NaN],
      [20, 30, -2, 2.5],
    ]);
    expect(changed.cfg).toBe(recording.cfg);
  });

  it.each<[string, Command, object | undefined, string]>([
    [
      'an empty cell',
      { do: 'set-trial-cells', row: 2, column: 1, cells: [[null]] },
      { kind: 'cell', row: 2, column: 1 },
      'the stop of trial 2 is empty',
    ],
    [
      'a fraction',
      { do: 'set-trial-cells', row: 1, column: 0, cells: [[0.5]] },
      { kind: 'cell', row: 1, column: 0 },
      'not a whole number',
    ],
    [
      'a row that is not there',
      { do: 'set-trial-cells', row: 2, column: 0, cells: [[1], [2]] },
      undefined,
      'there is no trial 3',
    ],
    [
      'a column that is not there',
      { do: 'set-trial-cells', row: 0, column: 3, cells: [[1, 2]] },
      undefined,
      'the trials have 4 columns',
    ],
  ])('keep their cells for %s', (_, given, at, reason) => {
    const refusal = refused(recording, given);
    expect(refusal.message).toContain(reason);
    expect(refusal.at).toEqual(at);
  });

  it('are cut by length', () => {
    const cut = applied(recording, { do: 'cut-trials', length: { seconds: 0.25 }, rest: 'keep', within: 'recording' });
    expect(rowsOf(cut)).toEqual([
      [0, 250, 0],
      [250, 500, 0],
      [500, 600, 0],
    ]);
    expect(cut.cfg).toBe(recording.cfg);
  });

  it('lie around events, whose cfg is kept inside of that of the object, beside what was there', () => {
    const object = { ...recording, cfg: cfgOf('{"old": 1.0}') };
    const command: Command = {
      do: 'trials-around-events',
      events: 'session1.event',
      codes: [3],
      before: 0.05,
      after: 0.1,
      edges: 'refuse',
      withCodes: true,
      found: { samples: [100, 200, 300], codes: [3, 4, 3], samplerate: '1000' },
      eventsCfg: '{"x": 1e22}',
    };
    const changed = applied(object, command);
    expect(rowsOf(changed)).toEqual([
      [50, 200, -50, 3],
      [250, 400, -50, 3],
    ]);
    expect(textOf(changed.cfg)).toBe(
      '{\n    "old": 1.0,\n    "method": "definetrial",\n    "EventData object": {\n        "x": 1e22\n    }\n}',
    );
    expect(textOf(changed.info.get('trialinfo') ?? null)).toContain('eventid');
    expect(refused(object, { ...command, found: null }).message).toContain('the events of "session1.event" were not looked up');
    expect(refused(object, { ...command, eventsCfg: '[1]' }).message).toContain('the cfg of the events is no JSON object');
  });

  it.each<[string, Command, number[][], Readonly<Record<string, unknown>>]>([
    [
      'the least length',
      { do: 'redefine-trials', by: { minLength: 0.01 } },
      [
        [0, 10, -2, 1],
        [10, 20, -2, 2],
        [20, 30, -2, 1],
      ],
      { minlength: 0.01 },
    ],
    [
      'a window',
      { do: 'redefine-trials', by: { window: [0, 0.005] } },
      [
        [2, 8, 0, 1],
        [12, 18, 0, 2],
        [22, 28, 0, 1],
      ],
      { toilim: [0.1, 0.005] },
    ],
    [
      'begin and end',
      { do: 'redefine-trials', by: { begin: 1, end: [5, 6, 7], time: 'kept' } },
      [
        [1, 5, -1, 1],
        [11, 16, -1, 2],
        [21, 27, -1, 1],
      ],
      { begsample: 1, endsample: [5, 6, 7], offset: [-1, -1, -1] },
    ],
    ['a table', { do: 'redefine-trials', by: { table: [[5, 9, 0]] } }, [[5, 9, 0]], { trl: [[5, 9, 0]] }],
    [
      'another offset',
      { do: 'shift-offset', samples: 5, mode: 'to' },
      [
        [0, 10, 5, 1],
        [10, 20, 5, 2],
        [20, 30, 5, 1],
      ],
      { offset: 5 },
    ],
    [
      'a shifted offset',
      { do: 'shift-offset', samples: 5, mode: 'by' },
      [
        [0, 10, 3, 1],
        [10, 20, 3, 2],
        [20, 30, 3, 1],
      ],
      { offset: [3, 3, 3] },
    ],
  ])('are redefined by %s, which cfg keeps as redefinetrial does', (what, command, rows, given) => {
    const changed = applied(recording, command);
    expect(rowsOf(changed)).toEqual(rows);
    // JSON of JavaScript cannot write 0.0.
    const expected = what === 'a window' ? parameters(given).replace('0.1', '0.0') : parameters(given);
    expect(textOf(changed.cfg)).toBe(expected);
  });

  it('an older redefinition gives way where it stands in cfg', () => {
    const object = { ...recording, cfg: cfgOf('{"a": 1, "redefinetrial": {"x": 1}, "b": NaN}') };
    const changed = applied(object, { do: 'shift-offset', samples: 0, mode: 'to' });
    expect([...changed.cfg.keys()]).toEqual(['a', 'redefinetrial', 'b']);
    expect(changed.cfg.get('b')).toEqual({ token: 'NaN' });
  });

  it('too long a table is not kept in cfg as well', () => {
    const table = Array.from({ length: 40_000 }, () => [0, 1, 0]);
    const changed = applied(recording, { do: 'redefine-trials', by: { table } });
    expect(changed.trials.rows).toBe(40_000);
    expect(textOf(changed.cfg)).toBe(parameters({}));
  });

  it('have names for their info columns', () => {
    const changed = applied(recording, { do: 'name-trial-columns', names: ['stimulus'] });
    expect(textOf(changed.info.get('trialinfo') ?? null)).toBe('[\n    "stimulus"\n]');
    expect(refused(recording, { do: 'name-trial-columns', names: ['a', 'b'] }).message).toContain('2 names for 1 info column');
  });

  it.each<[string, (number | null)[][], unknown]>([
    [
      'an empty cell',
      [
        [0, 10, 0],
        [10, null, 0],
      ],
      { kind: 'cell', row: 1, column: 1 },
    ],
    ['a fraction', [[0, 10.5, 0]], { kind: 'cell', row: 0, column: 1 }],
    [
      'a start after its stop',
      [
        [0, 10, 0],
        [20, 10, 0],
      ],
      { kind: 'cell', row: 1, column: 0 },
    ],
    ['a border outside of the data', [[0, 601, 0]], { kind: 'cell', row: 0, column: 1 }],
    ['a negative start', [[-1, 10, 0]], { kind: 'cell', row: 0, column: 0 }],
  ])('are refused for %s, at the cell', (_, rows, at) => {
    expect(refused(recording, { do: 'set-trials', rows }).at).toEqual(at);
  });
});

describe('commands', () => {
  it.each<unknown>([
    { do: 'no-such-command' },
    { do: 'set-label', dimension: 'channel', at: 0 },
    { do: 'set-label', dimension: 'channel', at: 0, to: 'a', more: 1 },
    { do: 'set-label', dimension: 'channel', at: -1, to: 'a' },
    { do: 'set-info-value', path: [], value: '1' },
    { do: 'set-trials', rows: [[Number.NaN, 1, 2]] },
    { do: 'redefine-trials', by: { minLength: 1, window: [0, 1] } },
    { do: 'set-note', text: 'x'.repeat(17_000_000) },
  ])('of another form than theirs are none (%#)', (given) => {
    expect(commandShape.safeParse(given).success).toBe(false);
  });

  it('are JSON and come back from it the same', () => {
    const command: Command = { do: 'set-trials', rows: [[0, 1, 2, 'NaN', null]], names: ['a', 'b'] };
    expect(commandShape.parse(JSON.parse(JSON.stringify(command)))).toEqual(command);
  });
});
