import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command, LeftDraft } from '../../../src-main/contract';
import { nodeFiles } from '../../../src-main/files';
import { portError } from '../files/failing-files';
import { copyPair, scratchFolder } from '../objects/saving';
import { edited, firstChannel, journalsIn, killWriters, named, type HostDesk } from './drafted';
import { hostDesks } from './host-desk';

const path = scratchFolder();
const LOOSE = 'containers/loose.analog';
const started = hostDesks();

let file: string;
let desk: HostDesk;
beforeEach(() => {
  file = copyPair(LOOSE, path('a.analog'));
  desk = started();
});

/** A program that ended after these changes, and the data host of the next one. */
async function left(...names: string[]): Promise<HostDesk> {
  await edited(desk, file, ...names);
  killWriters(desk.journals);
  return started(desk.journals);
}

async function onlyOne(next: HostDesk): Promise<LeftDraft> {
  const all = await next.ask('leftDrafts', undefined);
  expect(all).toHaveLength(1);
  return all[0] as LeftDraft;
}

const refusedWith = (code: string): object => ({ problem: { code } });

describe('drafts that a program left', () => {
  it('are none where nothing was left, be there a folder for them or not', async () => {
    expect(await desk.ask('leftDrafts', undefined)).toEqual([]);
    expect(await started(join(path(), 'new')).ask('leftDrafts', undefined)).toEqual([]);
  });

  it('are told with their object, their changes and the state of its files', async () => {
    const next = await left('one', 'two');
    const draft = await onlyOne(next);
    expect(draft).toMatchObject({
      object: { path: file, filename: 'a.analog', dataclass: 'AnalogData', commands: 2, isCutOff: false },
      base: 'unchanged',
      problem: null,
    });
    expect(Math.abs(Date.now() - draft.modified)).toBeLessThan(60_000);
    utimesSync(file, new Date(), new Date(Date.now() + 9_000));
    expect(await onlyOne(next)).toMatchObject({ base: 'changed' });
    rmSync(`${file}.info`);
    expect(await onlyOne(next)).toMatchObject({ base: 'gone' });
  });

  it('are not those of a program that runs', async () => {
    await edited(desk, file, 'one');
    const other = started(desk.journals);
    expect(await other.ask('leftDrafts', undefined)).toEqual([]);
    const [id = ''] = readdirSync(desk.journals);
    for (const call of ['leftDraftWords', 'discardLeftDraft'] as const) {
      await expect(other.ask(call, { id })).rejects.toMatchObject(refusedWith('busy'));
    }
    await expect(other.ask('restoreLeftDraft', { id, owner: 'window' })).rejects.toMatchObject(refusedWith('busy'));
    expect(await journalsIn(desk.journals)).toHaveLength(1);
  });

  /** The journals were written by another computer, or by this one when it had another name. */
  function moveElsewhere(): void {
    const [name = ''] = readdirSync(desk.journals);
    const text = readFileSync(join(desk.journals, name), 'utf8');
    writeFileSync(join(desk.journals, name), text.replace(/"host":"[^"]*"/, '"host":"elsewhere"'));
  }

  it('by another computer are told with its name, and taken over or discarded only where the user says so', async () => {
    await edited(desk, file, 'one');
    moveElsewhere();
    const next = started(desk.journals);
    const { id, elsewhere } = await onlyOne(next);
    expect(elsewhere).toBe('elsewhere');
    expect((await next.ask('leftDraftWords', { id })).changes).toHaveLength(1);
    await expect(next.ask('restoreLeftDraft', { id, owner: 'window' })).rejects.toMatchObject(refusedWith('busy'));
    await expect(next.ask('discardLeftDraft', { id })).rejects.toMatchObject(refusedWith('busy'));
    await next.ask('restoreLeftDraft', { id, owner: 'window', takeOver: true });
    expect(firstChannel(await next.open(file))).toBe('one');
  });

  it('by another computer are never cleared away: it may be at work on them', async () => {
    const { id: objectId } = await edited(desk, file, 'one');
    await desk.ask('moveDraft', { objectId, cursor: 0 });
    moveElsewhere();
    const { id } = await onlyOne(started(desk.journals));
    expect(readdirSync(desk.journals)).toEqual([id]);
    await desk.ask('discardLeftDraft', { id, takeOver: true });
    expect(readdirSync(desk.journals)).toEqual([]);
  });

  it('whose changes lead back to what the files hold are cleared away', async () => {
    expect(await (await left('one', 'V1-01')).ask('leftDrafts', undefined)).toEqual([]);
    expect(readdirSync(desk.journals)).toEqual([]);
  });

  it('of which all was undone hold nothing, and are cleared away', async () => {
    const { id } = await edited(desk, file, 'one');
    await desk.ask('moveDraft', { objectId: id, cursor: 0 });
    killWriters(desk.journals);
    expect(await started(desk.journals).ask('leftDrafts', undefined)).toEqual([]);
    expect(readdirSync(desk.journals)).toEqual([]);
  });

  it('can be looked at: what was done, and what a save would write', async () => {
    const next = await left('one', 'two');
    const { id } = await onlyOne(next);
    const words = await next.ask('leftDraftWords', { id });
    expect(words.changes).toHaveLength(2);
    expect(words.summary).toEqual([expect.stringContaining('channel: 1 label of 8 changed')]);
    expect(await onlyOne(next)).toMatchObject({ id });
    expect((await next.open(file)).draft).toBeNull();
  });

  it('that were saved before the program ended would write nothing more', async () => {
    await edited(desk, file, 'one');
    const kept = readdirSync(desk.journals).map((name) => [name, readFileSync(join(desk.journals, name))] as const);
    const { id } = await desk.open(file);
    const { planId } = await desk.ask('planSave', { objectId: id, typed: { way: 'own' }, folder: path(), home: path() });
    await desk.ask('save', { planId, replace: false, acceptDamage: false });
    for (const [name, bytes] of kept) writeFileSync(join(desk.journals, name), bytes);
    killWriters(desk.journals);
    const next = started(desk.journals);
    const draft = await onlyOne(next);
    expect(draft.base).toBe('changed');
    expect((await next.ask('leftDraftWords', { id: draft.id })).summary).toEqual([]);
  });
});

describe('a draft that is restored', () => {
  it('is that of the window from then on, with what was undone, and is written down further', async () => {
    const { id: before } = await edited(desk, file, 'one', 'two');
    await desk.ask('moveDraft', { objectId: before, cursor: 1 });
    killWriters(desk.journals);
    const next = started(desk.journals);
    const { id } = await onlyOne(next);
    expect(await next.ask('restoreLeftDraft', { id, owner: 'window' })).toEqual({ path: file, problem: null });
    const summary = await next.open(file);
    expect([firstChannel(summary), summary.draft?.cursor, summary.draft?.count]).toEqual(['one', 1, 2]);
    expect(await next.ask('changedObjects', { owner: 'window' })).toMatchObject([{ path: file }]);
    expect(await next.ask('leftDrafts', undefined)).toEqual([]);
    expect(firstChannel(await next.ask('moveDraft', { objectId: summary.id, cursor: 2 }))).toBe('two');
    expect(await journalsIn(desk.journals)).toMatchObject([{ cursor: 2, commands: [named('one'), named('two')] }]);
  });

  it('can be restored once', async () => {
    const next = await left('one');
    const { id } = await onlyOne(next);
    await next.ask('restoreLeftDraft', { id, owner: 'window' });
    await expect(next.ask('restoreLeftDraft', { id, owner: 'window' })).rejects.toMatchObject(refusedWith('not-found'));
  });

  it('is done again on files that were changed since', async () => {
    const next = await left('one');
    utimesSync(file, new Date(), new Date(Date.now() + 9_000));
    const { id } = await onlyOne(next);
    await next.ask('restoreLeftDraft', { id, owner: 'window' });
    expect(await next.open(file)).toMatchObject({ draft: { cursor: 1, outdated: null } });
    expect(await journalsIn(desk.journals)).toHaveLength(1);
    const [journal] = await journalsIn(desk.journals);
    expect(journal?.version.data.modifiedNs).toBe((await nodeFiles.facts(file))?.version.modifiedNs);
  });

  it('is refused, and stays, where a change does not fit the new files', async () => {
    const last: Command = { do: 'set-label', dimension: 'channel', at: 7, to: 'last' };
    const { id: objectId } = await edited(desk, file, 'one');
    await desk.ask('edit', { objectId, command: last });
    killWriters(desk.journals);
    copyPair('containers/int16.spy/int16.analog', file);
    const next = started(desk.journals);
    const { id } = await onlyOne(next);
    const refused = { problem: { code: 'edit-refused', at: { kind: 'command', index: 1 } } };
    await expect(next.ask('leftDraftWords', { id })).rejects.toMatchObject(refused);
    await expect(next.ask('restoreLeftDraft', { id, owner: 'window' })).rejects.toMatchObject(refused);
    expect((await onlyOne(next)).id).toBe(id);
    expect((await next.open(file)).draft).toBeNull();
  });

  it('is refused, and stays, where its files are gone', async () => {
    const next = await left('one');
    for (const end of ['', '.info']) rmSync(file + end);
    const { id } = await onlyOne(next);
    await expect(next.ask('restoreLeftDraft', { id, owner: 'window' })).rejects.toMatchObject(refusedWith('not-found'));
    expect((await onlyOne(next)).id).toBe(id);
  });

  it('is refused, and stays, where the window has changed the object itself', async () => {
    const next = await left('one');
    await edited(next, file, 'mine');
    const { id } = await onlyOne(next);
    await expect(next.ask('restoreLeftDraft', { id, owner: 'window' })).rejects.toMatchObject({
      problem: { code: 'busy', message: expect.stringContaining('unsaved changes') },
    });
    expect((await onlyOne(next)).id).toBe(id);
    expect(firstChannel(await next.open(file))).toBe('mine');
  });

  it('on changed files keeps its old journal where no new one can be written', async () => {
    await left('one');
    utimesSync(file, new Date(), new Date(Date.now() + 9_000));
    const next = started(desk.journals, {
      ...nodeFiles,
      open: (name, mode, permissions) =>
        name.endsWith('.journal~') ? Promise.reject(portError('ENOSPC', name)) : nodeFiles.open(name, mode, permissions),
    });
    const { id } = await onlyOne(next);
    await next.ask('restoreLeftDraft', { id, owner: 'window' });
    expect((await next.open(file)).draft).toMatchObject({ cursor: 1, unkept: { code: 'no-space' } });
    expect(readdirSync(desk.journals)).toEqual([id]);
  });
});

describe('a journal that was cut off', () => {
  it('in the middle of a line is restored up to the line before', async () => {
    await edited(desk, file, 'one', 'two');
    const [name = ''] = readdirSync(desk.journals);
    killWriters(desk.journals);
    truncateSync(join(desk.journals, name), readFileSync(join(desk.journals, name)).length - 5);
    const next = started(desk.journals);
    const { id, object } = await onlyOne(next);
    expect(object).toMatchObject({ commands: 1, isCutOff: true });
    await next.ask('restoreLeftDraft', { id, owner: 'window' });
    expect(firstChannel(await next.open(file))).toBe('one');
  });

  it('before its first change holds nothing that could be restored', async () => {
    await edited(desk, file, 'one');
    const [name = ''] = readdirSync(desk.journals);
    killWriters(desk.journals);
    const text = readFileSync(join(desk.journals, name), 'utf8');
    writeFileSync(join(desk.journals, name), text.slice(0, text.indexOf('\n') + 9));
    expect(await started(desk.journals).ask('leftDrafts', undefined)).toEqual([]);
  });
});

describe('a journal that cannot be read', () => {
  it('to its end is told with its reason, and restored up to there', async () => {
    const next = await left('one');
    const [name = ''] = readdirSync(desk.journals);
    appendFileSync(join(desk.journals, name), '{"nonsense":1}\n');
    const told = { code: 'journal-torn', message: expect.stringContaining('line 3') };
    expect(await onlyOne(next)).toMatchObject({ id: name, object: { commands: 1 }, base: 'unchanged', problem: told });
    expect(await next.ask('restoreLeftDraft', { id: name, owner: 'window' })).toMatchObject({ path: file, problem: told });
    expect(firstChannel(await next.open(file))).toBe('one');
    expect(await journalsIn(desk.journals)).toMatchObject([{ cursor: 1, torn: null }]);
  });

  it('is told with its reason, is neither looked at nor restored, and can be discarded', async () => {
    const next = await left('one');
    const [name = ''] = readdirSync(desk.journals);
    const [head = ''] = readFileSync(join(desk.journals, name), 'utf8').split('\n');
    writeFileSync(join(desk.journals, name), `${head}\n{"command":{"do":"explode"}}\n`);
    expect(await onlyOne(next)).toMatchObject({
      id: name,
      object: null,
      base: 'unknown',
      problem: { code: 'journal-invalid', message: expect.stringContaining('line 2') },
    });
    await expect(next.ask('leftDraftWords', { id: name })).rejects.toMatchObject(refusedWith('journal-invalid'));
    await expect(next.ask('restoreLeftDraft', { id: name, owner: 'w' })).rejects.toMatchObject(refusedWith('journal-invalid'));
    await next.ask('discardLeftDraft', { id: name });
    expect(readdirSync(desk.journals)).toEqual([]);
  });
});

describe('an id', () => {
  it.each(['../x', '../a.analog', '..', '.', '/etc/passwd', 'preferences.json', `${'0'.repeat(32)}-${'0'.repeat(36)}.journal`])(
    'that is no name of a journal is refused, and nothing is touched: %s',
    async (id) => {
      const journals = mkdtempSync(join(tmpdir(), 'spydesk-journals-'));
      const other = started(journals);
      writeFileSync(join(journals, 'preferences.json'), '{}');
      await expect(other.ask('leftDraftWords', { id })).rejects.toMatchObject(refusedWith('not-found'));
      await expect(other.ask('restoreLeftDraft', { id, owner: 'w' })).rejects.toMatchObject(refusedWith('not-found'));
      await expect(other.ask('discardLeftDraft', { id })).rejects.toMatchObject(refusedWith('not-found'));
      expect(readdirSync(journals)).toEqual(['preferences.json']);
    },
  );
});

describe('the drafts of a window whose data host was lost', () => {
  const restored = (next: HostDesk) => next.ask('restoreDrafts', { owner: 'window' });

  it('are its own, whatever else was left of the same object', async () => {
    await edited(desk, file, 'old');
    killWriters(desk.journals);
    const second = started(desk.journals);
    const { id } = await second.open(file, 'other');
    await second.ask('edit', { objectId: id, command: named('other') });
    await edited(started(desk.journals), file, 'own');
    // What the first one wrote was of a window of an earlier program.
    const [first = ''] = readdirSync(desk.journals)
      .map((name) => join(desk.journals, name))
      .filter((name) => readFileSync(name, 'utf8').includes('"old"'));
    writeFileSync(first, readFileSync(first, 'utf8').replace('"owner":"window"', '"owner":"earlier"'));
    killWriters(desk.journals);
    const next = started(desk.journals);
    const { ref } = await next.open(file);
    expect(await restored(next)).toEqual({ refs: [ref], problems: [] });
    expect(firstChannel(await next.open(file))).toBe('own');
    expect(await next.ask('leftDrafts', undefined)).toHaveLength(2);
  });

  it('are left to be asked about where their files were changed meanwhile', async () => {
    const next = await left('one');
    utimesSync(file, new Date(), new Date(Date.now() + 9_000));
    expect(await restored(next)).toMatchObject({ problems: [{ code: 'changes-left', path: file }] });
    expect((await next.open(file)).draft).toBeNull();
    expect(await onlyOne(next)).toMatchObject({ base: 'changed' });
  });

  it('are none where nothing was written down', async () => {
    expect(await restored(desk)).toEqual({ refs: [], problems: [] });
  });
});

describe('a draft that is discarded', () => {
  it('is gone, and its object is as it was saved', async () => {
    const before = readFileSync(file, 'latin1');
    const next = await left('one');
    const { id } = await onlyOne(next);
    await next.ask('discardLeftDraft', { id });
    expect(await next.ask('leftDrafts', undefined)).toEqual([]);
    expect([readdirSync(desk.journals), readFileSync(file, 'latin1')]).toEqual([[], before]);
    await expect(next.ask('discardLeftDraft', { id })).rejects.toMatchObject(refusedWith('not-found'));
  });
});
