import fc from 'fast-check';
import { COMMAND_NAMES, type Command, type CommandName } from '../../../src-main/editing';
import { writeJson } from '../../../src-main/format';
import { jsonTree } from '../format/json-trees';

const dimension = fc.constant('channel');
const label = fc.string({ minLength: 1, maxLength: 8 });
const key = fc.constantFrom('big', 'nested', 'unit', 'new', 'a', 'list', '1', '__proto__');
const path = fc.array(fc.oneof(key, fc.nat(5)), { minLength: 1, maxLength: 3 });
const value = jsonTree.map((tree) => writeJson(tree));
const seconds = fc.constantFrom(0, 0.001, 0.002, 0.005, 0.01);
const samples = fc.integer({ min: -3, max: 12 });
const rows = fc.array(
  fc
    .tuple(fc.nat(590), fc.integer({ min: 1, max: 10 }), samples, fc.constantFrom<number | 'NaN'>(1, 2.5, 'NaN'))
    .map(([start, length, offset, info]) => [start, start + length, offset, info]),
  { minLength: 1, maxLength: 6 },
);

/** Commands that can be given to a recording of four channels and 600 samples, most of which it takes. */
const byName: { readonly [Name in CommandName]: fc.Arbitrary<Extract<Command, { do: Name }>> } = {
  'set-label': fc.record({ do: fc.constant('set-label'), dimension, at: fc.nat(4), to: label }),
  'set-labels': fc.record({ do: fc.constant('set-labels'), dimension, labels: fc.array(label, { minLength: 4, maxLength: 4 }) }),
  'rename-labels': fc.record({
    do: fc.constant('rename-labels'),
    dimension,
    names: fc.constantFrom('channel1', 'ch1', 'c1').chain((from) => fc.tuple(fc.record({ from: fc.constant(from), to: label }))),
  }),
  'replace-in-labels': fc.record({
    do: fc.constant('replace-in-labels'),
    dimension,
    find: fc.constantFrom('c', 'h', '\\d', '(.)$'),
    replace: fc.constantFrom('x', '$1$1', '_'),
    regex: fc.boolean(),
  }),
  'number-labels': fc.record({
    do: fc.constant('number-labels'),
    dimension,
    pattern: fc.constantFrom('ch{n}', 'channel{n}', 'c{n:03}'),
  }),
  'set-samplerate': fc.record({
    do: fc.constant('set-samplerate'),
    samplerate: fc.constantFrom('1000', '500.0', '1e3', '24414.0625'),
  }),
  'set-info': fc.record({
    do: fc.constant('set-info'),
    text: fc.dictionary(key, value).map(
      (map) =>
        `{${Object.entries(map)
          .map(([name, text]) => `${JSON.stringify(name)}: ${text}`)
          .join(', ')}}`,
    ),
  }),
  'set-info-value': fc.record({ do: fc.constant('set-info-value'), path, value }),
  'remove-info-value': fc.record({ do: fc.constant('remove-info-value'), path }),
  'rename-info-key': fc.record({ do: fc.constant('rename-info-key'), path, to: key }),
  'set-note': fc.record({ do: fc.constant('set-note'), text: fc.string() }),
  'set-trials': fc.record({ do: fc.constant('set-trials'), rows }),
  'set-trial-cells': fc.record({
    do: fc.constant('set-trial-cells'),
    row: fc.nat(2),
    column: fc.nat(3),
    cells: fc.array(fc.array(samples, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
  }),
  'cut-trials': fc.record({
    do: fc.constant('cut-trials'),
    length: fc.oneof(fc.record({ samples: fc.integer({ min: 1, max: 200 }) }), fc.record({ seconds })),
    rest: fc.constantFrom('drop', 'keep'),
    within: fc.constantFrom('recording', 'trials'),
  }),
  'trials-around-events': fc.record({
    do: fc.constant('trials-around-events'),
    events: fc.string({ minLength: 1 }),
    codes: fc.constantFrom([1], [1, 2]),
    before: seconds,
    after: seconds,
    edges: fc.constantFrom('refuse', 'clip'),
    withCodes: fc.boolean(),
    found: fc.constant({ samples: [50, 100, 150], codes: [1, 2, 1], samplerate: '1000' }),
    eventsCfg: fc.constantFrom('{}', '{"x": 1.0}'),
  }),
  'redefine-trials': fc.record({
    do: fc.constant('redefine-trials'),
    by: fc.oneof(
      fc.record({ minLength: fc.oneof(seconds, fc.constant<'maxperlen'>('maxperlen')) }),
      fc.record({ window: fc.tuple(fc.constant(0), seconds) }),
      fc.record({ begin: fc.nat(2), end: fc.integer({ min: 2, max: 9 }), time: fc.constantFrom('kept', 'moved') }),
      fc.record({ table: rows }),
    ),
  }),
  'shift-offset': fc.record({ do: fc.constant('shift-offset'), samples, mode: fc.constantFrom('to', 'by') }),
  'name-trial-columns': fc.record({
    do: fc.constant('name-trial-columns'),
    names: fc.array(label, { minLength: 1, maxLength: 1 }),
  }),
};

/** Any command of any kind. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(...COMMAND_NAMES.map((name): fc.Arbitrary<Command> => byName[name]));
