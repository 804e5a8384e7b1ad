import { describe, expect, it } from 'vitest';
import type { NumberBlock, ObjectDescription, ObjectSource, Selection, SelectSpec } from '../../../src-main/format';
import { selectObject } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { author } from './saving';

const SHAPE = [4000, 1, 300, 40] as const;
const TRIAL = 1000;
const MEGABYTE = 1024 * 1024;

/** Tells each element apart as far as a float32 can. */
function valueAt(place: readonly number[]): number {
  return place.reduce((sum, at, axis) => sum * (SHAPE[axis] ?? 1) + at, 0) % 2 ** 24;
}

/** Spectra of 192 MB that lie nowhere: each number is worked out when it is read, and what was read is kept in mind. */
function madeUp(): { readonly source: ObjectSource; readonly reads: Selection[] } {
  const type = { name: 'float32', kind: 'float', size: 4, littleEndian: true } as const;
  const data = { name: 'data', shape: SHAPE, type, layout: 'contiguous', chunks: null, filtered: false } as const;
  const rows = [0, 1, 2, 3].flatMap((trial) => [trial * TRIAL, (trial + 1) * TRIAL, -100]);
  const description: ObjectDescription = {
    dataclass: 'SpectralData',
    dimord: ['time', 'taper', 'freq', 'channel'],
    data,
    datasets: [data],
    trials: { typeName: 'int64', rows: 4, columns: 3, values: Float64Array.from(rows) },
    samplerate: { token: '1000.0' },
    labels: { channel: null, taper: null },
    freq: null,
    cfg: new Map(),
    info: new Map(),
    log: '',
    version: '2023.9',
    listedDatasets: ['data'],
    infoText: null,
  };
  const reads: Selection[] = [];
  function read(selection: Selection): Promise<NumberBlock> {
    reads.push(selection);
    const { start, count, step = [1, 1, 1, 1] } = selection;
    const values = new Float32Array(count.reduce((all, one) => all * one, 1));
    const along = (axis: number, at: number): number => (start[axis] ?? 0) + at * (step[axis] ?? 1);
    const [times = 0, , freqs = 0, channels = 0] = count;
    let to = 0;
    for (let time = 0; time < times; time += 1) {
      for (let freq = 0; freq < freqs; freq += 1) {
        for (let channel = 0; channel < channels; channel += 1) {
          values[to++] = valueAt([along(0, time), 0, along(2, freq), along(3, channel)]);
        }
      }
    }
    return Promise.resolve({ type, shape: count, values });
  }
  return { source: { describe: () => Promise.resolve(description), read }, reads };
}

function bytesOf({ count }: Selection): number {
  return count.reduce((all, one) => all * one, 4);
}

/** Reads all of a selection, looks at each number, and answers the reads of the base. */
async function readsOf(
  spec: SelectSpec,
  places: { readonly times: readonly number[]; readonly freqs: readonly number[]; readonly channels: readonly number[] },
): Promise<readonly Selection[]> {
  const { source, reads } = madeUp();
  const selected = (await selectObject(source, spec, author, unwatched())).source;
  const { shape } = (await selected.describe()).data;
  const { times, freqs, channels } = places;
  expect(shape).toEqual([times.length, 1, freqs.length, channels.length]);
  const { values } = await selected.read({ dataset: 'data', start: [0, 0, 0, 0], count: shape });
  const wanted = Float32Array.from(
    times.flatMap((time) => freqs.flatMap((freq) => channels.map((channel) => valueAt([time, 0, freq, channel])))),
  );
  expect(Buffer.compare(Buffer.from(values.buffer), Buffer.from(wanted.buffer))).toBe(0);
  return reads;
}

function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

describe('a selection reads its base', () => {
  it('in pieces of 16 MB at most, each number once, where most of each row is wanted', async () => {
    const channels = upTo(0, 40).reverse();
    const reads = await readsOf(
      { channel: channels, trials: [2, 3] },
      { times: upTo(2000, 4000), freqs: upTo(0, 300), channels },
    );
    expect(reads.every((read) => bytesOf(read) <= 16 * MEGABYTE)).toBe(true);
    expect(reads).toHaveLength(6);
  });

  it('trial by trial where they do not follow one another, and neighbours as one', async () => {
    const times = [...upTo(3000, 4000), ...upTo(0, 2000)];
    const spec: SelectSpec = { trials: [3, 0, 1], frequency: { list: [7] } };
    const reads = await readsOf(spec, { times, freqs: [7], channels: upTo(0, 40) });
    expect(reads).toEqual([
      { dataset: 'data', start: [3000, 0, 7, 0], count: [1000, 1, 1, 40], step: [1, 1, 1, 1] },
      { dataset: 'data', start: [0, 0, 7, 0], count: [2000, 1, 1, 40], step: [1, 1, 1, 1] },
    ]);
  });

  it('at few places of each row without what lies between them', async () => {
    const spec: SelectSpec = { trials: 1, frequency: { list: [299, 0] }, channel: [39, 2, 2] };
    const reads = await readsOf(spec, { times: upTo(1000, 2000), freqs: [299, 0], channels: [39, 2, 2] });
    expect(reads.reduce((sum, read) => sum + bytesOf(read), 0)).toBeLessThan(MEGABYTE);
  });

  it('in steps where a picture asks for every tenth sample', async () => {
    const { source, reads } = madeUp();
    const { source: selected } = await selectObject(source, { trials: [1, 0], channel: [5] }, author, unwatched());
    const asked = { dataset: 'data', start: [990, 0, 3, 0], count: [3, 1, 1, 1], step: [10, 1, 1, 1] };
    const { values } = await selected.read(asked);
    expect([...values]).toEqual([1990, 0, 10].map((time) => valueAt([time, 0, 3, 5])));
    expect(reads.length).toBeLessThanOrEqual(2);
  });
});
