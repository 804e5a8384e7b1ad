import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHdf5, type Hdf5Structure } from '../../../src-main/hdf5';
import { codeOf, fixtures, withFile } from '../../unit/hdf5/fixture-file';
import { makeFolder, python } from './python';

const hdf5 = createHdf5({ workers: 1, limitMs: 20_000 });
const { folder, remove } = makeFolder();
const sound = join(fixtures, 'containers/session1.spy/session1.analog');

function structureOf(name: string): Promise<Hdf5Structure> {
  return withFile(join(folder, name), (file) => hdf5.structure(file));
}

function readOf(name: string, dataset: string, start: number[], count: number[], step?: number[]): Promise<number[]> {
  return withFile(join(folder, name), async (file) =>
    Array.from((await hdf5.read(file, { dataset, start, count, step })).values, Number),
  );
}

beforeAll(() => {
  python(
    folder,
    `
a = np.arange(60, dtype='f4').reshape(20, 3)
def make(name, **kw):
    return h5py.File(name, 'w', **kw)
for i, (libver, name) in enumerate([('earliest', 'sb0.h5'), (('v108', 'v108'), 'sb2.h5'), ('latest', 'sb3.h5')]):
    with make(name, libver=libver) as f:
        f['data'] = a; f.create_group('g/h')['x'] = a[:5]; f['soft'] = h5py.SoftLink('/g/h/x'); f['dead'] = h5py.SoftLink('/nowhere')
        f['g/back'] = f['/g']; f['hard'] = f['data']
fcpl = h5py.h5p.create(h5py.h5p.FILE_CREATE); 
import ctypes
library = next(line.split()[-1] for line in open('/proc/self/maps') if 'libhdf5' in line and '_hl' not in line)
ctypes.CDLL(library).H5Pset_istore_k(ctypes.c_int64(fcpl.id), ctypes.c_uint(64))
fid = h5py.h5f.create(b'sb1.h5', h5py.h5f.ACC_TRUNC, fcpl=fcpl)
with h5py.File(fid) as f:
    f['data'] = a
with make('block.h5', userblock_size=1024) as f:
    f['data'] = a
for libver in ['earliest', 'latest']:
    with make('many-%s.h5' % libver, libver=libver) as f:
        for i in range(300): f['d%03d' % i] = np.arange(i % 7)
        f['data'] = a
        for i in range(30): f.attrs['a%d' % i] = i
with make('external.h5') as f:
    f.create_dataset('data', (20, 3), 'f4', external=[('/etc/passwd', 0, 240)])
with make('virtual.h5', libver='latest') as f:
    l = h5py.VirtualLayout((20, 3), 'f4'); l[:] = h5py.VirtualSource('sb0.h5', 'data', (20, 3)); f.create_virtual_dataset('data', l)
for libver in ['earliest', 'latest']:
    with make('link-%s.h5' % libver, libver=libver) as f:
        f['data'] = a; f['far'] = h5py.ExternalLink('sb0.h5', '/data')
with make('dense-link.h5', libver='latest') as f:
    for i in range(50): f['d%d' % i] = a
    f['far'] = h5py.ExternalLink('sb0.h5', '/data')
with make('types.h5') as f:
    f['half'] = np.arange(4, dtype='f2'); f['flags'] = np.array([True, False]); f['long'] = np.arange(4, dtype='g'); f['longpair'] = np.arange(4, dtype='G'); f['text'] = 'abc'; f['wide'] = np.array([2**62], dtype='i8')
    f['pair'] = np.zeros(3, dtype=[('a', 'i4'), ('b', 'f4')]); f['scalar'] = 7.0; f['null'] = h5py.Empty('f4')
    f.create_dataset('unwritten', (5, 2), 'f8', fillvalue=3.5)
    f['bigcomplex'] = np.arange(6).reshape(3, 2).astype('>c8') * (1 + 2j)
    f.create_dataset('chunkedbig', data=(np.arange(6) * (1 - 1j)).astype('>c16'), chunks=(2,), compression='gzip')
    f.attrs['ints'] = np.arange(3, dtype='i2'); f.attrs['fixed'] = np.array([b'ab', b'c']); f.attrs['none'] = h5py.Empty('f4')
    f.attrs['scalar'] = np.float32(2.5); f.attrs['empty'] = np.zeros(0); f.attrs['big'] = np.arange(3, dtype='>f8')
`,
  );
});

afterEach(async () => {
  expect(await codeOf(withFile(sound, (file) => hdf5.structure(file)))).toBeNull();
});

afterAll(async () => {
  await hdf5.close();
  remove();
});

describe('files of every age', () => {
  it.each([
    ['sb0.h5', 0],
    ['sb1.h5', 1],
    ['sb2.h5', 2],
    ['sb3.h5', 3],
    ['block.h5', 0],
  ])('%s with superblock %i opens, its span is where h5py says', async (name, version) => {
    const structure = await structureOf(name);
    expect(structure.superblockVersion).toBe(version);
    const data = structure.datasets.find((dataset) => dataset.name === 'data');
    const offset = Number(python(folder, `print(h5py.File('${name}', 'r')['data'].id.get_offset())`));
    expect(data?.span).toEqual({ offset, byteLength: 240 });
    expect(await readOf(name, 'data', [1, 0], [3, 2], [6, 2])).toEqual([3, 5, 21, 23, 39, 41]);
  });

  it.each(['sb0.h5', 'sb2.h5', 'sb3.h5'])('%s: groups, hard and soft links are followed once', async (name) => {
    const structure = await structureOf(name);
    expect(structure.datasets.map((dataset) => dataset.name).sort()).toEqual(['data', 'g/h/x', 'hard', 'soft']);
    expect([...structure.groups].sort()).toEqual(['g', 'g/h']);
  });

  it.each(['many-earliest.h5', 'many-latest.h5'])('%s: 300 datasets in one group', async (name) => {
    const structure = await structureOf(name);
    expect(structure.datasets).toHaveLength(301);
    expect(structure.attributeNames).toHaveLength(30);
    expect(structure.attributes['a7']).toBe(7n);
    expect(await readOf(name, 'd006', [1], [5])).toEqual([1, 2, 3, 4, 5]);
  });

  it('names types that it does not read, and reads the rest', async () => {
    const structure = await structureOf('types.h5');
    const type = (name: string): string | undefined => structure.datasets.find((one) => one.name === name)?.type.name;
    expect(['half', 'flags', 'text', 'wide', 'pair'].map(type)).toEqual(['float16', 'bool', 'vlen', 'int64', 'compound']);
    expect(await codeOf(readOf('types.h5', 'half', [0], [4]))).toBe('unsupported');
    expect(['long', 'longpair'].map(type)).toEqual(['float128', 'complex256']);
    expect(await codeOf(readOf('types.h5', 'long', [0], [4]))).toBe('unsupported');
    expect(await codeOf(readOf('types.h5', 'pair', [0], [3]))).toBe('unsupported');
    expect(await readOf('types.h5', 'flags', [0], [2])).toEqual([1, 0]);
    expect(await readOf('types.h5', 'scalar', [], [])).toEqual([7]);
    expect(await readOf('types.h5', 'unwritten', [3, 0], [2, 2])).toEqual([3.5, 3.5, 3.5, 3.5]);
    expect(await readOf('types.h5', 'bigcomplex', [1, 1], [2, 1])).toEqual([3, 6, 5, 10]);
    expect(await readOf('types.h5', 'chunkedbig', [1], [3], [2])).toEqual([1, -1, 3, -3, 5, -5]);
    expect(structure.attributes).toMatchObject({ ints: [0, 1, 2], fixed: ['ab', 'c'], scalar: 2.5 });
    expect(structure.attributes).not.toHaveProperty('none');
  });
});

describe('numbers that are not read', () => {
  it.each(['half', 'long', 'longpair'])('lie where h5py says: %s', async (name) => {
    const { datasets } = await structureOf('types.h5');
    const print = `f = h5py.File('types.h5'); print(f['${name}'].id.get_offset(), f['${name}'].dtype.name)`;
    const [offset, typeName] = python(folder, print).trim().split(' ');
    const found = datasets.find((dataset) => dataset.name === name);
    expect([found?.span?.offset, found?.type.name]).toEqual([Number(offset), typeName]);
  });
});

describe('files that lead out of themselves', () => {
  it.each(['external.h5', 'virtual.h5', 'link-earliest.h5', 'link-latest.h5', 'dense-link.h5'])(
    '%s is refused, for reading and editing too',
    async (name) => {
      expect(await codeOf(structureOf(name))).toBe('external-storage');
      expect(await codeOf(readOf(name, 'data', [0, 0], [1, 1]))).toBe('external-storage');
      expect(await codeOf(withFile(join(folder, name), (file) => hdf5.edit(file, { attributes: [] })))).toBe('external-storage');
    },
  );
});

describe('selections', () => {
  it.each([
    ['too long', [0, 0], [21, 3], undefined],
    ['of another rank', [0], [1], undefined],
    ['negative', [-1, 0], [1, 1], undefined],
    ['not whole', [0.5, 0], [1, 1], undefined],
    ['with step 0', [0, 0], [1, 1], [0, 1]],
  ])('%s are refused', async (_what, start, count, step) => {
    expect(await codeOf(readOf('sb0.h5', 'data', start, count, step))).toBe('shape-mismatch');
  });

  it('of a dataset that is not there are refused, and so are cancelled ones', async () => {
    expect(await codeOf(readOf('sb0.h5', 'nothing', [0], [1]))).toBe('dataset-missing');
    const slab = { dataset: 'data', start: [0, 0], count: [1, 1] };
    const cancelled = withFile(sound, (file) => hdf5.read(file, slab, AbortSignal.abort()));
    expect(await codeOf(cancelled)).toBe('cancelled');
  });

  it('beyond 256 MB are refused', async () => {
    python(folder, `f = h5py.File('huge.h5', 'w'); f.create_dataset('data', (2**31, 64), 'f8', chunks=(1024, 64)); f.close()`);
    expect(await codeOf(readOf('huge.h5', 'data', [0, 0], [2 ** 20, 64]))).toBe('too-large');
    expect(await readOf('huge.h5', 'data', [2 ** 31 - 1, 0], [1, 2])).toEqual([0, 0]);
  });
});

describe('damage', () => {
  const whole = readFileSync(sound);

  it.each([0, 1, 7, 8, 100, 512, 2047, 2048, whole.length - 1])('cut off after %i bytes is not HDF5', async (length) => {
    writeFileSync(join(folder, 'cut.h5'), whole.subarray(0, length));
    expect(await codeOf(structureOf('cut.h5'))).toBe('not-hdf5');
  });

  it('text is not HDF5', async () => {
    writeFileSync(join(folder, 'text.h5'), 'no HDF5 at all\n'.repeat(1000));
    expect(await codeOf(structureOf('text.h5'))).toBe('not-hdf5');
  });

  it.each(['sb0.h5', 'sb3.h5', 'many-latest.h5', 'types.h5'])(
    '%s with bits turned answers or ends with a typed error',
    async (name) => {
      const bytes = readFileSync(join(folder, name));
      const known = [
        'not-hdf5',
        'damaged',
        'unsupported',
        'too-large',
        'external-storage',
        'host-task-failed',
        'busy',
        'dataset-missing',
        'shape-mismatch',
      ];
      let seed = 12345;
      const next = (limit: number): number => {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return seed % limit;
      };
      for (let round = 0; round < 40; round += 1) {
        const turned = Buffer.from(bytes);
        const position = next(Math.min(4096, bytes.length));
        turned[position] = (turned[position] ?? 0) ^ (1 << next(8));
        writeFileSync(join(folder, 'turned.h5'), turned);
        const code = await codeOf(
          withFile(join(folder, 'turned.h5'), async (file) => {
            const { datasets } = await hdf5.structure(file);
            for (const { name: dataset, shape } of datasets.slice(0, 3)) {
              await hdf5.read(file, { dataset, start: shape.map(() => 0), count: shape });
            }
            await hdf5.edit(file, { attributes: [{ name: 'x', kind: 'float64', value: 1 }] });
          }),
        );
        expect(code === null || known.includes(code), `${code ?? ''} at ${position}`).toBe(true);
      }
    },
  );
});
