import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureCalls } from '../../../src-main/contract';
import { problem, problemOf, SpydeskError } from '../../../src-main/errors';
import { createPictures, type Measure, type SpectrumView } from '../../../src-main/pictures';
import { elementsOf, longObject } from './long-object';
import { memoryObject, unwatchedTask } from './memory-object';
import { difference, plainMeasure, spectralObject, type Pair, type Place } from './spectral-object';
import { isSteady, stoppedTask, watchedTask } from './watched-task';

const MEASURES: readonly Measure[] = ['power', 'magnitude', 'real', 'imaginary', 'phase'];
const MB = 1024 * 1024;

function view(over: Partial<SpectrumView> = {}): SpectrumView {
  return { trial: 0, channels: [0], timeIndex: null, taper: null, measure: 'power', ...over };
}

function plainMean(values: readonly number[], measure: Measure): number {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return Number.NaN;
  const mean = (all: readonly number[]): number => all.reduce((sum, value) => sum + value, 0) / known.length;
  if (measure !== 'phase') return mean(known);
  const [x, y] = [mean(known.map(Math.cos)), mean(known.map(Math.sin))];
  return Math.hypot(x, y) < 1e-9 ? Number.NaN : Math.atan2(y, x);
}

const part = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: -9, max: 9 }) },
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
);

describe('the spectrum of a trial', () => {
  test('equals the plain mean for any order of dimensions, type, measure, trial, row, taper and choice of channels', async () => {
    const lengths = fc.record({
      time: fc.integer({ min: 1, max: 5 }),
      taper: fc.integer({ min: 1, max: 3 }),
      freq: fc.integer({ min: 1, max: 6 }),
      channel: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(
        lengths,
        fc.shuffledSubarray(['time', 'taper', 'freq', 'channel'], { minLength: 4 }),
        fc.constantFrom('float64' as const, 'complex128' as const),
        fc.constantFrom(...MEASURES),
        fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 97 }),
        fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 6 }), fc.integer({ min: -5, max: 5 })),
        fc.option(fc.nat({ max: 4 })),
        fc.option(fc.nat({ max: 2 })),
        fc.array(fc.nat({ max: 39 }), { maxLength: 5 }),
        async (length, dimord, typeName, measure, numbers, [start, size, offset], row, oneTaper, someChannels) => {
          const inOrder = Object.fromEntries(dimord.map((dimension) => [dimension, length[dimension as keyof typeof length]]));
          const valueAt = ({ time = 0, taper = 0, freq = 0, channel = 0 }: Place): Pair =>
            numbers[(time * 31 + taper * 17 + freq * 7 + channel) % numbers.length] ?? [0, 0];
          const trials = [[start, start + size, offset]];
          const { source, description } = spectralObject({ lengths: inOrder, typeName, trials }, valueAt);
          const timeCount = Math.max(0, Math.min(size, length.time - start));
          const timeIndex = row === null || timeCount === 0 ? null : row % timeCount;
          const taper = oneTaper === null ? null : oneTaper % length.taper;
          const channels = someChannels.map((channel) => channel % length.channel);
          const asked = view({ channels, timeIndex, taper, measure });
          const answer = await createPictures().spectrum(source, description, asked, unwatchedTask());

          expect(pictureCalls.spectrum.value.safeParse(answer).success).toBe(true);
          expect([answer.timeCount, answer.taperCount, answer.freqsPerPoint]).toEqual([timeCount, length.taper, 1]);
          expect(answer.isComplex).toBe(typeName === 'complex128');
          expect([...answer.freq]).toEqual(Array.from({ length: length.freq }, (_, at) => at));
          expect(answer.values).toHaveLength(channels.length * length.freq);
          channels.forEach((channel, at) => {
            for (let freq = 0; freq < length.freq; freq += 1) {
              const all: number[] = [];
              for (let time = 0; time < timeCount; time += 1) {
                for (let one = 0; one < length.taper; one += 1) {
                  if ((timeIndex !== null && time !== timeIndex) || (taper !== null && one !== taper)) continue;
                  const pair = valueAt({ time: start + time, taper: one, freq, channel });
                  all.push(typeName === 'complex128' ? plainMeasure(pair, measure) : pair[0]);
                }
              }
              const isAngle = typeName === 'complex128' && measure === 'phase';
              const expected = plainMean(all, isAngle ? 'phase' : 'real');
              expect(difference(answer.values[at * length.freq + freq], expected, measure)).toBeLessThan(1e-6);
            }
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ['power', 25],
    ['magnitude', 5],
    ['real', 3],
    ['imaginary', -4],
    ['phase', Math.fround(Math.atan2(-4, 3))],
  ] as const)('shows the %s of a complex number', async (measure, expected) => {
    for (const typeName of ['complex64', 'complex128'] as const) {
      const { source, description } = spectralObject({ lengths: { time: 1, taper: 1, freq: 1, channel: 1 }, typeName }, () => [
        3, -4,
      ]);
      const answer = await createPictures().spectrum(source, description, view({ measure }), unwatchedTask());
      expect([...answer.values]).toEqual([expected]);
    }
  });

  test.each(MEASURES)('shows real numbers as they are where %s is asked for', async (measure) => {
    const lengths = { time: 1, taper: 1, freq: 2, channel: 1 };
    const { source, description } = spectralObject({ lengths, typeName: 'float32' }, ({ freq = 0 }) => [freq - 3.5, 0]);
    const answer = await createPictures().spectrum(source, description, view({ measure }), unwatchedTask());
    expect([...answer.values]).toEqual([-3.5, -2.5]);
    expect(answer.isComplex).toBe(false);
  });

  test('takes the mean of phases round the circle, not through 0', async () => {
    const phases = [Math.PI - 0.1, -Math.PI + 0.3];
    const lengths = { time: 1, taper: 2, freq: 1, channel: 1 };
    const { source, description } = spectralObject({ lengths, typeName: 'complex128' }, ({ taper = 0 }) => {
      const phase = phases[taper] ?? 0;
      // The first of them is far longer; a phase counts for itself, however long its number is.
      return [(100 - 99 * taper) * Math.cos(phase), (100 - 99 * taper) * Math.sin(phase)];
    });
    const answer = await createPictures().spectrum(source, description, view({ measure: 'phase' }), unwatchedTask());
    expect(answer.values[0]).toBeCloseTo(-Math.PI + 0.1, 5);
  });

  test('has no mean of phases that point to all sides alike', async () => {
    const lengths = { time: 2, taper: 1, freq: 1, channel: 1 };
    const { source, description } = spectralObject({ lengths, typeName: 'complex128' }, ({ time = 0 }) => [1 - 2 * time, 0]);
    const answer = await createPictures().spectrum(source, description, view({ measure: 'phase' }), unwatchedTask());
    expect([...answer.values]).toEqual([Number.NaN]);
  });

  test('leaves what is no number out of a mean, and is none where there is nothing else', async () => {
    const lengths = { time: 3, taper: 1, freq: 2, channel: 1 };
    const { source, description } = spectralObject({ lengths }, ({ time = 0, freq = 0 }) =>
      freq === 1 || time === 1 ? [Number.NaN, 0] : [4 + time, 0],
    );
    const answer = await createPictures().spectrum(source, description, view(), unwatchedTask());
    expect([...answer.values]).toEqual([5, Number.NaN]);
  });

  test('lies on the frequencies of the object, else on 0, 1, 2 and on', async () => {
    const lengths = { time: 1, taper: 1, freq: 3, channel: 1 };
    const given = spectralObject({ lengths, freq: [0.5, 10, 1e3] }, () => [1, 0]);
    const answer = await createPictures().spectrum(given.source, given.description, view(), unwatchedTask());
    expect([...answer.freq]).toEqual([0.5, 10, 1000]);
    const none = spectralObject({ lengths, freq: null }, () => [1, 0]);
    const other = await createPictures().spectrum(none.source, none.description, view(), unwatchedTask());
    expect([...other.freq]).toEqual([0, 1, 2]);
  });

  test('is of the rows of its own trial, be it overlapping, moved in time or without a sampling rate', async () => {
    const lengths = { time: 8, taper: 1, freq: 1, channel: 1 };
    const trials = [
      [0, 4, -3],
      [2, 8, 100],
    ];
    const { source, description } = spectralObject({ lengths, trials, samplerate: null }, ({ time = 0 }) => [time, 0]);
    const pictures = createPictures();
    const first = await pictures.spectrum(source, description, view({ timeIndex: 3 }), unwatchedTask());
    expect([first.values[0], first.timeCount]).toEqual([3, 4]);
    const second = await pictures.spectrum(source, description, view({ trial: 1, timeIndex: 0 }), unwatchedTask());
    expect([second.values[0], second.timeCount]).toEqual([2, 6]);
    const mean = await pictures.spectrum(source, description, view({ trial: 1 }), unwatchedTask());
    expect(mean.values[0]).toBe(4.5);
  });

  test.each([
    ['an empty trial', [[2, 2, 0]], 0],
    ['a trial of one row', [[3, 4, 0]], 1],
    ['a trial that ends beyond the data', [[2, 9, 0]], 2],
    ['a trial that lies beyond the data', [[7, 9, 0]], 0],
    ['a trial that ends before it begins', [[3, 1, 0]], 0],
  ] as const)('of %s is the mean of as many rows as there are', async (_, trials, rows) => {
    const { source, description } = spectralObject({ lengths: { time: 4, taper: 1, freq: 2, channel: 1 }, trials }, () => [1, 0]);
    const answer = await createPictures().spectrum(source, description, view(), unwatchedTask());
    expect(answer.timeCount).toBe(rows);
    expect([...answer.values]).toEqual(rows === 0 ? [Number.NaN, Number.NaN] : [1, 1]);
  });

  test('of no channels is none, and nothing is read for it', async () => {
    const { source, description } = longObject({
      dataclass: 'SpectralData',
      dimord: ['time', 'taper', 'freq', 'channel'],
      typeName: 'float32',
      shape: [1, 1, 3_000_000, 2],
      trials: [[0, 1, 0]],
    });
    const answer = await createPictures().spectrum(source, description, view({ channels: [] }), unwatchedTask());
    expect(answer.values).toHaveLength(0);
    expect(answer.freq.length).toBeLessThanOrEqual(2 ** 18);
    expect(source.reads).toHaveLength(0);
  });
});

describe('a spectrum of more frequencies than can be sent', () => {
  test.each([
    ['few channels', 3, 120_000, 2],
    ['more channels than are worked on at once', 1100, 1000, 5],
  ] as const)('of %s shows the largest of those that share a point: no peak is lost', async (_, channels, freqs, perPoint) => {
    const all = Array.from({ length: channels }, (__, channel) => channel);
    const points = Math.ceil(freqs / perPoint);
    const pictures = createPictures();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: freqs - 1 }),
        fc.nat({ max: channels - 1 }),
        fc.boolean(),
        async (place, channel, isTurned) => {
          const values = new Float32Array(channels * freqs).fill(-1);
          values[isTurned ? channel * freqs + place : place * channels + channel] = 7;
          const { source, description } = memoryObject({
            dataclass: 'SpectralData',
            dimord: isTurned ? ['channel', 'taper', 'time', 'freq'] : ['time', 'taper', 'freq', 'channel'],
            datasets: [{ typeName: 'float32', shape: isTurned ? [channels, 1, 1, freqs] : [1, 1, freqs, channels], values }],
            trials: [[0, 1, 0]],
          });
          const { task, progress } = watchedTask();
          const answer = await pictures.spectrum(source, description, view({ channels: all }), task);
          expect([answer.freqsPerPoint, answer.freq.length]).toEqual([perPoint, points]);
          expect([...answer.freq.subarray(0, 3)]).toEqual([0, perPoint, 2 * perPoint]);
          expect(answer.values.indexOf(7)).toBe(channel * points + Math.floor(place / perPoint));
          expect(answer.values.reduce((count, value) => count + (value === -1 ? 1 : 0), 0)).toBe(channels * points - 1);
          expect(isSteady(progress)).toBe(true);
        },
      ),
      { numRuns: 6 },
    );
  });

  test('shows a number where one of those that share a point is none', async () => {
    const freqs = 2 ** 18 + 1;
    const { source, description } = longObject(
      {
        dataclass: 'SpectralData',
        dimord: ['time', 'taper', 'freq', 'channel'],
        typeName: 'float32',
        shape: [1, 1, freqs, 1],
        trials: [[0, 1, 0]],
      },
      (values, { start }) => {
        for (let at = 0; at < values.length; at += 1) values[at] = ((start[2] ?? 0) + at) % 2 === 0 ? Number.NaN : 3;
      },
    );
    const answer = await createPictures().spectrum(source, description, view(), unwatchedTask());
    expect(answer.freqsPerPoint).toBe(2);
    expect(answer.freq).toHaveLength(2 ** 17 + 1);
    expect(answer.values.subarray(0, -1).every((value) => value === 3)).toBe(true);
    expect(answer.values.at(-1)).toBeNaN();
  });
});

describe('the spectrum of a long recording', () => {
  const shape = [12_000, 1, 50, 16];
  const long = () =>
    longObject(
      {
        dataclass: 'SpectralData',
        dimord: ['time', 'taper', 'freq', 'channel'],
        typeName: 'float32',
        shape,
        trials: [[1000, 12_000, 0]],
      },
      (values, { start, count }) => {
        const perRow = (count[2] ?? 0) * (count[3] ?? 0);
        for (let at = 0; at < values.length; at += 1) values[at] = (start[0] ?? 0) + Math.floor(at / perRow);
      },
    );
  const channels = Array.from({ length: 16 }, (_, at) => at);

  test('is read once, a few MB at a time, and says how far it is', async () => {
    const { source, description } = long();
    const { task, progress } = watchedTask();
    const answer = await createPictures().spectrum(source, description, view({ channels }), task);
    expect(answer.values.every((value) => value === (1000 + 11_999) / 2)).toBe(true);
    expect(source.reads.reduce((sum, read) => sum + elementsOf(read), 0)).toBe(11_000 * 50 * 16);
    expect(Math.max(...source.reads.map(elementsOf)) * 4).toBeLessThanOrEqual(4 * MB);
    expect(progress.length).toBeGreaterThan(5);
    expect(isSteady(progress)).toBe(true);
  });

  test('at one time reads that row alone, and of it no more than the channels around those that are shown', async () => {
    const { source, description } = long();
    const answer = await createPictures().spectrum(
      source,
      description,
      view({ channels: [3, 5], timeIndex: 10 }),
      unwatchedTask(),
    );
    expect([...new Set(answer.values)]).toEqual([1010]);
    expect(source.reads).toEqual([{ dataset: 'data', start: [1010, 0, 0, 3], count: [1, 1, 50, 3] }]);
  });

  test('stops when it is not wanted any more', async () => {
    const { source, description } = long();
    const { task } = watchedTask(2);
    const thrown = await createPictures()
      .spectrum(source, description, view({ channels }), task)
      .catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads.length).toBeLessThanOrEqual(4);
  });

  test('does not begin where it is not wanted', async () => {
    const { source, description } = long();
    const thrown = await createPictures()
      .spectrum(source, description, view(), stoppedTask())
      .catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads).toHaveLength(0);
  });

  test('takes memory for what is sent, however many channels and frequencies there are', async () => {
    const { source, description } = longObject({
      dataclass: 'SpectralData',
      dimord: ['time', 'taper', 'freq', 'channel'],
      typeName: 'float32',
      shape: [2, 1, 3_000_000, 4096],
      trials: [[0, 2, 0]],
    });
    const all = Array.from({ length: 4096 }, (_, at) => at);
    const { task } = watchedTask(3);
    const before = process.memoryUsage().arrayBuffers;
    const thrown = await createPictures()
      .spectrum(source, description, view({ channels: all }), task)
      .catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * MB);
  });
});

describe('a spectrum is refused', () => {
  test.each([
    ['a trial', { trial: 1 }],
    ['a channel', { channels: [0, 2] }],
    ['a taper', { taper: 3 }],
    ['a row', { timeIndex: 4 }],
  ] as const)('for %s that is not there', async (_, over) => {
    const { source, description } = spectralObject({ lengths: { time: 4, taper: 3, freq: 2, channel: 2 } }, () => [1, 0]);
    const answer = createPictures().spectrum(source, description, view(over), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'invalid-arguments' } });
    expect(source.reads).toHaveLength(0);
  });

  test('for a row beyond a trial that has more of them after it in the data', async () => {
    const trials = [[0, 2, 0]];
    const { source, description } = spectralObject({ lengths: { time: 4, taper: 1, freq: 1, channel: 1 }, trials }, () => [1, 0]);
    const answer = createPictures().spectrum(source, description, view({ timeIndex: 2 }), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'invalid-arguments' } });
  });

  test.each([
    ['AnalogData', ['time', 'channel']],
    ['CrossSpectralData', ['time', 'freq', 'channel_i', 'channel_j']],
    ['EventData', ['sample', 'eventid']],
  ] as const)('for %s, which lacks its dimensions', async (dataclass, dimord) => {
    const { source, description } = memoryObject({
      dataclass,
      dimord,
      datasets: [{ typeName: 'float32', shape: dimord.map(() => 2), values: new Float32Array(2 ** dimord.length) }],
      trials: [[0, 2, 0]],
    });
    const answer = createPictures().spectrum(source, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'unsupported' } });
    expect(source.reads).toHaveLength(0);
  });

  test.each([
    ['begins before the data', [-1, 4, 0]],
    ['begins between two samples', [0.5, 4, 0]],
    ['has no beginning', [Number.NaN, 4, 0]],
    ['has no end', [0, Number.POSITIVE_INFINITY, 0]],
  ])('for a trial that %s', async (_, trial) => {
    const lengths = { time: 4, taper: 1, freq: 1, channel: 1 };
    const { source, description } = spectralObject({ lengths, trials: [trial] }, () => [1, 0]);
    const answer = createPictures().spectrum(source, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'unsupported' } });
    expect(source.reads).toHaveLength(0);
  });

  test('with the reason of the source where it cannot be read', async () => {
    const { source, description } = spectralObject({ lengths: { time: 4, taper: 1, freq: 1, channel: 1 } }, () => [1, 0]);
    const damaged = {
      ...source,
      read: () => Promise.reject(new SpydeskError(problem('damaged', { reason: 'a part is missing' }))),
    };
    const answer = createPictures().spectrum(damaged, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'damaged' } });
  });
});
