import { mkdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostValue, ProgressShape } from '../../../src-main/contract';
import { problem, refusal } from '../../../src-main/errors';
import { refOfPath } from '../../../src-main/format';
import { planShape } from '../contract/plan-shape';
import { FakeDesk, refusedWith, summaryOf } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
let desk: FakeDesk;
let data: string;

/** What the data host answers for a save to `name`. */
function written(name: string): HostValue<'save'> {
  const path = scratch.at(name);
  return { ref: refOfPath(path), data: path, info: `${path}.info`, syncopyLine: `spy.load('${path}')`, state: 'as saved' };
}

const agreed = { planId: 'plan 1', replace: false, acceptDamage: false };
const committing: ProgressShape = { state: 'committing', phase: 'publishing', doneBytes: 9, totalBytes: 9 };

beforeEach(async () => {
  data = await scratch.file('day1/k.spy/k_t.analog');
  desk = new FakeDesk(scratch.at('home'));
  desk.session.objects.set('object 1', summaryOf('object 1', data));
  desk.host.answers = {
    planSave: () => ({ ok: true, value: planShape('plan 1', scratch.at('day1/new.spy/new.analog')) }),
    compareSave: () => refusal(problem('not-found', {})),
    save: () => ({ ok: true, value: written('day1/new.spy/new.analog') }),
  };
});

async function plan(): Promise<void> {
  await desk.valueOf('planSave', { objectId: 'object 1', typed: { way: 'container', container: 'new', tag: '' } });
}

describe('the plan of a save', () => {
  it('counts what is typed from the folder that the container lies in', async () => {
    await plan();
    const typed = { way: 'container', container: 'new', tag: '' };
    const from = { folder: scratch.at('day1'), home: scratch.at('home') };
    expect(desk.host.asked).toEqual([['planSave', { objectId: 'object 1', typed, ...from }]]);
  });

  it('counts it from the folder of a loose object', async () => {
    desk.session.objects.set('object 2', summaryOf('object 2', scratch.at('day1/loose.analog')));
    await desk.ask('planSave', { objectId: 'object 2', typed: { way: 'file', filename: 'f' } });
    expect(desk.host.asked).toMatchObject([['planSave', { folder: scratch.at('day1') }]]);
  });

  it('is refused with the field that is wrong, as the data host says', async () => {
    desk.host.answers.planSave = () => refusal(problem('invalid-name', { reason: 'empty' }, { field: 'container' }));
    const answer = await desk.ask('planSave', { objectId: 'object 1', typed: { way: 'own' } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-name', field: 'container' } });
  });

  it('is for its own window: another id, or that of another window, is refused', async () => {
    await plan();
    const other = new FakeDesk(scratch.path, 'window 2');
    for (const [asker, planId] of [
      [desk, 'plan 2'],
      [other, 'plan 1'],
    ] as const) {
      expect(await asker.ask('compareSave', { planId })).toMatchObject(refusedWith('not-granted'));
      expect(await asker.ask('startSave', { ...agreed, planId })).toMatchObject(refusedWith('not-granted'));
    }
    expect(desk.host.asked.map(([name]) => name)).toEqual(['planSave']);
    expect(other.host.asked).toEqual([]);
  });

  it('can be compared with what is there', async () => {
    await plan();
    const side = {
      path: data,
      dataclass: null,
      shape: null,
      size: 1,
      modified: null,
      lastLogEntry: null,
      isLink: false,
      isBeingWritten: false,
    };
    const sides = { existing: { ...side, checksum: 'none' as const }, replacement: { ...side, checksum: 'intact' as const } };
    desk.host.answers.compareSave = () => ({ ok: true, value: { ...sides, keepBoth: null } });
    expect(await desk.valueOf('compareSave', { planId: 'plan 1' })).toEqual({ ...sides, keepBoth: null });
  });
});

describe('a save', () => {
  it('is started by its plan, with what the user agreed to', async () => {
    await plan();
    const { taskId } = await desk.valueOf('startSave', { ...agreed, replace: true });
    await desk.valueOf('saveResult', { taskId });
    expect(desk.host.asked.at(-1)).toEqual(['save', { ...agreed, replace: true }]);
  });

  it('answers the container that it wrote, and lets the window use it', async () => {
    await plan();
    const saved = await scratch.file('day1/new.spy/new.analog');
    const { taskId } = await desk.valueOf('startSave', agreed);
    expect(await desk.valueOf('saveResult', { taskId })).toEqual({
      ...written('day1/new.spy/new.analog'),
      state: undefined,
      place: {
        ref: refOfPath(scratch.at('day1/new.spy')),
        name: 'new.spy',
        path: scratch.at('day1/new.spy'),
        select: refOfPath(saved),
      },
    });
    expect(await desk.session.grants.fileOf(refOfPath(saved))).toBe(saved);
    await expect(desk.session.grants.folderOf(refOfPath(scratch.at('day1')))).rejects.toThrow('not-granted');
  });

  it('is told to the other windows, with the state of the files', async () => {
    await plan();
    const { taskId } = await desk.valueOf('startSave', agreed);
    const { ref } = await desk.valueOf('saveResult', { taskId });
    expect(desk.saved).toEqual([[ref, 'as saved']]);
  });

  it('answers the folder of a loose file', async () => {
    await plan();
    desk.host.answers.save = () => ({ ok: true, value: written('day1/f.analog') });
    const { taskId } = await desk.valueOf('startSave', agreed);
    const { place } = await desk.valueOf('saveResult', { taskId });
    expect(place).toMatchObject({ path: scratch.at('day1'), select: refOfPath(scratch.at('day1/f.analog')) });
    expect(await desk.session.grants.folderOf(refOfPath(scratch.at('day1')))).toBe(scratch.at('day1'));
  });

  it('uses its plan up, and its result is told once', async () => {
    await plan();
    const { taskId } = await desk.valueOf('startSave', agreed);
    await desk.valueOf('saveResult', { taskId });
    expect(await desk.ask('saveResult', { taskId })).toMatchObject(refusedWith('not-granted'));
    expect(await desk.ask('startSave', agreed)).toMatchObject(refusedWith('not-granted'));
  });

  it('can be tried again by the same plan after a refusal, and grants nothing by it', async () => {
    await plan();
    desk.host.answers.save = () => refusal(problem('exists', {}));
    const first = await desk.valueOf('startSave', agreed);
    expect(await desk.ask('saveResult', first)).toMatchObject(refusedWith('exists'));
    await expect(desk.session.grants.folderOf(refOfPath(scratch.at('day1/new.spy')))).rejects.toThrow('not-granted');
    const second = await desk.valueOf('startSave', { ...agreed, replace: true });
    expect(await desk.ask('saveResult', second)).toMatchObject(refusedWith('exists'));
  });

  it('says what became of its target, where the data host could not', async () => {
    const cases = [
      ['data-host-lost', /^Once its folder is listed again, /],
      ['internal', /^Once its folder is listed again, /],
      ['exists', /^Nothing was changed\.$/],
      ['not-granted', /^Nothing was changed\.$/],
    ] as const;
    for (const [code, outcome] of cases) {
      await plan();
      desk.host.answers.save = () => refusal(problem(code, {}));
      const answer = await desk.ask('saveResult', await desk.valueOf('startSave', agreed));
      expect(answer).toMatchObject({ error: { code, outcome: expect.stringMatching(outcome) as unknown } });
    }
  });

  it('tells its progress and can be cancelled', async () => {
    await plan();
    desk.host.answers.save = (_args, { signal, onProgress }) => {
      onProgress?.({ ...committing, state: 'running' });
      return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(refusal(problem('cancelled', {})))));
    };
    const { taskId } = await desk.valueOf('startSave', agreed);
    await vi.waitFor(() => expect(desk.progress).toEqual([{ ...committing, state: 'running' }]));
    expect(await desk.valueOf('cancelTask', { taskId })).toBe(true);
    expect(await desk.ask('saveResult', { taskId })).toMatchObject(refusedWith('cancelled'));
  });

  it('is taken up by the next page of its window', async () => {
    let end: () => void = () => undefined;
    desk.host.answers.closeOwner = () => ({ ok: true, value: undefined });
    desk.host.answers.save = () =>
      new Promise((resolve) => {
        end = () => resolve({ ok: true, value: written('day1/new.spy/new.analog') });
      });
    await desk.valueOf('begin', undefined);
    desk.session.objects.set('object 1', summaryOf('object 1', data));
    await plan();
    const { taskId } = await desk.valueOf('startSave', agreed);
    void desk.ask('saveResult', { taskId });
    const { saves } = await desk.valueOf('begin', undefined);
    expect(saves).toEqual([{ taskId, data: scratch.at('day1/new.spy/new.analog') }]);
    end();
    expect(await desk.valueOf('saveResult', { taskId })).toMatchObject({ data: saves[0]?.data });
    expect(await desk.valueOf('begin', undefined)).toMatchObject({ saves: [] });
  });

  it('cannot be cancelled by a window that did not start it', async () => {
    expect(await desk.valueOf('cancelTask', { taskId: 'task of another' })).toBe(false);
    expect(await desk.ask('saveResult', { taskId: 'task of another' })).toMatchObject(refusedWith('not-granted'));
  });
});

describe('the folder dialog of a save', () => {
  const ask = (way: 'container' | 'file', objectId = 'object 1') => desk.valueOf('chooseSaveFolder', { objectId, way });

  it('starts where the container lies, and answers nothing where the user cancelled', async () => {
    expect(await ask('container')).toBeNull();
    expect(desk.system.chooseSaveFolder).toHaveBeenCalledExactlyOnceWith(scratch.at('day1'));
  });

  it('answers the chosen container, or one of the same name in the chosen folder', async () => {
    desk.system.chooseSaveFolder.mockResolvedValueOnce('/out/c.spy').mockResolvedValueOnce('/out');
    expect(await ask('container')).toBe('/out/c.spy');
    expect(await ask('container')).toBe('/out/k.spy');
  });

  it('names a container after a loose file', async () => {
    await mkdir(scratch.at('loose'));
    desk.session.objects.set('object 2', summaryOf('object 2', scratch.at('loose/a.b.analog')));
    desk.system.chooseSaveFolder.mockResolvedValueOnce('/out');
    expect(await ask('container', 'object 2')).toBe('/out/a.spy');
    expect(desk.system.chooseSaveFolder).toHaveBeenCalledExactlyOnceWith(scratch.at('loose'));
  });

  it('answers a file of the same name in the chosen folder', async () => {
    desk.system.chooseSaveFolder.mockResolvedValueOnce('/out');
    expect(await ask('file')).toBe('/out/k_t.analog');
  });
});
