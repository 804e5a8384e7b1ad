import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureCalls } from '../../../src-main/contract';
import { problem, problemOf, SpydeskError } from '../../../src-main/errors';
import type { ObjectDescription } from '../../../src-main/format';
import { createPictures, float32Text, type NumbersView } from '../../../src-main/pictures';
import { elementsOf, longObject } from './long-object';
import { memoryObject, unwatchedTask } from './memory-object';
import { stoppedTask } from './watched-task';

type Dataset = Parameters<typeof memoryObject>[0]['datasets'][number];

function view(over: Partial<NumbersView> = {}): NumbersView {
  return { dataset: 'data', firstRow: 0, rows: 100, firstColumn: 0, columns: 100, fixed: [], ...over };
}

/** An object whose `data` are one column. */
function column(typeName: string, values: Dataset['values']) {
  const elements = typeName.startsWith('complex') ? values.length / 2 : values.length;
  return memoryObject({
    dataclass: 'AnalogData',
    dimord: ['time', 'channel'],
    datasets: [{ typeName, shape: [elements, 1], values }],
    trials: [[0, elements, 0]],
  });
}

async function cellsOf(typeName: string, values: Dataset['values']): Promise<string[]> {
  const { source, description } = column(typeName, values);
  return (await createPictures().numbers(source, description, view({ rows: 512 }), unwatchedTask())).cells;
}

describe('the numbers of a table', () => {
  test('are those of the asked rows and columns, for any number of axes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 0, maxLength: 5 }),
        fc.array(fc.nat({ max: 5 }), { maxLength: 4 }),
        fc.tuple(fc.nat({ max: 8 }), fc.integer({ min: 1, max: 8 }), fc.nat({ max: 8 }), fc.integer({ min: 1, max: 8 })),
        async (shape, places, [firstRow, rows, firstColumn, columns]) => {
          const values = Int32Array.from({ length: shape.reduce((all, one) => all * one, 1) }, (_, at) => at);
          const { source, description } = memoryObject({
            dataclass: 'AnalogData',
            dimord: ['time', 'channel'],
            datasets: [
              { typeName: 'int32', shape: [1, 1], values: new Int32Array(1) },
              { name: 'other', typeName: 'int32', shape, values },
            ],
            trials: [[0, 1, 0]],
          });
          const between = shape.slice(1, -1);
          const fixed = places.slice(0, between.length).map((place, axis) => place % Math.max(1, between[axis] ?? 1));
          const asked = view({ dataset: 'other', firstRow, rows, firstColumn, columns, fixed });
          const answer = await createPictures().numbers(source, description, asked, unwatchedTask());

          expect(pictureCalls.numbers.value.safeParse(answer).success).toBe(true);
          const [totalRows, totalColumns] = [shape[0] ?? 1, shape.length < 2 ? 1 : (shape.at(-1) ?? 1)];
          expect([answer.totalRows, answer.totalColumns]).toEqual([totalRows, totalColumns]);
          const isEmpty = between.includes(0);
          const expected: string[] = [];
          for (let row = firstRow; row < Math.min(totalRows, firstRow + rows); row += 1) {
            for (let at = firstColumn; at < Math.min(totalColumns, firstColumn + columns) && !isEmpty; at += 1) {
              // The place in C order: row, the places between (0 where none is given), column.
              const inside = between.reduce((place, length, axis) => place * length + (fixed[axis] ?? 0), row);
              expected.push(String(shape.length < 2 ? inside : inside * totalColumns + at));
            }
          }
          expect(answer.cells).toEqual(expected);
          expect(answer.rowHeads).toHaveLength(Math.max(0, Math.min(rows, totalRows - firstRow)));
          expect(answer.columnHeads).toHaveLength(Math.max(0, Math.min(columns, totalColumns - firstColumn)));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('are read once, and no more of them than are shown', async () => {
    const { source, description } = longObject({
      dataclass: 'SpectralData',
      dimord: ['time', 'taper', 'freq', 'channel'],
      typeName: 'complex128',
      shape: [1_000_000, 3, 1000, 4096],
      trials: [[0, 1_000_000, 0]],
    });
    const asked = view({ firstRow: 999_000, rows: 512, firstColumn: 4000, columns: 128, fixed: [2, 17] });
    const answer = await createPictures().numbers(source, description, asked, unwatchedTask());
    expect(source.reads).toEqual([{ dataset: 'data', start: [999_000, 2, 17, 4000], count: [512, 1, 1, 96] }]);
    expect(answer.cells).toHaveLength(512 * 96);
    expect([answer.totalRows, answer.totalColumns]).toEqual([1_000_000, 4096]);
  });

  test('of rows or columns beyond the data are none, and nothing is read for them', async () => {
    const { source, description } = column('int8', new Int8Array(5));
    const pictures = createPictures();
    for (const over of [{ firstRow: 5 }, { firstRow: 1e9 }, { firstColumn: 1 }]) {
      const answer = await pictures.numbers(source, description, view(over), unwatchedTask());
      expect([answer.cells, answer.totalRows, answer.totalColumns]).toEqual([[], 5, 1]);
    }
    expect(source.reads).toHaveLength(0);
  });

  test('of an object without samples are none', async () => {
    const { source, description } = memoryObject({
      dataclass: 'SpectralData',
      dimord: ['time', 'taper', 'freq', 'channel'],
      datasets: [{ typeName: 'float32', shape: [0, 1, 2, 3], values: new Float32Array(0) }],
      trials: [],
    });
    const answer = await createPictures().numbers(source, description, view(), unwatchedTask());
    expect([answer.cells, answer.rowHeads, answer.columnHeads]).toEqual([[], [], ['channel1', 'channel2', 'channel3']]);
  });
});

describe('a number as text', () => {
  test.each([
    ['int64', BigInt64Array.from([2n ** 53n + 1n, -(2n ** 63n), 2n ** 63n - 1n, 0n])],
    ['uint64', BigUint64Array.from([2n ** 53n + 1n, 2n ** 64n - 1n, 0n])],
    ['int8', Int8Array.from([-128, 0, 127])],
    ['uint8', Uint8Array.from([0, 255])],
    ['int16', Int16Array.from([-32768, 32767])],
    ['uint16', Uint16Array.from([65535])],
    ['int32', Int32Array.from([-(2 ** 31), 2 ** 31 - 1])],
    ['uint32', Uint32Array.from([2 ** 32 - 1])],
  ] as const)('has every digit of %s', async (typeName, values) => {
    const expected = Array.from<number | bigint, string>(values, (value) => value.toString());
    expect(await cellsOf(typeName, values)).toEqual(expected);
  });

  test('has every digit of whole numbers beyond 2^53', async () => {
    expect(await cellsOf('int64', BigInt64Array.from([9_007_199_254_740_993n]))).toEqual(['9007199254740993']);
    expect(await cellsOf('uint64', BigUint64Array.from([18_446_744_073_709_551_615n]))).toEqual(['18446744073709551615']);
  });

  test.each(['float32', 'float64'] as const)('says what is no number, without end or below 0 in %s', async (typeName) => {
    const numbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, -1.5, 1000];
    const values = typeName === 'float32' ? Float32Array.from(numbers) : Float64Array.from(numbers);
    expect(await cellsOf(typeName, values)).toEqual(['NaN', 'Infinity', '-Infinity', '-0', '0', '-1.5', '1000']);
  });

  test('of float64 is read back as the same number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.float64Array({ minLength: 1, maxLength: 50 }), async (values) => {
        const cells = await cellsOf('float64', Float64Array.from(values));
        expect(cells.map(Number)).toEqual([...values]);
      }),
    );
  });

  test('of float32 is read back as the same number, and no shorter one is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.float32Array({ minLength: 1, maxLength: 50 }), async (values) => {
        const cells = await cellsOf('float32', Float32Array.from(values));
        cells.forEach((cell, at) => {
          const value = values[at] ?? 0;
          expect(cell).toBe(float32Text(value));
          expect(Math.fround(Number(cell))).toBe(value);
          if (!Number.isFinite(value) || (Number.isInteger(value) && Math.abs(value) < 1e21)) return;
          const digits = cell.replace(/e.*$/, '').replace(/^-?0*\.?0*|\./g, '').length;
          for (let fewer = 1; fewer < digits; fewer += 1) expect(Math.fround(Number(value.toPrecision(fewer)))).not.toBe(value);
        });
      }),
    );
  });

  test('of float32 is as people write it', async () => {
    const cells = await cellsOf('float32', Float32Array.from([0.1, 1e-7, 16_777_216, 123_456_789, 3e38, 1 / 3, -2.5e-40]));
    expect(cells).toEqual(['0.1', '1e-7', '16777216', '123456792', '3e+38', '0.33333334', '-2.5e-40']);
  });

  test.each(['complex64', 'complex128'] as const)('of %s has both parts and the sign of the imaginary one', async (typeName) => {
    const numbers = [3, -0.5, -1, 2, 0, -0, Number.NaN, Number.POSITIVE_INFINITY, 0.1, Number.NEGATIVE_INFINITY];
    const values = typeName === 'complex64' ? Float32Array.from(numbers) : Float64Array.from(numbers);
    expect(await cellsOf(typeName, values)).toEqual(['3-0.5i', '-1+2i', '0-0i', 'NaN+Infinityi', '0.1-Infinityi']);
  });

  test('of true and false is as numpy writes them', async () => {
    const { source, description } = column('uint8', Uint8Array.from([0, 1]));
    const data = { ...description.data, type: { name: 'bool', kind: 'other', size: 1, littleEndian: true } } as const;
    const asBool: ObjectDescription = { ...description, data, datasets: [data] };
    const read: typeof source.read = async (selection, signal) => ({
      ...(await source.read(selection, signal)),
      type: data.type,
    });
    const answer = await createPictures().numbers({ ...source, read }, asBool, view(), unwatchedTask());
    expect(answer.cells).toEqual(['False', 'True']);
  });
});

describe('the heads of a table', () => {
  test('are the channels of a recording, be they along its rows or its columns', async () => {
    const labels = { channel: ['left', 'right'] };
    const datasets = [{ typeName: 'int16', shape: [3, 2], values: new Int16Array(6) }];
    const pictures = createPictures();
    const upright = memoryObject({ dataclass: 'AnalogData', dimord: ['time', 'channel'], datasets, trials: [[0, 3, 0]], labels });
    const answer = await pictures.numbers(upright.source, upright.description, view({ firstRow: 1 }), unwatchedTask());
    expect([answer.rowHeads, answer.columnHeads]).toEqual([
      ['1', '2'],
      ['left', 'right'],
    ]);
    const turned = memoryObject({
      dataclass: 'AnalogData',
      dimord: ['channel', 'time'],
      datasets: [{ typeName: 'int16', shape: [2, 3], values: new Int16Array(6) }],
      trials: [[0, 3, 0]],
      labels,
    });
    const other = await pictures.numbers(turned.source, turned.description, view({ firstColumn: 2 }), unwatchedTask());
    expect([other.rowHeads, other.columnHeads]).toEqual([['left', 'right'], ['2']]);
  });

  test('are the default names where the object has none', async () => {
    const { source, description } = memoryObject({
      dataclass: 'AnalogData',
      dimord: ['time', 'channel'],
      datasets: [{ typeName: 'int8', shape: [1, 12], values: new Int8Array(12) }],
      trials: [[0, 1, 0]],
      labels: { channel: null },
    });
    const answer = await createPictures().numbers(source, description, view({ firstColumn: 8, columns: 3 }), unwatchedTask());
    expect(answer.columnHeads).toEqual(['channel09', 'channel10', 'channel11']);
  });

  test('are the frequencies of a spectrum as the object has them', async () => {
    const shape = [1, 1, 2, 3];
    const spectral = (freq: number[] | null) =>
      memoryObject({
        dataclass: 'SpectralData',
        dimord: ['time', 'taper', 'channel', 'freq'],
        datasets: [{ typeName: 'float32', shape, values: new Float32Array(6) }],
        trials: [[0, 1, 0]],
        freq,
      });
    const given = spectral([0.5, 1000, Number.NaN]);
    const pictures = createPictures();
    const answer = await pictures.numbers(given.source, given.description, view(), unwatchedTask());
    expect(answer.columnHeads).toEqual(['0.5', '1000.0', 'NaN']);
    const none = spectral(null);
    const other = await pictures.numbers(none.source, none.description, view(), unwatchedTask());
    expect(other.columnHeads).toEqual(['0', '1', '2']);
  });

  test('are the dimensions of an event table, and the places of columns beyond them', async () => {
    const { source, description } = memoryObject({
      dataclass: 'EventData',
      dimord: ['eventid', 'sample'],
      datasets: [{ typeName: 'int64', shape: [1, 4], values: BigInt64Array.from([1n, 2n, 3n, 4n]) }],
      trials: [[0, 9, 0]],
    });
    const answer = await createPictures().numbers(source, description, view(), unwatchedTask());
    expect(answer.columnHeads).toEqual(['eventid', 'sample', '2', '3']);
    expect([answer.rowHeads, answer.cells]).toEqual([['0'], ['1', '2', '3', '4']]);
  });

  test('of the waveforms of spikes are places, even where there are as many as columns of the table', async () => {
    const { source, description } = memoryObject({
      dataclass: 'SpikeData',
      dimord: ['sample', 'channel', 'unit'],
      datasets: [
        { typeName: 'int64', shape: [2, 3], values: new BigInt64Array(6) },
        { name: 'waveform', typeName: 'float32', shape: [2, 3], values: Float32Array.from([0, 1, 2, 3, 4, 5]) },
      ],
      trials: [[0, 9, 0]],
      labels: { channel: ['left'], unit: ['one'] },
    });
    const pictures = createPictures();
    const table = await pictures.numbers(source, description, view(), unwatchedTask());
    expect([table.rowHeads, table.columnHeads]).toEqual([
      ['0', '1'],
      ['sample', 'channel', 'unit'],
    ]);
    const asked = view({ dataset: 'waveform', firstRow: 1 });
    const answer = await pictures.numbers(source, description, asked, unwatchedTask());
    expect([answer.cells, answer.rowHeads, answer.columnHeads]).toEqual([['3', '4', '5'], ['1'], ['0', '1', '2']]);
  });

  test('of means over trials are those of the axes that they share with the data', async () => {
    const { source, description } = memoryObject({
      dataclass: 'TimeLockData',
      dimord: ['time', 'channel'],
      datasets: [
        { typeName: 'float64', shape: [6, 2], values: new Float64Array(12) },
        { name: 'avg', typeName: 'float64', shape: [3, 2], values: Float64Array.from([0, 1, 2, 3, 4, 5]) },
        { name: 'var', typeName: 'float32', shape: [3, 2], values: Float32Array.from([0, 0.1, 0.2, 0.3, 0.4, 0.5]) },
        { name: 'cov', typeName: 'float64', shape: [2, 2], values: Float64Array.from([1, 0.5, 0.5, 1]) },
        { name: 'wide', typeName: 'int8', shape: [1, 3], values: new Int8Array(3) },
        { name: 'weights', typeName: 'int8', shape: [2], values: Int8Array.from([7, 8]) },
      ],
      trials: [
        [0, 3, 0],
        [3, 6, 0],
      ],
      labels: { channel: ['left', 'right'] },
    });
    const pictures = createPictures();
    const ask = (dataset: string) => pictures.numbers(source, description, view({ dataset }), unwatchedTask());
    const [avg, variance, cov, weights] = [await ask('avg'), await ask('var'), await ask('cov'), await ask('weights')];
    expect([avg.rowHeads, avg.columnHeads, avg.cells[5]]).toEqual([['0', '1', '2'], ['left', 'right'], '5']);
    expect([variance.columnHeads, variance.cells[3]]).toEqual([['left', 'right'], '0.3']);
    expect([cov.totalRows, cov.columnHeads, cov.cells]).toEqual([2, ['left', 'right'], ['1', '0.5', '0.5', '1']]);
    expect((await ask('wide')).columnHeads).toEqual(['0', '1', '2']);
    expect([weights.rowHeads, weights.columnHeads, weights.cells]).toEqual([['0', '1'], ['value'], ['7', '8']]);
  });

  test('are places where an object has fewer names than its data', async () => {
    const { source, description } = memoryObject({
      dataclass: 'AnalogData',
      dimord: ['time', 'channel'],
      datasets: [{ typeName: 'int8', shape: [1, 3], values: new Int8Array(3) }],
      trials: [[0, 1, 0]],
      labels: { channel: ['left'] },
    });
    const answer = await createPictures().numbers(source, description, view(), unwatchedTask());
    expect(answer.columnHeads).toEqual(['left', '1', '2']);
  });
});

describe('numbers are refused', () => {
  const spectral = () =>
    memoryObject({
      dataclass: 'SpectralData',
      dimord: ['time', 'taper', 'freq', 'channel'],
      datasets: [{ typeName: 'float32', shape: [1, 2, 3, 4], values: new Float32Array(24) }],
      trials: [[0, 1, 0]],
    });

  test.each([
    ['a dataset', { dataset: 'avg' }, 'dataset-missing'],
    ['a taper', { fixed: [2] }, 'invalid-arguments'],
    ['a frequency', { fixed: [1, 3] }, 'invalid-arguments'],
  ] as const)('for %s that is not there', async (_, over, code) => {
    const { source, description } = spectral();
    const answer = createPictures().numbers(source, description, view(over), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code } });
    expect(source.reads).toHaveLength(0);
  });

  test('as cancelled where they are not wanted any more', async () => {
    const { source, description } = spectral();
    const thrown = await createPictures()
      .numbers(source, description, view(), stoppedTask())
      .catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads.reduce((sum, read) => sum + elementsOf(read), 0)).toBe(0);
  });

  test('with the reason of the source where they cannot be read', async () => {
    const { source, description } = spectral();
    const read = () => Promise.reject(new SpydeskError(problem('damaged', { reason: 'a part is missing' })));
    const answer = createPictures().numbers({ ...source, read }, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'damaged' } });
  });
});
