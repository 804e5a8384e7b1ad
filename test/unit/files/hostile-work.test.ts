import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  claimTarget,
  leftOverDetails,
  nodeFiles,
  recoverFolder,
  removeLeftOver,
  systemProcesses,
  type Processes,
  type WorkFolder,
} from '../../../src-main/files';
import { temporaryFolder } from './temp-folder';

const path = temporaryFolder();
const allDead: Processes = { ...systemProcesses, livenessOf: () => 'dead' };

/** A work folder as a save leaves it that died before it recorded what it would do. */
async function left(name = 'k.analog'): Promise<WorkFolder> {
  return (await claimTarget(nodeFiles, systemProcesses, path(name))).work;
}

async function recover(): Promise<Record<string, string>> {
  const found = await recoverFolder(nodeFiles, allDead, path(), await nodeFiles.list(path()));
  return Object.fromEntries(found.map((one) => [one.path, one.recovery]));
}

function record(change: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...systemProcesses.own(), uuid: randomUUID(), target: 'k.analog', ...change });
}

function linkInPlaceOf(file: string): void {
  rmSync(file);
  symlinkSync('/etc/hostname', file);
}

function everything(): string[] {
  return readdirSync(path(), { recursive: true, encoding: 'utf8' }).sort();
}

const version = { device: '1', inode: '1', size: '0', modifiedNs: '1' };
const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const emptyPair = { target: 'k.analog', old: { data: null, info: null } };
const commit = { ...emptyPair, new: { data: { version, sha1 }, info: { version, sha1 } } };

describe('a work folder that was made up or spoiled', () => {
  it.each<[string, (work: WorkFolder) => void]>([
    ['a claim that is no JSON', (work) => writeFileSync(work.claim, 'mine!')],
    ['a claim on a file of another folder', (work) => writeFileSync(work.claim, record({ target: '../x.analog' }))],
    ['a claim on another file', (work) => writeFileSync(work.claim, record({ target: 'other.analog' }))],
    ['a claim that is a link', (work) => linkInPlaceOf(work.claim)],
    ['a commit record of 50 MB', (work) => writeFileSync(work.commit, '['.repeat(50 * 1024 * 1024))],
    ['a commit record that was cut off', (work) => writeFileSync(work.commit, JSON.stringify(commit).slice(0, 90))],
    ['a commit record that is a folder', (work) => mkdirSync(work.commit)],
    ['a commit record that is a link', (work) => symlinkSync('/dev/zero', work.commit)],
    ['a commit on a file of another folder', (work) => writeFileSync(work.commit, JSON.stringify({ ...commit, target: '../x' }))],
    ['a link as new data file', (work) => symlinkSync('/dev/zero', work.newData)],
    ['a folder as new data file', (work) => mkdirSync(join(work.newData, 'deep'), { recursive: true })],
    ['a pipe as new data file', (work) => execFileSync('mkfifo', [work.newData])],
    ['a file that no save puts there', (work) => writeFileSync(join(work.path, 'thesis.docx'), 'years of work')],
  ])('by %s is reported, and nothing in it is touched', async (_, spoil) => {
    const work = await left();
    writeFileSync(work.newInfo, 'perhaps the only copy');
    spoil(work);
    const before = everything();
    for (let time = 0; time < 2; time += 1) expect(await recover()).toEqual({ [work.path]: 'report' });
    expect(everything()).toEqual(before);
    expect(readFileSync(work.newInfo, 'utf8')).toBe('perhaps the only copy');
    expect(await leftOverDetails(nodeFiles, allDead, work.path)).toMatchObject({ reason: 'not-understood', newPair: null });
  });

  it.each<[string, (work: WorkFolder) => void]>([
    ['a link', (work) => symlinkSync('/dev/zero', work.newData)],
    ['a pipe', (work) => execFileSync('mkfifo', [work.newData])],
    ['a folder', (work) => mkdirSync(work.newData)],
  ])('by %s where a commit names a file ends without waiting for it', async (_, spoil) => {
    const work = await left();
    spoil(work);
    writeFileSync(work.newInfo, '');
    writeFileSync(work.commit, JSON.stringify({ ...commit, old: { data: version, info: version } }));
    expect(await recover()).toEqual({ [work.path]: 'report' });
    expect(existsSync(path('k.analog'))).toBe(false);
  });

  it('that is a link to a folder is not looked into', async () => {
    mkdirSync(path('elsewhere'));
    writeFileSync(path('elsewhere/new.data'), 'of someone');
    symlinkSync('elsewhere', path('.spydesk-0123456789abcdef'));
    expect(await recover()).toEqual({});
    const details = leftOverDetails(nodeFiles, allDead, path('.spydesk-0123456789abcdef'));
    await expect(details).rejects.toMatchObject({ problem: { code: 'not-found' } });
    expect(readFileSync(path('elsewhere/new.data'), 'utf8')).toBe('of someone');
  });

  it('tells of very many files in it the first ones and the number of the others', async () => {
    const work = await left();
    for (let at = 0; at < 500; at += 1) writeFileSync(join(work.path, `a${at}`), '');
    const { files, moreFiles } = await leftOverDetails(nodeFiles, allDead, work.path);
    expect(files[0]).toMatchObject({ name: 'claim.json', role: 'record' });
    expect([files.length, moreFiles]).toEqual([100, 401]);
  });
});

describe('hundreds of work folders', () => {
  it('are all brought to their end, or told, and soon', async () => {
    for (let at = 0; at < 200; at += 1) {
      const work = await left(`k${at}.analog`);
      if (at % 2 === 0) writeFileSync(work.oldData, 'old');
    }
    const begun = performance.now();
    const found = await recover();
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(Object.values(found)).toEqual(Array.from({ length: 100 }, () => 'report'));
    expect(readdirSync(path())).toHaveLength(100);
  });
});

describe('a left-over that is removed', () => {
  it('goes with all that a save put there', async () => {
    const work = await left();
    for (const each of [work.oldData, work.oldInfo, work.newData, work.newInfo]) writeFileSync(each, 'x');
    writeFileSync(work.commit, 'not a record');
    await removeLeftOver(nodeFiles, allDead, work.path);
    expect(readdirSync(path())).toEqual([]);
  });

  it.each<[string, (work: WorkFolder) => void]>([
    ['another file', (work) => writeFileSync(join(work.path, 'thesis.docx'), 'years of work')],
    ['a link', (work) => symlinkSync(path('victim'), work.newData)],
    ['a folder', (work) => mkdirSync(join(work.path, 'new.info'))],
  ])('stays whole where %s lies in it', async (_, put) => {
    const work = await left();
    writeFileSync(path('victim'), 'mine');
    writeFileSync(work.oldData, 'old');
    put(work);
    const before = everything();
    const removed = removeLeftOver(nodeFiles, allDead, work.path);
    await expect(removed).rejects.toMatchObject({ problem: { code: 'unfinished-save' } });
    expect(everything()).toEqual(before);
    expect(readFileSync(path('victim'), 'utf8')).toBe('mine');
  });

  it.each([
    ['live', 'under way'],
    ['other-host', 'another computer'],
  ] as const)('stays where its claim is %s', async (liveness, words) => {
    const work = await left();
    writeFileSync(work.oldData, 'old');
    const removed = removeLeftOver(nodeFiles, { ...systemProcesses, livenessOf: () => liveness }, work.path);
    await expect(removed).rejects.toMatchObject({ problem: { message: expect.stringContaining(words) as string } });
    expect(existsSync(work.oldData)).toBe(true);
  });

  it('is the work folder of a save and nothing else', async () => {
    mkdirSync(path('data.spy'));
    writeFileSync(path('data.spy/old.data'), 'x');
    for (const each of [path('data.spy'), path('gone'), path()]) {
      await expect(removeLeftOver(nodeFiles, allDead, each)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    }
    expect(existsSync(path('data.spy/old.data'))).toBe(true);
  });
});
