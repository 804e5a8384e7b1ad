import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import { makeWorkFolder, nodeFiles, removeWorkFolder } from '../../../src-main/files';
import { failingFiles, portError } from './failing-files';
import { temporaryFolder } from './temp-folder';

const path = temporaryFolder();

describe('the folder of a save', () => {
  it('lies beside the target under a name that Syncopy does not see', async () => {
    const work = await makeWorkFolder(nodeFiles, path('k.analog'));
    expect(dirname(work.path)).toBe(path());
    expect(basename(work.path)).toMatch(/^\.spydesk-[0-9a-f]{16}~[0-9a-f-]{36}$/);
    expect(readdirSync(work.path)).toEqual([]);
    expect([work.newData, work.newInfo, work.oldData, work.oldInfo].map((file) => dirname(file))).toEqual(
      Array(4).fill(work.path),
    );
  });

  it('begins alike for one target, however it is spelled, and is new for every save', async () => {
    const beginning = async (name: string): Promise<string> =>
      basename((await makeWorkFolder(nodeFiles, path(name))).path).split('~')[0] ?? '';
    expect(await beginning('Größe.analog')).toBe(await beginning('gRÖSSE.analog'.normalize('NFD').replace('SS', 'ß')));
    expect(await beginning('k.analog')).toBe(await beginning('k.analog'));
    expect(await beginning('k.analog')).not.toBe(await beginning('k.spike'));
    expect(readdirSync(path())).toHaveLength(6);
  });

  it('is not made where there is no folder for it', async () => {
    const found = await makeWorkFolder(nodeFiles, path('gone', 'k.analog')).catch((thrown: unknown) => problemOf(thrown));
    expect(found).toMatchObject({ code: 'not-found' });
  });

  it('goes with the new files that are in it, be it both, one or none', async () => {
    for (const count of [0, 1, 2]) {
      const work = await makeWorkFolder(nodeFiles, path('k.analog'));
      for (const file of [work.newInfo, work.newData].slice(0, count)) writeFileSync(file, 'new');
      await removeWorkFolder(nodeFiles, work);
      expect(readdirSync(path())).toEqual([]);
    }
  });

  it.each(['oldData', 'oldInfo'] as const)('stays where it holds the %s, the only copy', async (name) => {
    const work = await makeWorkFolder(nodeFiles, path('k.analog'));
    writeFileSync(work[name], 'old');
    writeFileSync(work.newData, 'new');
    await removeWorkFolder(nodeFiles, work);
    expect(readdirSync(work.path)).toEqual([basename(work[name])]);
    expect(readFileSync(work[name], 'utf8')).toBe('old');
  });

  it('stays where another program put something into it', async () => {
    const work = await makeWorkFolder(nodeFiles, path('k.analog'));
    writeFileSync(`${work.path}/theirs`, 'theirs');
    await removeWorkFolder(nodeFiles, work);
    expect(readdirSync(work.path)).toEqual(['theirs']);
  });

  it('goes where nothing in it can be reached, since nothing could be made in it', async () => {
    const closed = (): Promise<never> => Promise.reject(portError('EACCES', path('k.analog')));
    const work = await makeWorkFolder(nodeFiles, path('k.analog'));
    await removeWorkFolder({ ...nodeFiles, linkFacts: closed, removeFile: closed }, work);
    expect(readdirSync(path())).toEqual([]);
  });

  it('may be gone already', async () => {
    const work = await makeWorkFolder(nodeFiles, path('k.analog'));
    await removeWorkFolder(nodeFiles, work);
    await removeWorkFolder(nodeFiles, work);
    expect(existsSync(work.path)).toBe(false);
  });

  it('never makes a save fail that is over, whatever the disk does', async () => {
    for (let at = 0; ; at += 1) {
      const work = await makeWorkFolder(nodeFiles, path('k.analog'));
      writeFileSync(work.newData, 'new');
      const { files, operations } = failingFiles({ at, errno: 'EIO', kind: 'from-there' });
      await removeWorkFolder(files, work);
      if (operations.length <= at) break;
      expect(existsSync(work.path)).toBe(true);
    }
  });
});
