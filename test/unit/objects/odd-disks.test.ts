import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problemOf, type Problem } from '../../../src-main/errors';
import { nodeFiles, type Files } from '../../../src-main/files';
import { portError } from '../files/failing-files';
import { contentOf, copyPair, fixtures, opened, save, saveTools, scratchFolder, toolsOn, type SaveOptions } from './saving';

const tools = saveTools();
const path = scratchFolder();
const SOURCE = `${fixtures}/containers/loose.analog`;
const OTHER = 'containers/session1.spy/session1_lfp.analog';

afterEach(() => vi.useRealTimers());

async function saveOn(files: Files, target: string, options: SaveOptions = {}) {
  return save(toolsOn(files, tools), await opened(tools, SOURCE), { filename: target }, options);
}

/** The problem that a save ends with; null where it goes well. */
async function problemOn(files: Files, target: string, options: SaveOptions = {}): Promise<Problem | null> {
  return saveOn(files, target, options).then(
    () => null,
    (thrown: unknown) => problemOf(thrown),
  );
}

/** The object that stands there, by its channels and trials. */
async function shapeAt(target: string): Promise<readonly number[]> {
  const { data } = await (await opened(tools, target)).describe();
  return data.shape;
}

async function sourceShape(): Promise<readonly number[]> {
  return shapeAt(SOURCE);
}

const PAIR = ['k.analog', 'k.analog.info'];

describe.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS'])('a disk that answers %s to a second name', (errno) => {
  const files: Files = { ...nodeFiles, hardLink: (_, to) => Promise.reject(portError(errno, to)) };

  it('takes a new object and one in the place of another', async () => {
    expect(await problemOn(files, path('k'))).toBeNull();
    expect(Object.keys(contentOf(path()))).toEqual(PAIR);
    copyPair(OTHER, path('k.analog'));
    expect(await problemOn(files, path('k'), { replace: true })).toBeNull();
    expect(Object.keys(contentOf(path()))).toEqual(PAIR);
    expect(await shapeAt(path('k.analog'))).toEqual(await sourceShape());
  });
});

describe('a network folder that reports an error for a move that was done', () => {
  it.each(['claim', 'commit record', 'old data', 'old info', 'new info', 'new data', 'work folder'])(
    'of the %s',
    async (moved) => {
      const isMeant = (from: string, to: string): boolean =>
        ({
          claim: /~[0-9a-f-]{36}$/.test(from),
          'commit record': basename(to) === 'commit.json',
          'old data': basename(to) === 'old.data',
          'old info': basename(to) === 'old.info',
          'new info': basename(from) === 'new.info',
          'new data': basename(from) === 'new.data',
          'work folder': /~[0-9a-f-]{36}$/.test(to),
        })[moved] ?? false;
      let count = 0;
      const files: Files = {
        ...nodeFiles,
        hardLink: (_, to) => Promise.reject(portError('EOPNOTSUPP', to)),
        rename: async (from, to) => {
          await nodeFiles.rename(from, to);
          if (!isMeant(from, to)) return;
          count += 1;
          throw portError('EIO', to);
        },
      };
      copyPair(OTHER, path('k.analog'));
      expect(await problemOn(files, path('k'), { replace: true })).toBeNull();
      expect(count).toBe(1);
      expect(Object.keys(contentOf(path()))).toEqual(PAIR);
      expect(await shapeAt(path('k.analog'))).toEqual(await sourceShape());
    },
  );

  it('of a second name', async () => {
    const files: Files = {
      ...nodeFiles,
      hardLink: async (from, to) => {
        await nodeFiles.hardLink(from, to);
        throw portError('EIO', to);
      },
    };
    expect(await problemOn(files, path('k'))).toBeNull();
    expect(Object.keys(contentOf(path()))).toEqual(PAIR);
  });
});

describe('a folder', () => {
  it.each([
    ['EROFS', 'read-only'],
    ['EACCES', 'no-permission'],
  ])('in which nothing can be made (%s) refuses a save, and stays as it was', async (errno, code) => {
    copyPair(OTHER, path('k.analog'));
    const before = contentOf(path());
    const files: Files = { ...nodeFiles, makeFolder: (folder) => Promise.reject(portError(errno, folder)) };
    expect(await problemOn(files, path('k'), { replace: true })).toMatchObject({ code });
    expect(contentOf(path())).toEqual(before);
  });

  it.each<[string, (folder: string) => void]>([
    ['removed', (folder) => rmSync(folder, { recursive: true })],
    ['renamed', (folder) => renameSync(folder, path('elsewhere'))],
  ])('that is %s amid a save ends it with a problem, and comes back by no hand of ours', async (_how, change) => {
    mkdirSync(path('there'));
    const files: Files = {
      ...nodeFiles,
      copyFile: async (from, to) => {
        await nodeFiles.copyFile(from, to);
        change(path('there'));
      },
    };
    expect(await problemOn(files, path('there', 'k'))).toMatchObject({ code: 'not-found' });
    expect(contentOf(path())).not.toHaveProperty('there');
    expect(Object.keys(contentOf(path())).filter((name) => /\.analog(\.info)?$/.test(name))).toEqual([]);
  });
});

describe('a clock that is set back', () => {
  it('changes nothing of a save', async () => {
    copyPair(OTHER, path('k.analog'));
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(1971, 0, 1) });
    expect(await problemOn(nodeFiles, path('k'), { replace: true })).toBeNull();
    expect(Object.keys(contentOf(path()))).toEqual(PAIR);
  });
});
