import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LeftOverShape } from '../../../src-main/contract';
import { refOfPath } from '../../../src-main/format';
import { planShape } from '../contract/plan-shape';
import { FakeDesk, refusedWith } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
let desk: FakeDesk;
let work: string;

function leftOverAt(path: string): LeftOverShape {
  return {
    path,
    target: scratch.at('k.spy/k.analog'),
    filename: 'k.analog',
    objectRef: refOfPath(scratch.at('k.spy/k.analog')),
    reason: 'other-host',
    host: 'elsewhere',
    pid: 1,
    since: 0,
    files: [],
    moreFiles: 0,
    stands: { data: true, info: true },
    canKeepBoth: false,
    seen: 'so',
  };
}

beforeEach(async () => {
  await scratch.file('k.spy/.spydesk-0123456789abcdef/claim.json');
  work = scratch.at('k.spy/.spydesk-0123456789abcdef');
  desk = new FakeDesk(scratch.path);
  desk.host.answers = {
    leftOver: () => ({ ok: true, value: leftOverAt(work) }),
    takeOverLeftOver: () => ({ ok: true, value: { ended: 'finish' } }),
    removeLeftOver: () => ({ ok: true, value: undefined }),
    planKeepBoth: () => ({ ok: true, value: planShape('plan 1', scratch.at('k.spy/k_2.analog')) }),
    save: () => ({
      ok: true,
      value: {
        ref: refOfPath(scratch.at('k.spy/k_2.analog')),
        data: scratch.at('k.spy/k_2.analog'),
        info: '',
        syncopyLine: '',
        state: null,
      },
    }),
  };
  await desk.ask('openDropped', { paths: [scratch.at('k.spy')] });
});

describe('what is left of saves', () => {
  it('is told and decided about by the data host', async () => {
    const decided = { ref: refOfPath(work), seen: 'so' };
    expect(await desk.valueOf('leftOver', { ref: refOfPath(work) })).toEqual(leftOverAt(work));
    expect(await desk.valueOf('takeOverLeftOver', decided)).toEqual({ ended: 'finish' });
    await desk.valueOf('removeLeftOver', decided);
    expect(desk.host.asked).toEqual([
      ['leftOver', { ref: refOfPath(work) }],
      ['takeOverLeftOver', decided],
      ['removeLeftOver', decided],
    ]);
  });

  it('is nothing to a window that did not open the folder: the data host is not even asked', async () => {
    const away = refOfPath(scratch.at('other.spy/.spydesk-0123456789abcdef'));
    expect(await desk.ask('leftOver', { ref: away })).toMatchObject(refusedWith('not-granted'));
    for (const call of ['takeOverLeftOver', 'removeLeftOver', 'planKeepBoth'] as const) {
      expect(await desk.ask(call, { ref: away, seen: 'so' })).toMatchObject(refusedWith('not-granted'));
    }
    expect(desk.host.asked).toEqual([]);
  });

  it('is kept by a plan that the window may then save by', async () => {
    const { planId } = await desk.valueOf('planKeepBoth', { ref: refOfPath(work), seen: 'so' });
    const { taskId } = await desk.valueOf('startSave', { planId, replace: false, acceptDamage: false });
    expect(await desk.valueOf('saveResult', { taskId })).toMatchObject({ data: scratch.at('k.spy/k_2.analog') });
  });
});
