import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { problemOf, type Problem, type ProblemCode } from '../../../src-main/errors';
import { createHdf5, type Hdf5Edit, type Hdf5File } from '../../../src-main/hdf5';
import { codeOf, fixtures, withFile } from './fixture-file';
import { makeLongTable, makeRoundHeap, makeTextBomb } from './made-up-files';

const hdf5 = createHdf5({ workers: 1, limitMs: 20_000 });
const folder = mkdtempSync(join(tmpdir(), 'spydesk-damage-'));
const damagedFile = join(folder, 'damaged.h5');
const sound = join(fixtures, 'containers/session1.spy/session1.analog');

afterEach(async () => {
  expect(await codeOf(withFile(sound, (file) => hdf5.structure(file)))).toBeNull();
});
afterAll(async () => {
  await hdf5.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a damaged file may end with. No `internal`, no `io-error`: damage is foreseen, and the disk is well. */
const foreseen: readonly (ProblemCode | null)[] = [
  null,
  'not-hdf5',
  'damaged',
  'unsupported',
  'too-large',
  'external-storage',
  'dataset-missing',
  'shape-mismatch',
  'host-task-failed',
  'busy',
];

const sources = [
  'containers/session1.spy/session1_stim.event',
  'containers/session1.spy/session1_fourier.spectral',
  'awkward/latest.spy/latest.analog',
  'awkward/gzip.spy/gzip.analog',
  'awkward/extras.spy/extras.analog',
  'awkward/quickspike.spy/quickspike.spike',
  'awkward/many.spy/many.analog',
];

/** mulberry32: the same numbers in every run, from 0 to below `limit`. */
function numbersFrom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

async function problemFrom(work: Promise<unknown>): Promise<Problem | null> {
  return work.then(
    () => null,
    (thrown: unknown) => problemOf(thrown),
  );
}

const attributes: Hdf5Edit['attributes'] = [
  { name: '_log', kind: 'text', value: 'x'.repeat(3000) },
  { name: 'dimord', kind: 'remove' },
];

/** Everything that is asked of a file: how it is built, all its values, an edit. */
async function askAll(file: Hdf5File): Promise<(Problem | null)[]> {
  const problems: (Problem | null)[] = [];
  const structure = hdf5.structure(file);
  problems.push(await problemFrom(structure));
  for (const { name, shape } of problems[0] === null ? (await structure).datasets : []) {
    problems.push(await problemFrom(hdf5.read(file, { dataset: name, start: shape.map(() => 0), count: shape })));
  }
  problems.push(await problemFrom(hdf5.edit(file, { attributes })));
  return problems;
}

async function expectForeseen(bytes: Uint8Array, what: string): Promise<(Problem | null)[]> {
  writeFileSync(damagedFile, bytes);
  const problems = await withFile(damagedFile, askAll);
  for (const problem of problems) {
    const told = `${what}: ${problem?.message ?? ''} ${problem?.detail ?? ''}`;
    expect(foreseen, told).toContain(problem?.code ?? null);
    expect(told).not.toContain('took too long');
    if (problem !== null) expect(problem.path).toBe(damagedFile);
  }
  return problems;
}

describe('a damaged file', () => {
  it.each(sources)('%s, bit by bit, is read or told as such, and nothing hangs', async (name) => {
    const bytes = readFileSync(join(fixtures, name));
    const next = numbersFrom(bytes.length);
    let troubled = 0;
    for (let round = 0; round < 60; round += 1) {
      const turned = Buffer.from(bytes);
      const positions = Array.from({ length: 1 + (round % 3) }, () => next(Math.min(bytes.length, 12_000)));
      for (const position of positions) turned[position] = (turned[position] ?? 0) ^ (1 << next(8));
      const problems = await expectForeseen(turned, `${name}, bits in ${positions.join(', ')} turned`);
      if (problems.some((problem) => problem !== null)) troubled += 1;
    }
    // Else the bits were turned where nobody looks.
    expect(troubled).toBeGreaterThan(3);
  });

  it.each(sources)('%s, cut off anywhere, is told as such', async (name) => {
    const bytes = readFileSync(join(fixtures, name));
    const next = numbersFrom(bytes.length + 1);
    for (let round = 0; round < 20; round += 1) {
      const length = next(bytes.length);
      const [structure, edit] = await expectForeseen(bytes.subarray(0, length), `${name}, cut off at ${length}`);
      expect([structure?.code, edit?.code]).toEqual(['not-hdf5', 'not-hdf5']);
    }
  });

  it.each(sources)('%s, with a stretch of zeros in it, is read or told as such', async (name) => {
    const bytes = readFileSync(join(fixtures, name));
    const next = numbersFrom(bytes.length + 2);
    for (let round = 0; round < 20; round += 1) {
      const holed = Buffer.from(bytes);
      const start = next(Math.min(bytes.length, 12_000));
      holed.fill(0, start, start + 1 + next(512));
      await expectForeseen(holed, `${name}, zeros from ${start}`);
    }
  });
});

describe('a file that was made up', () => {
  const withTexts = join(fixtures, 'containers/session1.spy/session1_stim.event');

  it('with a global heap in which the library would go round is told as damaged', async () => {
    makeRoundHeap(withTexts, damagedFile);
    const problem = await problemFrom(withFile(damagedFile, (file) => hdf5.structure(file)));
    expect(problem).toMatchObject({ code: 'damaged', path: damagedFile });
  });

  it('whose texts are no longer where they are looked for is told as damaged, not read as other texts', async () => {
    const bytes = readFileSync(withTexts);
    bytes.write('gcol', bytes.indexOf('GCOL'), 'latin1');
    writeFileSync(damagedFile, bytes);
    expect(await codeOf(withFile(damagedFile, (file) => hdf5.structure(file)))).toBe('damaged');
  });

  it('with one long text named two hundred times is only told to have it', async () => {
    const path = join(folder, 'bomb.h5');
    await makeTextBomb(hdf5, path, 200);
    const structure = await withFile(path, (file) => hdf5.structure(file));
    expect(structure.attributeNames).toEqual(['labels']);
    expect(structure.attributes).toEqual({});
  });

  it('with a trial table of a trillion rows opens, and the table can be replaced', async () => {
    makeLongTable(join(fixtures, 'awkward/quickspike.spy/quickspike.spike'), damagedFile, 2, 2 ** 40);
    const trialdefinition = { columns: 3, values: new BigInt64Array(6) };
    await withFile(damagedFile, async (file) => {
      const { datasets } = await hdf5.structure(file);
      expect(datasets.find(({ name }) => name === 'trialdefinition')?.shape).toEqual([2 ** 40, 3]);
      expect(await codeOf(hdf5.edit(file, { attributes: [], trialdefinition }))).toBeNull();
      expect(await codeOf(hdf5.edit(file, { attributes }))).toBeNull();
    });
  });
});
