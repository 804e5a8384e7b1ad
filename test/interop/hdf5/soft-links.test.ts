import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHdf5 } from '../../../src-main/hdf5';
import { withFile } from '../../unit/hdf5/fixture-file';
import { makeFolder, python } from './python';

const hdf5 = createHdf5({ workers: 1, limitMs: 20_000 });
const { folder, remove } = makeFolder();

/** A file whose links lead each to the next one, in the order of their names, and the last one to `data`. */
function makeChain(name: string, links: number): void {
  python(
    folder,
    `
with h5py.File('${name}', 'w') as f:
    f['data'] = np.arange(6.0)
    for i in range(${links}): f['l%05d' % i] = h5py.SoftLink('/l%05d' % (i + 1) if i < ${links} - 1 else '/data')
`,
  );
}

function namesIn(name: string): Promise<string[]> {
  return withFile(join(folder, name), async (file) =>
    (await hdf5.structure(file)).datasets.map((dataset) => dataset.name).sort(),
  );
}

beforeAll(() => {
  makeChain('short.h5', 20);
  makeChain('long.h5', 15_000);
});

afterAll(async () => {
  await hdf5.close();
  remove();
});

describe('links that lead each to the next one', () => {
  it('are followed as far as h5py follows them', async () => {
    const openable = `
def opens(f, name):
    try: return f[name] is not None
    except (KeyError, RuntimeError): return False
with h5py.File('short.h5', 'r') as f: print(json.dumps(sorted(name for name in f if opens(f, name))))`;
    expect(await namesIn('short.h5')).toEqual(JSON.parse(python(folder, openable)));
  });

  it('take no longer for being many', async () => {
    expect(await namesIn('long.h5')).toHaveLength(17);
  });
});
