import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { partsOf, type ElementType, type Region } from '../../../src-main/format';
import { createHdf5, type PlacedBlock } from '../../../src-main/hdf5';
import { codeOf, withFile } from './fixture-file';

const hdf5 = createHdf5({ workers: 1 });
const folder = mkdtempSync(join(tmpdir(), 'spydesk-blocks-'));
afterAll(async () => {
  await hdf5.close();
  rmSync(folder, { recursive: true, force: true });
});

const type: ElementType = { name: 'float64', kind: 'float', size: 8, littleEndian: true };

function product(counts: readonly number[]): number {
  return counts.reduce((all, count) => all * count, 1);
}

/** A part of a dataset in which each number is its own place in C order. */
function blockAt(shape: readonly number[], { start, count }: Region): PlacedBlock {
  const values = Float64Array.from({ length: product(count) }, (_, at) => {
    let [rest, place, stride] = [at, 0, 1];
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      const length = count[axis] ?? 1;
      place += ((start[axis] ?? 0) + (rest % length)) * stride;
      rest = Math.floor(rest / length);
      stride *= shape[axis] ?? 1;
    }
    return place;
  });
  return { start, type, shape: count, values };
}

interface Cut {
  readonly shape: readonly number[];
  readonly blocks: readonly PlacedBlock[];
}

let made = 0;

/** Writes datasets from blocks, all into one file, and answers what is read back of each. */
async function written(...cuts: readonly Cut[]): Promise<number[][]> {
  async function* coming(blocks: readonly PlacedBlock[]): AsyncGenerator<PlacedBlock> {
    for (const block of blocks) yield await Promise.resolve(block);
  }
  const path = join(folder, `${made++}.h5`);
  const contents = cuts.map(({ shape, blocks }, at) => {
    return { dataset: { name: `${at}`, shape, type, growable: false }, blocks: coming(blocks) };
  });
  await withFile(path, (file) => hdf5.create(file, [], contents), 'wx+');
  return withFile(path, async (file) => {
    const found: number[][] = [];
    for (const [at, { shape }] of cuts.entries()) {
      const { values } = await hdf5.read(file, { dataset: `${at}`, start: shape.map(() => 0), count: shape });
      found.push(Array.from(values, Number));
    }
    return found;
  });
}

const cuts: fc.Arbitrary<Cut> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }), fc.integer({ min: 8, max: 90 }), fc.array(fc.nat(6)))
  .chain(([shape, limit, grain]) => {
    const parts = [...partsOf({ start: shape.map(() => 0), count: shape }, limit, grain)];
    return fc
      .shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length })
      .map((shuffled) => ({ shape, blocks: shuffled.map((part) => blockAt(shape, part)) }));
  });

describe('a dataset that is written in blocks', () => {
  it('holds each number at its place, however it was cut and in whatever order the blocks came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cuts, { minLength: 10, maxLength: 20 }), async (all) => {
        const wanted = all.map(({ shape }) => Array.from({ length: product(shape) }, (_, at) => at));
        expect(await written(...all)).toEqual(wanted);
      }),
      { numRuns: 3 },
    );
  });

  it('may have blocks that are larger than what goes to the library at a time', async () => {
    const shape = [3, 2, 150_000];
    const place = { start: [1, 0, 0], count: [2, 2, 150_000] };
    const blocks = [blockAt(shape, place), blockAt(shape, { start: [0, 0, 0], count: [1, 2, 150_000] })];
    const [found] = await written({ shape, blocks });
    expect(found?.every((value, at) => value === at)).toBe(true);
  });

  it.each<[name: string, blocks: readonly PlacedBlock[]]>([
    ['do not fill it', [blockAt([3, 4], { start: [0, 0], count: [3, 3] })]],
    ['reach beyond it', [blockAt([3, 4], { start: [1, 0], count: [3, 4] })]],
    ['have other axes', [{ ...blockAt([3, 4], { start: [0, 0], count: [3, 4] }), start: [0], shape: [12] }]],
    ['hold fewer numbers than they say', [{ ...blockAt([3, 4], { start: [0, 0], count: [3, 4] }), values: new Float64Array(6) }]],
  ])('is refused where they %s', async (_, blocks) => {
    expect(await codeOf(written({ shape: [3, 4], blocks }))).toBe('shape-mismatch');
  });
});
