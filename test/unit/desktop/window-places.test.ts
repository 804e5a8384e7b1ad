import { rename, rm } from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openAtStart } from '../../../src-main/desktop';
import { problem } from '../../../src-main/errors';
import { refOfPath } from '../../../src-main/format';
import { FakeDesk, refusedWith, summaryOf } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
let desk: FakeDesk;
let container: string;
let data: string;

beforeEach(async () => {
  data = await scratch.file('k.spy/k.analog');
  container = scratch.at('k.spy');
  desk = new FakeDesk(scratch.path);
  desk.host.answers = { closeOwner: () => ({ ok: true, value: undefined }) };
});

const placeAt = (name: string, select: string | null = null): object => ({
  ref: refOfPath(scratch.at(name)),
  name,
  path: scratch.at(name),
  select: select === null ? null : refOfPath(scratch.at(name, select)),
});
const problemAt = (name: string): object => ({ ...problem('not-found', {}), path: scratch.at(name) });

describe('a window that begins', () => {
  it('hears where it runs, of all data classes and of nothing open', async () => {
    const { classes, preferences, ...facts } = await desk.valueOf('begin', undefined);
    expect(facts).toEqual({
      version: '0.1.0',
      platform: 'linux',
      home: desk.system.home,
      places: [],
      problems: [],
      saves: [],
      changed: [],
    });
    expect(preferences).toEqual(desk.system.preferences.current);
    expect(classes).toHaveLength(6);
    expect(classes).toContainEqual({ name: 'AnalogData', title: expect.any(String), extension: '.analog', picture: 'traces' });
  });

  it('takes what waits for it, once', async () => {
    const opened = await openAtStart(desk.desk, { paths: [container, scratch.at('gone')], sample: false, newWindow: false });
    desk.session.waiting.places.push(...opened.places);
    desk.session.waiting.problems.push(...opened.problems);
    const waited = { places: [placeAt('k.spy')], problems: [problemAt('gone')] };
    expect(await desk.valueOf('begin', undefined)).toMatchObject(waited);
    expect((await desk.valueOf('begin', undefined)).problems).toEqual([]);
  });

  it('has open what an earlier page of it had, the object that was looked at to be shown, and what that changed', async () => {
    await desk.ask('begin', undefined);
    desk.system.chooseFolder.mockResolvedValueOnce([container]).mockResolvedValueOnce([await scratch.folder('closed.spy')]);
    for (const times of [1, 2])
      await desk.ask('chooseFolder', undefined).then((answer) => expect(answer.ok, `${times}`).toBe(true));
    await desk.ask('noteShown', { ref: refOfPath(data), hasChanges: false });
    expect((await desk.valueOf('begin', undefined)).places).toEqual([placeAt('k.spy', 'k.analog'), placeAt('closed.spy')]);

    const changed = await scratch.file('closed.spy/c.analog');
    desk.session.changes.set([{ ref: refOfPath(changed), path: changed, filename: 'c.analog' }]);
    await desk.ask('closePlace', { ref: refOfPath(scratch.at('closed.spy')) });
    expect((await desk.valueOf('begin', undefined)).places.map(({ path }) => path)).toEqual([
      container,
      scratch.at('closed.spy'),
    ]);
  });

  it('may note nothing as looked at that it may not use', async () => {
    expect(await desk.ask('noteShown', { ref: refOfPath('/etc/passwd'), hasChanges: false })).toMatchObject(
      refusedWith('not-granted'),
    );
    expect(desk.session.shown).toBeNull();
  });

  it('closes what an earlier page of it had open when it begins again', async () => {
    await desk.ask('begin', undefined);
    expect(desk.host.asked).toEqual([]);
    desk.session.objects.set('object 1', summaryOf('object 1', data));
    desk.session.plans.set('plan 1', '/k.analog');
    await desk.ask('begin', undefined);
    expect(desk.host.asked).toEqual([['closeOwner', { owner: 'window 1' }]]);
    expect(await desk.ask('closeObject', { objectId: 'object 1' })).toMatchObject(refusedWith('not-granted'));
    expect(await desk.ask('compareSave', { planId: 'plan 1' })).toMatchObject(refusedWith('not-granted'));
  });
});

describe('the dialogs and what is dropped', () => {
  it('open what was chosen, and let the window use it', async () => {
    desk.system.chooseFolder.mockResolvedValueOnce([container]);
    expect(await desk.valueOf('chooseFolder', undefined)).toEqual([placeAt('k.spy')]);
    expect(await desk.session.grants.fileOf(refOfPath(data))).toBe(data);
    const loose = await scratch.file('loose/l.event');
    desk.system.chooseFiles.mockResolvedValueOnce([loose]);
    expect(await desk.valueOf('chooseFiles', undefined)).toMatchObject([{ name: 'loose', select: refOfPath(loose) }]);
    expect(await desk.session.grants.fileOf(refOfPath(loose))).toBe(loose);
  });

  it('open nothing where the user cancelled', async () => {
    expect(await desk.valueOf('chooseFolder', undefined)).toEqual([]);
    expect(await desk.valueOf('chooseFiles', undefined)).toEqual([]);
    expect(desk.told).toEqual([]);
  });

  it('open what can be opened, and tell of the rest beside', async () => {
    const paths = [scratch.at('gone'), container, scratch.at('away.analog')];
    expect(await desk.valueOf('openDropped', { paths })).toEqual([placeAt('k.spy')]);
    expect(desk.told).toEqual([{ places: [], problems: [problemAt('gone'), problemAt('away.analog')] }]);
  });

  it('are refused where nothing can be opened, and tell of all that could not', async () => {
    const paths = [scratch.at('gone'), scratch.at('away')];
    expect(await desk.ask('openDropped', { paths })).toMatchObject(refusedWith('not-found', scratch.at('gone')));
    expect(desk.told).toEqual([{ places: [], problems: [problemAt('away')] }]);
    expect(desk.logged).toEqual([]);
  });

  it('take a folder for itself, not for the container of its name beside it', async () => {
    await scratch.folder('k');
    expect(await desk.valueOf('openDropped', { paths: [scratch.at('k')] })).toEqual([placeAt('k')]);
    await expect(desk.session.grants.fileOf(refOfPath(data))).rejects.toThrow('not-granted');
  });

  it('open a data file in its folder', async () => {
    expect(await desk.valueOf('openDropped', { paths: [data] })).toEqual([placeAt('k.spy', 'k.analog')]);
  });
});

describe('the sample', () => {
  it('is opened as the copy that the user owns', async () => {
    desk.system.sample.mockResolvedValueOnce(container);
    expect(await desk.valueOf('openSample', undefined)).toEqual([placeAt('k.spy')]);
    expect(await desk.session.grants.folderOf(refOfPath(container))).toBe(container);
  });

  it('is refused with the reason where no folder takes the copy', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', path: scratch.at('Documents') });
    desk.system.sample.mockRejectedValueOnce(full);
    expect(await desk.ask('openSample', undefined)).toMatchObject(refusedWith('no-space', scratch.at('Documents')));
  });

  it('is opened by a start that asks for it, before what is named', async () => {
    await scratch.folder('sample.spy');
    desk.system.sample.mockResolvedValueOnce(scratch.at('sample.spy'));
    const opened = await openAtStart(desk.desk, { paths: [container], sample: true, newWindow: false });
    expect(opened).toEqual({ places: [placeAt('sample.spy'), placeAt('k.spy')], problems: [] });
  });

  it('keeps nothing else from being opened where it cannot be made', async () => {
    desk.system.sample.mockRejectedValueOnce(Object.assign(new Error('EROFS'), { code: 'EROFS', path: '/home' }));
    const opened = await openAtStart(desk.desk, { paths: [container], sample: true, newWindow: false });
    expect(opened).toEqual({
      places: [placeAt('k.spy')],
      problems: [expect.objectContaining({ code: 'read-only', path: '/home' })],
    });
  });

  it('is not made by a start that does not ask for it', async () => {
    expect(await openAtStart(desk.desk, { paths: [], sample: false, newWindow: false })).toEqual({ places: [], problems: [] });
    expect(desk.system.sample).not.toHaveBeenCalled();
  });
});

describe('what nobody foresaw while opening', () => {
  it('is logged, and told like what was foreseen', async () => {
    desk.system.sample.mockRejectedValueOnce(new TypeError('nobody foresaw this'));
    const opened = await openAtStart(desk.desk, { paths: [], sample: true, newWindow: false });
    const found = expect.objectContaining({ code: 'internal' });
    expect(opened.problems).toEqual([found]);
    expect(desk.logged).toEqual([['open', found]]);
  });
});

describe('a place that is closed', () => {
  it("is the window's no more, be it still there or not", async () => {
    for (const remove of [false, true]) {
      await desk.ask('openDropped', { paths: [container] });
      if (remove) await rename(container, `${container}.moved`);
      expect(await desk.ask('closePlace', { ref: refOfPath(container) })).toEqual({ ok: true, value: undefined });
      expect(await desk.ask('list', { ref: refOfPath(container) })).toMatchObject(refusedWith('not-granted'));
    }
    await rm(`${container}.moved`, { recursive: true });
  });

  it('is closed where its disk does not answer', async () => {
    await desk.ask('openDropped', { paths: [container] });
    vi.spyOn(desk.session.grants, 'folderOf').mockReturnValue(new Promise(() => undefined));
    expect(await desk.ask('closePlace', { ref: refOfPath(container) })).toEqual({ ok: true, value: undefined });
    expect(desk.session.grants.paths).toEqual([]);
  });

  it('must have been opened', async () => {
    expect(await desk.ask('closePlace', { ref: refOfPath(container) })).toMatchObject(refusedWith('not-granted'));
  });
});

describe('a folder on a disk that does not answer', () => {
  it('is refused after a while, holds no other up, and is told where it answers after all', async () => {
    const { asking } = desk.system;
    const { ask } = asking;
    let late: () => Promise<unknown> = () => Promise.reject(new Error('Nothing was asked.'));
    asking.ask = (path, work) => {
      if (path !== container) return ask(path, work);
      late = work;
      return Promise.resolve({ kind: 'silent' });
    };
    const other = await scratch.folder('other.spy');
    desk.system.chooseFolder.mockResolvedValueOnce([container, other]);
    expect(await desk.valueOf('chooseFolder', undefined)).toEqual([placeAt('other.spy')]);
    expect(desk.told).toEqual([{ places: [], problems: [{ ...problem('not-answering', {}), path: container }] }]);
    await late();
    expect(desk.told.slice(1)).toEqual([{ places: [placeAt('k.spy')], problems: [] }]);
    expect(desk.session.grants.paths).toEqual([other, container]);

    desk.system.chooseFolder.mockResolvedValueOnce([container]);
    expect(await desk.ask('chooseFolder', undefined)).toMatchObject(refusedWith('not-answering', container));
  });
});
