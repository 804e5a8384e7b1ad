import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { claimTarget, nodeFiles, systemProcesses } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { copyPair, scratchFolder } from '../objects/saving';
import { hostDesk } from './host-desk';

const desk = hostDesk();
afterAll(() => desk.close());
const path = scratchFolder();

/** A left-over of another host, or one that is only dead, onto `a.analog`; answers its work folder. */
async function leftOver(host: string | null): Promise<string> {
  const target = copyPair('containers/loose.analog', path('a.analog'));
  const { work } = await claimTarget(nodeFiles, systemProcesses, target);
  const claim = JSON.parse(readFileSync(work.claim, 'utf8')) as Record<string, unknown>;
  writeFileSync(work.claim, JSON.stringify({ ...claim, pid: 2 ** 22 + 1, host: host ?? claim['host'] }));
  writeFileSync(work.newData, 'half of it');
  return work.path;
}

function ref(of: string): string {
  return refOfPath(of);
}

describe('a left-over', () => {
  it('is told with its object, its maker and its files', async () => {
    const work = await leftOver('elsewhere');
    expect(await desk.ask('leftOver', { ref: ref(work) })).toMatchObject({
      path: work,
      target: path('a.analog'),
      filename: 'a.analog',
      objectRef: ref(path('a.analog')),
      reason: 'other-host',
      host: 'elsewhere',
      files: [
        { name: 'claim.json', role: 'record' },
        { name: 'new.data', role: 'new-data', size: 10, state: 'unknown' },
      ],
      stands: { data: true, info: true },
      canKeepBoth: false,
    });
  });

  it('is the work folder of a save, and no other folder or file', async () => {
    mkdirSync(path('c.spy'));
    for (const other of [path(), path('c.spy'), path('gone'), path('.spydesk-0123456789abcdef')]) {
      await expect(desk.ask('leftOver', { ref: ref(other) })).rejects.toMatchObject({ problem: { code: 'not-found' } });
    }
  });

  it('of another host is taken over as it was seen', async () => {
    const work = await leftOver('elsewhere');
    const { seen } = await desk.ask('leftOver', { ref: ref(work) });
    expect(await desk.ask('takeOverLeftOver', { ref: ref(work), seen })).toEqual({ ended: 'discard' });
    expect(readdirSync(path())).toEqual(['a.analog', 'a.analog.info']);
  });

  it('that changed since it was seen is left alone by each decision', async () => {
    const work = await leftOver('elsewhere');
    const { seen } = await desk.ask('leftOver', { ref: ref(work) });
    writeFileSync(`${work}/new.data`, 'another half of it');
    const changed = { problem: { code: 'changed-meanwhile', path: work } };
    await expect(desk.ask('takeOverLeftOver', { ref: ref(work), seen })).rejects.toMatchObject(changed);
    await expect(desk.ask('removeLeftOver', { ref: ref(work), seen })).rejects.toMatchObject(changed);
    await expect(desk.ask('planKeepBoth', { ref: ref(work), seen, home: path() })).rejects.toMatchObject(changed);
    expect(readdirSync(work)).toEqual(['claim.json', 'new.data']);
  });

  it('is not removed while its host may be at work, and its pair is not kept where it has none', async () => {
    const work = await leftOver('elsewhere');
    const { seen } = await desk.ask('leftOver', { ref: ref(work) });
    const refused = { problem: { code: 'unfinished-save' } };
    await expect(desk.ask('removeLeftOver', { ref: ref(work), seen })).rejects.toMatchObject(refused);
    await expect(desk.ask('planKeepBoth', { ref: ref(work), seen, home: path() })).rejects.toMatchObject(refused);
    expect(existsSync(work)).toBe(true);
  });

  it('that nothing explains is removed', async () => {
    const work = await leftOver(null);
    writeFileSync(`${work}/old.data`, 'old');
    const { seen, reason } = await desk.ask('leftOver', { ref: ref(work) });
    expect(reason).toBe('not-understood');
    await desk.ask('removeLeftOver', { ref: ref(work), seen });
    expect(readdirSync(path())).toEqual(['a.analog', 'a.analog.info']);
  });

  it('is not in the list once reading the list has ended it', async () => {
    const work = await leftOver(null);
    expect(await desk.ask('leftOver', { ref: ref(work) })).toMatchObject({ reason: null });
    const { entries } = await desk.ask('list', { ref: ref(path()), owner: 'window' });
    expect(entries.map(({ kind }) => kind)).toEqual(['object']);
    await expect(desk.ask('leftOver', { ref: ref(work) })).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});
