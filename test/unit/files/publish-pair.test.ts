import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, lstatSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { problemOf, type Problem, type ProblemCode } from '../../../src-main/errors';
import {
  claimTarget,
  nodeFiles,
  pairVersion,
  recoverFolder,
  publishPair,
  releaseClaim,
  systemProcesses,
  type Files,
  type PairVersion,
  type Processes,
  type WaitingPair,
} from '../../../src-main/files';
import { unwatched, type TaskContext } from '../../../src-main/tasks';
import { failingFiles, portError, withoutHardLinks, type Failure } from './failing-files';
import { contentOf, temporaryFolder } from './temp-folder';

const path = temporaryFolder();
const OLD = { 'k.analog': 'the old data', 'k.analog.info': 'the old info' };
const NEW = { 'k.analog': 'the new data, longer', 'k.analog.info': 'the new info, longer' };

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(path(name), text);
}

function sha1Of(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** A new pair in its work folder; it may replace what stands there now. */
async function waitingPair(replaces: 'nothing' | 'what is there'): Promise<WaitingPair> {
  const target = path('k.analog');
  const agreed: PairVersion | null = replaces === 'nothing' ? null : await pairVersion(nodeFiles, target);
  const claimed = await claimTarget(nodeFiles, systemProcesses, target);
  writeFileSync(claimed.work.newData, NEW['k.analog']);
  writeFileSync(claimed.work.newInfo, NEW['k.analog.info']);
  const digests = { data: sha1Of(NEW['k.analog']), info: sha1Of(NEW['k.analog.info']) };
  return { claimed, digests, replaces: agreed };
}

/** What Syncopy sees of the folder: no name that begins with a dot. */
function visible(): Record<string, string> {
  return Object.fromEntries(Object.entries(contentOf(path())).filter(([name]) => !name.startsWith('.')));
}

/** Every process is dead, as after a loss of power. */
const afterDeath: Processes = { ...systemProcesses, livenessOf: () => 'dead' };

/** Gives the claim back, as the save does, and opens the folder anew, as the next start would. */
async function closeAndOpen(files: Files, { claimed }: WaitingPair): Promise<void> {
  await releaseClaim(files, claimed);
  await recoverFolder(nodeFiles, afterDeath, path(), await nodeFiles.list(path()));
}

/** The problem that publishing ends with; null where it goes well. */
async function published(files: Files, pair: WaitingPair, task: TaskContext = unwatched()): Promise<Problem | null> {
  return publishPair(files, pair, task).then(
    () => null,
    (thrown: unknown) => problemOf(thrown),
  );
}

describe('a new pair', () => {
  it('appears under its names where nothing was, and the work folder goes', async () => {
    const pair = await waitingPair('nothing');
    expect(await published(nodeFiles, pair)).toBeNull();
    await releaseClaim(nodeFiles, pair.claimed);
    expect(contentOf(path())).toEqual(NEW);
    expect(existsSync(pair.claimed.work.path)).toBe(false);
  });

  it('takes the place of the old one', async () => {
    write(OLD);
    const pair = await waitingPair('what is there');
    expect(await published(nodeFiles, pair)).toBeNull();
    await releaseClaim(nodeFiles, pair.claimed);
    expect(contentOf(path())).toEqual(NEW);
    expect(existsSync(pair.claimed.work.path)).toBe(false);
  });

  it.each(['k.analog', 'k.analog.info'] as const)('takes the place of a lonely %s', async (name) => {
    write({ [name]: OLD[name] });
    expect(await published(nodeFiles, await waitingPair('what is there'))).toBeNull();
    expect(contentOf(path())).toMatchObject(NEW);
  });

  it('takes the place of a link, and what the link names stays', async () => {
    write({ ...OLD, 'far.analog': 'far away' });
    await nodeFiles.removeFile(path('k.analog'));
    symlinkSync(path('far.analog'), path('k.analog'));
    expect(await published(nodeFiles, await waitingPair('what is there'))).toBeNull();
    expect(lstatSync(path('k.analog')).isFile()).toBe(true);
    expect(contentOf(path())).toMatchObject({ ...NEW, 'far.analog': 'far away' });
  });

  it('shows its .info before its data, and only once the task has committed', async () => {
    write(OLD);
    const pair = await waitingPair('what is there');
    const { files, operations } = failingFiles(null);
    const commit = vi.fn(() => expect(operations).not.toContain('rename'));
    const hardLink = vi.spyOn(files, 'hardLink');
    expect(await published(files, pair, { ...unwatched(), commit })).toBeNull();
    expect(commit).toHaveBeenCalledOnce();
    expect(hardLink.mock.calls.map(([, to]) => basename(to))).toEqual(['k.analog.info', 'k.analog']);
    expect(operations).toContain('syncFolder');
  });

  it('leaves in place what somebody put into its work folder, whatever its name', async () => {
    const pair = await waitingPair('nothing');
    writeFileSync(join(pair.claimed.work.path, 'claims of last year.txt'), 'of someone');
    expect(await published(nodeFiles, pair)).toBeNull();
    await closeAndOpen(nodeFiles, pair);
    expect(visible()).toEqual(NEW);
    expect(Object.values(contentOf(path()))).toContain('of someone');
  });

  it('appears where the file system has no hard links, too', async () => {
    write(OLD);
    const pair = await waitingPair('what is there');
    expect(await published(withoutHardLinks, pair)).toBeNull();
    await releaseClaim(withoutHardLinks, pair.claimed);
    expect(contentOf(path())).toEqual(NEW);
  });
});

describe('what stands there and was not agreed on', () => {
  it.each(['k.analog', 'k.analog.info'] as const)('stays: %s where nothing should be', async (name) => {
    const pair = await waitingPair('nothing');
    write({ [name]: OLD[name] });
    expect(await published(nodeFiles, pair)).toMatchObject({ code: 'exists', path: pair.claimed.target });
    await releaseClaim(nodeFiles, pair.claimed);
    expect(contentOf(path())).toEqual({ [name]: OLD[name] });
  });

  it('stays: a link that leads nowhere', async () => {
    const pair = await waitingPair('nothing');
    symlinkSync(path('nowhere'), path('k.analog'));
    expect(await published(nodeFiles, pair)).toMatchObject({ code: 'exists' });
    expect(readlinkSync(path('k.analog'))).toBe(path('nowhere'));
  });

  it.each([
    ['a changed data file', () => appendFile(path('k.analog'), '!')],
    ['a changed .info', () => appendFile(path('k.analog.info'), '!')],
    ['a .info that is gone', () => nodeFiles.removeFile(path('k.analog.info'))],
    [
      'another file of the same size',
      async () => {
        writeFileSync(path('other'), OLD['k.analog']);
        await nodeFiles.rename(path('other'), path('k.analog'));
      },
    ],
  ])('stays: %s', async (_what, change) => {
    write(OLD);
    const pair = await waitingPair('what is there');
    await change();
    const before = contentOf(path());
    expect(await published(nodeFiles, pair)).toMatchObject({ code: 'changed-meanwhile', path: pair.claimed.target });
    expect(contentOf(path())).toEqual(before);
  });

  it.each([
    ['by second names', nodeFiles],
    ['by renaming', withoutHardLinks],
  ])('stays when it comes in the last moment, %s', async (_how, disk) => {
    const pair = await waitingPair('nothing');
    const late: TaskContext = { ...unwatched(), commit: () => write({ 'k.analog': 'of another program' }) };
    expect(await published(disk, pair, late)).toMatchObject({ code: 'exists', path: pair.claimed.target });
    await releaseClaim(disk, pair.claimed);
    expect(contentOf(path())).toEqual({ 'k.analog': 'of another program' });
  });

  it.each(['k.analog', 'k.analog.info'] as const)(
    'stays, and the other file of its pair beside it: %s, changed in the last moment',
    async (name) => {
      write(OLD);
      const pair = await waitingPair('what is there');
      const { files, operations } = failingFiles(null);
      const late: TaskContext = { ...unwatched(), commit: () => appendFileSync(path(name), '!') };
      expect(await published(files, pair, late)).toMatchObject({ code: 'changed-meanwhile', path: pair.claimed.target });
      expect(operations).not.toContain('hardLink');
      await releaseClaim(files, pair.claimed);
      expect(contentOf(path())).toEqual({ ...OLD, [name]: `${OLD[name]}!` });
    },
  );

  it('stays when it takes the place that the old file has just left; the old file is kept and told', async () => {
    write(OLD);
    const pair = await waitingPair('what is there');
    const files: Files = {
      ...nodeFiles,
      rename: async (from, to) => {
        await nodeFiles.rename(from, to);
        if (to === pair.claimed.work.oldData) write({ 'k.analog': 'of another program' });
      },
    };
    expect(await published(files, pair)).toMatchObject({ code: 'io-error', path: pair.claimed.work.path });
    await releaseClaim(files, pair.claimed);
    expect(visible()).toEqual({ 'k.analog': 'of another program', 'k.analog.info': OLD['k.analog.info'] });
    expect(readFileSync(pair.claimed.work.oldData, 'utf8')).toBe(OLD['k.analog']);
    const left = await recoverFolder(nodeFiles, afterDeath, path(), await nodeFiles.list(path()));
    expect(left).toMatchObject([{ target: pair.claimed.target, recovery: 'keep-both' }]);
    expect(readFileSync(pair.claimed.work.oldData, 'utf8')).toBe(OLD['k.analog']);
  });

  it('stays when the task was cancelled', async () => {
    write(OLD);
    const task: TaskContext = {
      ...unwatched(),
      commit: () => {
        throw portError('EIO', 'the task');
      },
    };
    expect(await published(nodeFiles, await waitingPair('what is there'), task)).toMatchObject({ code: 'io-error' });
    expect(contentOf(path())).toMatchObject(OLD);
  });
});

describe('a left-over that could not be brought to its end', () => {
  /** Nothing can be moved to the data file's place. */
  const broken: Files = {
    ...nodeFiles,
    rename: (from, to) => (to.endsWith('.analog') ? Promise.reject(portError('EIO', to)) : nodeFiles.rename(from, to)),
    hardLink: (from, to) => (to.endsWith('.analog') ? Promise.reject(portError('ENOSPC', to)) : nodeFiles.hardLink(from, to)),
  };

  it('is tried again by the process that could not end it', async () => {
    write(OLD);
    const pair = await waitingPair('what is there');
    expect(await published(broken, pair)).toMatchObject({ code: 'io-error', path: pair.claimed.work.path });
    /** The saver is dead; who recovers lives on. */
    const afterSaver: Processes = {
      own: () => ({ ...systemProcesses.own(), pid: process.ppid }),
      livenessOf: ({ pid }) => (pid === process.pid ? 'dead' : 'live'),
    };
    const recover = async (disk: Files) => recoverFolder(disk, afterSaver, path(), await nodeFiles.list(path()));
    for (let time = 0; time < 2; time += 1) {
      expect(await recover(broken)).toMatchObject([{ recovery: 'report', failure: { code: 'no-space' } }]);
    }
    expect(await recover(nodeFiles)).toEqual([]);
    expect(contentOf(path())).toEqual(NEW);
  });
});

describe('a disk that fails at any operation', () => {
  const codes: Readonly<Record<string, ProblemCode>> = { ENOSPC: 'no-space', EIO: 'io-error', EACCES: 'no-permission' };
  const befores: [string, Readonly<Record<string, string>>][] = [
    ['nothing', {}],
    ['a pair', OLD],
    ['lonely data', { 'k.analog': OLD['k.analog'] }],
    ['a lonely .info', { 'k.analog.info': OLD['k.analog.info'] }],
  ];
  const disks: [string, Files][] = [
    ['with hard links', nodeFiles],
    ['without hard links', withoutHardLinks],
  ];
  const cases = befores.flatMap(([what, before]) =>
    disks.flatMap(([kind, disk]) => Object.keys(codes).map((errno) => ({ what, before, kind, disk, errno }))),
  );

  async function prepared(before: Readonly<Record<string, string>>): Promise<WaitingPair> {
    for (const { name } of await nodeFiles.list(path())) {
      const work = join(path(), name);
      for (const inside of name.startsWith('.') ? await nodeFiles.list(work) : [])
        await nodeFiles.removeFile(join(work, inside.name));
      await (name.startsWith('.') ? nodeFiles.removeFolder(work) : nodeFiles.removeFile(work));
    }
    write(before);
    return waitingPair(Object.keys(before).length === 0 ? 'nothing' : 'what is there');
  }

  /** Runs the same publication with the failure at the first operation, the second and so on, until none is left. */
  async function atEach(
    { before, disk, errno }: (typeof cases)[number],
    kind: Failure['kind'],
    check: (pair: WaitingPair, problem: Problem | null) => Promise<void>,
  ): Promise<number> {
    for (let at = 0; ; at += 1) {
      const pair = await prepared(before);
      const { files, operations } = failingFiles({ at, errno, kind }, disk);
      const problem = await published(files, pair);
      if (operations.length <= at) return at;
      await check(pair, problem);
    }
  }

  it.each(cases)('leaves $what as it was, or the new pair: $errno once, $kind', async (one) => {
    const count = await atEach(one, 'once', async (pair, problem) => {
      if (problem !== null) expect(problem.code).toBe(codes[one.errno]);
      await closeAndOpen(nodeFiles, pair);
      expect(visible()).toEqual(problem === null ? NEW : one.before);
      if (problem !== null) expect(existsSync(pair.claimed.work.path)).toBe(false);
    });
    expect(count).toBeGreaterThan(6);
  });

  it.each(cases)('leaves $what as it was, or the new pair: $errno although it was done, $kind', async (one) => {
    await atEach(one, 'done', async (pair, problem) => {
      await closeAndOpen(nodeFiles, pair);
      expect(contentOf(path())).toEqual(problem === null ? NEW : one.before);
    });
  });

  it.each(cases)('loses nothing of $what when it is gone from there on: $errno, $kind', async (one) => {
    await atEach(one, 'from-there', (pair, problem) => {
      const pairs = [
        [pair.claimed.target, pair.claimed.work.oldData],
        [`${pair.claimed.target}.info`, pair.claimed.work.oldInfo],
      ] as const;
      const kept = pairs.map(([place, aside]) =>
        [place, aside].filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8')),
      );
      const [data = [], info = []] = kept;
      for (const [found, name] of [
        [data, 'k.analog'],
        [info, 'k.analog.info'],
      ] as const) {
        const old = one.before[name];
        if (problem === null) expect(found).toContain(NEW[name]);
        else if (old !== undefined) expect(found).toContain(old);
      }
      const lies = existsSync(pair.claimed.work.oldData) || existsSync(pair.claimed.work.oldInfo);
      if (problem !== null && lies) expect(problem).toMatchObject({ code: 'io-error', path: pair.claimed.work.path });
      return Promise.resolve();
    });
  });
});
