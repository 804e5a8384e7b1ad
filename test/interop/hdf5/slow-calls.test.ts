import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHdf5, type Hdf5Slab } from '../../../src-main/hdf5';
import { codeOf, withFile } from '../../unit/hdf5/fixture-file';
import { makeFolder, python } from './python';

const hdf5 = createHdf5({ workers: 1 });
const { folder, remove } = makeFolder();
const bomb = join(folder, 'bomb.h5');

/** One byte of each chunk: a single call of the library, in which it unpacks 40 GB out of a file of 40 MB. */
const column: Hdf5Slab = { dataset: 'data', start: [0, 0], count: [10_000, 1] };

beforeAll(() => {
  python(
    folder,
    `
import zlib
chunk = zlib.compress(bytes(2**22), 9)
with h5py.File('bomb.h5', 'w') as f:
    d = f.create_dataset('data', (10_000, 2**22), 'u1', chunks=(1, 2**22), compression='gzip')
    for row in range(10_000): d.id.write_direct_chunk((row, 0), chunk)
    f['small'] = np.arange(3.0)
`,
  );
});

afterAll(async () => {
  await hdf5.close();
  remove();
});

describe('a call from which the library does not come back', () => {
  it('is passed by the ones behind it', async () => {
    await withFile(bomb, async (file) => {
      const aborter = new AbortController();
      const slow = codeOf(hdf5.read(file, column, aborter.signal));
      const behind = await hdf5.read(file, { dataset: 'small', start: [0], count: [3] });
      expect([...behind.values]).toEqual([0, 1, 2]);
      aborter.abort();
      expect(await slow).toBe('cancelled');
    });
  });

  it('ends soon after it is cancelled, and the next one works', async () => {
    await withFile(bomb, async (file) => {
      const aborter = new AbortController();
      const slow = codeOf(hdf5.read(file, column, aborter.signal));
      setTimeout(() => aborter.abort(), 500);
      const from = performance.now();
      expect(await slow).toBe('cancelled');
      expect(performance.now() - from).toBeLessThan(10_000);
      expect(await codeOf(hdf5.structure(file))).toBeNull();
    });
  });
});
