import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPictures, EnvelopeReducer, type TracesData, type TracesView } from '../../../src-main/pictures';
import { memoryObject, unwatchedTask } from './memory-object';

type Numbers = Parameters<typeof memoryObject>[0]['datasets'][number]['values'];

interface Recording {
  readonly channels: number;
  readonly values: Numbers;
  readonly typeName?: string;
  readonly dimord?: readonly string[];
  readonly trials?: readonly (readonly number[])[];
  readonly samplerate?: number | null;
}

/** A recording whose values lie sample after sample, each with all its channels. */
function recording({ channels, values, typeName = 'float64', dimord = ['time', 'channel'], trials, samplerate = 10 }: Recording) {
  const samples = values.length / channels;
  const shape = dimord[0] === 'time' ? [samples, channels] : [channels, samples];
  return memoryObject({
    dataclass: 'AnalogData',
    dimord,
    datasets: [{ typeName, shape, values }],
    trials: trials ?? [[0, samples, 0]],
    samplerate,
  });
}

function view(over: Partial<TracesView> = {}): TracesView {
  return { dataset: 'data', trial: 0, channels: [0], from: null, to: null, columns: 1000, ...over };
}

/** The least and greatest of one channel's samples from `from` to before `end`, found the plain way. */
function bruteForce(values: ArrayLike<number>, channels: number, channel: number, from: number, end: number): [number, number] {
  const found = [];
  for (let sample = from; sample < end; sample += 1) found.push(values[sample * channels + channel] ?? Number.NaN);
  const known = found.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? [Number.NaN, Number.NaN] : [Math.min(...known), Math.max(...known)];
}

function restored({ min, max, base, columns }: TracesData, row: number, column: number): [number, number] {
  const at = row * columns + column;
  return [(min[at] ?? 0) + (base[row] ?? 0), (max[at] ?? 0) + (base[row] ?? 0)];
}

const sample = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);

describe('an envelope', () => {
  test('holds the least and greatest of each run, as counted the plain way', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(sample, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (channels, rowsPerRun, all, rowsAtOnce) => {
          const values = Float64Array.from(all.slice(0, all.length - (all.length % channels)));
          const runs: [number, number][][] = [];
          const reducer = new EnvelopeReducer(channels, rowsPerRun, (_, least, greatest) =>
            runs.push(Array.from(least, (low, channel) => [low, greatest[channel] ?? 0])),
          );
          for (let at = 0; at < values.length; at += rowsAtOnce * channels) {
            reducer.addRows(values.subarray(at, at + rowsAtOnce * channels));
          }
          reducer.finish();
          const rows = values.length / channels;
          expect(runs).toHaveLength(Math.ceil(rows / rowsPerRun));
          runs.forEach((run, at) => {
            const end = Math.min(rows, (at + 1) * rowsPerRun);
            run.forEach((range, channel) => {
              expect(range).toEqual(bruteForce(values, channels, channel, at * rowsPerRun, end));
            });
          });
        },
      ),
    );
  });
});

describe('the traces of a trial', () => {
  test('have times that are numbers, however low the rate and however far the offset', async () => {
    const values = Float64Array.of(1, 2, 3);
    const slow = recording({ channels: 1, values, samplerate: 1e-320 });
    const answer = await createPictures().traces(slow.source, slow.description, view(), unwatchedTask());
    expect([answer.from, answer.to]).toEqual([0, 3]);
    const far = recording({ channels: 1, values, samplerate: 1e-10, trials: [[0, 3, 1e300]] });
    await expect(createPictures().traces(far.source, far.description, view(), unwatchedTask())).rejects.toMatchObject({
      problem: { code: 'unsupported' },
    });
  });

  test('equal the plain count at every zoom, place and order of dimensions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(sample, { minLength: 1, maxLength: 800 }),
        fc.boolean(),
        fc.double({ min: -0.2, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: -20, max: 20 }),
        async (channels, all, timeFirst, start, width, columns, offset) => {
          const samples = Math.max(1, Math.floor(all.length / channels));
          const byRow = Float64Array.from({ length: samples * channels }, (_, at) => all[at] ?? 0);
          const byChannel = Float64Array.from(
            { length: samples * channels },
            (_, at) => byRow[(at % samples) * channels + Math.floor(at / samples)] ?? 0,
          );
          const { source, description } = recording({
            channels,
            values: timeFirst ? byRow : byChannel,
            dimord: timeFirst ? ['time', 'channel'] : ['channel', 'time'],
            trials: [[0, samples, offset]],
          });
          const from = (start * samples + offset) / 10;
          const asked = view({
            channels: Array.from({ length: channels }, (_, at) => at),
            from,
            to: from + (width * samples) / 10,
            columns,
          });
          const answer = await createPictures().traces(source, description, asked, unwatchedTask());
          const first = Math.round(answer.from * 10 - offset);
          const end = Math.round(answer.to * 10 - offset);
          expect(answer.columns).toBe(Math.ceil((end - first) / answer.samplesPerColumn));
          // All that was asked for is there, and not much more columns than there is room for.
          expect(first / 10).toBeLessThanOrEqual(Math.max(0, Math.min(samples, start * samples)) / 10 + 1e-6);
          expect(answer.columns).toBeLessThanOrEqual(columns * 2 + 1);
          for (let channel = 0; channel < channels; channel += 1) {
            for (let column = 0; column < answer.columns; column += 1) {
              const [a, b] = [first + column * answer.samplesPerColumn, first + (column + 1) * answer.samplesPerColumn];
              const [low, high] = bruteForce(byRow, channels, channel, a, Math.min(end, b));
              const [foundLow, foundHigh] = restored(answer, channel, column);
              expect([foundLow, foundHigh]).toEqual([low, high]);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('never lose a peak of one sample, however far away it is looked at', async () => {
    const [channels, samples] = [3, 60_000];
    const values = new Float32Array(channels * samples);
    const pictures = createPictures();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: samples - 1 }),
        fc.integer({ min: 0, max: channels - 1 }),
        fc.integer({ min: 1, max: 2000 }),
        async (place, channel, columns) => {
          values.fill(0);
          values[place * channels + channel] = 7;
          const { source, description } = recording({ channels, values, typeName: 'float32', samplerate: 30_000 });
          const answer = await pictures.traces(source, description, view({ channels: [channel], columns }), unwatchedTask());
          expect(Math.max(...answer.max)).toBe(7);
          expect(answer.max.indexOf(7)).toBe(Math.floor(place / answer.samplesPerColumn));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('of a wide view are read once and kept; a narrower one within them reads nothing', async () => {
    const values = Float32Array.from({ length: 200_000 }, (_, at) => at % 977);
    const { source, description } = recording({ channels: 2, values, typeName: 'float32', samplerate: 1 });
    const pictures = createPictures();
    const whole = await pictures.traces(source, description, view({ columns: 100 }), unwatchedTask());
    expect(whole.samplesPerColumn % 64).toBe(0);
    const before = source.reads.length;
    await pictures.traces(source, description, view({ columns: 100, from: 20_000, to: 60_000 }), unwatchedTask());
    expect(source.reads).toHaveLength(before);
    pictures.forget(source);
    await pictures.traces(source, description, view({ columns: 100 }), unwatchedTask());
    expect(source.reads.length).toBeGreaterThan(before);
  });

  test('begin at multiples of their width, so that panning moves them and nothing else', async () => {
    const values = Float64Array.from({ length: 1000 }, (_, at) => Math.sin(at));
    const { source, description } = recording({ channels: 1, values, samplerate: 1 });
    const pictures = createPictures();
    const ask = (from: number) =>
      pictures.traces(source, description, view({ from, to: from + 300, columns: 60 }), unwatchedTask());
    const [one, other] = [await ask(100), await ask(103)];
    expect(one.samplesPerColumn).toBe(5);
    expect(other.from).toBe(100);
    expect([...other.max.subarray(0, 50)]).toEqual([...one.max.subarray(0, 50)]);
  });

  test('show of a long trial at first what is ready at once, and the whole when it is asked for', async () => {
    const samples = 40_000_000;
    const { description } = recording({ channels: 1, values: new Int8Array(8), typeName: 'int8', samplerate: 1000 });
    const long = { ...description.data, shape: [samples, 1] };
    const reads: number[] = [];
    const source = {
      describe: () => Promise.resolve(description),
      read: ({ count }: { readonly count: readonly number[] }) => {
        reads.push(count[0] ?? 0);
        const values = new Int8Array(count[0] ?? 0);
        return Promise.resolve({ type: long.type, shape: count, values });
      },
    };
    const whole = {
      ...description,
      data: long,
      datasets: [long],
      trials: { ...description.trials, values: Float64Array.from([0, samples, 0]) },
    };
    const pictures = createPictures();
    const first = await pictures.traces(source, whole, view(), unwatchedTask());
    expect(first.to).toBeGreaterThanOrEqual(16_000);
    expect(first.to).toBeLessThan(20_000);
    expect(first.trialTo).toBe(40_000);
    const progress: number[] = [];
    const task = { ...unwatchedTask(), report: (_: string, done: number, total: number) => progress.push(done / total) };
    const all = await pictures.traces(source, whole, view({ from: 0, to: 40_000 }), task);
    expect(all.to).toBe(40_000);
    expect(progress.at(-1)).toBeGreaterThan(0.9);
    // Nothing that the first view read was read again, and never more than a few MB at a time.
    expect(reads.reduce((sum, one) => sum + one, 0)).toBe(samples);
    expect(Math.max(...reads)).toBeLessThanOrEqual(4 * 1024 * 1024);
  });

  test('keep what large numbers have after the point', async () => {
    const values = Float64Array.from({ length: 50 }, (_, at) => 1e12 + Math.sin(at));
    const { source, description } = recording({ channels: 1, values });
    const answer = await createPictures().traces(source, description, view(), unwatchedTask());
    values.forEach((value, at) => expect(restored(answer, 0, at)[0]).toBeCloseTo(value, 3));
  });

  test.each([
    ['int64', BigInt64Array.from([-(2n ** 62n), -1n, 0n, 1n, 2n ** 62n])],
    ['uint64', BigUint64Array.from([0n, 1n, 2n ** 32n, 2n ** 53n, 2n ** 63n])],
    ['int8', Int8Array.from([-128, -1, 0, 1, 127])],
    ['uint8', Uint8Array.from([0, 1, 2, 254, 255])],
    ['int16', Int16Array.from([-32768, -1, 0, 1, 32767])],
    ['uint16', Uint16Array.from([0, 1, 2, 3, 65535])],
    ['int32', Int32Array.from([-(2 ** 31), -1, 0, 1, 2 ** 31 - 1])],
    ['uint32', Uint32Array.from([0, 1, 2, 3, 2 ** 32 - 1])],
    ['float32', Float32Array.from([-1.5, 0, 0.25, 1, 3e38])],
    ['float64', Float64Array.from([-1.5, 0, 0.25, 1, 1e300])],
  ] as const)('are those of %s', async (typeName, values) => {
    const { source, description } = recording({ channels: 1, values, typeName });
    const answer = await createPictures().traces(source, description, view(), unwatchedTask());
    expect(answer.samplesPerColumn).toBe(1);
    Array.from(values, Number).forEach((value, at) => {
      const [low, high] = restored(answer, 0, at);
      // A float holds 24 bits of the distance from the channel's base.
      if (typeName === 'float64' && value > 1e38) expect(high).toBe(Number.POSITIVE_INFINITY);
      else expect(Math.abs(low - value)).toBeLessThanOrEqual(2 ** -23 * Number(values.at(-1)));
    });
  });

  test('are those of their own trial, on its own time axis', async () => {
    const values = Float64Array.from({ length: 30 }, (_, at) => at);
    const { source, description } = recording({
      channels: 1,
      values,
      trials: [
        [0, 10, 0],
        [10, 30, -5],
        [5, 15, 2],
      ],
    });
    const pictures = createPictures();
    const second = await pictures.traces(source, description, view({ trial: 1 }), unwatchedTask());
    expect([second.trialFrom, second.trialTo]).toEqual([-0.5, 1.5]);
    expect(restored(second, 0, 0)).toEqual([10, 10]);
    const part = await pictures.traces(source, description, view({ trial: 1, from: 0, to: 0.2 }), unwatchedTask());
    expect([part.from, part.to, part.columns]).toEqual([0, 0.2, 2]);
    expect(restored(part, 0, 0)).toEqual([15, 15]);
    const overlapping = await pictures.traces(source, description, view({ trial: 2 }), unwatchedTask());
    expect(restored(overlapping, 0, 0)).toEqual([5, 5]);
  });

  test('are of the channels that were asked for, in their order', async () => {
    const channels = 100;
    const values = Float64Array.from({ length: 20 * channels }, (_, at) => at % channels);
    const { source, description } = recording({ channels, values });
    const answer = await createPictures().traces(source, description, view({ channels: [99, 0, 17] }), unwatchedTask());
    expect([0, 1, 2].map((row) => restored(answer, row, 5)[0])).toEqual([99, 0, 17]);
  });

  test.each([
    ['an empty trial', [[5, 5, 0]], 0],
    ['a trial of one sample', [[5, 6, 0]], 1],
    ['a trial that ends beyond the data', [[15, 40, 0]], 5],
    ['a trial that lies beyond the data', [[30, 40, 0]], 0],
    ['a trial that ends before it begins', [[9, 4, 0]], 0],
  ] as const)('of %s are as many as there are samples', async (_, trials, samples) => {
    const { source, description } = recording({ channels: 1, values: new Float64Array(20), trials });
    const answer = await createPictures().traces(source, description, view(), unwatchedTask());
    expect(answer.columns).toBe(samples);
    expect(answer.min).toHaveLength(samples);
  });

  test('are in samples where there is no sampling rate', async () => {
    const { source, description } = recording({ channels: 1, values: new Float64Array(20), samplerate: null });
    const answer = await createPictures().traces(source, description, view(), unwatchedTask());
    expect([answer.trialFrom, answer.trialTo]).toEqual([0, 20]);
  });

  test('of no channels are none', async () => {
    const { source, description } = recording({ channels: 2, values: new Float64Array(20) });
    const answer = await createPictures().traces(source, description, view({ channels: [] }), unwatchedTask());
    expect(answer.min).toHaveLength(0);
    expect(source.reads).toHaveLength(0);
  });

  test('of a mean over trials have the time axis of a trial', async () => {
    const { source, description } = memoryObject({
      dataclass: 'TimeLockData',
      dimord: ['time', 'channel'],
      datasets: [
        { typeName: 'float32', shape: [20, 2], values: new Float32Array(40) },
        { name: 'avg', typeName: 'float32', shape: [10, 2], values: Float32Array.from({ length: 20 }, (_, at) => at) },
        { name: 'cov', typeName: 'float32', shape: [2, 2], values: new Float32Array(4) },
      ],
      trials: [
        [0, 10, -2],
        [10, 20, -2],
      ],
      samplerate: 1,
    });
    const pictures = createPictures();
    const asked = view({ dataset: 'avg', trial: 1, channels: [1] });
    const answer = await pictures.traces(source, description, asked, unwatchedTask());
    expect([answer.trialFrom, answer.columns, answer.min[0]]).toEqual([-2, 10, 1]);
    await expect(pictures.traces(source, description, view({ dataset: 'cov' }), unwatchedTask())).rejects.toMatchObject({
      problem: { code: 'unsupported' },
    });
  });

  test.each([
    ['a trial', { trial: 1 }, 'invalid-arguments'],
    ['a channel', { channels: [2] }, 'invalid-arguments'],
    ['a dataset', { dataset: 'avg' }, 'dataset-missing'],
  ] as const)('are refused for %s that is not there', async (_, over, code) => {
    const { source, description } = recording({ channels: 2, values: new Float64Array(20) });
    const answer = createPictures().traces(source, description, view(over), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code } });
  });

  test('stop when the picture is not wanted any more, and go on from there later', async () => {
    const values = Float32Array.from({ length: 8_000_000 }, (_, at) => at % 31);
    const { source, description } = recording({ channels: 1, values, typeName: 'float32' });
    const pictures = createPictures();
    const stop = new AbortController();
    const task = { signal: stop.signal, report: () => (source.reads.length >= 2 ? stop.abort() : undefined) };
    await expect(pictures.traces(source, description, view({ columns: 10 }), task)).rejects.toMatchObject({ name: 'AbortError' });
    const answer = await pictures.traces(source, description, view({ columns: 10 }), unwatchedTask());
    expect(Math.max(...answer.max)).toBe(30);
  });
});
