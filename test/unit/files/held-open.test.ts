import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  claimTarget,
  nodeFiles,
  pairVersion,
  publishPair,
  releaseClaim,
  systemProcesses,
  type Files,
  type WaitingPair,
} from '../../../src-main/files';
import { startTask, type Task, type TaskProgress } from '../../../src-main/tasks';
import { portError } from './failing-files';
import { contentOf, temporaryFolder } from './temp-folder';

const path = temporaryFolder();
const OLD = { 'k.analog': 'the old data', 'k.analog.info': 'the old info' };
const NEW = { 'k.analog': 'the new data, longer', 'k.analog.info': 'the new info, longer' };

beforeEach(() => {
  for (const [name, text] of Object.entries(OLD)) writeFileSync(path(name), text);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => vi.useRealTimers());

/** A disk on which another program holds the file of this name, which cannot be moved for so long. */
function diskThatHolds(name: string, milliseconds: number): { readonly files: Files; tries: number } {
  const free = performance.now() + milliseconds;
  const disk = {
    tries: 0,
    files: {
      ...nodeFiles,
      rename: async (from: string, to: string) => {
        if (basename(from) === name) {
          disk.tries += 1;
          if (performance.now() < free) throw portError('EBUSY', from);
        }
        await nodeFiles.rename(from, to);
      },
    },
  };
  return disk;
}

async function waitingPair(): Promise<WaitingPair> {
  const target = path('k.analog');
  const replaces = await pairVersion(nodeFiles, target);
  const claimed = await claimTarget(nodeFiles, systemProcesses, target);
  writeFileSync(claimed.work.newData, NEW['k.analog']);
  writeFileSync(claimed.work.newInfo, NEW['k.analog.info']);
  const sha1Of = (text: string): string => createHash('sha1').update(text).digest('hex');
  return { claimed, digests: { data: sha1Of(NEW['k.analog']), info: sha1Of(NEW['k.analog.info']) }, replaces };
}

/** Publishes as a save does, its claim given back. */
function publishing(files: Files, pair: WaitingPair): Task<string> {
  return startTask(async (task) => {
    try {
      await publishPair(files, pair, task);
      return 'published';
    } finally {
      await releaseClaim(files, pair.claimed);
    }
  });
}

/** Lets the clock run while the disk works, until it shows so many milliseconds, or the task is done. */
async function passTime(task: Task<string>, milliseconds: number): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < milliseconds && task.progress.state !== 'done') {
    // The disk is the real one, and has its own time.
    for (let turns = 0; turns < 20; turns += 1) await turn();
    if (task.progress.phase === 'held') await vi.advanceTimersByTimeAsync(50);
  }
  return performance.now() - begun;
}

describe.each(['k.analog', 'k.analog.info'] as const)('%s, which another program holds', (name) => {
  it('is waited for, and the save goes on where it is let go', async () => {
    const disk = diskThatHolds(name, 50_000);
    const task = publishing(disk.files, await waitingPair());
    const seen = new Set<TaskProgress['phase']>();
    task.onProgress(({ phase }) => seen.add(phase));
    await passTime(task, 100_000);
    expect(await task.result).toEqual({ ok: true, value: 'published' });
    expect(contentOf(path())).toEqual(NEW);
    expect(seen).toContain('held');
    expect(disk.tries).toBeGreaterThan(100);
  });

  it('is not waited for longer than a minute, and the old pair stands', async () => {
    const task = publishing(diskThatHolds(name, Infinity).files, await waitingPair());
    const waited = await passTime(task, 100_000);
    expect(await task.result).toMatchObject({ ok: false, error: { code: 'target-open', path: path('k.analog') } });
    expect(waited).toBeGreaterThanOrEqual(60_000);
    expect(waited).toBeLessThan(61_000);
    expect(contentOf(path())).toEqual(OLD);
  });

  it('is not waited for longer because the clock is set back', async () => {
    const task = publishing(diskThatHolds(name, Infinity).files, await waitingPair());
    await passTime(task, 30_000);
    vi.setSystemTime(new Date(1970, 0, 2));
    expect(await passTime(task, 100_000)).toBeLessThan(31_000);
    expect(await task.result).toMatchObject({ ok: false, error: { code: 'target-open' } });
  });

  it('need not be waited for: the user gives up, and the old pair stands', async () => {
    const task = publishing(diskThatHolds(name, Infinity).files, await waitingPair());
    await passTime(task, 5_000);
    // It is tried anew every now and then, and cannot be cancelled for that moment.
    await vi.waitFor(() => expect(task.progress).toMatchObject({ state: 'running', phase: 'held' }));
    expect(task.cancel()).toBe(true);
    expect(await task.result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(contentOf(path())).toEqual(OLD);
  });
});
