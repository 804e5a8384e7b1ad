import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandShape, Draft, type Command } from '../../../src-main/editing';
import { anyCommand } from './any-command';
import { applied, baseOf, fixtureObject, infoTextOf } from './objects';

const recording = fixtureObject('tokens.analog.info');
const base = baseOf(recording);
const label = (to: string): Command => ({ do: 'set-label', dimension: 'channel', at: 0, to });

/** The draft with all of the commands that are not refused. */
function done(draft: Draft, commands: readonly Command[]): Draft {
  return commands.reduce((before, command) => {
    const after = before.do(command);
    return after.ok ? after.value : before;
  }, draft);
}

function undoneAll(draft: Draft): Draft {
  let state = draft;
  while (state.canUndo) state = state.undo();
  return state;
}

describe('a draft', () => {
  it('begins as the object is, with nothing to undo and nothing changed', () => {
    const draft = Draft.on(base);
    expect(draft.description).toBe(recording);
    expect([draft.canUndo, draft.canRedo, draft.isChanged]).toEqual([false, false, false]);
    expect(draft.undo()).toBe(draft);
    expect(draft.redo()).toBe(draft);
  });

  it('does, undoes and redoes commands', () => {
    const draft = done(Draft.on(base), [label('a'), label('b'), label('c')]);
    expect(draft.description.labels['channel']?.[0]).toBe('c');
    expect(draft.undo().undo().description.labels['channel']?.[0]).toBe('a');
    expect(draft.undo().undo().redo().description.labels['channel']?.[0]).toBe('b');
    expect(draft.at(0).description).toBe(recording);
    expect(draft.at(99).description).toBe(draft.description);
  });

  it('drops what was undone when another command is given', () => {
    const draft = done(done(Draft.on(base), [label('a'), label('b'), label('c')]).at(1), [label('d')]);
    expect(draft.commands).toEqual([label('a'), label('d')]);
    expect([draft.cursor, draft.canRedo]).toEqual([2, false]);
    expect(draft.undo().description.labels['channel']?.[0]).toBe('a');
  });

  it('stays as it is where a command is refused', () => {
    const draft = done(Draft.on(base), [label('a')]);
    const refused = draft.do(label(''));
    expect(refused).toMatchObject({ ok: false, error: { code: 'edit-refused' } });
    expect(draft.commands).toEqual([label('a')]);
  });

  it('counts as unchanged where its commands lead back to where they began', () => {
    const there = done(Draft.on(base), [label('a')]);
    expect(there.isChanged).toBe(true);
    expect(done(there, [label('channel1')]).isChanged).toBe(false);
    expect(there.undo().isChanged).toBe(false);
  });

  it('counts as unchanged where labels are given as Syncopy would make them up', () => {
    const nameless = baseOf({ ...recording, labels: { channel: null } });
    const draft = done(Draft.on(nameless), [label('a'), label('channel1')]);
    expect(draft.isChanged).toBe(false);
  });

  it('counts as changed where but a token differs', () => {
    const asFloat: Command = { do: 'set-info-value', path: ['big'], value: '1152921504606846977.0' };
    expect(done(Draft.on(base), [asFloat]).isChanged).toBe(true);
  });

  it('is replayed from its commands, those that were undone too', () => {
    const draft = done(Draft.on(base), [label('a'), label('b'), label('c')]).undo();
    const replayed = Draft.replay(base, draft.commands, draft.cursor);
    if (!replayed.ok) throw new Error(replayed.fault.error.message);
    expect(replayed.draft.description).toEqual(draft.description);
    expect(replayed.draft.redo().description.labels['channel']?.[0]).toBe('c');
  });

  it('tells which of its commands an object refuses that it was not made for', () => {
    const replayed = Draft.replay(base, [label('a'), { do: 'remove-info-value', path: ['nowhere'] }, label('b')]);
    expect(replayed).toMatchObject({ ok: false, fault: { index: 1, error: { code: 'edit-refused' } } });
  });
});

describe('any 1,000 commands', () => {
  const commands = fc.array(anyCommand, { minLength: 1_000, maxLength: 1_000 });

  it('come back to the starting state when they are undone, byte for byte, and to their end when they are redone', () => {
    const start = infoTextOf(recording);
    fc.assert(
      fc.property(commands, fc.infiniteStream(fc.nat(9)), (given, chance) => {
        let draft = Draft.on(base);
        for (const command of given) {
          draft = done(draft, [command]);
          // Now and then some steps back, and some of them forth.
          const turn = chance.next().value;
          if (turn === 0) draft = draft.undo().undo().redo();
        }
        expect(draft.commands.length).toBeGreaterThan(100);
        const end = infoTextOf(draft.description);
        const back = undoneAll(draft);
        expect(infoTextOf(back.description)).toBe(start);
        expect(back.isChanged).toBe(false);
        let forth = back;
        while (forth.canRedo) forth = forth.redo();
        const last = Draft.replay(base, draft.commands);
        if (!last.ok) throw new Error(last.fault.error.message);
        expect(infoTextOf(forth.description)).toBe(infoTextOf(last.draft.description));
        expect(infoTextOf(forth.at(draft.cursor).description)).toBe(end);
        expect(forth.at(draft.cursor).description.trials).toEqual(draft.description.trials);
      }),
      { numRuns: 20 },
    );
  });

  it('are JSON, and the same commands after it', () => {
    fc.assert(
      fc.property(anyCommand, (command) => {
        expect(commandShape.parse(JSON.parse(JSON.stringify(command)))).toEqual(command);
      }),
    );
  });

  // Of a quadratic cost it would come to no end within the patience of the runner.
  it('are undone one by one, were they 10,000', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => label(`c${index}`));
    const undone = undoneAll(done(Draft.on(base), many));
    expect([undone.cursor, undone.commands.length, undone.isChanged]).toEqual([0, 10_000, false]);
  });
});

it('what no command speaks of survives a draft token for token', () => {
  const changed = applied(
    recording,
    label('a'),
    { do: 'set-note', text: 'n' },
    { do: 'shift-offset', samples: 3, mode: 'by' },
    { do: 'set-samplerate', samplerate: '2' },
    { do: 'set-note', text: '' },
  );
  const [start, end] = [infoTextOf(recording), infoTextOf({ ...changed, cfg: recording.cfg })];
  expect(end).toBe(start.replace('"channel1"', '"a"').replace('"samplerate": 1000.0', '"samplerate": 2.0'));
});
