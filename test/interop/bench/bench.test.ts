import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { check } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOptions } from '../../bench/options';

const project = resolve(import.meta.dirname, '../../..');

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-bench-')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm run bench` as npm does. */
function bench(...words: readonly string[]) {
  return spawnSync(process.execPath, [join(project, 'scripts', 'bench.mjs'), ...words], { encoding: 'utf8' });
}

/** Times are never asserted here: this only keeps the bench alive. */
describe('the bench', () => {
  it('measures every bar, writes its report and leaves nothing else', { timeout: 600_000 }, async () => {
    const results = join(folder, 'results.md');
    const { status, stderr } = bench('--quick', '--size', '2MB', '--largest', '2MB', '--folder', folder, '--results', results);
    expect(status, stderr).toBe(0);
    const report = readFileSync(results, 'utf8');
    const bars = [...report.matchAll(/^\| (.+?) +\| +\S+.* \| +(?:PASS|\*\*FAIL\*\*) \|$/gm)].map(([, bar]) => bar);
    for (const bar of [
      'start of the command line (`info` of a small object)',
      'save / (`cp` + `sync` + `sha1sum`), 2 MB',
      'verify / `sha1sum`, 2 MB',
      'save of a draft / save, 2 MB',
      'peak memory of save above idle, 2 MB',
      'peak memory of verify above idle, 2 MB',
      'save: a byte of 2 MB / one of 2 MB (linear)',
      'select half of the channels of 2 MB, every second one: for each GB of the object',
      'peak memory of select above idle, half of the channels of 2 MB, every second one',
      'files open at once, 100 objects',
      'first picture of 2 MB, in the data host',
      'a pan or zoom step, main thread of the window',
    ]) {
      expect(bars).toContain(bar);
    }
    expect(report).not.toContain('NaN');
    expect(report).not.toContain('undefined');
    for (const name of [project, folder, hostname()]) expect(report).not.toContain(name);
    expect(await check(report, { parser: 'markdown', printWidth: 130 })).toBe(true);
    expect(readdirSync(folder)).toEqual(['results.md']);
  });
});

describe('the options of the bench', () => {
  it.each([
    [['--only', 'speed'], 'there is no part speed'],
    [['--size', 'large'], 'large is no size'],
    [['--runs', '0'], '0 is no number of runs'],
    [['--fast'], '--fast'],
  ])('are refused: %j', (words, sentence) => {
    expect(() => readOptions(words, project)).toThrow(sentence);
  });

  it('name sizes as people do, and parts in any order', () => {
    const options = readOptions(['--size', '8GB', '--only', 'memory,save'], project);
    expect(options).toMatchObject({ size: 8e9, largest: 8e9, parts: ['save', 'memory'], strict: false });
  });
});
