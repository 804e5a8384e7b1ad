import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProgressShape, Result, VerifiedShape } from '../../../src-main/contract';
import { problem, refusal } from '../../../src-main/errors';
import { refOfPath } from '../../../src-main/format';
import { FakeDesk, refusedWith } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
const intact: Result<VerifiedShape> = { ok: true, value: { verdict: 'intact', state: 'first' } };
let desk: FakeDesk;
let ref: string;

beforeEach(async () => {
  ref = refOfPath(await scratch.file('k.spy/k.analog'));
  desk = new FakeDesk(scratch.path);
  desk.host.answers.verify = () => intact;
  await desk.ask('openDropped', { paths: [scratch.at('k.spy')] });
});

/** Holds the data host until it is told to stop; then it answers as a real one does. */
function holdHost(): void {
  desk.host.answers.verify = (_args, { signal }) =>
    new Promise((resolve) => signal?.addEventListener('abort', () => resolve(refusal(problem('cancelled', {})))));
}

describe('a verification', () => {
  it('ends with what the data host found', async () => {
    const { taskId } = await desk.valueOf('startVerify', { ref });
    expect(await desk.ask('verifyResult', { taskId })).toEqual(intact);
    expect(desk.host.asked).toEqual([['verify', { ref }]]);
  });

  it('concerns only what the window may use: the data host is not even asked', async () => {
    const other = refOfPath(await scratch.file('other.spy/other.analog'));
    expect(await desk.ask('startVerify', { ref: other })).toMatchObject(refusedWith('not-granted'));
    expect(desk.host.asked).toEqual([]);
  });

  it('tells its progress', async () => {
    const progress: ProgressShape = { state: 'running', phase: 'checking', doneBytes: 1, totalBytes: 2 };
    desk.host.answers.verify = (_args, { onProgress }) => {
      onProgress?.(progress);
      return intact;
    };
    const { taskId } = await desk.valueOf('startVerify', { ref });
    await desk.ask('verifyResult', { taskId });
    expect(desk.progress).toEqual([progress]);
  });

  it('can be cancelled, and its result says so', async () => {
    holdHost();
    const { taskId } = await desk.valueOf('startVerify', { ref });
    const result = desk.ask('verifyResult', { taskId });
    expect(await desk.valueOf('cancelTask', { taskId })).toBe(true);
    expect(await result).toMatchObject(refusedWith('cancelled'));
    expect(await desk.valueOf('cancelTask', { taskId })).toBe(false);
  });

  it('ends with the sentence of a lost data host', async () => {
    desk.host.answers.verify = () => refusal(problem('data-host-lost', {}));
    const { taskId } = await desk.valueOf('startVerify', { ref });
    expect(await desk.ask('verifyResult', { taskId })).toMatchObject(refusedWith('data-host-lost'));
  });

  it('is none of another window', async () => {
    const { taskId } = await desk.valueOf('startVerify', { ref });
    const other = new FakeDesk(scratch.path, 'window 2');
    expect(await other.ask('verifyResult', { taskId })).toMatchObject(refusedWith('not-granted'));
  });

  it('is stopped where the page is loaded anew', async () => {
    desk.host.answers.closeOwner = () => ({ ok: true, value: undefined });
    await desk.ask('begin', undefined);
    holdHost();
    const { taskId } = await desk.valueOf('startVerify', { ref });
    await desk.ask('begin', undefined);
    expect(await desk.ask('verifyResult', { taskId })).toMatchObject(refusedWith('cancelled'));
  });
});
