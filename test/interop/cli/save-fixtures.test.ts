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

describe('every fixture is saved into a container, under a tag and under a file name, as h5py would have it', () => {
  it.each(everyFixture.map((fixture, at) => ({ ...fixture, at })))('$name', async ({ path, at, ...expected }) => {
    const extension = extname(path);
    const [container, tagged, loose] = [`c${at}`, `t${at}`, `f${at}`].map((name) => join(folder, name));
    const saved = [
      [['--container', container ?? ''], join(folder, `c${at}.spy`, `c${at}${extension}`)],
      [['--container', tagged ?? '', '--tag', 'tag'], join(folder, `t${at}.spy`, `t${at}_tag${extension}`)],
      [['--filename', loose ?? ''], join(folder, `f${at}${extension}`)],
    ] as const;
    const answers = await Promise.all(saved.map(([words]) => answerOf(['save', path, ...words])));
    expect(answers).toEqual(saved.map(([, data]) => ({ data, info: `${data}.info` })));
    expect(judge(...saved.map(([, data]) => data))).toEqual([]);
    for (const [, data] of saved) expect(judgeSameAs(path, data)).toEqual([]);
    const facts = await answerOf(['info', saved[1][1]]);
    expect(facts).toMatchObject({ filename: basename(saved[1][1]), tag: 'tag', shape: expected.shape, dtype: expected.dtype });
    expect(await answerOf(['verify', saved[0][1]])).toEqual([{ path: saved[0][1], answer: 'intact' }]);
  });
});
