import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import type { ElementType, NumberBlock, ObjectDescription, ObjectSource, Selection, SelectSpec } from '../../../src-main/format';
import { selectObject } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { author, opened, save, saveTools, scratchFolder } from './saving';

const tools = saveTools();
const path = scratchFolder();
const MEGABYTE = 1024 * 1024;

const FLOAT: ElementType = { name: 'float64', kind: 'float', size: 8, littleEndian: true };
const COMPLEX: ElementType = { name: 'complex128', kind: 'complex', size: 16, littleEndian: true };

interface MadeUp {
  readonly dimord: readonly string[];
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly chunks: readonly number[] | null;
}

/** The numbers at some places along each axis: each is its own place in the whole, of a complex one the imaginary part is below 0. */
function numbersAt({ shape, type }: MadeUp, places: readonly (readonly number[])[]): Float64Array<ArrayBuffer> {
  const parts = type.kind === 'complex' ? 2 : 1;
  const values = new Float64Array(places.reduce((all, { length }) => all * length, parts));
  let to = 0;
  const fill = (axis: number, before: number): void => {
    const along = places[axis];
    if (along !== undefined) {
      for (const at of along) fill(axis + 1, before * (shape[axis] ?? 1) + at);
      return;
    }
    values[to] = before;
    if (parts === 2) values[to + 1] = -before;
    to += parts;
  };
  fill(0, 0);
  return values;
}

function upTo(count: number, from = 0, step = 1): number[] {
  return Array.from({ length: count }, (_, at) => from + at * step);
}

/** An object that lies nowhere: its numbers are worked out when they are read, unless none of them matters. */
function madeUp(object: MadeUp, trials: readonly number[], read?: ObjectSource['read']) {
  const { dimord, shape, type, chunks } = object;
  const layout = chunks === null ? ('contiguous' as const) : ('chunked' as const);
  const data = { name: 'data', shape, type, layout, chunks, filtered: chunks !== null };
  const isSpectral = dimord.includes('freq');
  const description: ObjectDescription = {
    dataclass: isSpectral ? 'SpectralData' : 'AnalogData',
    dimord,
    data,
    datasets: [data],
    trials: { typeName: 'int64', rows: trials.length / 3, columns: 3, values: Float64Array.from(trials) },
    samplerate: { token: '1000.0' },
    labels: isSpectral ? { channel: null, taper: null } : { channel: null },
    freq: null,
    cfg: new Map(),
    info: new Map(),
    log: '',
    version: '2023.9',
    listedDatasets: ['data'],
    infoText: null,
  };
  const reads: Selection[] = [];
  const numbers = ({ start, count, step }: Selection): Promise<NumberBlock> => {
    const places = count.map((length, axis) => upTo(length, start[axis], step?.[axis]));
    return Promise.resolve({ type, shape: count, values: numbersAt(object, places) });
  };
  const source: ObjectSource = {
    describe: () => Promise.resolve(description),
    read: (selection, signal) => {
      reads.push(selection);
      return (read ?? numbers)(selection, signal);
    },
  };
  return { source, largest: () => Math.max(...reads.map(({ count }) => count.reduce((all, one) => all * one, type.size))) };
}

/** Saves what is selected of an object, and answers all of its numbers as they were saved. */
async function savedNumbers(source: ObjectSource, spec: SelectSpec): Promise<NumberBlock> {
  const selected = (await selectObject(source, spec, author, unwatched())).source;
  const { data } = await save(tools, selected, { filename: path('part') }, { replace: true });
  const stored = await opened(tools, data);
  const { shape } = (await stored.describe()).data;
  return stored.read({ dataset: 'data', start: shape.map(() => 0), count: shape });
}

function isSame({ values }: NumberBlock, wanted: Float64Array): boolean {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return Buffer.compare(bytes, Buffer.from(wanted.buffer)) === 0;
}

const TIMES = 90_000;
const TRIALS = [0, 30_000, -10, 30_000, 60_000, -10, 60_000, TIMES, -10];

const picked = (count: number): fc.Arbitrary<number[]> => fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 4 });

/** Objects with a row of some megabytes or few numbers, as the axes lie, and what is taken along each axis. */
const cases = fc
  .record({
    dimord: fc.oneof<fc.Arbitrary<string[]>[]>(
      fc.shuffledSubarray(['time', 'channel'], { minLength: 2 }),
      fc.shuffledSubarray(['time', 'taper', 'freq', 'channel'], { minLength: 4 }),
    ),
    type: fc.constantFrom(FLOAT, COMPLEX),
    chunks: fc.option(fc.array(fc.constantFrom(1, 2, 3, 7000, 100_000), { minLength: 4, maxLength: 4 })),
    counts: fc.record({ channel: fc.integer({ min: 1, max: 4 }), taper: fc.constantFrom(1, 2), freq: fc.constantFrom(1, 3) }),
  })
  .chain(({ dimord, type, chunks, counts }) => {
    const lengths: Record<string, number> = { ...counts, time: TIMES };
    const shape = dimord.map((dimension) => lengths[dimension] ?? 1);
    const object: MadeUp = { dimord, shape, type, chunks: chunks?.slice(0, shape.length) ?? null };
    const taken = { trials: fc.array(fc.nat(2), { minLength: 1, maxLength: 2 }), channel: picked(counts.channel) };
    const spectral = fc.record({ freq: picked(counts.freq), taper: picked(counts.taper) });
    return fc.record({
      object: fc.constant(object),
      taken: fc.record(taken),
      spectral: dimord.includes('freq') ? spectral : fc.constant(null),
    });
  });

describe('a selection that is saved block by block', () => {
  it(
    'is the one that is made in memory, whatever the axes, the chunks and what is taken of each axis',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(cases, async ({ object, taken, spectral }) => {
          const { source } = madeUp(object, TRIALS);
          const bySpectrum = spectral === null ? {} : { taper: spectral.taper, frequency: { list: spectral.freq } };
          const time = taken.trials.flatMap((trial) => upTo(30_000, trial * 30_000));
          const places: Record<string, readonly number[]> = { ...taken, ...spectral, time };
          const wanted = numbersAt(
            object,
            object.dimord.map((dimension) => places[dimension] ?? []),
          );
          expect(isSame(await savedNumbers(source, { ...taken, ...bySpectrum }), wanted)).toBe(true);
        }),
        { numRuns: 8 },
      );
    },
  );

  it.each<[name: string, chunks: readonly number[] | null]>([
    ['long rows', null],
    ['chunks of several rows', [2, 300_000]],
    ['chunks that are larger than a block', [3, 1_000_000]],
  ])('has each number at its place with %s', { timeout: 120_000 }, async (_, chunks) => {
    const object: MadeUp = { dimord: ['channel', 'time'], shape: [3, 1_200_000], type: FLOAT, chunks };
    const { source, largest } = madeUp(object, [0, 1_200_000, 0]);
    expect(isSame(await savedNumbers(source, { channel: [2, 0, 1] }), numbersAt(object, [[2, 0, 1], upTo(1_200_000)]))).toBe(
      true,
    );
    expect(largest()).toBeLessThanOrEqual((chunks === null ? 2 : 16) * MEGABYTE);
  });
});

describe('rows of half a gigabyte', () => {
  const samples = 2 ** 26;

  it.each<[name: string, chunks: readonly number[] | null]>([
    ['in one piece', null],
    ['in chunks as long as a row', [1, samples]],
  ])('%s are asked for in megabytes', async (_, chunks) => {
    let left = 6;
    const object: MadeUp = { dimord: ['channel', 'time'], shape: [4, samples], type: FLOAT, chunks };
    const stop = new AbortController();
    const { source, largest } = madeUp(object, [0, samples / 2, 0, samples / 2, samples, 0], ({ count }) => {
      left -= 1;
      if (left === 0) stop.abort();
      const length = count.reduce((all, one) => all * one, 1);
      return Promise.resolve({ type: FLOAT, shape: count, values: new Float64Array(length) });
    });
    const task = { ...unwatched(), signal: stop.signal };
    const selected = (await selectObject(source, { channel: [3], trials: [1, 0] }, author, task)).source;
    const ended = await save(tools, selected, { filename: path('row') }, {}, task).catch(
      (thrown: unknown) => problemOf(thrown).code,
    );
    expect(ended).toBe('cancelled');
    expect(largest()).toBeLessThanOrEqual(16 * MEGABYTE);
  });
});
