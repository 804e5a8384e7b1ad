import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyRecipe,
  Draft,
  parseRecipe,
  recipeOf,
  withFoundEvents,
  writeRecipe,
  type Command,
  type Recipe,
} from '../../../src-main/editing';
import { anyCommand } from './any-command';
import { baseOf, fixtureObject } from './objects';

const recording = fixtureObject('tokens.analog.info');
const dataclass = recording.dataclass;
const note: Command = { do: 'set-note', text: 'n' };
const around: Command = {
  do: 'trials-around-events',
  events: 'stim',
  codes: [1],
  before: 0.01,
  after: 0.02,
  edges: 'refuse',
  withCodes: false,
  found: { samples: [100], codes: [1], samplerate: '1000' },
  eventsCfg: '{}',
};

function read(text: string): Recipe {
  const recipe = parseRecipe(text);
  if (!recipe.ok) throw new Error(recipe.error.message);
  return recipe.value;
}

const textWith = (change: object): string =>
  JSON.stringify({ spydesk: 'recipe', version: 1, dataclass, commands: [note], ...change });

describe('a recipe', () => {
  it('is written and read, whatever its commands are, without the events of one object', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 5 }), (commands) => {
        const written = read(writeRecipe({ dataclass, commands }));
        expect(written.dataclass).toBe(dataclass);
        const expected = commands.map((command) => {
          if (command.do !== 'trials-around-events') return command;
          return Object.fromEntries(Object.entries({ ...command, found: null }).filter(([key]) => key !== 'eventsCfg'));
        });
        expect(written.commands).toEqual(expected);
      }),
    );
  });

  it('is what a draft did, without what was undone', () => {
    const replayed = Draft.replay(baseOf(recording), [note, { do: 'set-note', text: 'm' }], 1);
    if (!replayed.ok) throw new Error();
    expect(recipeOf(replayed.draft)).toEqual({ dataclass, commands: [note] });
  });

  it('makes a draft of another object of its class', () => {
    const other = fixtureObject('float64.analog.info');
    const drafted = applyRecipe({ dataclass, commands: [note] }, baseOf(other));
    expect(drafted.ok && drafted.value.description.info.get('note')).toBe('n');
  });

  it('can end with a selection', () => {
    const selection = { channel: ['channel1'], latency: [0, 0.5] } as const;
    const text = writeRecipe({ dataclass, commands: [note], selection });
    expect(read(text)).toEqual({ dataclass, commands: [note], selection });
  });

  it('has its events looked up, once for each name', async () => {
    const asked: string[] = [];
    const { commands } = read(writeRecipe({ dataclass, commands: [around, note, around] }));
    expect(applyRecipe({ dataclass, commands }, baseOf(recording))).toMatchObject({ ok: false });
    const filled = await withFoundEvents(commands, (events) => {
      asked.push(events);
      // Of other codes nothing is kept, whatever they are.
      return Promise.resolve({ samples: [7, 100, Number.NaN], codes: [9, 1, 2 ** 60], samplerate: '1000', cfg: '{}' });
    });
    expect(asked).toEqual(['stim']);
    expect(filled).toEqual([around, note, around]);
    expect(applyRecipe({ dataclass, commands: filled }, baseOf(recording)).ok).toBe(true);
  });
});

describe('a recipe is refused', () => {
  it.each<[string, string, string, unknown]>([
    [
      'that is no JSON',
      '{\n "spydesk": recipe}',
      'it is no JSON: a value is missing (line 2, column 13)',
      { kind: 'text', line: 2, column: 13 },
    ],
    ['that is empty', '', 'it is empty', { kind: 'text', line: 1, column: 1 }],
    ['that is some other file', '{"a": 1}', 'it is no recipe of Spydesk', undefined],
    ['of a newer version', textWith({ version: 2 }), 'it is of version 2, and this Spydesk reads up to version 1', undefined],
    ['of an unknown class', textWith({ dataclass: 'ImageData' }), 'the data class "ImageData" is unknown', undefined],
    ['without commands', textWith({ commands: 1 }), 'commands:', undefined],
    ['with what it does not have', textWith({ extra: 1 }), 'extra', undefined],
    [
      'with an unknown command',
      textWith({ commands: [note, { do: 'explode' }] }),
      'command 2 is unknown ("explode")',
      { kind: 'command', index: 1 },
    ],
    [
      'with a malformed command',
      textWith({ commands: [note, note, { do: 'set-note', text: 5 }] }),
      'command 3 (set-note) is malformed: text:',
      { kind: 'command', index: 2 },
    ],
    [
      'with something else than commands',
      textWith({ commands: ['set-note'] }),
      'command 1 does not say what it does',
      { kind: 'command', index: 0 },
    ],
    [
      'with a selection by what there is not',
      textWith({ selection: { colour: 1 } }),
      'its selection is refused.',
      { kind: 'field', name: 'colour' },
    ],
    ['with a number that is none', textWith({}).replace('1', 'NaN'), 'it is no recipe', undefined],
  ])('%s', (_, text, message, at) => {
    const refused = parseRecipe(text, '/r.json');
    if (refused.ok) throw new Error('It was not refused.');
    expect(refused.error).toMatchObject({ code: 'recipe-invalid', path: '/r.json' });
    expect(refused.error.message).toContain(message);
    expect(refused.error.at).toEqual(at);
  });

  it('for an object of another class', () => {
    const spikes = baseOf(fixtureObject('quickspike.spike.info'));
    expect(applyRecipe({ dataclass, commands: [note] }, spikes)).toMatchObject({
      ok: false,
      error: {
        message: `The recipe cannot be used: it is for ${dataclass}, and this object is ${spikes.description.dataclass}.`,
      },
    });
  });

  it('by an object that refuses one of its commands, with the number of the command', () => {
    const commands: Command[] = [note, { do: 'set-label', dimension: 'channel', at: 0, to: '' }];
    const refused = applyRecipe({ dataclass, commands }, baseOf(recording));
    expect(refused).toMatchObject({ ok: false, error: { code: 'recipe-invalid', at: { kind: 'command', index: 1 } } });
    expect(refused.ok ? '' : refused.error.message).toContain('command 2 (set-label) is refused.');
  });
});
