import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureCalls } from '../../../src-main/contract';
import { problem, problemOf, SpydeskError } from '../../../src-main/errors';
import { createPictures, type RasterData, type RasterView } from '../../../src-main/pictures';
import { eventObject } from './event-object';
import { elementsOf, longObject } from './long-object';
import { memoryObject, unwatchedTask } from './memory-object';
import { isSteady, stoppedTask, watchedTask } from './watched-task';

const MB = 1024 * 1024;
const DIMORD = ['sample', 'channel', 'unit'] as const;
const dataclass = 'SpikeData';

interface Spike {
  readonly sample: number;
  readonly channel: number;
  readonly unit: number;
}

type SpikeObject = Omit<Parameters<typeof eventObject>[0], 'columns' | 'dataclass' | 'dimord'> & {
  readonly dimord: readonly (keyof Spike)[];
};

function spikes(table: readonly Spike[], over: Partial<SpikeObject> = {}) {
  const { dimord = DIMORD } = over;
  const columns = dimord.map((dimension) => table.map((spike) => spike[dimension]));
  return eventObject({ dataclass, trials: [[0, 100, 0]], ...over, dimord, columns });
}

function at(sample: number, channel = 0, unit = 0): Spike {
  return { sample, channel, unit };
}

function view(over: Partial<RasterView> = {}): RasterView {
  return { trial: 0, rowsBy: 'channel', firstRow: 0, rows: 100, from: null, to: null, columns: 1000, ...over };
}

function rowOf({ counts, columns }: RasterData, row: number): number[] {
  return [...counts.subarray(row * columns, (row + 1) * columns)];
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((one, other) => one - other);
}

describe('the raster of a trial', () => {
  test('equals the plain count at every zoom, for any trial, order of spikes and choice of rows', async () => {
    const spike = fc.record({ sample: fc.nat({ max: 120 }), channel: fc.nat({ max: 9 }), unit: fc.nat({ max: 3 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(spike, { maxLength: 300 }),
        fc.shuffledSubarray([...DIMORD], { minLength: 3 }),
        fc.constantFrom('int64' as const, 'int32' as const, 'uint16' as const),
        fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 60 }), fc.integer({ min: -30, max: 30 })),
        fc.option(fc.tuple(fc.double({ min: -0.3, max: 1, noNaN: true }), fc.double({ min: 0, max: 1.3, noNaN: true }))),
        fc.tuple(fc.integer({ min: 1, max: 70 }), fc.nat({ max: 11 }), fc.integer({ min: 1, max: 12 })),
        fc.constantFrom('channel' as const, 'unit' as const),
        async (table, dimord, typeName, [start, length, offset], stretch, [columns, firstRow, rows], rowsBy) => {
          const { source, description } = spikes(table, { dimord, typeName, trials: [[start, start + length, offset]] });
          const from = stretch === null ? null : (offset + stretch[0] * length) / 10;
          const to = from === null || stretch === null ? null : from + (stretch[1] * length) / 10;
          const asked = view({ rowsBy, firstRow, rows, from, to, columns });
          const answer = await createPictures().raster(source, description, asked, unwatchedTask());

          expect(pictureCalls.raster.value.safeParse(answer).success).toBe(true);
          const [first, end] = [Math.round(answer.from * 10 - offset), Math.round(answer.to * 10 - offset)];
          const width = answer.samplesPerColumn;
          expect(answer.columns).toBe(Math.ceil((end - first) / width));
          expect(answer.columns).toBeLessThanOrEqual(columns + 1);
          expect([answer.trialFrom, answer.trialTo]).toEqual([offset / 10, (offset + length) / 10]);
          // All that was asked for is there, as far as the trial goes.
          const clipped = (time: number): number => Math.max(0, Math.min(length, time * 10 - offset));
          if (from === null || to === null) expect([first, end]).toEqual([0, length]);
          else if (clipped(from) < clipped(to)) {
            expect(first).toBeLessThanOrEqual(clipped(from) + 1e-6);
            expect(end).toBeGreaterThanOrEqual(clipped(to) - 1e-6);
          }

          const all = distinct(table.map((one) => one[rowsBy]));
          const inView = all.slice(firstRow, firstRow + rows);
          expect([answer.totalRows, answer.labels.length]).toEqual([all.length, inView.length]);
          const inStretch = table.filter(({ sample }) => start + first <= sample && sample < start + end);
          expect(answer.total).toBe(inStretch.length);
          expect(answer.counts).toHaveLength(inView.length * answer.columns);
          inView.forEach((value, row) => {
            const expected = Array.from({ length: answer.columns }, (_, column) => {
              const begin = start + first + column * width;
              return inStretch.filter((one) => one[rowsBy] === value && begin <= one.sample && one.sample < begin + width).length;
            });
            expect(rowOf(answer, row)).toEqual(expected);
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  test('is on its own time axis; trials that overlap share their spikes', async () => {
    const { source, description } = spikes([at(10), at(12), at(19), at(20)], {
      trials: [
        [10, 20, -5],
        [12, 30, 100],
      ],
    });
    const pictures = createPictures();
    const first = await pictures.raster(source, description, view(), unwatchedTask());
    expect([first.trialFrom, first.trialTo, first.total]).toEqual([-0.5, 0.5, 3]);
    expect(rowOf(first, 0)).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
    const second = await pictures.raster(source, description, view({ trial: 1 }), unwatchedTask());
    expect([second.trialFrom, second.trialTo, second.total]).toEqual([10, 11.8, 3]);
    expect(rowOf(second, 0).slice(0, 9)).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 1]);
    const part = await pictures.raster(source, description, view({ from: 0, to: 0.5 }), unwatchedTask());
    expect([part.from, part.to, part.total]).toEqual([0, 0.5, 1]);
  });

  test('is in samples where there is no sampling rate', async () => {
    const { source, description } = spikes([at(3)], { samplerate: null, trials: [[2, 7, -2]] });
    const answer = await createPictures().raster(source, description, view(), unwatchedTask());
    expect([answer.from, answer.to]).toEqual([-2, 3]);
    expect(rowOf(answer, 0)).toEqual([0, 1, 0, 0, 0]);
  });

  test.each([
    ['an empty trial', [[5, 5, 0]], 0, 0],
    ['a trial of one sample', [[5, 6, 0]], 1, 2],
    ['a trial without spikes', [[6, 9, 0]], 3, 0],
    ['a trial that ends before it begins', [[9, 4, 0]], 0, 0],
  ] as const)('of %s has its columns and its spikes', async (_, trials, columns, total) => {
    const { source, description } = spikes([at(5), at(5, 1), at(40)], { trials });
    const answer = await createPictures().raster(source, description, view(), unwatchedTask());
    expect([answer.columns, answer.total]).toEqual([columns, total]);
    expect(answer.counts).toHaveLength(2 * columns);
    expect(answer.labels).toEqual(['channel1', 'channel2']);
  });

  test('of an object without spikes has no rows', async () => {
    const { source, description } = spikes([]);
    const answer = await createPictures().raster(source, description, view(), unwatchedTask());
    expect([answer.totalRows, answer.total, answer.counts.length, answer.columns]).toEqual([0, 0, 0, 100]);
    expect(source.reads).toHaveLength(0);
  });

  test('counts to 255 in a column, and on in the total', async () => {
    const { source, description } = spikes(Array.from({ length: 300 }, () => at(7)));
    const answer = await createPictures().raster(source, description, view(), unwatchedTask());
    expect(answer.counts[7]).toBe(255);
    expect(answer.total).toBe(300);
  });
});

describe('the rows of a raster', () => {
  const sparse = [at(1, 9, 4), at(2, 0, 4), at(3, 2, 1)];

  test('are those of the channels that occur, with the default names of these', async () => {
    const { source, description } = spikes(sparse, { labels: { channel: null, unit: null } });
    const pictures = createPictures();
    const channels = await pictures.raster(source, description, view(), unwatchedTask());
    expect(channels.labels).toEqual(['channel1', 'channel3', 'channel10']);
    expect([0, 1, 2].map((row) => rowOf(channels, row).indexOf(1))).toEqual([2, 3, 1]);
    const units = await pictures.raster(source, description, view({ rowsBy: 'unit' }), unwatchedTask());
    expect(units.labels).toEqual(['unit2', 'unit5']);
  });

  test('have the names of the object: the first for the least channel that occurs', async () => {
    const { source, description } = spikes(sparse, { labels: { channel: ['left', 'middle', 'right'], unit: ['a', 'b'] } });
    const pictures = createPictures();
    const channels = await pictures.raster(source, description, view({ firstRow: 1, rows: 1 }), unwatchedTask());
    expect([channels.labels, channels.totalRows]).toEqual([['middle'], 3]);
    expect(rowOf(channels, 0).indexOf(1)).toBe(3);
    const units = await pictures.raster(source, description, view({ rowsBy: 'unit' }), unwatchedTask());
    expect(units.labels).toEqual(['a', 'b']);
  });

  test('are named by their channel where the object has too few names', async () => {
    const { source, description } = spikes(sparse, { labels: { channel: ['left'] } });
    const answer = await createPictures().raster(source, description, view(), unwatchedTask());
    expect(answer.labels).toEqual(['left', '2', '9']);
  });

  test('that are not in view are not sent, but their spikes are in the total', async () => {
    const { source, description } = spikes(sparse);
    const answer = await createPictures().raster(source, description, view({ firstRow: 3 }), unwatchedTask());
    expect([answer.labels, answer.counts.length, answer.totalRows, answer.total]).toEqual([[], 0, 3, 3]);
  });

  test('beyond what can be told apart are counted as the last one', async () => {
    const table = Array.from({ length: 65_536 + 100 }, (_, unit) => at(unit % 100, 0, unit));
    const { source, description } = spikes(table);
    const asked = view({ rowsBy: 'unit', firstRow: 65_535, rows: 5, columns: 1 });
    const answer = await createPictures().raster(source, description, asked, unwatchedTask());
    expect([answer.totalRows, answer.labels.length]).toEqual([65_536, 1]);
    expect([answer.counts[0], answer.total]).toEqual([101, table.length]);
  });

  test('are sent as about a million counts at most', async () => {
    const table = Array.from({ length: 1024 }, (_, channel) => at(channel, channel));
    const { source, description } = spikes(table, { trials: [[0, 1_000_000, 0]] });
    const answer = await createPictures().raster(source, description, view({ rows: 1024, columns: 8192 }), unwatchedTask());
    expect(answer.labels).toHaveLength(1024);
    expect(answer.counts.length).toBeLessThanOrEqual(1.01 * MB);
    expect(answer.counts.reduce((sum, count) => sum + count, 0)).toBe(1024);
  });
});

describe('a raster of a million spikes', () => {
  const count = 1_000_000;
  const sample = Int32Array.from({ length: count }, (_, row) => (row * 7919) % 3_000_000);
  const channel = Int32Array.from({ length: count }, (_, row) => (row * 31) % 40);
  const unit = new Int32Array(count);
  const million = (samples: ArrayLike<number>) =>
    eventObject({
      dataclass,
      dimord: DIMORD,
      columns: [samples, channel, unit],
      trials: [
        [0, 3_000_000, 0],
        [100, 2_000_000, -7],
      ],
      samplerate: 30_000,
    });

  test.each([
    ['in order', sample.toSorted()],
    ['out of order', sample],
  ] as const)('that are %s loses none of them', async (_, samples) => {
    const { source, description } = million(samples);
    const answer = await createPictures().raster(source, description, view({ trial: 1, columns: 777 }), unwatchedTask());
    const expected = new Uint8Array(40 * answer.columns);
    let total = 0;
    samples.forEach((one, row) => {
      if (one < 100 || one >= 2_000_000) return;
      total += 1;
      const cell = (channel[row] ?? 0) * answer.columns + Math.floor((one - 100) / answer.samplesPerColumn);
      expected[cell] = (expected[cell] ?? 0) + 1;
    });
    expect(answer.total).toBe(total);
    expect(answer.counts).toEqual(expected);
    expect(answer.counts.reduce((sum, one) => sum + one, 0)).toBe(total);
  });
});

describe('the raster of a long recording', () => {
  const rows = 1_500_000;
  const trials = [
    [0, rows, 0],
    [700_000, 700_100, 0],
  ];
  const long = () =>
    longObject({ dataclass, dimord: DIMORD, typeName: 'int64', shape: [rows, 3], trials }, (values, { start }) => {
      for (let row = 0; row * 3 < values.length; row += 1) {
        values[row * 3] = BigInt((start[0] ?? 0) + row);
        values[row * 3 + 1] = BigInt(row % 5);
      }
    });

  test('is read a few MB at a time, and says how far it is without going back', async () => {
    const { source, description } = long();
    const { task, progress } = watchedTask();
    const answer = await createPictures().raster(source, description, view(), task);
    expect([answer.total, answer.totalRows]).toEqual([rows, 5]);
    expect(Math.max(...source.reads.map(elementsOf)) * 8).toBeLessThanOrEqual(4 * MB);
    expect(progress.length).toBeGreaterThan(10);
    expect(isSteady(progress)).toBe(true);
  });

  test('is read whole only once; after that a view reads what can hold its spikes, until the object is forgotten', async () => {
    const { source, description } = long();
    const pictures = createPictures();
    await pictures.raster(source, description, view(), unwatchedTask());
    const before = source.reads.length;
    const narrow = view({ trial: 1, rowsBy: 'unit' });
    const { task, progress } = watchedTask();
    const answer = await pictures.raster(source, description, narrow, task);
    expect([answer.total, answer.totalRows]).toEqual([100, 1]);
    expect(source.reads.length - before).toBeLessThanOrEqual(2);
    expect(isSteady(progress)).toBe(true);
    pictures.forget(source);
    await pictures.raster(source, description, narrow, unwatchedTask());
    expect(source.reads.length - before).toBeGreaterThan(8);
  });

  test('stops when it is not wanted any more, and goes on from there later', async () => {
    const { source, description } = long();
    const pictures = createPictures();
    const thrown = await pictures.raster(source, description, view(), watchedTask(3).task).catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads.length).toBeLessThanOrEqual(5);
    const before = source.reads.length;
    const { task, progress } = watchedTask();
    const answer = await pictures.raster(source, description, view(), task);
    expect([answer.total, answer.totalRows]).toEqual([rows, 5]);
    expect(source.reads[before]?.start).toEqual(source.reads[3]?.start);
    expect(isSteady(progress)).toBe(true);
  });

  test('stops while it counts, too', async () => {
    const { source, description } = long();
    const pictures = createPictures();
    await pictures.raster(source, description, view(), unwatchedTask());
    const before = source.reads.length;
    const thrown = await pictures.raster(source, description, view(), watchedTask(2).task).catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads.length - before).toBeLessThanOrEqual(4);
  });

  test('does not begin where it is not wanted', async () => {
    const { source, description } = long();
    const thrown = await createPictures()
      .raster(source, description, view(), stoppedTask())
      .catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads).toHaveLength(0);
  });

  test('is the same where two views are made at once', async () => {
    const { source, description } = long();
    const pictures = createPictures();
    const ask = () => pictures.raster(source, description, view(), unwatchedTask());
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toEqual(other);
    expect(await ask()).toEqual(one);
    expect(one.total).toBe(rows);
  });
});

describe('a raster is refused', () => {
  test('for a trial that is not there', async () => {
    const { source, description } = spikes([at(5)]);
    const answer = createPictures().raster(source, description, view({ trial: 1 }), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'invalid-arguments' } });
    expect(source.reads).toHaveLength(0);
  });

  test.each([
    ['EventData', [3, 2], ['sample', 'eventid']],
    ['EventData', [0, 2], ['sample', 'eventid']],
    ['AnalogData', [3, 2], ['time', 'channel']],
    ['SpectralData', [1, 1, 1, 6], ['time', 'taper', 'freq', 'channel']],
  ] as const)('for %s of shape %j, which lacks its columns', async (name, shape, dimord) => {
    const { source, description } = memoryObject({
      dataclass: name,
      dimord,
      datasets: [{ typeName: 'int32', shape, values: new Int32Array(6) }],
      trials: [[0, 2, 0]],
    });
    const answer = createPictures().raster(source, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'unsupported' } });
    expect(source.reads).toHaveLength(0);
  });

  test('for a table with fewer columns than dimensions', async () => {
    const { source, description } = eventObject({
      dataclass,
      dimord: DIMORD,
      columns: [
        [1, 2],
        [0, 0],
      ],
      trials: [[0, 9, 0]],
    });
    const answer = createPictures().raster(source, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'unsupported' } });
  });

  test.each([
    ['begins before the data', [-1, 4, 0]],
    ['begins between two samples', [0.5, 4, 0]],
    ['has no end', [0, Number.POSITIVE_INFINITY, 0]],
    ['has no place in time', [0, 4, Number.NaN]],
  ])('for a trial that %s', async (_, trial) => {
    const { source, description } = spikes([at(1)], { trials: [trial] });
    const answer = createPictures().raster(source, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'unsupported' } });
    expect(source.reads).toHaveLength(0);
  });

  test('with the reason of the source where it cannot be read', async () => {
    const { source, description } = spikes([at(1)]);
    const read = () => Promise.reject(new SpydeskError(problem('damaged', { reason: 'a part is missing' })));
    const answer = createPictures().raster({ ...source, read }, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'damaged' } });
  });
});
