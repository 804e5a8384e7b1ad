import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LeftOverShape } from '../../../src-main/contract';
import { problem, refusal } from '../../../src-main/errors';
import { endingInWords, leftOverFacts, placeInWords, stateInWords } from '../../../src-renderer/left-overs/left-over-words';
import { LeftOver, type LeftOverCalls, type LeftOverListener } from '../../../src-renderer/left-overs/left-over.svelte';
import { planShape } from '../contract/plan-shape';

const DETAILS: LeftOverShape = {
  path: '/c.spy/.spydesk-0123456789abcdef',
  target: '/c.spy/c.analog',
  filename: 'c.analog',
  objectRef: 'file:///c.spy/c.analog',
  reason: 'other-host',
  host: 'elsewhere',
  pid: 7,
  since: 0,
  files: [],
  moreFiles: 0,
  stands: { data: true, info: true },
  canKeepBoth: true,
  seen: 'so',
};
const PLAN = planShape('p', '/c.spy/c_2.analog');

const listener = { ended: vi.fn(), keepBoth: vi.fn(), readAgain: vi.fn(), showInFolder: vi.fn() } satisfies LeftOverListener;
const calls = {
  details: vi.fn<LeftOverCalls['details']>(),
  takeOver: vi.fn<LeftOverCalls['takeOver']>(),
  remove: vi.fn<LeftOverCalls['remove']>(),
  planKeepBoth: vi.fn<LeftOverCalls['planKeepBoth']>(),
};

async function shown(): Promise<LeftOver> {
  const leftOver = new LeftOver('ref', 'c.analog', listener, calls);
  await leftOver.read();
  return leftOver;
}

beforeEach(() => {
  vi.clearAllMocks();
  calls.details.mockResolvedValue({ ok: true, value: DETAILS });
  calls.takeOver.mockResolvedValue({ ok: true, value: { ended: 'finish' } });
  calls.remove.mockResolvedValue({ ok: true, value: undefined });
  calls.planKeepBoth.mockResolvedValue({ ok: true, value: PLAN });
});

describe('a left-over in the window', () => {
  it('is acted upon after the question alone, as it was seen', async () => {
    const leftOver = await shown();
    leftOver.ask('take-over');
    await leftOver.answer(false);
    expect(calls.takeOver).not.toHaveBeenCalled();
    leftOver.ask('take-over');
    await leftOver.answer(true);
    expect(calls.takeOver).toHaveBeenCalledExactlyOnceWith('ref', 'so');
    expect(listener.ended).toHaveBeenCalledExactlyOnceWith('ref', DETAILS, 'finish');
    leftOver.ask('remove');
    await leftOver.answer(true);
    expect(listener.ended).toHaveBeenLastCalledWith('ref', DETAILS, null);
  });

  it('hands the plan of Keep Both on', async () => {
    await (await shown()).keepBoth();
    expect(listener.keepBoth).toHaveBeenCalledExactlyOnceWith(PLAN);
  });

  it('is told anew, with the reason, where what was asked for is refused', async () => {
    const leftOver = await shown();
    calls.remove.mockResolvedValue(refusal(problem('changed-meanwhile', {})));
    calls.details.mockResolvedValue({ ok: true, value: { ...DETAILS, seen: 'otherwise' } });
    leftOver.ask('remove');
    await leftOver.answer(true);
    expect(leftOver.problem?.code).toBe('changed-meanwhile');
    expect([leftOver.details?.seen, leftOver.isBusy]).toEqual(['otherwise', false]);
    expect(listener.ended).not.toHaveBeenCalled();
  });

  it('says why where nothing can be told of it', async () => {
    calls.details.mockResolvedValue(refusal(problem('not-found', {})));
    const leftOver = await shown();
    expect([leftOver.details, leftOver.problem?.code]).toEqual([null, 'not-found']);
    await leftOver.keepBoth();
    expect(calls.planKeepBoth).not.toHaveBeenCalled();
  });
});

describe('the words for a left-over', () => {
  it('say what stands at the place of the object', () => {
    const at = (data: boolean, info: boolean): string => placeInWords({ ...DETAILS, stands: { data, info } });
    expect([at(true, true), at(true, false), at(false, true), at(false, false)]).toEqual([
      'Both files of the object',
      'The data file alone',
      'The .info file alone',
      'Nothing',
    ]);
  });

  it('say what is not known', () => {
    const unknown = { ...DETAILS, target: null, host: null, pid: null, since: null };
    expect(leftOverFacts(unknown).map(({ value }) => value)).toEqual(Array.from({ length: 4 }, () => 'Not known'));
  });

  it('say of files with data alone whether they are whole', () => {
    const file = { name: 'x', size: 1, modified: 0, state: 'unknown' } as const;
    expect(stateInWords({ ...file, role: 'record' })).toBe('');
    expect(stateInWords({ ...file, role: 'old-data' })).toBe('Not known');
  });

  it('say of each ending what stands now', () => {
    const ends = (['discard', 'finish', 'tidy', 'put-old-back', null] as const).map((ended) => endingInWords(DETAILS, ended));
    expect(new Set(ends).size).toBe(ends.length);
    for (const words of ends) expect(words).toMatch(/c\.analog.*\.$/);
  });
});
