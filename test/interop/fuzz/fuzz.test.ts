import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChecksumVerdict } from '../../../src-main/format';
import { mapBounded } from '../../../src-main/objects';
import { judgeUnkept } from '../../judge/judge';
import { fixtures, saveTools } from '../../unit/objects/saving';
import { fuzzCases, seedlings, type FuzzCase, type Seedling } from './cases';
import { ordinaryUser, unforcedFiles, type Visit } from './ordinary-user';
import { refusedFiles } from './refused';
import { faultsOf, hangsOf, tableOf } from './verdicts';

const SEED = Number(process.env['SPYDESK_FUZZ_SEED'] ?? 20_230_900);
const CASES = Number(process.env['SPYDESK_FUZZ_CASES'] ?? 2_000);
/** Where the files of cases that fail are kept, for a look at them. */
const KEEP = process.env['SPYDESK_FUZZ_KEEP'] ?? null;

const AT_ONCE = 3;
const NEIGHBOUR = 'k_sound.analog';
const sound = join(fixtures, 'containers/one_sample.spy/one_sample.analog');

const tools = saveTools(unforcedFiles);
const user = ordinaryUser(tools);
let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-fuzz-')));
});
afterAll(async () => {
  await user.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Lays a pair beside a sound one, has the user visit it, and looks whether anything else was touched. */
async function visited(
  name: string,
  pair: Pick<Seedling, 'name' | 'data' | 'info'>,
): Promise<{ visit: Visit; touched: string[] }> {
  const home = join(folder, name);
  const container = join(home, 'k.spy');
  const data = join(container, `k_changed${extname(pair.name)}`);
  mkdirSync(join(home, 'out'), { recursive: true });
  mkdirSync(container);
  for (const end of ['', '.info']) cpSync(sound + end, join(container, NEIGHBOUR) + end);
  writeFileSync(data, pair.data);
  writeFileSync(`${data}.info`, pair.info);
  const before = readdirSync(container).sort();
  const visit = await user.visit(container, data, join(home, 'out', `copy${extname(pair.name)}`));
  const isSame = (path: string, bytes: Uint8Array): boolean => Buffer.compare(readFileSync(path), bytes) === 0;
  const touched = [
    ...(isSame(data, pair.data) && isSame(`${data}.info`, pair.info) ? [] : ['the object itself was written']),
    ...(isSame(join(container, NEIGHBOUR), readFileSync(sound)) ? [] : ['the other object was written']),
    ...(readdirSync(container).sort().join() === before.join() ? [] : ['something was put into the folder']),
    ...(readdirSync(home).sort().join() === 'k.spy,out' ? [] : ['something was put beside the folder']),
  ];
  return { visit, touched };
}

function told({ index, from, change }: FuzzCase, faults: readonly string[]): string {
  const how = JSON.stringify(change, (_, value: unknown) => (value instanceof Uint8Array ? [...value].join(' ') : value));
  return `case ${index} of seed ${SEED}, ${from.name}, ${how.slice(0, 300)}: ${faults.join('; ')}`;
}

/** False for numbers that were changed under no checksum that tells: what they mean, nobody knows. */
function isKnown({ change }: FuzzCase, { verdict }: Visit): boolean {
  return change.of === 'info' || (verdict !== 'cannot-tell' && verdict !== 'none');
}

describe('a damaged or crafted object', () => {
  it(`harms nothing, in ${CASES} cases`, { timeout: 60_000 + CASES * 1_000 }, async () => {
    const pairs = seedlings(fixtures);
    const before = new Map<string, ChecksumVerdict>();
    for (const [at, pair] of pairs.entries()) {
      const { visit } = await visited(`sound-${at}`, pair);
      if (visit.verdict !== null) before.set(pair.name, visit.verdict);
    }
    // What does not open before it is changed is another test's matter.
    const from = pairs.filter(({ name }) => before.has(name));
    expect(from.length).toBeGreaterThan(30);

    const visits: Visit[] = [];
    const refused = refusedFiles(join(folder, 'refused'), fixtures);
    const faults: string[] = [];
    const slow: FuzzCase[] = [];
    const copies: string[] = [];
    await mapBounded(fuzzCases(from, SEED, CASES), AT_ONCE, async (one) => {
      const name = `case-${one.index}`;
      const { visit, touched } = await visited(name, { ...one, name: one.from.name });
      visits.push(visit);
      refused.note(one, visit);
      if (hangsOf(visit).length > 0) slow.push(one);
      const found = [...faultsOf(one, visit, before.get(one.from.name) ?? 'none', NEIGHBOUR), ...touched];
      if (found.length > 0) {
        faults.push(told(one, found));
        if (KEEP !== null) cpSync(join(folder, name), join(KEEP, name), { recursive: true });
      }
      if (visit.copy?.insisted === false && isKnown(one, visit)) copies.push(visit.copy.data);
      else rmSync(join(folder, name), { recursive: true });
    });

    for (const one of slow) {
      const { visit } = await visited(`again-${one.index}`, { ...one, name: one.from.name });
      const hangs = hangsOf(visit);
      if (hangs.length > 0) faults.push(told(one, hangs));
    }

    console.info(
      `${visits.length} cases of seed ${SEED}:\n${tableOf(visits)}\n${refused.table()}\n  copies that h5py judges ${copies.length}`,
    );
    expect(faults).toEqual([]);
    expect(user.faults).toEqual([]);
    expect(judgeUnkept(copies)).toEqual([]);
  });
});
