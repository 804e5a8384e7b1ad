import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemOf, type Problem } from '../../../src-main/errors';
import { createHdf5, type Hdf5, type Hdf5Options, type Hdf5Slab } from '../../../src-main/hdf5';
import { codeOf, fixtures, withFile } from './fixture-file';
import { LONG_SHAPE, makeHugeText, makeLongFile } from './made-up-files';

const sound = join(fixtures, 'containers/session1.spy/session1.analog');
const folder = mkdtempSync(join(tmpdir(), 'spydesk-workers-'));
const long = join(folder, 'long.h5');

/** One byte of each row, so one read of the disk for each: that takes far longer than any test waits. */
const endless: Hdf5Slab = { dataset: 'data', start: [0, 0], count: [LONG_SHAPE[0], 1] };
const short: Hdf5Slab = { dataset: 'data', start: [0, 0], count: [1, 4] };

let hdf5: Hdf5;

/** Starts anew, so that a test finds no worker of another one. */
function start(options: Hdf5Options): Hdf5 {
  hdf5 = createHdf5(options);
  return hdf5;
}

async function problemFrom(work: Promise<unknown>): Promise<Problem | null> {
  return work.then(
    () => null,
    (thrown: unknown) => problemOf(thrown),
  );
}

function soundStructure(): Promise<unknown> {
  return withFile(sound, (file) => hdf5.structure(file));
}

beforeAll(async () => {
  await makeLongFile(start({ workers: 1 }), long);
  await hdf5.close();
});
beforeEach(() => {
  start({ workers: 1 });
});
afterEach(() => hdf5.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file of two terabytes', () => {
  it('opens at once, and its last row is read at once', async () => {
    await withFile(long, async (file) => {
      const { datasets } = await hdf5.structure(file);
      expect(datasets.map(({ shape, span }) => [shape, span?.byteLength])).toEqual([[LONG_SHAPE, 2 ** 41]]);
      const last = await hdf5.read(file, { dataset: 'data', start: [LONG_SHAPE[0] - 1, 0], count: [1, 3] });
      expect([...last.values]).toEqual([0, 0, 0]);
    });
  });
});

describe('a call beyond its time limit', () => {
  it('is answered as such with its path, and the next one works', async () => {
    await hdf5.close();
    start({ workers: 1, limitMs: 5000 });
    await withFile(long, async (file) => {
      const problem = await problemFrom(hdf5.read(file, endless));
      expect(problem).toMatchObject({ code: 'host-task-failed', path: long });
      expect(problem?.message).toContain('it took too long');
      expect([...(await hdf5.read(file, short)).values]).toEqual([0, 0, 0, 0]);
    });
  });

  it('keeps the one that waits behind it no longer than that', async () => {
    await hdf5.close();
    start({ workers: 1, limitMs: 5000 });
    await withFile(long, async (file) => {
      const both = [hdf5.read(file, endless), hdf5.read(file, short)].map(codeOf);
      expect(await Promise.all(both)).toEqual(['host-task-failed', null]);
    });
  });
});

describe('a call that exhausts the library', () => {
  it('is answered as such with its path, and the next one works, again and again', async () => {
    const path = join(folder, 'huge-text.h5');
    await makeHugeText(hdf5, path);
    for (let round = 0; round < 2; round += 1) {
      const problem = await problemFrom(withFile(path, (file) => hdf5.structure(file)));
      expect(problem).toMatchObject({ code: 'host-task-failed', path });
      expect(problem?.message).toContain('ran out of memory');
      expect(await codeOf(soundStructure())).toBeNull();
    }
  });

  it('does not harm those that wait behind it', async () => {
    const path = join(folder, 'huge-text-too.h5');
    await makeHugeText(hdf5, path);
    const codes = [withFile(path, (file) => hdf5.structure(file)), soundStructure(), soundStructure()].map(codeOf);
    expect(await Promise.all(codes)).toEqual(['host-task-failed', null, null]);
  });
});

describe('a read that is cancelled', () => {
  it('while it goes on ends as cancelled, and the next one is not', async () => {
    await withFile(long, async (file) => {
      await hdf5.structure(file);
      const aborter = new AbortController();
      setTimeout(() => aborter.abort(), 300);
      expect(await codeOf(hdf5.read(file, endless, aborter.signal))).toBe('cancelled');
      expect(await codeOf(hdf5.read(file, short, new AbortController().signal))).toBeNull();
    });
  });

  it('while it waits for a worker never begins', async () => {
    await withFile(long, async (file) => {
      const [first, second] = [new AbortController(), new AbortController()];
      const running = codeOf(hdf5.read(file, endless, first.signal));
      const waiting = codeOf(hdf5.read(file, endless, second.signal));
      second.abort();
      first.abort();
      expect(await Promise.all([running, waiting])).toEqual(['cancelled', 'cancelled']);
    });
  });

  it('of chunks that the library decompresses ends as cancelled too', async () => {
    await withFile(join(fixtures, 'awkward/gzip.spy/gzip.analog'), async (file) => {
      const { datasets } = await hdf5.structure(file);
      const data = datasets.find(({ name }) => name === 'data');
      expect(data?.filtered).toBe(true);
      const aborter = new AbortController();
      const slab = { dataset: 'data', start: [0, 0], count: data?.shape ?? [] };
      const reading = codeOf(hdf5.read(file, slab, aborter.signal));
      aborter.abort();
      expect(await reading).toBe('cancelled');
      expect(await codeOf(hdf5.read(file, slab))).toBeNull();
    });
  });

  it('after it ended is as it was', async () => {
    await withFile(long, async (file) => {
      const aborter = new AbortController();
      const block = await hdf5.read(file, short, aborter.signal);
      aborter.abort();
      expect(block.values).toHaveLength(4);
      expect(await codeOf(hdf5.read(file, short))).toBeNull();
    });
  });
});

describe('more calls than workers', () => {
  it.each([1, 2, 3])('are all answered, each with its own values, by %i', async (workers) => {
    await hdf5.close();
    start({ workers });
    await withFile(sound, async (file) => {
      const { datasets } = await hdf5.structure(file);
      const columns = datasets.find(({ name }) => name === 'data')?.shape[1] ?? 0;
      const rows = Array.from({ length: 40 }, (_, row) => row);
      const row = (at: number): Hdf5Slab => ({ dataset: 'data', start: [at, 0], count: [1, columns] });
      const whole = await hdf5.read(file, { dataset: 'data', start: [0, 0], count: [rows.length, columns] });
      const read = await Promise.all(rows.map(async (at) => [...(await hdf5.read(file, row(at))).values]));
      expect(read.flat()).toEqual([...whole.values]);
    });
  });

  it('keep to their order with one worker, however some of them end', async () => {
    const ended: string[] = [];
    const noted = async (name: string, work: Promise<unknown>): Promise<void> => {
      ended.push(`${name} ${(await codeOf(work)) ?? 'well'}`);
    };
    await withFile(sound, async (file) => {
      const missing = { dataset: 'nothing', start: [0], count: [1] };
      await Promise.all([
        noted('first', hdf5.read(file, { ...short, count: [1, 1] })),
        noted('second', hdf5.read(file, missing)),
        noted('third', hdf5.structure(file)),
      ]);
    });
    expect(ended).toEqual(['first well', 'second dataset-missing', 'third well']);
  });
});

describe('the end', () => {
  it('answers what runs, what waits and what comes later, and waits for nobody', async () => {
    await withFile(long, async (file) => {
      const open = [hdf5.read(file, endless), hdf5.read(file, endless), hdf5.read(file, short)].map(codeOf);
      await hdf5.close();
      expect(await Promise.all(open)).toEqual(Array(3).fill('host-task-failed'));
      expect(await codeOf(hdf5.read(file, short))).toBe('host-task-failed');
    });
  });

  it('can come before the first call, and twice', async () => {
    await hdf5.close();
    await hdf5.close();
    expect(await codeOf(soundStructure())).toBe('host-task-failed');
  });
});
