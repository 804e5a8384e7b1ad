import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureCalls } from '../../../src-main/contract';
import { problem, problemOf, SpydeskError } from '../../../src-main/errors';
import { columnsIn, createPictures, timedTrial, type TicksData, type TicksView } from '../../../src-main/pictures';
import { eventObject } from './event-object';
import { elementsOf, longObject } from './long-object';
import { memoryObject, unwatchedTask } from './memory-object';
import { isSteady, stoppedTask, watchedTask } from './watched-task';

const MB = 1024 * 1024;
const dataclass = 'EventData';

type Event = readonly [sample: number, eventid: number];
type EventObject = Parameters<typeof eventObject>[0];

function events(table: readonly Event[], over: Partial<Omit<EventObject, 'columns'>> = {}) {
  const columns = [table.map(([sample]) => sample), table.map(([, eventid]) => eventid)];
  return eventObject({ dataclass, dimord: ['sample', 'eventid'], trials: [[0, 100, 0]], ...over, columns });
}

function view(over: Partial<TicksView> = {}): TicksView {
  return { trial: 0, from: null, to: null, columns: 1000, ...over };
}

/** Each event that is sent: its time and its code. */
function sent({ times, codeIndex, codes }: TicksData): [number, string | undefined][] {
  return Array.from(times, (time, at) => [time, codes[codeIndex[at] ?? -1]]);
}

describe('the ticks of a trial', () => {
  test('are the first of each code and column, as found the plain way, for any stretch, trial and order of events', async () => {
    const event = fc.tuple(fc.nat({ max: 120 }), fc.integer({ min: -4, max: 4 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 300 }),
        fc.constantFrom('int64' as const, 'int32' as const),
        fc.nat({ max: 2 }),
        fc.boolean(),
        fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 60 }), fc.integer({ min: -30, max: 30 })),
        fc.option(fc.tuple(fc.double({ min: -0.3, max: 1, noNaN: true }), fc.double({ min: 0, max: 1.3, noNaN: true }))),
        fc.integer({ min: 1, max: 70 }),
        async (table, typeName, extra, sampleFirst, [start, length, offset], stretch, columns) => {
          const [samples, ids] = [table.map(([sample]) => sample), table.map(([, id]) => id)];
          // Columns beyond the dimensions say nothing here; large numbers in them would show where one is taken for another.
          const more = Array.from({ length: extra }, (_, column) => table.map((__, row) => 1000 * (column + 1) + row));
          const { source, description } = eventObject({
            dataclass,
            dimord: sampleFirst ? ['sample', 'eventid'] : ['eventid', 'sample'],
            columns: [...(sampleFirst ? [samples, ids] : [ids, samples]), ...more],
            typeName,
            trials: [[start, start + length, offset]],
          });
          const from = stretch === null ? null : (offset + stretch[0] * length) / 10;
          const to = from === null || stretch === null ? null : from + (stretch[1] * length) / 10;
          const answer = await createPictures().ticks(source, description, view({ from, to, columns }), unwatchedTask());

          expect(pictureCalls.ticks.value.safeParse(answer).success).toBe(true);
          expect([answer.trialFrom, answer.trialTo]).toEqual([offset / 10, (offset + length) / 10]);
          const [first, end] = [Math.round(answer.from * 10 - offset), Math.round(answer.to * 10 - offset)];
          const clipped = (time: number): number => Math.max(0, Math.min(length, time * 10 - offset));
          if (from === null || to === null) expect([first, end]).toEqual([0, length]);
          else if (clipped(from) < clipped(to)) {
            expect(first).toBeLessThanOrEqual(clipped(from) + 1e-6);
            expect(end).toBeGreaterThanOrEqual(clipped(to) - 1e-6);
          }

          const codes = [...new Set(ids)].sort((one, other) => one - other);
          expect(answer.codes).toEqual(codes.map(String));
          expect(answer.thinned).toBe(false);
          const inStretch = table.filter(([sample]) => start + first <= sample && sample < start + end);
          expect(answer.total).toBe(inStretch.length);
          // The columns are those of every picture over time; the raster's test counts them the plain way.
          const trial = { start, stop: start + length, offset, info: [] };
          const { samplesPerColumn } = columnsIn(timedTrial(trial, 10), { from, to }, columns);
          const firstOnes = new Map<string, [number, string]>();
          for (const [sample, id] of inStretch) {
            const cell = `${id} ${Math.floor((sample - start - first) / samplesPerColumn)}`;
            if (!firstOnes.has(cell)) firstOnes.set(cell, [(sample - start + offset) / 10, String(id)]);
          }
          expect(sent(answer)).toEqual([...firstOnes.values()]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('lie on its own time axis; trials that overlap share their events', async () => {
    const { source, description } = events(
      [
        [10, 7],
        [19, 3],
        [20, 7],
      ],
      {
        trials: [
          [10, 20, -5],
          [15, 30, 100],
        ],
      },
    );
    const pictures = createPictures();
    const first = await pictures.ticks(source, description, view(), unwatchedTask());
    expect([first.trialFrom, first.trialTo, first.total]).toEqual([-0.5, 0.5, 2]);
    expect(first.codes).toEqual(['3', '7']);
    expect(sent(first)).toEqual([
      [-0.5, '7'],
      [0.4, '3'],
    ]);
    const second = await pictures.ticks(source, description, view({ trial: 1 }), unwatchedTask());
    expect(sent(second)).toEqual([
      [10.4, '3'],
      [10.5, '7'],
    ]);
    const part = await pictures.ticks(source, description, view({ from: 0, to: 0.5 }), unwatchedTask());
    expect([part.from, part.to, part.total]).toEqual([0, 0.5, 1]);
    expect(sent(part)).toEqual([[0.4, '3']]);
  });

  test('are in samples where there is no sampling rate', async () => {
    const { source, description } = events([[3, 1]], { samplerate: null, trials: [[2, 7, -2]] });
    const answer = await createPictures().ticks(source, description, view(), unwatchedTask());
    expect([answer.from, answer.to]).toEqual([-2, 3]);
    expect(sent(answer)).toEqual([[-1, '1']]);
  });

  test.each([
    ['an empty trial', [[5, 5, 0]], 0],
    ['a trial of one sample', [[5, 6, 0]], 2],
    ['a trial without events', [[6, 9, 0]], 0],
    ['a trial that ends before it begins', [[9, 4, 0]], 0],
  ] as const)('of %s are its events, with the codes of the whole object', async (_, trials, total) => {
    const { source, description } = events(
      [
        [5, 1],
        [5, 2],
        [40, 9],
      ],
      { trials },
    );
    const answer = await createPictures().ticks(source, description, view(), unwatchedTask());
    expect([answer.total, answer.times.length, answer.codeIndex.length]).toEqual([total, total, total]);
    expect(answer.codes).toEqual(['1', '2', '9']);
  });

  test('of an object without events are none', async () => {
    const { source, description } = events([]);
    const answer = await createPictures().ticks(source, description, view(), unwatchedTask());
    expect([answer.codes, answer.total, answer.times.length, answer.thinned]).toEqual([[], 0, 0, false]);
    expect(source.reads).toHaveLength(0);
  });

  test('that share a code and a column are sent once, those of another code or column each', async () => {
    const { source, description } = events([
      [1, 5],
      [3, 5],
      [0, 5],
      [2, 6],
      [12, 5],
    ]);
    const answer = await createPictures().ticks(source, description, view({ columns: 10 }), unwatchedTask());
    expect(sent(answer)).toEqual([
      [0.1, '5'],
      [0.2, '6'],
      [1.2, '5'],
    ]);
    expect([answer.total, answer.thinned]).toEqual([5, false]);
  });
});

describe('ticks of more than can be sent', () => {
  test('say so: the codes beyond the last one that is sent stand in its place', async () => {
    const table = Array.from({ length: 4100 }, (_, at): Event => [at, 10 * at]);
    const { source, description } = events(table, { trials: [[0, 5000, 0]] });
    const answer = await createPictures().ticks(source, description, view({ columns: 8192 }), unwatchedTask());
    expect(answer.codes).toHaveLength(4096);
    expect(answer.codes.at(-1)).toBe('40950');
    expect([answer.total, answer.thinned, answer.times.length]).toEqual([4100, true, 4100]);
    expect([...answer.codeIndex.subarray(4094)]).toEqual([4094, 4095, 4095, 4095, 4095, 4095]);
  });

  test('say so where there are too many events, and count them all', async () => {
    const length = 70_000;
    const table = Array.from({ length }, (_, at): Event => [at % 7000, Math.floor(at / 7000)]);
    const { source, description } = events(table, { trials: [[0, 7000, 0]] });
    const pictures = createPictures();
    const answer = await pictures.ticks(source, description, view({ columns: 8192 }), unwatchedTask());
    expect([answer.total, answer.thinned, answer.times.length]).toEqual([length, true, 65_536]);
    // From a little further away they are few enough again.
    const further = await pictures.ticks(source, description, view({ columns: 3500 }), unwatchedTask());
    expect([further.total, further.thinned, further.times.length]).toEqual([length, false, length / 2]);
  });

  test.each([
    ['in order', (row: number) => row * 3],
    ['out of order', (row: number) => (row * 7919) % 3_000_000],
  ] as const)('out of a million that are %s miss no code in any column', async (_, sampleOf) => {
    const count = 1_000_000;
    const samples = Int32Array.from({ length: count }, (__, row) => sampleOf(row));
    const ids = Int32Array.from({ length: count }, (__, row) => (row % 1000 === 0 ? 3 : 1 + (row % 2)));
    const { source, description } = eventObject({
      dataclass,
      dimord: ['sample', 'eventid'],
      columns: [samples, ids],
      trials: [[0, 3_000_000, 0]],
      samplerate: 30_000,
    });
    const columns = 1500;
    const answer = await createPictures().ticks(source, description, view({ columns }), unwatchedTask());
    const expected = new Set<number>();
    samples.forEach((sample, row) => expected.add((ids[row] ?? 0) * columns + Math.floor(sample / (3_000_000 / columns))));
    const found = sent(answer).map(
      ([time, code]) => Number(code) * columns + Math.floor(Math.round(time * 30_000) / (3_000_000 / columns)),
    );
    expect(found).toHaveLength(expected.size);
    expect(new Set(found)).toEqual(expected);
    expect([answer.total, answer.thinned]).toEqual([count, false]);
  });
});

describe('the ticks of a long recording', () => {
  const rows = 1_500_000;
  const trials = [
    [0, rows, 0],
    [700_000, 700_100, 0],
  ];
  const long = () =>
    longObject({ dataclass, dimord: ['sample', 'eventid'], typeName: 'int64', shape: [rows, 3], trials }, (values, { start }) => {
      for (let row = 0; row * 3 < values.length; row += 1) {
        values[row * 3] = BigInt((start[0] ?? 0) + row);
        values[row * 3 + 1] = BigInt(row % 5);
      }
    });

  test('are read a few MB at a time, and say how far they are without going back', async () => {
    const { source, description } = long();
    const { task, progress } = watchedTask();
    const answer = await createPictures().ticks(source, description, view(), task);
    expect([answer.total, answer.times.length]).toEqual([rows, 5000]);
    expect(Math.max(...source.reads.map(elementsOf)) * 8).toBeLessThanOrEqual(4 * MB);
    expect(progress.length).toBeGreaterThan(10);
    expect(isSteady(progress)).toBe(true);
  });

  test('are read whole only once; after that a view reads what can hold its events, until the object is forgotten', async () => {
    const { source, description } = long();
    const pictures = createPictures();
    await pictures.ticks(source, description, view(), unwatchedTask());
    const before = source.reads.length;
    const answer = await pictures.ticks(source, description, view({ trial: 1 }), unwatchedTask());
    expect([answer.total, answer.codes.length]).toEqual([100, 5]);
    expect(source.reads.length - before).toBeLessThanOrEqual(2);
    pictures.forget(source);
    await pictures.ticks(source, description, view({ trial: 1 }), unwatchedTask());
    expect(source.reads.length - before).toBeGreaterThan(8);
  });

  test('stop when they are not wanted any more, and go on from there later', async () => {
    const { source, description } = long();
    const pictures = createPictures();
    const thrown = await pictures.ticks(source, description, view(), watchedTask(3).task).catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads.length).toBeLessThanOrEqual(5);
    const before = source.reads.length;
    const answer = await pictures.ticks(source, description, view(), unwatchedTask());
    expect([answer.total, answer.codes.length]).toEqual([rows, 5]);
    expect(source.reads[before]?.start).toEqual(source.reads[3]?.start);
  });

  test('do not begin where they are not wanted', async () => {
    const { source, description } = long();
    const thrown = await createPictures()
      .ticks(source, description, view(), stoppedTask())
      .catch((error: unknown) => error);
    expect(problemOf(thrown).code).toBe('cancelled');
    expect(source.reads).toHaveLength(0);
  });
});

describe('ticks are refused', () => {
  test('for a trial that is not there', async () => {
    const { source, description } = events([[5, 1]]);
    const answer = createPictures().ticks(source, description, view({ trial: 1 }), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'invalid-arguments' } });
    expect(source.reads).toHaveLength(0);
  });

  test.each([
    ['SpikeData', [2, 3], ['sample', 'channel', 'unit']],
    ['SpikeData', [0, 3], ['sample', 'channel', 'unit']],
    ['AnalogData', [3, 2], ['time', 'channel']],
    ['SpectralData', [1, 1, 1, 6], ['time', 'taper', 'freq', 'channel']],
  ] as const)('for %s of shape %j, which lacks their columns', async (name, shape, dimord) => {
    const { source, description } = memoryObject({
      dataclass: name,
      dimord,
      datasets: [{ typeName: 'int32', shape, values: new Int32Array(6) }],
      trials: [[0, 2, 0]],
    });
    const answer = createPictures().ticks(source, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'unsupported' } });
    expect(source.reads).toHaveLength(0);
  });

  test.each([
    ['begins before the data', [-1, 4, 0]],
    ['begins between two samples', [0.5, 4, 0]],
    ['has no end', [0, Number.POSITIVE_INFINITY, 0]],
    ['has no place in time', [0, 4, Number.NaN]],
  ])('for a trial that %s', async (_, trial) => {
    const { source, description } = events([[1, 1]], { trials: [trial] });
    const answer = createPictures().ticks(source, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'unsupported' } });
    expect(source.reads).toHaveLength(0);
  });

  test('with the reason of the source where they cannot be read', async () => {
    const { source, description } = events([[1, 1]]);
    const read = () => Promise.reject(new SpydeskError(problem('damaged', { reason: 'a part is missing' })));
    const answer = createPictures().ticks({ ...source, read }, description, view(), unwatchedTask());
    await expect(answer).rejects.toMatchObject({ problem: { code: 'damaged' } });
  });
});
