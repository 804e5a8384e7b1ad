import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fuzzCases, seedlings } from '../interop/fuzz/cases';
import { fixtures } from '../unit/objects/saving';
import { keptCommands } from './kept-commands';
import { isEveryPoint } from './points';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-mutated-')));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const SEED = 20_230_900;
const CASES = isEveryPoint ? 2_000 : 200;
/** A command has to be started for each save. */
const SAVED = isEveryPoint ? 200 : 10;

it(
  `${CASES} changed pairs, of which ${SAVED} are saved, make a command open nothing beyond them`,
  { timeout: 1_200_000 },
  async () => {
    const { run, runSave, commands } = keptCommands(base);
    const folder = join(base, 'pairs');
    mkdirSync(folder);
    // There is nothing to change in an empty file.
    const from = seedlings(fixtures).filter(({ data }) => data.length > 0);
    const pairs = fuzzCases(from, SEED, CASES).map(({ index, from: { name }, data, info }) => {
      const path = join(folder, `case${index}${extname(name)}`);
      writeFileSync(path, data);
      writeFileSync(`${path}.info`, info);
      return path;
    });
    expect(pairs).toHaveLength(CASES);
    expect((await run(['info', folder], pairs)).status).toBe(0);
    const { stdout, stderr } = await run(['verify', ...pairs], pairs);
    for (const path of pairs) expect(stdout + stderr).toContain(path);
    for (let at = 0; at < SAVED; at += 1) await runSave(pairs[Math.floor((at * CASES) / SAVED)] ?? '');
    console.log(`looked at the files that ${commands()} commands opened for ${CASES} changed pairs of seed ${SEED}`);
  },
);
