import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Command, ObjectSummary } from '../../../src-main/contract';
import { nodeFiles, type FileHandle, type Files } from '../../../src-main/files';
import { copyPair, scratchFolder } from '../objects/saving';
import { portError } from '../files/failing-files';
import { edited, firstChannel, journalsIn, named, type HostDesk } from './drafted';
import { hostDesk } from './host-desk';

const path = scratchFolder();
const LOOSE = 'containers/loose.analog';
const desk = hostDesk();
const { ask, journals } = desk;
afterAll(() => desk.close());

let file: string;
beforeEach(async () => {
  file = copyPair(LOOSE, path('a.analog'));
  await ask('discardDrafts', { owner: 'window' });
  for (const name of readdirSync(journals)) rmSync(join(journals, name));
});

function bytesOf(): string[] {
  return [file, `${file}.info`].map((name) => readFileSync(name, 'latin1'));
}

/** Another program writes the object: the same bytes at another time. */
function writeAnew(): void {
  utimesSync(file, new Date(), new Date(Date.now() + 9_000));
}

const changedMeanwhile = { problem: { code: 'changed-meanwhile' } };

describe('an edit', () => {
  it('answers the object as the draft makes it, and touches no file of it', async () => {
    const before = bytesOf();
    const summary = await edited(desk, file, 'one', 'two');
    expect(firstChannel(summary)).toBe('two');
    expect(summary.draft).toEqual({
      cursor: 2,
      count: 2,
      undo: expect.stringContaining('"two"'),
      redo: null,
      changed: ['labels'],
      unsavedCfg: [],
      unkept: null,
      outdated: null,
    });
    expect(bytesOf()).toEqual(before);
    expect(await ask('changedObjects', { owner: 'window' })).toEqual([{ ref: summary.ref, path: file, filename: 'a.analog' }]);
  });

  it('that is refused says where, and leaves the draft and its journal as they were', async () => {
    const { id } = await edited(desk, file, 'one');
    const refused = ask('edit', { objectId: id, command: named('') });
    await expect(refused).rejects.toMatchObject({
      problem: { code: 'edit-refused', at: { kind: 'label', dimension: 'channel', index: 0 } },
    });
    expect((await desk.open(file)).draft).toMatchObject({ cursor: 1, count: 1 });
    expect(await journalsIn(journals)).toMatchObject([{ commands: [named('one')] }]);
  });

  it('begins no draft where the first is refused', async () => {
    const { id } = await desk.open(file);
    await expect(ask('edit', { objectId: id, command: named('V1-02') })).rejects.toMatchObject({
      problem: { code: 'edit-refused' },
    });
    expect((await desk.open(file)).draft).toBeNull();
    expect(readdirSync(journals)).toEqual([]);
  });

  it('of an object that is not open is refused', async () => {
    await expect(ask('edit', { objectId: 'none', command: named('x') })).rejects.toMatchObject({
      problem: { code: 'not-granted' },
    });
  });

  it('is answered though its object is closed meanwhile, and so are the steps after it', async () => {
    const { id } = await desk.open(file);
    const asked = ask('edit', { objectId: id, command: named('one') });
    await ask('closeObject', { objectId: id });
    expect(firstChannel(await asked)).toBe('one');
    const again = await desk.open(file);
    const moved = ask('moveDraft', { objectId: again.id, cursor: 0 });
    await ask('closeObject', { objectId: again.id });
    expect((await moved).draft).toMatchObject({ cursor: 0, changed: [] });
  });

  it('is shown wherever the window opens the object again, and in no other window', async () => {
    await edited(desk, file, 'one');
    expect(firstChannel(await desk.open(file))).toBe('one');
    const other = await desk.open(file, 'other');
    expect([firstChannel(other), other.draft]).toEqual(['V1-01', null]);
    expect(await ask('changedObjects', { owner: 'other' })).toEqual([]);
  });

  it.each<[string, Command, boolean]>([
    ['trials', { do: 'set-trials', rows: [[0, 10, 0]] }, true],
    ['the sampling rate', { do: 'set-samplerate', samplerate: '500' }, true],
    ['labels', named('z'), false],
    ['a note', { do: 'set-note', text: 'x' }, false],
  ])('of %s tells whether a view of a picture shows other numbers', async (_, command, isOther) => {
    const { id: objectId } = await desk.open(file);
    const before = await ask('edit', { objectId, command: named('y') });
    const after = await ask('edit', { objectId, command });
    expect(after.pictureState !== before.pictureState).toBe(isOther);
    const back = await ask('moveDraft', { objectId, cursor: 1 });
    expect(back.pictureState !== after.pictureState).toBe(isOther);
  });

  it('around events looks these up, and writes them down with it', async () => {
    const lfp = copyPair('containers/session1.spy/session1_lfp.analog', path('session1_lfp.analog'));
    copyPair('containers/session1.spy/session1_stim.event', path('session1_stim.event'));
    const { id } = await desk.open(lfp);
    const around = (events: string): Command => ({
      do: 'trials-around-events',
      events,
      codes: [1],
      before: 0,
      after: 0.01,
      edges: 'clip',
      withCodes: false,
      found: null,
    });
    const after = await ask('edit', { objectId: id, command: around('session1_stim.event') });
    expect(after.draft).toMatchObject({ changed: ['trials'], unsavedCfg: ['method', 'EventData object'] });
    expect(after.trials.rows).toBeGreaterThan(0);
    const [journal] = await journalsIn(journals);
    expect(journal?.commands).toMatchObject([{ found: { samples: expect.any(Array), samplerate: '1000.0' } }]);
    const none = ask('edit', { objectId: id, command: around('gone.event') });
    await expect(none).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('undo and redo', () => {
  let summary: ObjectSummary;
  const move = (cursor: number): Promise<ObjectSummary> => ask('moveDraft', { objectId: summary.id, cursor });
  beforeEach(async () => {
    summary = await edited(desk, file, 'one', 'two');
  });

  it('let so many of the changes count, and say what comes next either way', async () => {
    const back = await move(1);
    expect([firstChannel(back), back.draft?.cursor, back.draft?.count]).toEqual(['one', 1, 2]);
    expect(back.draft?.redo).toContain('"two"');
    expect(firstChannel(await move(2))).toBe('two');
  });

  it('go no further than there are changes', async () => {
    expect((await move(99)).draft?.cursor).toBe(2);
    const all = await move(0);
    expect(all.draft).toMatchObject({ cursor: 0, count: 2, undo: null, changed: [] });
    expect(firstChannel(all)).toBe('V1-01');
    expect(await ask('changedObjects', { owner: 'window' })).toEqual([]);
  });

  it('are written down; a change takes the place of those that were undone', async () => {
    await move(1);
    expect(await journalsIn(journals)).toMatchObject([{ cursor: 1, commands: [named('one'), named('two')] }]);
    await ask('edit', { objectId: summary.id, command: named('three') });
    expect(await journalsIn(journals)).toMatchObject([{ cursor: 2, commands: [named('one'), named('three')] }]);
  });

  it('of an object that was never changed do nothing', async () => {
    const { id } = await desk.open(copyPair(LOOSE, path('b.analog')));
    expect((await ask('moveDraft', { objectId: id, cursor: 1 })).draft).toBeNull();
  });
});

describe('a preview', () => {
  it('tells what a change would come to, on top of those that were made, and keeps nothing', async () => {
    const { id } = await edited(desk, file, 'one');
    const note = { do: 'set-note', text: 'n' } as const;
    const { sentence, after } = await ask('previewEdit', { objectId: id, command: note });
    expect(sentence).toMatch(/note/i);
    expect([firstChannel(after), after.note]).toEqual(['one', 'n']);
    expect(await desk.open(file)).toMatchObject({ note: '', draft: { count: 1 } });
    expect(await journalsIn(journals)).toMatchObject([{ commands: [named('one')] }]);
  });

  it('is refused as the change would be', async () => {
    const { id } = await desk.open(file);
    const refused = ask('previewEdit', { objectId: id, command: named('V1-02') });
    await expect(refused).rejects.toMatchObject({ problem: { code: 'edit-refused', at: { kind: 'label' } } });
    expect(readdirSync(journals)).toEqual([]);
  });
});

describe('a draft in words', () => {
  it('tells each change, what a save would write, and the lines of Syncopy', async () => {
    const { id } = await edited(desk, file, 'one', 'two');
    await ask('moveDraft', { objectId: id, cursor: 1 });
    const { changes, summary, python, log } = await ask('draftWords', { objectId: id });
    expect(changes.map(({ undone }) => undone)).toEqual([false, true]);
    expect(summary).toEqual([expect.stringContaining('channel: 1 label of 8 changed')]);
    expect(python).toContain(file);
    expect(log).toMatchObject([{ action: 'channel' }]);
  });

  it('is empty where nothing was changed', async () => {
    const { id } = await desk.open(file);
    expect(await ask('draftWords', { objectId: id })).toMatchObject({ changes: [], summary: [], log: [] });
  });
});

describe('changes that are thrown away', () => {
  it('leave the object as it lies there, and no journal', async () => {
    const { id } = await edited(desk, file, 'one');
    const after = await ask('discardDraft', { objectId: id });
    expect([firstChannel(after), after.draft]).toEqual(['V1-01', null]);
    expect(readdirSync(journals)).toEqual([]);
    expect((await ask('discardDraft', { objectId: id })).draft).toBeNull();
  });

  it('can be those of all objects of a window, and of no other', async () => {
    await edited(desk, file, 'one');
    const { id } = await desk.open(file, 'other');
    await ask('edit', { objectId: id, command: named('hers') });
    await ask('discardDrafts', { owner: 'window' });
    expect(await ask('changedObjects', { owner: 'window' })).toEqual([]);
    expect(await ask('changedObjects', { owner: 'other' })).toHaveLength(1);
    await ask('discardDrafts', { owner: 'other' });
  });

  it('go with their window where they change nothing; what changes something stays in its journal', async () => {
    const { id } = await edited(desk, file, 'one');
    await edited(desk, copyPair(LOOSE, path('b.analog')), 'two');
    await ask('moveDraft', { objectId: id, cursor: 0 });
    await ask('forgetUnchangedDrafts', { owner: 'window' });
    expect(await journalsIn(journals)).toMatchObject([{ path: path('b.analog') }]);
  });

  it('are gone where somebody removed the journal before', async () => {
    const { id } = await edited(desk, file, 'one');
    for (const name of readdirSync(journals)) rmSync(join(journals, name));
    expect((await ask('discardDraft', { objectId: id })).draft).toBeNull();
  });
});

describe('the files of a draft that another program changed', () => {
  let summary: ObjectSummary;
  beforeEach(async () => {
    summary = await edited(desk, file, 'one', 'two');
    await ask('moveDraft', { objectId: summary.id, cursor: 1 });
    writeAnew();
  });

  it('keep it from going on: an edit, a preview, an undo and each save', async () => {
    const { id } = summary;
    await expect(ask('edit', { objectId: id, command: named('x') })).rejects.toMatchObject(changedMeanwhile);
    await expect(ask('previewEdit', { objectId: id, command: named('x') })).rejects.toMatchObject(changedMeanwhile);
    await expect(ask('moveDraft', { objectId: id, cursor: 0 })).rejects.toMatchObject(changedMeanwhile);
    const place = { folder: path(), home: path() };
    for (const typed of [{ way: 'own' }, { way: 'file', filename: 'b' }] as const) {
      await expect(ask('planSave', { objectId: id, typed, ...place })).rejects.toMatchObject(changedMeanwhile);
    }
    await expect(ask('planOwnSave', { owner: 'window', ref: summary.ref, home: path() })).rejects.toMatchObject(changedMeanwhile);
    expect(await journalsIn(journals)).toMatchObject([{ cursor: 1, commands: [named('one'), named('two')] }]);
  });

  it('are shown as they are now, with what they were, once the object is opened again', async () => {
    const again = await desk.open(file);
    expect(firstChannel(again)).toBe('V1-01');
    expect(again.draft?.outdated).toEqual({
      shape: [2400, 8],
      size: summary.size,
      modified: summary.modified,
      lastLogEntry: expect.objectContaining({ action: expect.any(String) }),
    });
    expect(again.modified).not.toBe(summary.modified);
    const words = await ask('draftWords', { objectId: again.id });
    expect(words.changes).toHaveLength(2);
  });

  it('can have the changes done again, those that were undone too; a journal tells the new state', async () => {
    const { id } = await desk.open(file);
    const renewed = await ask('renewDraft', { objectId: id });
    expect([firstChannel(renewed), renewed.draft?.outdated]).toEqual(['one', null]);
    expect(firstChannel(await ask('moveDraft', { objectId: id, cursor: 2 }))).toBe('two');
    const found = await journalsIn(journals);
    expect(found).toHaveLength(1);
    expect(found[0]?.version.data.modifiedNs).toBe((await nodeFiles.facts(file))?.version.modifiedNs);
    const { planId } = await ask('planSave', { objectId: id, typed: { way: 'own' }, folder: path(), home: path() });
    await ask('save', { planId, replace: false, acceptDamage: false });
    expect(firstChannel(await desk.open(file))).toBe('two');
  });

  it('can have them thrown away', async () => {
    const { id } = await desk.open(file);
    expect(await ask('discardDraft', { objectId: id })).toMatchObject({ draft: null });
    expect(readdirSync(journals)).toEqual([]);
  });

  it('may not fit the changes: the first that does not is named, and all stay', async () => {
    copyPair('containers/int16.spy/int16.analog', file);
    const { id } = await desk.open(file);
    await ask('discardDraft', { objectId: id });
    copyPair(LOOSE, file);
    const { id: wide } = await edited(desk, file, 'one');
    await ask('edit', { objectId: wide, command: { do: 'set-label', dimension: 'channel', at: 7, to: 'last' } });
    copyPair('containers/int16.spy/int16.analog', file);
    const { id: narrow } = await desk.open(file);
    await expect(ask('renewDraft', { objectId: narrow })).rejects.toMatchObject({
      problem: {
        code: 'edit-refused',
        at: { kind: 'command', index: 1 },
        message: expect.stringContaining('change 2 does not fit'),
      },
    });
    expect((await desk.open(file)).draft).toMatchObject({ count: 2, outdated: { shape: [2400, 8] } });
    expect(await journalsIn(journals)).toMatchObject([{ cursor: 2 }]);
  });

  it('lose the changes that were undone where these alone do not fit', async () => {
    copyPair(LOOSE, file);
    await ask('discardDrafts', { owner: 'window' });
    const { id: wide } = await edited(desk, file, 'one');
    await ask('edit', { objectId: wide, command: { do: 'set-label', dimension: 'channel', at: 7, to: 'last' } });
    await ask('moveDraft', { objectId: wide, cursor: 1 });
    copyPair('containers/int16.spy/int16.analog', file);
    const { id } = await desk.open(file);
    const renewed = await ask('renewDraft', { objectId: id });
    expect([firstChannel(renewed), renewed.draft?.count]).toEqual(['one', 1]);
  });

  it('are refused to be edited before there is a draft too', async () => {
    const other = copyPair(LOOSE, path('b.analog'));
    const { id } = await desk.open(other);
    utimesSync(other, new Date(), new Date(Date.now() + 9_000));
    await expect(ask('edit', { objectId: id, command: named('x') })).rejects.toMatchObject(changedMeanwhile);
    expect((await desk.open(other)).draft).toBeNull();
  });

  it('may be those that another window saved', async () => {
    copyPair(LOOSE, file);
    await ask('discardDrafts', { owner: 'window' });
    const mine = await edited(desk, file, 'mine');
    const { id } = await desk.open(file, 'other');
    await ask('edit', { objectId: id, command: named('hers') });
    const { planId } = await ask('planOwnSave', { owner: 'other', ref: mine.ref, home: path() });
    await ask('save', { planId, replace: false, acceptDamage: false });
    await expect(ask('edit', { objectId: mine.id, command: named('x') })).rejects.toMatchObject(changedMeanwhile);
    expect(await desk.open(file)).toMatchObject({ draft: { outdated: { shape: [2400, 8] } } });
  });
});

describe('a journal', () => {
  const desks: HostDesk[] = [];
  afterAll(() => Promise.all(desks.map((one) => one.close())));

  /** A data host whose disk does with the journals' files what `open` and `sync` say. */
  function deskOn(change: Partial<Files>): HostDesk {
    const made = hostDesk(mkdtempSync(join(tmpdir(), 'spydesk-journals-')), { ...nodeFiles, ...change });
    desks.push(made);
    return made;
  }

  const isJournal = (name: string): boolean => /\.journal~?$/.test(name);

  it('is on the disk before the change is answered', async () => {
    let release = (): void => undefined;
    let isHeld = false;
    const other = deskOn({
      open: async (name, mode, permissions) => {
        const handle = await nodeFiles.open(name, mode, permissions);
        if (!isJournal(name)) return handle;
        const sync = async (): Promise<void> => {
          if (isHeld) await new Promise<void>((resolve) => (release = resolve));
          await handle.sync();
        };
        return Object.assign(Object.create(handle) as FileHandle, { sync });
      },
    });
    const { id } = await edited(other, file, 'one');
    isHeld = true;
    let isAnswered = false;
    const answer = other.ask('edit', { objectId: id, command: named('two') }).finally(() => (isAnswered = true));
    await expect.poll(() => journalsIn(other.journals)).toMatchObject([{ cursor: 2 }]);
    expect(isAnswered).toBe(false);
    isHeld = false;
    release();
    expect(firstChannel(await answer)).toBe('two');
  });

  it('that cannot be begun is told with its reason; the change counts, and all is written down once it can be', async () => {
    let isFull = true;
    const other = deskOn({
      open: (name, mode, permissions) =>
        isFull && isJournal(name) ? Promise.reject(portError('ENOSPC', name)) : nodeFiles.open(name, mode, permissions),
    });
    const summary = await edited(other, file, 'one');
    expect(firstChannel(summary)).toBe('one');
    expect(summary.draft?.unkept).toMatchObject({ code: 'no-space' });
    expect(readdirSync(other.journals)).toEqual([]);
    isFull = false;
    const kept = await other.ask('edit', { objectId: summary.id, command: named('two') });
    expect(kept.draft?.unkept).toBeNull();
    expect(await journalsIn(other.journals)).toMatchObject([{ cursor: 2, commands: [named('one'), named('two')] }]);
  });

  it('of which a write fails keeps what it held until another one holds all', async () => {
    let isGone = false;
    const other = deskOn({
      open: async (name, mode, permissions) => {
        if (isGone && isJournal(name)) throw portError('EIO', name);
        const handle = await nodeFiles.open(name, mode, permissions);
        if (!isJournal(name)) return handle;
        const write = async (bytes: Uint8Array, position: number): Promise<void> => {
          if (isGone) throw portError('EIO', name);
          await handle.write(bytes, position);
        };
        return Object.assign(Object.create(handle) as FileHandle, { write });
      },
    });
    const { id } = await edited(other, file, 'one');
    isGone = true;
    const unkept = await other.ask('edit', { objectId: id, command: named('two') });
    expect(unkept.draft).toMatchObject({ cursor: 2, unkept: { code: 'io-error' } });
    expect(await journalsIn(other.journals)).toMatchObject([{ cursor: 1, commands: [named('one')] }]);
    isGone = false;
    // A step that the old one could take alone would lack the one before.
    const kept = await other.ask('moveDraft', { objectId: id, cursor: 1 });
    expect(kept.draft?.unkept).toBeNull();
    expect(await journalsIn(other.journals)).toMatchObject([{ cursor: 1, commands: [named('one'), named('two')] }]);
  });

  it('that cannot be removed keeps its draft, which says so', async () => {
    let isStuck = true;
    const other = deskOn({
      removeFile: (name) =>
        isStuck && isJournal(name) && !name.endsWith('~') ? Promise.reject(portError('EROFS', name)) : nodeFiles.removeFile(name),
    });
    const { id } = await edited(other, file, 'one');
    await expect(other.ask('discardDraft', { objectId: id })).rejects.toMatchObject({ problem: { code: 'read-only' } });
    expect((await other.open(file)).draft).toMatchObject({ count: 1 });
    isStuck = false;
    expect((await other.ask('discardDraft', { objectId: id })).draft).toBeNull();
    expect(readdirSync(other.journals)).toEqual([]);
  });
});

describe('a save of a draft', () => {
  const agreed = { replace: false, acceptDamage: false };

  it.each([
    ['onto its own files', { way: 'own' }],
    ['under a tag', { way: 'tag', tag: 't' }],
    ['under another name', { way: 'file', filename: 'b' }],
  ] as const)('%s writes the changes, and ends the draft with its journal', async (_, typed) => {
    const target = typed.way === 'tag' ? copiedIntoContainer() : file;
    const { id } = await edited(desk, target, 'one');
    const { planId, data } = await ask('planSave', { objectId: id, typed, folder: path(), home: path() });
    await ask('save', { planId, ...agreed });
    expect(firstChannel(await desk.open(data))).toBe('one');
    expect((await desk.open(target)).draft).toBeNull();
    expect(readdirSync(journals)).toEqual([]);
  });

  function copiedIntoContainer(): string {
    mkdirSync(path('c.spy'));
    return copyPair(LOOSE, path('c.spy/c_a.analog'));
  }

  it('takes the changes that were made since its plan not with it, and these stay', async () => {
    const { id } = await edited(desk, file, 'one');
    const { planId, data } = await ask('planSave', {
      objectId: id,
      typed: { way: 'file', filename: 'b' },
      folder: path(),
      home: path(),
    });
    await ask('edit', { objectId: id, command: named('two') });
    await ask('save', { planId, ...agreed });
    expect(firstChannel(await desk.open(data))).toBe('one');
    expect(firstChannel(await desk.open(file))).toBe('two');
    expect(await journalsIn(journals)).toHaveLength(1);
  });

  it('of a selection writes the changes into it, and the draft goes on', async () => {
    const { id } = await edited(desk, file, 'one');
    const typed = { way: 'file', filename: 'b' } as const;
    const selection = { channel: 'one' };
    const { planId, data } = await ask('planSave', { objectId: id, typed, selection, folder: path(), home: path() });
    await ask('save', { planId, ...agreed });
    expect((await desk.open(data)).labels['channel']).toEqual(['one']);
    expect((await desk.open(file)).draft).toMatchObject({ count: 1 });
    expect(await journalsIn(journals)).toHaveLength(1);
  });

  it('is refused over an object that has changes of its own, before anyone is asked, and all stay', async () => {
    const { id } = await edited(desk, file, 'one');
    const other = copyPair(LOOSE, path('b.analog'));
    await edited(desk, other, 'two');
    const typed = { way: 'file', filename: 'b' } as const;
    const { planId } = await ask('planSave', { objectId: id, typed, folder: path(), home: path() });
    const refusal = { problem: { code: 'unsaved-changes', path: other } };
    await expect(ask('compareSave', { planId })).rejects.toMatchObject(refusal);
    await expect(ask('save', { planId, replace: true, acceptDamage: false })).rejects.toMatchObject(refusal);
    expect([firstChannel(await desk.open(file)), firstChannel(await desk.open(other))]).toEqual(['one', 'two']);
    expect(readFileSync(`${other}.info`, 'utf8')).not.toContain('"one"');
    expect(await journalsIn(journals)).toHaveLength(2);
  });

  it('can be made of an object that is open no more; one that has no draft cannot be planned so', async () => {
    const { id, ref } = await edited(desk, file, 'one');
    await ask('closeObject', { objectId: id });
    const { planId, mode } = await ask('planOwnSave', { owner: 'window', ref, home: path() });
    expect(mode).toBe('replace');
    await ask('save', { planId, ...agreed });
    expect(firstChannel(await desk.open(file))).toBe('one');
    await expect(ask('planOwnSave', { owner: 'window', ref, home: path() })).rejects.toMatchObject({
      problem: { code: 'not-granted' },
    });
  });

  it('is refused where the files were changed after its plan, and the draft stays', async () => {
    const { id } = await edited(desk, file, 'one');
    const { planId } = await ask('planSave', { objectId: id, typed: { way: 'own' }, folder: path(), home: path() });
    writeAnew();
    const before = bytesOf();
    await expect(ask('save', { planId, ...agreed })).rejects.toMatchObject({
      problem: { code: expect.stringMatching(/^(changed-meanwhile|source-changed)$/) },
    });
    expect(bytesOf()).toEqual(before);
    expect((await desk.open(file)).draft).toMatchObject({ count: 1 });
  });
});
