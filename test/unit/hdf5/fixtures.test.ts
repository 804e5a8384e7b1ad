import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createHdf5, type Hdf5Dataset, type Hdf5File } from '../../../src-main/hdf5';
import { fixtures, withFile } from './fixture-file';

interface ExpectedDataset {
  readonly dtype: string;
  readonly shape: number[];
  readonly maxshape?: (number | null)[];
  readonly chunks: number[] | null;
  readonly offset: number | null;
  readonly first: unknown[];
  readonly last: unknown[];
  readonly sum: number | { re: number; im: number };
}

interface Case {
  readonly path: string;
  readonly name: string;
  readonly expected: ExpectedDataset;
}

function load(folder: string): Record<string, { datasets?: Record<string, ExpectedDataset>; data?: ExpectedDataset }> {
  return JSON.parse(readFileSync(join(fixtures, folder, 'expected.json'), 'utf8')) as ReturnType<typeof load>;
}

const cases: Case[] = ['containers', 'awkward'].flatMap((folder) =>
  Object.entries(load(folder)).flatMap(([path, { datasets, data }]) =>
    Object.entries(datasets ?? (data === undefined ? {} : { data })).map(([name, expected]) => ({
      path: join(folder, path),
      name,
      expected,
    })),
  ),
);

const hdf5 = createHdf5({ workers: 1 });
afterAll(() => hdf5.close());

async function datasetOf(file: Hdf5File, name: string): Promise<Hdf5Dataset> {
  const { datasets } = await hdf5.structure(file);
  const dataset = datasets.find((one) => one.name === name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  return dataset;
}

/** The numbers of a block as [re, im] pairs, im 0 for real ones. */
function pairs(values: ArrayLike<number | bigint>, complex: boolean): [number, number][] {
  const numbers = Array.from(values, Number);
  if (!complex) return numbers.map((value) => [value, 0]);
  return numbers.flatMap((value, index) => (index % 2 === 0 ? [[value, numbers[index + 1] ?? 0] as [number, number]] : []));
}

function expectedPair(value: unknown): [number, number] {
  if (typeof value === 'number') return [value, 0];
  if (Array.isArray(value)) return [Number(value[0]), Number(value[1])];
  if (typeof value === 'object' && value !== null && 're' in value && 'im' in value) return [Number(value.re), Number(value.im)];
  return [Number.NaN, 0];
}

function numpyName(dtype: string): string {
  const codes: Record<string, string> = { f: 'float', i: 'int', u: 'uint', c: 'complex' };
  const match = /^[<>|]?([fiuc])(\d+)$/.exec(dtype);
  return match === null ? dtype : `${codes[match[1] ?? ''] ?? ''}${8 * Number(match[2])}`;
}

describe('every dataset of every fixture', () => {
  it.each(cases)('$path $name has the shape, type and place that h5py tells', async ({ path, name, expected }) => {
    const dataset = await withFile(join(fixtures, path), (file) => datasetOf(file, name));
    expect(dataset.shape).toEqual(expected.shape);
    expect(dataset.type.name).toBe(numpyName(expected.dtype));
    expect(dataset.type.littleEndian).toBe(!expected.dtype.startsWith('>'));
    expect(dataset.chunks).toEqual(expected.chunks);
    expect(dataset.span?.offset ?? null).toBe(expected.offset);
    if (expected.maxshape !== undefined) expect(dataset.maxShape).toEqual(expected.maxshape);
  });

  it.each(cases)('$path $name has the values that h5py reads', async ({ path, name, expected }) => {
    const block = await withFile(join(fixtures, path), async (file) => {
      const { shape } = await datasetOf(file, name);
      return hdf5.read(file, { dataset: name, start: shape.map(() => 0), count: shape });
    });
    const found = pairs(block.values, block.type.kind === 'complex');
    expect(found.length).toBe(expected.shape.reduce((product, length) => product * length, 1));
    const close = (a: [number, number] | undefined, b: [number, number], tolerance: number): void => {
      for (const part of [0, 1] as const) {
        const wanted = b[part];
        if (Number.isNaN(wanted)) expect(a?.[part]).toBeNaN();
        else expect(Math.abs((a?.[part] ?? Number.NaN) - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
      }
    };
    expected.first.forEach((value, index) => close(found[index], expectedPair(value), 1e-9));
    expected.last.forEach((value, index) => close(found.at(index - expected.last.length), expectedPair(value), 1e-9));
    const sum = found.reduce<[number, number]>(([re, im], [moreRe, moreIm]) => [re + moreRe, im + moreIm], [0, 0]);
    close(sum, expectedPair(expected.sum), 1e-4);
  });
});
