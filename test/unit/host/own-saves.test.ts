import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command, ObjectSummary } from '../../../src-main/contract';
import { nodeFiles, type Files } from '../../../src-main/files';
import { portError } from '../files/failing-files';
import { copyPair, scratchFolder } from '../objects/saving';
import { firstChannel, journalsIn, killWriters, named, type HostDesk } from './drafted';
import { hostDesks } from './host-desk';

const path = scratchFolder();
const LOOSE = 'containers/loose.analog';
const started = hostDesks();

let file: string;
beforeEach(() => {
  mkdirSync(path('d'));
  file = copyPair(LOOSE, path('d/a.analog'));
});

const later: Command = { do: 'shift-offset', samples: 10, mode: 'by' };
const offsetOf = ({ trials }: ObjectSummary): number | undefined => trials.values[2];
const refusedWith = (code: string): object => ({ problem: { code } });

/** A plan of a save over the object's own files. */
async function planned({ ask }: HostDesk, objectId: string): Promise<string> {
  const { planId } = await ask('planSave', { objectId, typed: { way: 'own' }, folder: path(), home: path() });
  return planId;
}

const save = ({ ask }: HostDesk, planId: string) => ask('save', { planId, replace: false, acceptDamage: false });

/** The real disk, on which an operation waits as `before` says. */
function waiting(before: (operation: string, path: string) => Promise<void>): Files {
  return new Proxy(nodeFiles, {
    get(target, name) {
      const operation = Reflect.get(target, name) as (...given: readonly unknown[]) => unknown;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        await before(String(name), String(given[0]));
        return operation.apply(target, [...given]);
      };
    },
  });
}

/** A data host whose saves stay before the new `.info` is written until `go` is called. */
function held(): { desk: HostDesk; reached: Promise<void>; go: () => void } {
  let go = (): void => undefined;
  let reach = (): void => undefined;
  const gone = new Promise<void>((resolve) => (go = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const files = waiting(async (operation, at) => {
    if (operation !== 'open' || !at.endsWith('new.info')) return;
    reach();
    await gone;
  });
  return { desk: started(undefined, files), reached, go };
}

describe('a save of a draft over its own files', () => {
  it.each<[string, Command[]]>([
    ['an offset that is shifted', [later]],
    [
      'a text in labels that holds itself',
      [{ do: 'replace-in-labels', dimension: 'channel', find: 'V', replace: 'VV', regex: false }],
    ],
    [
      'a place in a list that is removed',
      [
        { do: 'set-info', text: '{"list": [1, 2, 3]}' },
        { do: 'remove-info-value', path: ['list', 0] },
      ],
    ],
    ['trials that are cut within themselves', [{ do: 'cut-trials', length: { samples: 40 }, rest: 'drop', within: 'trials' }]],
  ])('does nothing twice with what was changed meanwhile: %s', async (_, commands) => {
    const desk = started();
    const { id } = await desk.open(file);
    for (const command of commands) await desk.ask('edit', { objectId: id, command });
    const once = await desk.open(file);
    const planId = await planned(desk, id);
    const saving = save(desk, planId);
    await desk.ask('edit', { objectId: id, command: { do: 'set-samplerate', samplerate: '500' } });
    await saving;
    const after = await desk.open(file);
    expect(after).toMatchObject({ labels: once.labels, info: once.info, draft: { cursor: 1, count: 1, outdated: null } });
    expect(after.trials).toEqual(once.trials);
    expect(after.samplerate).toMatch(/^500/);
    expect((await desk.open(file, 'other')).trials).toEqual(once.trials);
    expect(await journalsIn(desk.journals)).toMatchObject([{ cursor: 1, commands: [{ do: 'set-samplerate' }], saves: [] }]);
  });

  it('goes on with the object that is open: it is edited, undone and saved again as it is now', async () => {
    const desk = started();
    const { id } = await desk.open(file);
    await desk.ask('edit', { objectId: id, command: later });
    await save(desk, await planned(desk, id));
    const edited = await desk.ask('edit', { objectId: id, command: later });
    expect([offsetOf(edited), edited.draft?.count, edited.draft?.outdated]).toEqual([-80, 1, null]);
    expect(offsetOf(await desk.ask('moveDraft', { objectId: id, cursor: 0, state: edited.state }))).toBe(-90);
    await desk.ask('moveDraft', { objectId: id, cursor: 1, state: edited.state });
    await save(desk, await planned(desk, id));
    expect(offsetOf(await desk.open(file, 'other'))).toBe(-80);
    expect(readdirSync(desk.journals)).toEqual([]);
  });

  it('goes on with changes that were begun while it ran', async () => {
    const { desk, reached, go } = held();
    const { id } = await desk.open(file);
    const saving = save(desk, await planned(desk, id));
    await reached;
    await desk.ask('edit', { objectId: id, command: later });
    go();
    await saving;
    expect(await desk.open(file)).toMatchObject({ draft: { count: 1, outdated: null } });
    expect(offsetOf(await desk.open(file))).toBe(-90);
    expect(offsetOf(await desk.open(file, 'other'))).toBe(-100);
  });

  it('refuses a step back behind what it saves while it runs, and takes every other', async () => {
    const { desk, reached, go } = held();
    const { id, state } = await desk.open(file);
    await desk.ask('edit', { objectId: id, command: later });
    const saving = save(desk, await planned(desk, id));
    await reached;
    await desk.ask('edit', { objectId: id, command: named('two') });
    expect(firstChannel(await desk.ask('moveDraft', { objectId: id, cursor: 1, state }))).toBe('V1-01');
    await desk.ask('moveDraft', { objectId: id, cursor: 2, state });
    await expect(desk.ask('moveDraft', { objectId: id, cursor: 0, state })).rejects.toMatchObject(refusedWith('being-saved'));
    await expect(desk.ask('discardDraft', { objectId: id })).rejects.toMatchObject(refusedWith('being-saved'));
    await expect(desk.ask('renewDraft', { objectId: id })).rejects.toMatchObject(refusedWith('being-saved'));
    go();
    await saving;
    // One that was asked for by what was told before the save: this cursor counts other commands now.
    await expect(desk.ask('moveDraft', { objectId: id, cursor: 1, state })).rejects.toMatchObject(refusedWith('being-saved'));
    const after = await desk.open(file);
    expect([offsetOf(after), firstChannel(after), after.draft?.count]).toEqual([-90, 'two', 1]);
  });

  it('that is refused can be undone, and its note does nothing', async () => {
    let isFull = true;
    const desk = started(
      undefined,
      waiting((operation, at) => {
        const fails = isFull && operation === 'open' && at.endsWith('commit.json~');
        return fails ? Promise.reject(portError('ENOSPC', at)) : Promise.resolve();
      }),
    );
    const { id, state } = await desk.open(file);
    await desk.ask('edit', { objectId: id, command: later });
    const planId = await planned(desk, id);
    await expect(save(desk, planId)).rejects.toMatchObject(refusedWith('no-space'));
    expect(await journalsIn(desk.journals)).toMatchObject([{ cursor: 1, saves: [{ cursor: 1 }] }]);
    const kept = mkdtempSync(join(tmpdir(), 'spydesk-journals-'));
    cpSync(desk.journals, kept, { recursive: true });
    killWriters(kept);
    const left = await started(kept).ask('leftDrafts', undefined);
    expect(left).toMatchObject([{ base: 'unchanged', object: { commands: 1 } }]);
    expect(offsetOf(await desk.ask('moveDraft', { objectId: id, cursor: 0, state }))).toBe(-100);
    await desk.ask('edit', { objectId: id, command: named('two') });
    isFull = false;
    await save(desk, await planned(desk, id));
    expect(await desk.open(file, 'other')).toMatchObject({ labels: { channel: expect.arrayContaining(['two']) } });
    expect(offsetOf(await desk.open(file, 'other'))).toBe(-100);
    expect(readdirSync(desk.journals)).toEqual([]);
  });

  it('is the same where its folder is named by a link', async () => {
    const desk = started();
    symlinkSync(path('d'), path('link'));
    const { id } = await desk.open(file);
    await desk.ask('edit', { objectId: id, command: later });
    const typed = { way: 'file', filename: path('link/a.analog') } as const;
    const { planId } = await desk.ask('planSave', { objectId: id, typed, folder: path(), home: path() });
    const saving = desk.ask('save', { planId, replace: true, acceptDamage: false });
    await desk.ask('edit', { objectId: id, command: named('two') });
    await saving;
    expect(await desk.open(file)).toMatchObject({ draft: { count: 1, outdated: null } });
    expect(offsetOf(await desk.open(file, 'other'))).toBe(-90);
  });

  it('whose journal cannot be removed is offered no more', async () => {
    const stuck = (name: string): boolean => /\.journal$/.test(name);
    const desk = started(undefined, {
      ...nodeFiles,
      removeFile: (name) => (stuck(name) ? Promise.reject(portError('EROFS', name)) : nodeFiles.removeFile(name)),
    });
    const { id } = await desk.open(file);
    await desk.ask('edit', { objectId: id, command: later });
    await save(desk, await planned(desk, id));
    expect(readdirSync(desk.journals)).toHaveLength(1);
    expect((await desk.open(file)).draft).toBeNull();
    killWriters(desk.journals);
    expect(await started(desk.journals).ask('leftDrafts', undefined)).toEqual([]);
    expect(readdirSync(desk.journals)).toEqual([]);
  });
});

/** All that lies in two folders, by other names of the same files. */
function linked(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (statSync(join(from, name)).isDirectory()) linked(join(from, name), join(to, name));
    else linkSync(join(from, name), join(to, name));
  }
}

describe('a process that dies while it saves a draft over its own files', () => {
  it('leaves what is not saved and nothing else, at each step of the publication', { timeout: 120_000 }, async () => {
    const journals = mkdtempSync(join(tmpdir(), 'spydesk-journals-'));
    const deaths: { readonly at: string; readonly data: string; readonly journals: string }[] = [];
    const states = new Set<string>();
    const isNoted = (): boolean =>
      readdirSync(journals).some((name) => readFileSync(join(journals, name), 'latin1').includes('"saving"'));
    let isUnderWay = false;
    const desk = started(
      journals,
      waiting((operation, at) => {
        isUnderWay ||= isNoted();
        const state = [path('d'), journals].flatMap((folder) => readdirSync(folder, { recursive: true }) as string[]).join(' ');
        if (!isUnderWay || states.has(state)) return Promise.resolve();
        states.add(state);
        const [data, kept] = [path(`death${deaths.length}`), mkdtempSync(join(tmpdir(), 'spydesk-journals-'))];
        linked(path('d'), data);
        cpSync(journals, kept, { recursive: true });
        deaths.push({ at: `${operation} ${at}`, data, journals: kept });
        return Promise.resolve();
      }),
    );
    const { id, ref } = await desk.open(file);
    await desk.ask('edit', { objectId: id, command: later });
    const planId = await planned(desk, id);
    const saving = save(desk, planId);
    await desk.ask('edit', { objectId: id, command: named('two') });
    await saving;
    // The note, the record, each of the two moves twice, the end of the work, the new journal, the old one.
    expect(deaths.length).toBeGreaterThan(6);
    for (const death of deaths) {
      rmSync(path('d'), { recursive: true });
      renameSync(death.data, path('d'));
      killWriters(death.journals);
      for (const name of readdirSync(path('d'), { recursive: true }) as string[]) {
        if (!name.endsWith('claim.json')) continue;
        const claim = join(path('d'), name);
        const text = readFileSync(claim, 'utf8');
        rmSync(claim);
        writeFileSync(claim, text.replace(/"bootId": *"[^"]*"/, '"bootId":"before"'));
      }
      const next = started(death.journals);
      const [left, second] = await next.ask('leftDrafts', undefined);
      expect([left?.object?.ref, second], death.at).toEqual([ref, undefined]);
      expect(left?.base, death.at).toBe('unchanged');
      await next.ask('restoreLeftDraft', { id: left?.id ?? '', owner: 'window' });
      const shown = await next.open(file);
      expect([offsetOf(shown), firstChannel(shown), shown.draft?.outdated], death.at).toEqual([-90, 'two', null]);
      const saved = await next.open(file, 'other');
      const expected = left?.object?.commands === 1 ? -90 : -100;
      expect(offsetOf(saved), death.at).toBe(expected);
      expect(existsSync(join(path('d'), 'a.analog.info'))).toBe(true);
    }
  });
});
