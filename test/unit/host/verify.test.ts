import { appendFileSync, rmSync, truncateSync, utimesSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProgressShape } from '../../../src-main/contract';
import { refOfPath } from '../../../src-main/format';
import { flipByte } from '../../damage';
import { copyPair, scratchFolder } from '../objects/saving';
import { hostDesk } from './host-desk';

const desk = hostDesk();
afterAll(() => desk.close());
const path = scratchFolder();

const verify = (file: string) => desk.ask('verify', { ref: refOfPath(file) });

async function listedState(file: string): Promise<string | undefined> {
  const { entries } = await desk.ask('list', { ref: refOfPath(dirname(file)), owner: 'window' });
  const found = entries.find(({ filename }) => filename === basename(file));
  return found?.kind === 'object' ? found.state : undefined;
}

describe('verifying an object', () => {
  it.each([
    ['containers/loose.analog', 'intact-taken-open'],
    ['awkward/quick.spy/quick.analog', 'cannot-tell'],
  ])('answers for %s: %s', async (fixture, verdict) => {
    const file = copyPair(fixture, path('k.analog'));
    expect(await verify(file)).toMatchObject({ verdict });
  });

  it('answers that a file of which one byte changed is damaged, whether it opens or not', async () => {
    const file = copyPair('containers/loose.analog', path('k.analog'));
    flipByte(file, -100);
    expect(await verify(file)).toMatchObject({ verdict: 'damaged' });
    flipByte(file, 0);
    expect(await verify(file)).toMatchObject({ verdict: 'damaged', state: await listedState(file) });
  });

  it('says of which state of the files, as the list and an open object name it', async () => {
    const file = copyPair('containers/loose.analog', path('k.analog'));
    const { state } = await verify(file);
    expect(await listedState(file)).toBe(state);
    expect(await desk.open(file)).toMatchObject({ state });
  });

  it.each(['', '.info'])('names another state after a change of k.analog%s', async (half) => {
    const file = copyPair('containers/loose.analog', path('k.analog'));
    const before = await verify(file);
    utimesSync(file + half, new Date(), new Date(1_700_000_000_000));
    const after = await verify(file);
    expect(after.verdict).toBe(before.verdict);
    expect(after.state).not.toBe(before.state);
    expect(await listedState(file)).toBe(after.state);
  });

  it('is refused for a file that is gone', async () => {
    const file = copyPair('containers/loose.analog', path('k.analog'));
    rmSync(file);
    await expect(verify(file)).rejects.toMatchObject({ problem: { code: 'data-missing' } });
  });

  it('tells how far it is, and can be cancelled on the way', async () => {
    const file = copyPair('containers/loose.analog', path('k.analog'));
    truncateSync(file, 400_000_000);
    const aborter = new AbortController();
    const told: ProgressShape[] = [];
    const answer = await desk.main.call(
      'verify',
      { ref: refOfPath(file) },
      {
        signal: aborter.signal,
        onProgress: (progress) => {
          told.push(progress);
          aborter.abort();
        },
      },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(told).toContainEqual(expect.objectContaining({ state: 'running', phase: 'checking', totalBytes: 400_000_000 }));
  });

  it('is refused where the file is written meanwhile', async () => {
    const file = copyPair('containers/loose.analog', path('k.analog'));
    truncateSync(file, 100_000_000);
    let isWritten = false;
    const answer = await desk.main.call(
      'verify',
      { ref: refOfPath(file) },
      {
        onProgress: () => {
          if (!isWritten) appendFileSync(file, 'x');
          isWritten = true;
        },
      },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'source-changed' } });
  });
});
