import { beforeEach, describe, expect, it } from 'vitest';
import { problem, type LeftDraft, type Place, type Result } from '../../../src-main/contract';
import {
  baseInWords,
  countInWords,
  elsewhereInWords,
  lackInWords,
  whyNot,
} from '../../../src-renderer/recovering/left-draft-words';
import { Recovery, type RecoveryCalls } from '../../../src-renderer/recovering/recovery.svelte';

const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value });
const refused: Result<never> = { ok: false, error: problem('edit-refused', { reason: 'change 1 does not fit' }) };
const words = { changes: [], summary: ['x'], log: [], python: '' };
const place: Place = { ref: 'ref:k', name: 'k', path: '/k', select: 'ref:k/a' };

function draftOf(id: string, base: LeftDraft['base'] = 'unchanged'): LeftDraft {
  const object = { ref: `ref:${id}`, path: `/k/${id}`, filename: id, dataclass: 'AnalogData', commands: 2, isCutOff: false };
  return { id, object, modified: 0, base, elsewhere: null, problem: null };
}

let calls: RecoveryCalls;
let restored: (readonly Place[])[];
let recovery: Recovery;
beforeEach(() => {
  calls = {
    list: () => Promise.resolve(ok([draftOf('a'), draftOf('b')])),
    words: () => Promise.resolve(ok(words)),
    restore: () => Promise.resolve(ok([place])),
    discard: () => Promise.resolve(ok(undefined)),
  };
  restored = [];
  recovery = new Recovery((places) => restored.push(places), calls);
});

describe('a recovery', () => {
  it('is shown where something was left, and not where nothing was', async () => {
    await recovery.read();
    expect([recovery.isOpen, recovery.left.length]).toEqual([true, 2]);
    calls.list = () => Promise.resolve(ok([]));
    await recovery.read();
    expect(recovery.isOpen).toBe(false);
  });

  it('is shown where it cannot be told whether something was left', async () => {
    calls.list = () => Promise.resolve(refused);
    await recovery.read();
    expect([recovery.isOpen, recovery.problem?.code, recovery.left]).toEqual([true, 'edit-refused', []]);
  });

  it('ends with the last draft that is dealt with', async () => {
    await recovery.read();
    await recovery.restore('a');
    expect([restored, recovery.isOpen, recovery.left.map(({ id }) => id)]).toEqual([[[place]], true, ['b']]);
    await recovery.discard('b');
    expect([recovery.isOpen, recovery.left]).toEqual([false, []]);
  });

  it('keeps a draft that is refused, with the reason', async () => {
    Object.assign(calls, { restore: () => Promise.resolve(refused), discard: () => Promise.resolve(refused) });
    await recovery.read();
    await recovery.restore('a');
    await recovery.discard('b');
    expect(recovery.left).toHaveLength(2);
    expect(['a', 'b'].map((id) => recovery.lookedAt(id)?.problem?.code)).toEqual(['edit-refused', 'edit-refused']);
    expect([restored, recovery.isBusy]).toEqual([[], false]);
  });

  it('tells what a draft did, and no more where it is asked again', async () => {
    await recovery.read();
    await recovery.look('a');
    expect(recovery.lookedAt('a')).toEqual({ words, problem: null });
    await recovery.look('a');
    expect(recovery.lookedAt('a')).toBeNull();
  });

  it('forgets a draft that somebody else dealt with', async () => {
    calls.discard = () => Promise.resolve({ ok: false, error: problem('not-found', {}) });
    await recovery.read();
    await recovery.discard('a');
    expect(recovery.left.map(({ id }) => id)).toEqual(['b']);
  });

  it('does one thing at a time, and leaves all where the user wants it later', async () => {
    await recovery.read();
    await Promise.all([recovery.restore('a'), recovery.discard('b')]);
    expect(recovery.left.map(({ id }) => id)).toEqual(['b']);
    recovery.later();
    expect([recovery.isOpen, recovery.left.length]).toEqual([false, 1]);
  });
});

describe('a draft of another computer', () => {
  it('is taken over or discarded as such, and no other is', async () => {
    const asked: unknown[] = [];
    const own = draftOf('own');
    calls = {
      ...calls,
      list: () => Promise.resolve(ok([own, { ...draftOf('a'), elsewhere: 'rig-2' }, { ...draftOf('b'), elsewhere: 'rig-2' }])),
      restore: (...given) => Promise.resolve(asked.push(given)).then(() => ok([place])),
      discard: (...given) => Promise.resolve(asked.push(given)).then(() => ok(undefined)),
    };
    const other = new Recovery(() => undefined, calls);
    await other.read();
    await other.restore('own');
    await other.restore('a');
    await other.discard('b');
    expect(asked).toEqual([
      ['own', false],
      ['a', true],
      ['b', true],
    ]);
  });
});

describe('a draft that was left, in words', () => {
  it('tells how many changes, and whether its files are as they were', () => {
    expect(countInWords(draftOf('a'))).toMatch(/^2 unsaved changes, last written /);
    expect(baseInWords(draftOf('a'))).toBe('Its files are as they were.');
    expect(whyNot(draftOf('a'))).toBeNull();
    expect(whyNot(draftOf('a', 'changed'))).toBeNull();
  });

  it('says that its last line was cut off', () => {
    expect(lackInWords(draftOf('a'))).toBeNull();
    const { object, ...draft } = draftOf('a');
    expect(lackInWords({ ...draft, object: object === null ? null : { ...object, isCutOff: true } })).toMatch(
      /cut off, and left out/,
    );
    expect(lackInWords({ ...draft, object: null })).toBeNull();
  });

  it('tells of a save that may hold the changes, and of another computer that may be at work on them', () => {
    expect(baseInWords(draftOf('a', 'perhaps-saved'))).toMatch(/may hold these changes already/);
    expect(elsewhereInWords(draftOf('a'))).toBeNull();
    expect(elsewhereInWords({ ...draftOf('a'), elsewhere: 'rig-2' })).toContain('"rig-2"');
  });

  it('says why it can not be restored', () => {
    expect(whyNot(draftOf('a', 'gone'))).toMatch(/^Put the files back/);
    const unread = { ...draftOf('a', 'unknown'), object: null };
    expect([countInWords(unread), baseInWords(unread)]).toEqual([expect.stringMatching(/cannot be read/), '']);
    expect(whyNot(unread)).toMatch(/can only be discarded/);
  });
});
