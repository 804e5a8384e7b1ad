import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, type Problem } from '../../../src-main/errors';
import { createHdf5, type Hdf5Structure } from '../../../src-main/hdf5';
import { codeOf, withFile } from '../../unit/hdf5/fixture-file';
import { makeFolder, python } from './python';

const hdf5 = createHdf5({ workers: 1, limitMs: 60_000 });
const { folder, remove } = makeFolder();

function structureOf(name: string): Promise<Hdf5Structure> {
  return withFile(join(folder, name), (file) => hdf5.structure(file));
}

async function problemWith(name: string): Promise<Pick<Problem, 'code' | 'message'> | null> {
  return structureOf(name).then(
    () => null,
    (thrown: unknown) => problemOf(thrown),
  );
}

/** Changes the dimensions of the only chunk layout of a file that h5py wrote (IV.A.2.i, version 3). */
function changeChunks(name: string, from: readonly number[], to: readonly number[]): void {
  const bytes = readFileSync(join(folder, name));
  const words = (values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
  const at = bytes.indexOf(words(from));
  expect(at).toBeGreaterThan(0);
  words(to).copy(bytes, at);
  writeFileSync(join(folder, name), bytes);
}

beforeAll(() => {
  python(
    folder,
    `
import zlib
for libver in ['earliest', 'latest']:
    with h5py.File('links-%s.h5' % libver, 'w', libver=libver) as f:
        g = f.create_group('g')
        for i in range(20_001): g['l%05d' % i] = h5py.SoftLink('/nowhere')
    with h5py.File('name-%s.h5' % libver, 'w', libver=libver) as f: f['n' * 5000] = [1.0]
    with h5py.File('path-%s.h5' % libver, 'w', libver=libver) as f: f['/'.join(['n' * 500] * 10)] = [1.0]
    with h5py.File('deep-%s.h5' % libver, 'w', libver=libver) as f: f['/'.join(['n'] * 120)] = [1.0]
with h5py.File('attributes.h5', 'w', libver='latest') as f:
    for i in range(10_001): f.attrs['a%05d' % i] = i
with h5py.File('long-attributes.h5', 'w', libver='latest') as f:
    for i in range(12): f.attrs['a%02d' % i] = np.full(2**20, i, 'f8')
chunk = zlib.compress(bytes(2**28 + 2**20), 1)
with h5py.File('large-chunk.h5', 'w') as f:
    d = f.create_dataset('data', (2**28 + 2**20,), 'u1', chunks=(2**28 + 2**20,), compression='gzip')
    d.id.write_direct_chunk((0,), chunk)
    f.create_dataset('plain', (2**28 + 2**20,), 'u1', chunks=(2**28 + 2**20,))[5] = 7
for name in ['no-extent.h5', 'huge-extent.h5']:
    with h5py.File(name, 'w') as f:
        f.create_dataset('data', data=np.arange(12.0).reshape(4, 3), chunks=(17, 23), maxshape=(None, None), compression='gzip')
`,
  );
  changeChunks('no-extent.h5', [17, 23, 8], [0, 23, 8]);
  changeChunks('huge-extent.h5', [17, 23, 8], [0xffff_ffff, 23, 8]);
});

afterAll(async () => {
  await hdf5.close();
  remove();
});

describe('a file beyond the limits', () => {
  it.each([
    ['links-earliest.h5', 'too many objects'],
    ['links-latest.h5', 'too many objects'],
    ['name-earliest.h5', 'longer than 4,096'],
    ['name-latest.h5', 'longer than 4,096'],
    ['path-earliest.h5', 'longer than 4,096'],
    ['path-latest.h5', 'longer than 4,096'],
    ['deep-earliest.h5', 'too deep'],
    ['deep-latest.h5', 'too deep'],
    ['attributes.h5', 'too many attributes'],
  ])('is told which, and is not read: %s', async (name, reason) => {
    const problem = await problemWith(name);
    expect(problem?.code).toBe('too-large');
    expect(problem?.message).toContain(reason);
  });

  it('has only the attributes read for which there is room, and names all', async () => {
    const { attributes, attributeNames } = await structureOf('long-attributes.h5');
    expect(attributeNames).toHaveLength(12);
    expect(Object.keys(attributes)).toHaveLength(8);
  });
});

describe('chunks', () => {
  it('that would be unpacked into more memory than there is are not read, others are', async () => {
    await withFile(join(folder, 'large-chunk.h5'), async (file) => {
      const few = { start: [4], count: [2] };
      expect(await codeOf(hdf5.read(file, { dataset: 'data', ...few }))).toBe('too-large');
      expect([...(await hdf5.read(file, { dataset: 'plain', ...few })).values]).toEqual([0, 7]);
    });
  });

  it('of no extent are damage', async () => {
    expect(await problemWith('no-extent.h5')).toMatchObject({ code: 'damaged' });
  });

  it('of four billion rows are too large', async () => {
    const reading = withFile(join(folder, 'huge-extent.h5'), (file) =>
      hdf5.read(file, { dataset: 'data', start: [0, 0], count: [4, 3] }),
    );
    expect(await codeOf(reading)).toBe('too-large');
  });
});
