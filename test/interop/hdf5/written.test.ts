import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { elementTypeOfName, type ElementType, type NumberArray } from '../../../src-main/format';
import { createHdf5, type AttributeEdit, type NewContent, type PlacedBlock } from '../../../src-main/hdf5';
import { codeOf, fixtures, withFile } from '../../unit/hdf5/fixture-file';
import { patchedFile, summary } from './edited-file';
import { makeFolder, python } from './python';

const hdf5 = createHdf5({ workers: 1 });
const { folder, remove } = makeFolder();
afterAll(async () => {
  await hdf5.close();
  remove();
});

function typeOf(name: string, littleEndian = true): ElementType {
  const type = elementTypeOfName(name, littleEndian);
  if (type === null) throw new Error(`no type ${name}`);
  return type;
}

const edited = [
  'awkward/extras.spy/extras.analog',
  'awkward/gzip.spy/gzip.analog',
  'awkward/latest.spy/latest.analog',
  'awkward/bigendian.spy/bigendian.analog',
  'awkward/many.spy/many.analog',
  'containers/session1.spy/session1.analog',
  'containers/session1.spy/session1_fourier.spectral',
  'containers/session1.spy/session1_sorted.spike',
];

describe('an edit', () => {
  const long = 'ä🙂x'.repeat(34_000);
  const attributes: AttributeEdit[] = [
    { name: '_log', kind: 'text', value: long },
    { name: 'samplerate', kind: 'float64', value: 512.5 },
    { name: 'count', kind: 'int64', value: 2n ** 62n + 1n },
    { name: 'freq', kind: 'float64', value: [0, 0.5, 1e300] },
    { name: 'labels', kind: 'texts', value: ['α', 'b', '🙂'] },
    { name: 'dimord', kind: 'remove' },
  ];

  it.each(edited)('of %s is read by h5py, and all else is kept', async (name) => {
    const source = join(fixtures, name);
    const before = readFileSync(source);
    const patch = await withFile(source, (file) => hdf5.edit(file, { attributes }));
    expect(readFileSync(source).equals(before)).toBe(true);
    const path = patchedFile(source, patch, join(folder, 'edited.h5'));
    const was = summary(source);
    const is = summary(path);
    expect({ ...is, attrs: null }).toEqual({ ...was, attrs: null });
    const attrs = is['attrs'] as Record<string, unknown[]>;
    expect(attrs['_log']).toEqual(['str', '', long]);
    expect(attrs['samplerate']).toEqual(['float64', 'float64', 512.5]);
    expect(attrs['labels']).toEqual(['ndarray', 'object', ['α', 'b', '🙂']]);
    expect(attrs['freq']).toEqual(['ndarray', 'float64', [0, 0.5, 1e300]]);
    expect(attrs['count']?.slice(0, 2)).toEqual(['int64', 'int64']);
    expect(attrs).not.toHaveProperty('dimord');
    expect(attrs['_version']).toEqual((was['attrs'] as Record<string, unknown>)['_version']);
  });

  it('can be made again and again on its own result', async () => {
    let source = join(fixtures, 'containers/session1.spy/session1.analog');
    const data = summary(source)['data'];
    for (let round = 0; round < 5; round += 1) {
      const text = `round ${round} `.repeat(500 * (round + 1));
      const patch = await withFile(source, (file) =>
        hdf5.edit(file, { attributes: [{ name: '_log', kind: 'text', value: text }] }),
      );
      source = patchedFile(source, patch, join(folder, `again${round}.h5`));
      expect((summary(source)['attrs'] as Record<string, unknown[]>)['_log']?.[2]).toBe(text);
      expect(summary(source)['data']).toEqual(data);
    }
  });

  it('refuses what HDF5 cannot hold', async () => {
    const source = join(fixtures, 'containers/session1.spy/session1.analog');
    const edit = (attribute: AttributeEdit): Promise<unknown> =>
      withFile(source, (file) => hdf5.edit(file, { attributes: [attribute] }));
    expect(await codeOf(edit({ name: 'a', kind: 'texts', value: Array.from({ length: 5000 }, () => 'x') }))).toBe('too-large');
    expect(await codeOf(edit({ name: 'a', kind: 'text', value: 'x\0y' }))).toBe('unsupported');
    expect(await codeOf(edit({ name: 'a', kind: 'texts', value: Array.from({ length: 4000 }, () => 'x') }))).toBeNull();
  });
});

function* blockList(type: ElementType, values: NumberArray, shape: number[], rowsAtOnce: number): Generator<PlacedBlock> {
  const rowLength = values.length / Math.max(1, shape[0] ?? 1);
  for (let row = 0; row < (shape[0] ?? 0); row += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, (shape[0] ?? 0) - row);
    const start = [row, ...shape.slice(1).map(() => 0)];
    yield { start, type, shape: [rows, ...shape.slice(1)], values: values.subarray(row * rowLength, (row + rows) * rowLength) };
  }
}

/** The same as a stream. */
async function* blocksOf(...facts: Parameters<typeof blockList>): AsyncGenerator<PlacedBlock> {
  for (const block of blockList(...facts)) yield await Promise.resolve(block);
}

const numpyCode: Record<string, string> = { int: 'i', uint: 'u', float: 'f', complex: 'c' };

describe('a new file', () => {
  const types = ['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'float32', 'float64', 'complex64', 'complex128'];
  const both = types.flatMap((name) => [typeOf(name, true), typeOf(name, false)]);

  it.each(both.map((type) => [type.name, type.littleEndian ? 'little' : 'big', type] as const))(
    'of %s (%s-endian) is read by h5py',
    async (name, _order, type) => {
      const shape = [37, 3, 5];
      const count = 37 * 3 * 5 * (type.kind === 'complex' ? 2 : 1);
      const numbers = Array.from({ length: count }, (_, index) => index % 120);
      const isDouble = name === 'float64' || name === 'complex128';
      const floats = isDouble ? Float64Array.from(numbers) : Float32Array.from(numbers);
      const byName: Record<string, () => NumberArray> = {
        int8: () => Int8Array.from(numbers),
        uint8: () => Uint8Array.from(numbers),
        int16: () => Int16Array.from(numbers),
        uint16: () => Uint16Array.from(numbers),
        int32: () => Int32Array.from(numbers),
        uint32: () => Uint32Array.from(numbers),
      };
      const values = byName[name]?.() ?? floats;
      const table = BigInt64Array.from([0n, 10n, -5n, 10n, 37n, -5n]);
      const trials = { name: 'trialdefinition', shape: [2, 3], type: typeOf('int64'), growable: true };
      const contents: NewContent[] = [
        { dataset: { name: 'data', shape, type, growable: false }, blocks: blocksOf(type, values, shape, 10) },
        { dataset: trials, blocks: blocksOf(typeOf('int64'), table, [2, 3], 10) },
      ];
      const path = join(folder, `new-${name}-${type.littleEndian}.h5`);
      const attributes: AttributeEdit[] = [{ name: 'dimord', kind: 'texts', value: ['time', 'channel', 'é'] }];
      await withFile(path, (file) => hdf5.create(file, attributes, contents), 'wx+');
      const answer = python(
        folder,
        `
f = h5py.File(${JSON.stringify(path)}, 'r')
d, t = f['data'], f['trialdefinition']
v = d[()].view(d.dtype) if d.dtype.kind != 'c' else d[()].astype('c16').view('f8')
ok = v.ravel().astype('f8').tolist() == [float(i % 120) for i in range(${count})]
print(json.dumps([ok, d.dtype.str[1:], d.dtype.byteorder == '>', d.chunks, d.shape, d.id.get_offset(), t.maxshape, t.dtype.str, t[()].tolist(), list(f.attrs['dimord'])]))`,
      );
      const [ok, code, isBig, chunks, foundShape, offset, ...rest] = JSON.parse(answer) as unknown[];
      expect([ok, code, isBig, chunks, foundShape]).toEqual([
        true,
        `${numpyCode[type.kind] ?? ''}${type.size}`,
        !type.littleEndian && type.size > 1,
        null,
        shape,
      ]);
      expect(rest).toEqual([
        [null, 3],
        '<i8',
        [
          [0, 10, -5],
          [10, 37, -5],
        ],
        ['time', 'channel', 'é'],
      ]);
      const data = await withFile(path, async (file) => (await hdf5.structure(file)).datasets.find((one) => one.name === 'data'));
      expect(data?.span?.offset).toBe(offset);
      const back = await withFile(path, (file) => hdf5.read(file, { dataset: 'data', start: [0, 0, 0], count: shape }));
      expect(Array.from(back.values, Number)).toEqual(numbers);
    },
  );

  it('may hold no row at all', async () => {
    const path = join(folder, 'empty.h5');
    const type = typeOf('float32');
    const contents: NewContent[] = [
      { dataset: { name: 'data', shape: [0, 4], type, growable: false }, blocks: blocksOf(type, new Float32Array(0), [0, 4], 1) },
      {
        dataset: { name: 'trialdefinition', shape: [0, 3], type, growable: true },
        blocks: blocksOf(type, new Float32Array(0), [0, 3], 1),
      },
    ];
    await withFile(path, (file) => hdf5.create(file, [], contents), 'wx+');
    expect(python(folder, `f=h5py.File('empty.h5','r');print(f['data'].shape, f['trialdefinition'].maxshape)`).trim()).toBe(
      '(0, 4) (None, 3)',
    );
  });

  it('can be filled from what is read at the same time by the only worker for short calls', async () => {
    const source = join(fixtures, 'containers/session1.spy/session1.analog');
    const path = join(folder, 'copied.h5');
    await withFile(source, async (from) => {
      const data = (await hdf5.structure(from)).datasets.find(({ name }) => name === 'data');
      const [rows = 0, columns = 0] = data?.shape ?? [];
      const type = data?.type ?? typeOf('float32');
      async function* blocks(): AsyncGenerator<PlacedBlock> {
        for (let row = 0; row < rows; row += 500) {
          const count = [Math.min(500, rows - row), columns];
          const start = [row, 0];
          yield { start, ...(await hdf5.read(from, { dataset: 'data', start, count })) };
        }
      }
      const contents: NewContent[] = [
        { dataset: { name: 'data', shape: [rows, columns], type, growable: false }, blocks: blocks() },
      ];
      await withFile(path, (to) => hdf5.create(to, [], contents), 'wx+');
    });
    const hashOf = (name: string): unknown => (summary(name)['data'] as unknown[])[5];
    expect(hashOf(path)).toBe(hashOf(source));
  });

  it('with too few rows, or cancelled, ends with a typed error and the next call works', async () => {
    const type = typeOf('float32');
    const contents: NewContent[] = [
      { dataset: { name: 'data', shape: [9, 4], type, growable: false }, blocks: blocksOf(type, new Float32Array(8), [2, 4], 1) },
    ];
    const make = (path: string, signal?: AbortSignal): Promise<void> =>
      withFile(join(folder, path), (file) => hdf5.create(file, [], contents, signal), 'wx+');
    expect(await codeOf(make('few.h5'))).toBe('shape-mismatch');
    expect(await codeOf(make('cancelled.h5', AbortSignal.abort()))).toBe('cancelled');
    const source = join(fixtures, 'containers/session1.spy/session1.analog');
    expect(await codeOf(withFile(source, (file) => hdf5.structure(file)))).toBeNull();
  });

  it.runIf(process.platform === 'linux')('on a full disk ends with no-space', async () => {
    const type = typeOf('float64');
    const contents: NewContent[] = [
      {
        dataset: { name: 'data', shape: [1000, 4], type, growable: false },
        blocks: blocksOf(type, new Float64Array(4000), [1000, 4], 100),
      },
    ];
    const code = await codeOf(withFile('/dev/full', (file) => hdf5.create(file, [], contents), 'r+'));
    expect(['no-space', 'io-error']).toContain(code);
  });
});
