import { mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeFiles, type Files, type WatchFolder } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { portError } from '../files/failing-files';
import { copyPair, scratchFolder } from '../objects/saving';
import { hostDesks } from './host-desk';

const beginDesk = hostDesks();
const path = scratchFolder();
const owner = 'window';

/** What the system tells, by the test's hand; `watched` counts how often it was asked to, `stopped` how often not to any more. */
class ToldByHand {
  watched = 0;
  stopped = 0;
  tell: (name: string | null) => void = () => undefined;

  readonly watch: WatchFolder = (_path, onChanged) => {
    this.watched += 1;
    this.tell = onChanged;
    return () => (this.stopped += 1);
  };
}

/** A data host with the container `c.spy` listed and watched. */
async function watching(watch: WatchFolder, files: Files = nodeFiles) {
  const desk = beginDesk(undefined, files, watch);
  const ref = refOfPath(path('c.spy'));
  await desk.ask('list', { ref, owner });
  await desk.ask('watchFolders', { owner, refs: [ref] });
  return {
    ref,
    desk,
    list: () => desk.ask('list', { ref, owner }),
    told: () => desk.notices.filter(({ type }) => type === 'folder-changed'),
  };
}

function put(name: string): void {
  copyPair('containers/loose.analog', path('c.spy', name));
}

const { setTimeout: realTimeout } = globalThis;

/** Lets a tenth of a second go by, and some of what was asked of the disk come back. */
async function step(): Promise<void> {
  await vi.advanceTimersByTimeAsync(100);
  await new Promise((resolve) => realTimeout(resolve, 2));
}

async function pass(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 100) await step();
}

/** Lets time go by until something was told so often. */
async function expectTold(told: () => readonly unknown[], count: number): Promise<void> {
  for (let at = 0; at < 1_000 && told().length < count; at += 1) await step();
  expect(told()).toHaveLength(count);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  mkdirSync(path('c.spy'));
  put('c_a.analog');
});
afterEach(() => vi.useRealTimers());

describe('a folder that a window watches', () => {
  it('is told to be another once for a burst of changes, and now and then while they do not end', async () => {
    const system = new ToldByHand();
    const { ref, told } = await watching(system.watch);
    for (const name of ['c_b.analog', 'c_b.analog', 'c_b.analog.info']) system.tell(name);
    await pass(100);
    expect(told()).toEqual([]);
    await pass(200);
    expect(told()).toEqual([{ type: 'folder-changed', owner, ref }]);
    for (let at = 0; at < 22; at += 1) {
      system.tell('c_b.analog');
      await pass(100);
    }
    expect(told()).toHaveLength(3);
  });

  it('is not told of what no list depends on', async () => {
    const system = new ToldByHand();
    const { told } = await watching(system.watch);
    for (const name of ['.spydesk-0123456789abcdef', 'notes.txt', '.c_hidden.analog']) system.tell(name);
    await pass(2_000);
    expect(told()).toEqual([]);
    system.tell(null);
    await pass(300);
    expect(told()).toHaveLength(1);
  });

  it('is looked at where the system tells nothing, and told until it is listed as it is', async () => {
    const { told, list } = await watching(() => null);
    await pass(7_000);
    expect(told()).toEqual([]);
    put('c_b.analog');
    await expectTold(told, 1);
    await list();
    await pass(7_000);
    expect(told()).toHaveLength(1);
    utimesSync(path('c.spy', 'c_b.analog'), new Date(), new Date(2021, 1, 1));
    await expectTold(told, 2);
  });

  it('that goes away and comes back is told of both times, and the system is asked for the one that is there', async () => {
    const system = new ToldByHand();
    const { told, list } = await watching(system.watch);
    await pass(3_500);
    const { watched } = system;
    renameSync(path('c.spy'), path('away.spy'));
    await expectTold(told, 1);
    await expect(list()).rejects.toMatchObject({ problem: { code: 'not-found', path: path('c.spy') } });
    await pass(7_000);
    expect(told()).toHaveLength(1);
    renameSync(path('away.spy'), path('c.spy'));
    await expectTold(told, 2);
    expect((await list()).entries).toHaveLength(1);
    expect(system.watched).toBeGreaterThan(watched);
    expect(system.stopped).toBe(system.watched - 1);
  });

  it.each([
    ['EACCES', 'no-permission'],
    ['EIO', 'io-error'],
    ['ESTALE', 'io-error'],
  ])('that fails with %s is told once, refused as %s, and told when it is back', async (errno, code) => {
    let isFailing = false;
    const files: Files = {
      ...nodeFiles,
      list: (folder) => (isFailing ? Promise.reject(portError(errno, folder)) : nodeFiles.list(folder)),
    };
    const { told, list } = await watching(() => null, files);
    isFailing = true;
    await expectTold(told, 1);
    await expect(list()).rejects.toMatchObject({ problem: { code } });
    await pass(7_000);
    expect(told()).toHaveLength(1);
    isFailing = false;
    await expectTold(told, 2);
    expect((await list()).entries).toHaveLength(1);
  });

  it('is told again when half of a pair can be judged', async () => {
    const { told, list } = await watching(() => null);
    put('c_b.analog');
    rmSync(path('c.spy', 'c_b.analog.info'));
    expect((await list()).entries).toMatchObject([{ kind: 'object' }, { problem: { code: 'being-written' } }]);
    await expectTold(told, 1);
    expect((await list()).entries).toMatchObject([{ kind: 'object' }, { problem: { code: 'info-missing' } }]);
    await pass(7_000);
    expect(told()).toHaveLength(1);
  });

  it('is told no more once the window watches others, or is gone', async () => {
    const system = new ToldByHand();
    const { told, desk, ref } = await watching(system.watch);
    system.tell('c_b.analog');
    await desk.ask('watchFolders', { owner, refs: [] });
    put('c_b.analog');
    await pass(7_000);
    await desk.ask('watchFolders', { owner, refs: [ref] });
    await desk.ask('closeOwner', { owner });
    await pass(7_000);
    expect([told(), system.watched, system.stopped]).toEqual([[], 2, 2]);
  });
});
