import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import {
  claimTarget,
  nodeFiles,
  recoverFolder,
  releaseClaim,
  systemProcesses,
  takeOverLeftOver,
  type Liveness,
  type Processes,
} from '../../../src-main/files';
import { failingFiles } from './failing-files';
import { temporaryFolder } from './temp-folder';

const path = temporaryFolder();

function processesThatAre(liveness: Liveness): Processes {
  return { ...systemProcesses, livenessOf: () => liveness };
}

async function claim(name = 'k.analog') {
  return claimTarget(nodeFiles, systemProcesses, path(name));
}

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (thrown: unknown) => problemOf(thrown).code,
  );
}

async function recover(processes: Processes) {
  return recoverFolder(nodeFiles, processes, path(), await nodeFiles.list(path()));
}

describe('a claim', () => {
  it('is a folder beside the target that Syncopy does not see, with the name of who holds it', async () => {
    const { work } = await claim();
    expect(dirname(work.path)).toBe(path());
    expect(basename(work.path)).toMatch(/^\.spydesk-[0-9a-f]{16}$/);
    expect(readdirSync(work.path)).toEqual(['claim.json']);
    expect(JSON.parse(readFileSync(work.claim, 'utf8'))).toMatchObject({ pid: process.pid, target: 'k.analog' });
  });

  it('holds for one target, however it is spelled, and for no other', async () => {
    await claim('Größe.analog');
    expect(await codeOf(claim('gRÖßE.analog'.normalize('NFD')))).toBe('busy');
    expect(await codeOf(claim('Größe.spike'))).toBeNull();
  });

  it('is had by one of many that try at once', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(claim())));
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set([null, 'busy']));
    expect(readdirSync(path())).toHaveLength(1);
  });

  it('can be had again when it was given back, with the new files that are in it', async () => {
    const first = await claim();
    for (const file of [first.work.newInfo, first.work.newData]) writeFileSync(file, 'new');
    await releaseClaim(nodeFiles, first);
    expect(readdirSync(path())).toEqual([]);
    expect(await codeOf(claim())).toBeNull();
  });

  it('keeps old files, the only copies, when it is given back', async () => {
    const claimed = await claim();
    writeFileSync(claimed.work.oldData, 'old');
    writeFileSync(claimed.work.newData, 'new');
    await releaseClaim(nodeFiles, claimed);
    expect(readdirSync(claimed.work.path).sort()).toEqual(['claim.json', 'old.data']);
  });

  it('may be gone already when it is given back', async () => {
    const claimed = await claim();
    await releaseClaim(nodeFiles, claimed);
    await releaseClaim(nodeFiles, claimed);
    expect(existsSync(claimed.work.path)).toBe(false);
  });

  it('is not had where there is no folder for the target', async () => {
    expect(await codeOf(claim('gone/k.analog'))).toBe('not-found');
  });

  it('leaves nothing where the disk fails at any operation of making it', async () => {
    for (let at = 0; ; at += 1) {
      const { files, operations } = failingFiles({ at, errno: 'EIO', kind: 'once' });
      const claimed = await claimTarget(files, systemProcesses, path('k.analog')).catch(() => null);
      if (claimed !== null) await releaseClaim(nodeFiles, claimed);
      await recover(processesThatAre('dead'));
      expect(readdirSync(path()), `operation ${at}`).toEqual([]);
      if (operations.length <= at) break;
    }
  });
});

describe('what a claim is found in', () => {
  it('is left alone while its process lives', async () => {
    const { work } = await claim();
    expect(await recover(systemProcesses)).toMatchObject([{ recovery: 'leave-to-claimant', target: path('k.analog') }]);
    expect(existsSync(work.claim)).toBe(true);
  });

  it('goes when its process is dead and nothing was published', async () => {
    const { work } = await claim();
    writeFileSync(work.newData, 'half of it');
    expect(await recover(processesThatAre('dead'))).toEqual([]);
    expect(readdirSync(path())).toEqual([]);
  });

  it('of another host is left until the user says that it is given up', async () => {
    const { work } = await claim();
    const left = await recover(processesThatAre('other-host'));
    expect(left).toMatchObject([{ recovery: 'ask-to-take-over', path: work.path }]);
    await expect(claimTarget(nodeFiles, processesThatAre('other-host'), path('k.analog'))).rejects.toMatchObject({
      problem: { code: 'busy', message: expect.stringContaining('another computer') as unknown },
    });
    expect(await takeOverLeftOver(nodeFiles, processesThatAre('other-host'), work.path)).toEqual({ ended: 'discard' });
    expect(readdirSync(path())).toEqual([]);
  });

  it('that was cut off before it was written goes, and a folder of another name stays', async () => {
    mkdirSync(path('.spydesk-0123456789abcdef~00000000-0000-4000-8000-000000000000'));
    mkdirSync(path('.spydesk-notes'));
    expect(await recover(systemProcesses)).toEqual([]);
    expect(readdirSync(path())).toEqual(['.spydesk-notes']);
  });

  it('keeps old files that no record explains, and says so', async () => {
    const { work } = await claim();
    writeFileSync(work.oldData, 'old');
    expect(await recover(processesThatAre('dead'))).toMatchObject([{ recovery: 'report', path: work.path }]);
    expect(readFileSync(work.oldData, 'utf8')).toBe('old');
  });

  it('cannot name a file of another folder', async () => {
    const { work } = await claim();
    writeFileSync(path('victim'), 'mine');
    writeFileSync(work.claim, JSON.stringify({ ...systemProcesses.own(), uuid: crypto.randomUUID(), target: '../victim' }));
    writeFileSync(work.newData, 'new');
    await recover(processesThatAre('dead'));
    expect(readFileSync(path('victim'), 'utf8')).toBe('mine');
  });
});

describe('a process', () => {
  it('of this machine is told from one that is gone, from a later one of its number, and from one of another start', () => {
    const own = systemProcesses.own();
    expect(systemProcesses.livenessOf(own)).toBe('live');
    expect(systemProcesses.livenessOf({ ...own, pid: 2 ** 22 + 1 })).toBe('dead');
    expect(systemProcesses.livenessOf({ ...own, host: 'elsewhere' })).toBe('other-host');
    if (own.processStart !== null) expect(systemProcesses.livenessOf({ ...own, processStart: '1' })).toBe('dead');
    if (own.bootId !== null) expect(systemProcesses.livenessOf({ ...own, bootId: 'another start' })).toBe('dead');
  });
});
