import { basename, extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, judgeSameAs } from '../../judge/judge';
import { answerOf } from './command';
import { everyFixture } from './expected';
import { makeFolder, removeFolder } from './folders';

let folder = '';

beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => removeFolder(folder));

/** The ways of one fixture, each with its data file: a container of its own, a tag in one that all share, a loose file. */
function waysOf(path: string, at: number) {
  const extension = extname(path);
  return {
    container: { words: ['--container', join(folder, `c${at}`)], data: join(folder, `c${at}.spy`, `c${at}${extension}`) },
    tag: {
      words: ['--container', join(folder, 'all'), '--tag', `t${at}`],
      data: join(folder, 'all.spy', `all_t${at}${extension}`),
    },
    file: { words: ['--filename', join(folder, `f${at}`)], data: join(folder, `f${at}${extension}`) },
  } as const;
}

describe('every fixture is saved into a container, under a tag and under a file name, as h5py would have it', () => {
  it.each(everyFixture.map(({ name, path }, at) => ({ name, path, at })))('$name', async ({ path, at }) => {
    const ways = Object.values(waysOf(path, at));
    const answers = await Promise.all(ways.map(({ words }) => answerOf(['save', path, ...words])));
    const saved = ways.map(({ data }) => data);
    expect(answers).toEqual(saved.map((data) => ({ data, info: `${data}.info` })));
    expect(judge(...saved)).toEqual([]);
    expect(judgeSameAs(path, ...saved)).toEqual([]);
  });

  it('and told by info as it was, with its tag', async () => {
    const told = await answerOf(['info', join(folder, 'all.spy')]);
    const wanted = everyFixture.map(({ path, shape, dtype }, at): unknown =>
      expect.objectContaining({ filename: basename(waysOf(path, at).tag.data), tag: `t${at}`, shape, dtype }),
    );
    expect(told).toHaveLength(wanted.length);
    expect(told).toEqual(expect.arrayContaining(wanted));
  });

  it('and verified', async () => {
    const saved = everyFixture.map(({ path }, at) => waysOf(path, at).container.data);
    expect(await answerOf(['verify', ...saved])).toEqual(saved.map((path) => ({ path, answer: 'intact' })));
  });
});
