import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureCalls } from '../../../src-main/contract';
import { problem, problemOf, SpydeskError } from '../../../src-main/errors';
import { createPictures, type MatrixView, type Measure } from '../../../src-main/pictures';
import { elementsOf, longObject } from './long-object';
import { memoryObject, unwatchedTask } from './memory-object';
import { difference, plainMeasure, spectralObject, type Pair, type Place } from './spectral-object';
import { isSteady, stoppedTask, watchedTask } from './watched-task';

const MEASURES: readonly Measure[] = ['power', 'magnitude', 'real', 'imaginary', 'phase'];
const MB = 1024 * 1024;
const DIMORD = ['time', 'freq', 'channel_i', 'channel_j'] as const;
const dataclass = 'CrossSpectralData';

function view(over: Partial<MatrixView> = {}): MatrixView {
  return { trial: 0, timeIndex: 0, freqIndex: 0, measure: 'power', ...over };
}

const part = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: -9, max: 9 }) },
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);

describe('the matrix of a trial', () => {
  test('has a row for each channel_i and a column for each channel_j, whatever the order of dimensions', async () => {
    const lengths = fc.record({
      time: fc.integer({ min: 1, max: 4 }),
      freq: fc.integer({ min: 1, max: 4 }),
      channel_i: fc.integer({ min: 1, max: 6 }),
      channel_j: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(
        lengths,
        fc.shuffledSubarray([...DIMORD], { minLength: 4 }),
        fc.constantFrom('float32' as const, 'complex64' as const),
        fc.constantFrom(...MEASURES),
        fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 97 }),
        fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: -5, max: 5 })),
        async (length, dimord, typeName, measure, numbers, [first, row, freq, offset]) => {
          const start = first % length.time;
          const timeIndex = row % (length.time - start);
          const freqIndex = freq % length.freq;
          const valueAt = (place: Place): Pair =>
            numbers[
              ((place['time'] ?? 0) * 31 +
                (place['freq'] ?? 0) * 17 +
                (place['channel_i'] ?? 0) * 7 +
                (place['channel_j'] ?? 0)) %
                numbers.length
            ] ?? [0, 0];
          const inOrder = Object.fromEntries(dimord.map((dimension) => [dimension, length[dimension]]));
          const trials = [[start, length.time, offset]];
          const { source, description } = spectralObject({ dataclass, lengths: inOrder, typeName, trials }, valueAt);
          const asked = view({ timeIndex, freqIndex, measure });
          const answer = await createPictures().matrix(source, description, asked, unwatchedTask());

          expect(pictureCalls.matrix.value.safeParse(answer).success).toBe(true);
          expect([answer.rows, answer.columns, answer.channelsPerCell]).toEqual([length.channel_i, length.channel_j, 1]);
          expect([answer.timeCount, answer.freqCount]).toEqual([length.time - start, length.freq]);
          expect(answer.isComplex).toBe(typeName === 'complex64');
          expect(answer.values).toHaveLength(answer.rows * answer.columns);
          answer.values.forEach((found, at) => {
            const [i, j] = [Math.floor(at / answer.columns), at % answer.columns];
            const pair = valueAt({ time: start + timeIndex, freq: freqIndex, channel_i: i, channel_j: j });
            const expected = typeName === 'complex64' ? plainMeasure(pair, measure) : pair[0];
            expect(difference(found, expected)).toBeLessThan(1e-6);
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
      const lengths = { time: 1, freq: 1, channel_i: 1, channel_j: 2 };
      const { source, description } = spectralObject({ dataclass, lengths, typeName }, () => [3, -4]);
      const answer = await createPictures().matrix(source, description, view({ measure }), unwatchedTask());
      expect([...answer.values]).toEqual([expected, expected]);
    }
  });

  test.each(MEASURES)('shows real numbers as they are where %s is asked for', async (measure) => {
    const lengths = { time: 1, freq: 1, channel_i: 1, channel_j: 2 };
    const { source, description } = spectralObject({ dataclass, lengths }, ({ channel_j = 0 }) => [channel_j - 3.5, 9]);
    const answer = await createPictures().matrix(source, description, view({ measure }), unwatchedTask());
    expect([...answer.values]).toEqual([-3.5, -2.5]);
    expect(answer.isComplex).toBe(false);
  });

  test('is of a row of its own trial, be it overlapping, moved in time or without a sampling rate', async () => {
    const lengths = { time: 6, freq: 2, channel_i: 1, channel_j: 1 };
    const trials = [
      [0, 4, -9],
      [2, 9, 5],
    ];
    const { source, description } = spectralObject({ dataclass, lengths, trials, samplerate: null }, ({ time = 0, freq = 0 }) => [
      10 * time + freq,
      0,
    ]);
    const pictures = createPictures();
    const first = await pictures.matrix(source, description, view({ timeIndex: 3, freqIndex: 1 }), unwatchedTask());
    expect([first.values[0], first.timeCount]).toEqual([31, 4]);
    const second = await pictures.matrix(source, description, view({ trial: 1, timeIndex: 3 }), unwatchedTask());
    expect([second.values[0], second.timeCount]).toEqual([50, 4]);
  });

  test('of an object without channels is empty', async () => {
    const { source, description } = memoryObject({
      dataclass,
      dimord: DIMORD,
      datasets: [{ typeName: 'float32', shape: [1, 1, 0, 3], values: new Float32Array(0) }],
      trials: [[0, 1, 0]],
    });
    const answer = await createPictures().matrix(source, description, view(), unwatchedTask());
    expect([answer.rows, answer.columns, answer.values.length]).toEqual([0, 3, 0]);
    expect(source.reads).toHaveLength(0);
  });
});

describe('a matrix of more channels than can be sent', () => {
  test('shows in each cell the value furthest from 0: no peak is lost', async () => {
    const [rows, columns, perCell] = [1100, 700, 3];
    const values = new Float32Array(rows * columns);
    const pictures = createPictures();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: rows - 1 }),
        fc.nat({ max: columns - 1 }),
        fc.constantFrom(-7, 7),
        fc.boolean(),
        async (row, column, peak, isTurned) => {
          values.fill(1);
          values[isTurned ? column * rows + row : row * columns + column] = peak;
          const { source, description } = memoryObject({
            dataclass,
            dimord: isTurned ? ['time', 'channel_j', 'channel_i', 'freq'] : DIMORD,
            datasets: [{ typeName: 'float32', shape: isTurned ? [1, columns, rows, 1] : [1, 1, rows, columns], values }],
            trials: [[0, 1, 0]],
          });
          const answer = await pictures.matrix(source, description, view(), unwatchedTask());
          expect([answer.channelsPerCell, answer.rows, answer.columns]).toEqual([perCell, 367, 234]);
          expect(answer.values.indexOf(peak)).toBe(Math.floor(row / perCell) * 234 + Math.floor(column / perCell));
          expect(answer.values.reduce((count, value) => count + (value === 1 ? 1 : 0), 0)).toBe(367 * 234 - 1);
        },
      ),
      { numRuns: 6 },
    );
  });

  test('shows a number where one of those that share a cell is none', async () => {
    const side = 1024;
    const values = Float32Array.from({ length: side * side }, (_, at) => (at % 2 === 0 ? Number.NaN : -2));
    const { source, description } = memoryObject({
      dataclass,
      dimord: DIMORD,
      datasets: [{ typeName: 'float32', shape: [1, 1, side, side], values }],
      trials: [[0, 1, 0]],
    });
    const answer = await createPictures().matrix(source, description, view(), unwatchedTask());
    expect([answer.channelsPerCell, answer.rows, answer.columns]).toEqual([2, 512, 512]);
    expect(answer.values.every((value) => value === -2)).toBe(true);
  });
});

describe('the matrix of a large recording', () => {
  const side = 3000;
  const large = () =>
    longObject(
      { dataclass, dimord: DIMORD, typeName: 'float32', shape: [5000, 20, side, side], trials: [[1000, 5000, 0]] },
      (values, { start }) => {
        for (let at = 0; at < values.length; at += 1) values[at] = 100 * (start[0] ?? 0) + (start[1] ?? 0);
      },
    );

  test('is read a few MB at a time, no other time or frequency with it, and says how far it is', async () => {
    const { source, description } = large();
    const { task, progress } = watchedTask();
    const answer = await createPictures().matrix(source, description, view({ timeIndex: 7, freqIndex: 3 }), task);
    expect(answer.values.every((value) => value === 100_703)).toBe(true);
    expect(answer.values.byteLength).toBeLessThanOrEqual(MB);
    expect(source.reads.reduce((sum, read) => sum + elementsOf(read), 0)).toBe(side * side);
    expect(Math.max(...source.reads.map(elementsOf)) * 4).toBeLessThanOrEqual(4 * MB);
    expect(progress.length).toBeGreaterThan(5);
    expect(isSteady(progress)).toBe(true);
  });

  test('stops when it is not wanted any more', async () => {
    const { source, description } = large();
    const thrown = await createPictures()
      .matrix(source, description, view(), watchedTask(2).task)
      .catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads.length).toBeLessThanOrEqual(4);
  });

  test('does not begin where it is not wanted', async () => {
    const { source, description } = large();
    const thrown = await createPictures()
      .matrix(source, description, view(), stoppedTask())
      .catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads).toHaveLength(0);
  });
});

describe('a matrix is refused', () => {
  test.each([
    ['a trial', { trial: 3 }],
    ['a frequency', { freqIndex: 2 }],
    ['a row of the trial', { timeIndex: 2 }],
    ['a row of an empty trial', { trial: 1 }],
    ['a row of a trial beyond the data', { trial: 2 }],
  ] as const)('for %s that is not there', async (_, over) => {
    const lengths = { time: 4, freq: 2, channel_i: 2, channel_j: 2 };
    const trials = [
      [0, 2, 0],
      [1, 1, 0],
      [4, 6, 0],
    ];
    const { source, description } = spectralObject({ dataclass, lengths, trials }, () => [1, 0]);
    const answer = createPictures().matrix(source, description, view(over), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'invalid-arguments' } });
    expect(source.reads).toHaveLength(0);
  });

  test.each([
    ['AnalogData', ['time', 'channel']],
    ['SpectralData', ['time', 'taper', 'freq', 'channel']],
    ['SpikeData', ['sample', 'channel', 'unit']],
  ] as const)('for %s, which lacks its dimensions', async (name, dimord) => {
    const { source, description } = memoryObject({
      dataclass: name,
      dimord,
      datasets: [{ typeName: 'float32', shape: dimord.map(() => 2), values: new Float32Array(2 ** dimord.length) }],
      trials: [[0, 2, 0]],
    });
    const answer = createPictures().matrix(source, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'unsupported' } });
    expect(source.reads).toHaveLength(0);
  });

  test.each([
    ['begins before the data', [-1, 4, 0]],
    ['begins between two samples', [0.5, 4, 0]],
    ['has no beginning', [Number.NaN, 4, 0]],
    ['has no end', [0, Number.POSITIVE_INFINITY, 0]],
  ])('for a trial that %s', async (_, trial) => {
    const lengths = { time: 4, freq: 1, channel_i: 1, channel_j: 1 };
    const { source, description } = spectralObject({ dataclass, lengths, trials: [trial] }, () => [1, 0]);
    const answer = createPictures().matrix(source, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'unsupported' } });
    expect(source.reads).toHaveLength(0);
  });

  test('with the reason of the source where it cannot be read', async () => {
    const lengths = { time: 4, freq: 1, channel_i: 1, channel_j: 1 };
    const { source, description } = spectralObject({ dataclass, lengths }, () => [1, 0]);
    const read = () => Promise.reject(new SpydeskError(problem('damaged', { reason: 'a part is missing' })));
    const answer = createPictures().matrix({ ...source, read }, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'damaged' } });
  });
});
