import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHdf5, type Hdf5Structure } from '../../../src-main/hdf5';
import { codeOf, withFile } from '../../unit/hdf5/fixture-file';
import { makeFolder, python } from './python';

const hdf5 = createHdf5({ workers: 1, limitMs: 60_000 });
const { folder, remove } = makeFolder();

function structureOf(name: string): Promise<Hdf5Structure> {
  return withFile(join(folder, name), (file) => hdf5.structure(file));
}

async function valuesOf(name: string, dataset: string): Promise<number[]> {
  return withFile(join(folder, name), async (file) => {
    const { values } = await hdf5.read(file, { dataset, start: [0], count: [4] });
    return Array.from(values, Number);
  });
}

beforeAll(() => {
  const plugins = join(folder, 'plugins');
  mkdirSync(plugins);
  writeFileSync(join(plugins, 'libh5other.so'), 'no library at all');
  process.env['HDF5_PLUGIN_PATH'] = plugins;
  python(
    folder,
    `
a = np.arange(4.0)
with h5py.File('family-%d.h5', 'w', driver='family', memb_size=1024) as f: f['data'] = np.arange(1000.0)
with h5py.File('whole-%d.h5', 'w', driver='family', memb_size=2**20) as f: f['data'] = a
with h5py.File('new-%d.h5', 'w', driver='family', memb_size=2**20, libver='latest') as f: f['data'] = a
with h5py.File('split', 'w', driver='split') as f: f['data'] = a
with h5py.File('references.h5', 'w') as f:
    f['data'] = a
    f.attrs['object'] = f['data'].ref
    f.attrs['region'] = f['data'].regionref[1:3]
    f.create_dataset('objects', data=[f['data'].ref], dtype=h5py.ref_dtype)
    f.create_dataset('regions', data=[f['data'].regionref[1:3]], dtype=h5py.regionref_dtype)
with h5py.File('link.h5', 'w') as f:
    f['data'] = a
    f['far'] = h5py.ExternalLink('references.h5', '/data')
with h5py.File('filter.h5', 'w') as f:
    f['data'] = a
    f.create_dataset('packed', data=a, chunks=(4,), compression='gzip')

def change(name, find, at, to):
    with open(name, 'r+b') as f:
        all = f.read()
        where = all.index(find) + at
        assert all.find(find, where - at + 1) == -1
        f.seek(where); f.write(to)

# A link of a class that another program registered (IV.A.2.g: 65 to 255), a filter that no library has built in (IV.A.2.l).
change('link.h5', bytes([0x40, 3]) + b'far', 0, bytes([200]))
change('filter.h5', b'deflate\\0', -8, (32001).to_bytes(2, 'little'))
`,
  );
});

afterAll(async () => {
  delete process.env['HDF5_PLUGIN_PATH'];
  await hdf5.close();
  remove();
});

describe('what a file keeps elsewhere is not looked for', () => {
  it.each(['family-0.h5', 'split-m.h5', 'whole-0.h5', 'new-0.h5'])(
    'not in the other parts of a file in several: %s',
    async (name) => {
      expect(await codeOf(structureOf(name))).toBe('unsupported');
      expect(await codeOf(valuesOf(name, 'data'))).toBe('unsupported');
    },
  );

  it('not in the first part where a further one is opened', async () => {
    expect(await codeOf(structureOf('family-1.h5'))).toBe('not-hdf5');
    expect(await codeOf(structureOf('split-r.h5'))).toBe('not-hdf5');
  });

  it('not behind a link of a class that another program defines', async () => {
    expect(await codeOf(structureOf('link.h5'))).toBe('external-storage');
  });

  it('not in a filter that would have to be loaded', async () => {
    expect(await valuesOf('filter.h5', 'data')).toEqual([0, 1, 2, 3]);
    expect(await codeOf(valuesOf('filter.h5', 'packed'))).toBe('unsupported');
  });

  it('not behind references, which are no numbers', async () => {
    const { attributes, attributeNames, datasets } = await structureOf('references.h5');
    expect([...attributeNames].sort()).toEqual(['object', 'region']);
    expect(attributes).toEqual({});
    expect(datasets.map(({ name, type }) => [name, type.kind])).toEqual([
      ['data', 'float'],
      ['objects', 'other'],
      ['regions', 'other'],
    ]);
    for (const name of ['objects', 'regions']) {
      const reading = withFile(join(folder, 'references.h5'), (file) =>
        hdf5.read(file, { dataset: name, start: [0], count: [1] }),
      );
      expect(await codeOf(reading)).toBe('unsupported');
    }
  });
});
