import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command, DraftState, LeftDraft, ObjectSummary, Result } from '../../../src-main/contract';
import { restoreChanges, saveAllChanges } from '../../../src-main/desktop';
import { problem } from '../../../src-main/errors';
import { refOfPath } from '../../../src-main/format';
import { planShape } from '../contract/plan-shape';
import { FakeDesk, refusedWith, summaryOf } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
let desk: FakeDesk;
let data: string;
const command: Command = { do: 'set-note', text: 'x' };
const OWNER = 'window 1';

beforeEach(async () => {
  data = await scratch.file('k.spy/k.analog');
  desk = new FakeDesk(scratch.path);
  desk.session.objects.set('object 1', summaryOf('object 1', data));
});

const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value });
const changedAt = (path: string): { ref: string; path: string; filename: string } => ({
  ref: refOfPath(path),
  path,
  filename: path.split('/').at(-1) ?? '',
});

/** The object with a draft that changes these parts. */
function drafted(...changed: DraftState['changed']): ObjectSummary {
  const draft = { cursor: 1, count: 1, undo: 'x', redo: null, changed, unsavedCfg: [], unkept: null, outdated: null };
  return { ...summaryOf('object 1', data), draft };
}

function leftAt(id: string, path: string): LeftDraft {
  const object = { ...changedAt(path), dataclass: 'AnalogData', commands: 1, isCutOff: false };
  return { id, object, modified: 0, base: 'unchanged', elsewhere: null, problem: null };
}

describe('changes of an object that the window has open', () => {
  const calls = [
    ['edit', { objectId: 'object 1', command }],
    ['moveDraft', { objectId: 'object 1', cursor: 1 }],
    ['discardDraft', { objectId: 'object 1' }],
    ['renewDraft', { objectId: 'object 1' }],
  ] as const;

  it.each(calls)('pass on to the data host, and what it answers is noted: %s', async (name, args) => {
    desk.host.answers = { [name]: () => ok(drafted('info')) };
    await desk.valueOf(name, args);
    expect(desk.host.asked).toEqual([[name, args]]);
    expect(await desk.valueOf('changedObjects', undefined)).toEqual([changedAt(data)]);
    desk.host.answers = { [name]: () => ok(drafted()) };
    await desk.valueOf(name, args);
    expect(await desk.valueOf('changedObjects', undefined)).toEqual([]);
  });

  it.each([...calls, ['previewEdit', { objectId: 'object 1', command }], ['draftWords', { objectId: 'object 1' }]] as const)(
    'are refused for an object of another window: %s',
    async (name, args) => {
      desk.session.objects.clear();
      expect(await desk.ask(name, args as never)).toMatchObject(refusedWith('not-granted'));
      expect(desk.host.asked).toEqual([]);
    },
  );

  it('that are refused keep what was noted, and the place of the refusal', async () => {
    desk.session.changes.note(drafted('info'));
    const error = problem('edit-refused', { reason: 'label 3 is empty' }, { at: { kind: 'cell', row: 1, column: 2 } });
    desk.host.answers = { edit: () => ({ ok: false, error }), changedObjects: () => ok([changedAt(data)]) };
    expect(await desk.ask('edit', { objectId: 'object 1', command })).toEqual({ ok: false, error });
    expect(desk.session.changes.all).toEqual([changedAt(data)]);
  });

  it('that are refused though the draft has them are known all the same', async () => {
    const error = problem('no-permission', {}, { path: data });
    desk.host.answers = { edit: () => ({ ok: false, error }), changedObjects: () => ok([changedAt(data)]) };
    expect(await desk.ask('edit', { objectId: 'object 1', command })).toMatchObject(refusedWith('no-permission'));
    expect(desk.session.changes.all).toEqual([changedAt(data)]);
  });

  it('keep their marks for the journals where the data host is lost', async () => {
    desk.session.changes.note(drafted('info'));
    desk.host.answers = { edit: () => ({ ok: false, error: problem('data-host-lost', {}) }) };
    expect(await desk.ask('edit', { objectId: 'object 1', command })).toMatchObject(refusedWith('data-host-lost'));
    expect(desk.session.changes.all).toEqual([changedAt(data)]);
  });

  it('are waited for until the last of them is answered, and known by then', async () => {
    const answers: ((summary: ObjectSummary) => void)[] = [];
    desk.host.answers = { edit: () => new Promise((resolve) => answers.push((summary) => resolve(ok(summary)))) };
    const edits = [1, 2].map(() => desk.ask('edit', { objectId: 'object 1', command }));
    let isOver = false;
    const stepped = desk.session.changes.stepped().then(() => (isOver = true));
    answers[0]?.(drafted());
    await edits[0];
    expect([desk.session.changes.isStepping, isOver]).toEqual([true, false]);
    answers[1]?.(drafted('info'));
    await stepped;
    expect([desk.session.changes.isStepping, desk.session.changes.all]).toEqual([false, [changedAt(data)]]);
  });

  it('are noted where an object is opened with its draft', async () => {
    await desk.session.grants.grant(scratch.at('k.spy'));
    desk.host.answers = { openObject: () => ok(drafted('labels')) };
    await desk.valueOf('openObject', { ref: refOfPath(data) });
    expect(desk.session.changes.all).toEqual([changedAt(data)]);
  });

  it('hold back the window while a text is typed', async () => {
    await desk.ask('noteTyping', { isTyping: true, isRefused: false });
    expect(desk.session.typed.isPending).toBe(true);
    await desk.ask('noteTyping', { isTyping: false, isRefused: false });
    expect(desk.session.typed.isPending).toBe(false);
  });
});

describe('a page that is loaded anew', () => {
  it('hears of the changes of the one before, and has their objects open', async () => {
    desk.host.answers = { closeOwner: () => ok(undefined) };
    await desk.ask('begin', undefined);
    desk.session.changes.note(drafted('labels'));
    desk.session.typed.note(true);
    const begun = await desk.valueOf('begin', undefined);
    expect(begun.changed).toEqual([changedAt(data)]);
    expect(begun.places).toMatchObject([{ path: scratch.at('k.spy'), select: refOfPath(data) }]);
    expect(desk.session.typed.isPending).toBe(false);
  });

  it('hears what of it cannot be opened', async () => {
    desk.host.answers = { closeOwner: () => ok(undefined) };
    await desk.ask('begin', undefined);
    desk.session.changes.set([changedAt(scratch.at('gone.analog'))]);
    expect(await desk.valueOf('begin', undefined)).toMatchObject({ places: [], problems: [{ code: 'not-found' }] });
  });
});

describe('drafts that were left', () => {
  it('are listed and looked at as the data host tells them', async () => {
    const words = { changes: [], summary: ['info: x'], log: [], python: '' };
    desk.host.answers = { leftDrafts: () => ok([leftAt('j', data)]), leftDraftWords: () => ok(words) };
    expect(await desk.valueOf('leftDrafts', undefined)).toEqual([leftAt('j', data)]);
    expect(await desk.valueOf('leftDraftWords', { id: 'j' })).toEqual(words);
  });

  it('are taken over by the window, which may open their object from then on', async () => {
    desk.host.answers = {
      restoreLeftDraft: () => ok({ path: data, problem: null }),
      changedObjects: () => ok([changedAt(data)]),
    };
    expect(await desk.valueOf('restoreLeftDraft', { id: 'j' })).toMatchObject([{ select: refOfPath(data) }]);
    expect(desk.host.asked[0]).toEqual(['restoreLeftDraft', { id: 'j', owner: OWNER }]);
    expect(await desk.session.grants.fileOf(refOfPath(data))).toBe(data);
    expect(desk.session.changes.all).toEqual([changedAt(data)]);
  });

  it('are told where a part of them could not be read', async () => {
    const torn = problem('journal-torn', { reason: 'line 3 is damaged', lines: 1 });
    desk.host.answers = { restoreLeftDraft: () => ok({ path: data, problem: torn }), changedObjects: () => ok([]) };
    await desk.valueOf('restoreLeftDraft', { id: 'j', takeOver: true });
    expect(desk.host.asked[0]).toEqual(['restoreLeftDraft', { id: 'j', owner: OWNER, takeOver: true }]);
    expect(desk.told).toContainEqual({ places: [], problems: [torn] });
  });

  it('are discarded, or the refusal is told', async () => {
    desk.host.answers = { discardLeftDraft: () => ok(undefined) };
    expect(await desk.ask('discardLeftDraft', { id: 'j' })).toEqual(ok(undefined));
    desk.host.answers = { discardLeftDraft: () => ({ ok: false, error: problem('read-only', {}) }) };
    expect(await desk.ask('discardLeftDraft', { id: 'j' })).toMatchObject(refusedWith('read-only'));
  });
});

describe('a data host that was lost with the changes of a window', () => {
  it('is asked for those of this window', async () => {
    desk.session.changes.set([changedAt(data)]);
    desk.host.answers = {
      restoreDrafts: () => ok({ refs: [refOfPath(data)], problems: [] }),
      changedObjects: () => ok([changedAt(data)]),
    };
    expect(await restoreChanges(desk.desk)).toEqual([]);
    expect(desk.host.asked).toContainEqual(['restoreDrafts', { owner: OWNER }]);
    expect(desk.session.changes.all).toEqual([changedAt(data)]);
  });

  it('is asked for nothing where there were none', async () => {
    expect(await restoreChanges(desk.desk)).toEqual([]);
    expect(desk.host.asked).toEqual([]);
  });

  it('says what cannot be taken up again, and of what nothing was written down', async () => {
    desk.session.changes.set([changedAt(data), changedAt(scratch.at('o.analog'))]);
    desk.host.answers = {
      restoreDrafts: () => ok({ refs: [refOfPath(data)], problems: [problem('not-found', {}, { path: data })] }),
      changedObjects: () => ok([]),
    };
    expect(await restoreChanges(desk.desk)).toMatchObject([
      { code: 'not-found', path: data },
      { code: 'changes-lost', path: scratch.at('o.analog') },
    ]);
    expect(desk.session.changes.all).toEqual([]);
  });

  it('keeps the marks where the journals cannot be listed', async () => {
    desk.session.changes.set([changedAt(data)]);
    desk.host.answers = { restoreDrafts: () => ({ ok: false, error: problem('no-permission', {}) }) };
    expect(await restoreChanges(desk.desk)).toMatchObject([{ code: 'no-permission' }]);
    expect(desk.session.changes.all).toEqual([changedAt(data)]);
  });
});

describe('saving all changes of a window', () => {
  it('saves each onto its own files; one that is refused keeps no other back', async () => {
    const other = await scratch.file('k.spy/k_o.analog');
    desk.session.changes.set([changedAt(other), changedAt(data)]);
    desk.host.answers = {
      planOwnSave: ({ ref }) =>
        ref === refOfPath(other)
          ? { ok: false, error: problem('changed-meanwhile', {}, { path: other }) }
          : ok({ ...planShape('plan', data), mode: 'replace' }),
      save: () => ok({ ref: refOfPath(data), data, info: `${data}.info`, syncopyLine: '', state: null }),
      changedObjects: () => ok([changedAt(other)]),
    };
    expect(await saveAllChanges(desk.desk)).toMatchObject([{ code: 'changed-meanwhile', path: other }]);
    expect(desk.host.asked).toContainEqual(['save', { planId: 'plan', replace: false, acceptDamage: false }]);
    expect(desk.session.changes.all).toEqual([changedAt(other)]);
    expect(desk.session.saves.untold).toEqual([]);
  });

  it('answers what a save was refused, with what became of its target', async () => {
    desk.session.changes.set([changedAt(data)]);
    desk.host.answers = {
      planOwnSave: () => ok({ ...planShape('plan', data), mode: 'replace' }),
      save: () => ({ ok: false, error: problem('damaged', { reason: 'its checksum differs' }, { path: data }) }),
    };
    expect(await saveAllChanges(desk.desk)).toMatchObject([{ code: 'damaged', outcome: expect.any(String) }]);
    expect(desk.session.changes.all).toEqual([changedAt(data)]);
  });

  it('asks for nothing where there are none', async () => {
    expect(await saveAllChanges(desk.desk)).toEqual([]);
    expect(desk.host.asked).toEqual([]);
  });
});
