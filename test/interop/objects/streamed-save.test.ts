import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Selection } from '../../../src-main/format';
import { judge, judgeSameAs } from '../../judge/judge';
import {
  copyPair,
  extensionOf,
  fixtureNames,
  fixtures,
  opened,
  save,
  saveTools,
  scratchFolder,
  streamed,
} from '../../unit/objects/saving';

const tools = saveTools();
const path = scratchFolder();

describe('a source that does not lie on disk is written as h5py would have it', () => {
  it.each(fixtureNames())('%s', async (name) => {
    const source = await opened(tools, join(fixtures, name));
    // Texts are no numbers: an object that holds a dataset of them is saved by copying alone.
    const description = await source.describe();
    const known = description.datasets.filter(({ name: dataset }) => description.listedDatasets.includes(dataset));
    const plain = { ...streamed(source), describe: () => Promise.resolve({ ...description, datasets: known }) };
    const { data } = await save(tools, plain, { container: path('c') });
    expect(data).toBe(path('c.spy', `c${extensionOf(name)}`));
    expect(judge(data)).toEqual([]);
    // What a file holds beside its object is no part of a source; copying alone keeps it.
    const differences = judgeSameAs(join(fixtures, name), data).filter((line) => !line.endsWith(' is only in one of the two'));
    expect(differences).toEqual([]);
  });
});

describe('a streamed save', () => {
  it('is the same object again when it is opened, saved as a copy and streamed once more', async () => {
    const first = copyPair('containers/session1.spy/session1_tfr.spectral', path('a.spectral'));
    const once = await save(tools, streamed(await opened(tools, first)), { filename: path('b') });
    const copied = await save(tools, await opened(tools, once.data), { filename: path('c') });
    const twice = await save(tools, streamed(await opened(tools, copied.data)), { filename: path('d') });
    for (const { data } of [once, copied, twice]) {
      expect(judge(data)).toEqual([]);
      expect(judgeSameAs(first, data)).toEqual([]);
    }
  });

  it('ends with the failure of its source, and leaves nothing', async () => {
    const source = await opened(tools, join(fixtures, 'containers/loose.analog'));
    const broken = {
      ...streamed(source),
      read: () => Promise.reject(new Error('the source broke off')),
    };
    const detail = expect.stringContaining('the source broke off') as string;
    await expect(save(tools, broken, { container: path('new/c') })).rejects.toMatchObject({
      problem: { code: 'internal', detail },
    });
    expect(await tools.files.list(path())).toEqual([]);
  });

  it('refuses to name more units than a recording can have, and leaves nothing', async () => {
    const source = await opened(tools, join(fixtures, 'awkward/unsorted.spy/unsorted.spike'));
    const rows = 1_000_001;
    const given = await source.describe();
    const data = { ...given.data, shape: [rows, 3] };
    const unnamed = {
      describe: () => Promise.resolve({ ...given, data, datasets: [data], labels: { ...given.labels, unit: null } }),
      read: ({ start: [from = 0], count: [count = 0] }: Selection) => {
        const values = BigInt64Array.from({ length: count * 3 }, (_, at) => BigInt(from + Math.floor(at / 3)));
        return Promise.resolve({ type: given.data.type, shape: [count, 3], values });
      },
    };
    const refused = save(tools, unnamed, { container: path('new/c') });
    await expect(refused).rejects.toMatchObject({ problem: { code: 'too-large' } });
    expect(await tools.files.list(path())).toEqual([]);
  });
});
