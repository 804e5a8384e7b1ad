import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { refOfPath } from '../../../src-main/format';
import { judge, judgeOnlyChanged } from '../../judge/judge';
import { seenBy, type Seen } from '../../judge/seen-pair';
import { copyPair, fixtures, saveTools, scratchFolder } from '../../unit/objects/saving';
import { killSave, SOURCE, type Death, type SaveMode } from './kill-save';

const tools = saveTools();
const path = scratchFolder();
const OLD = join(fixtures, 'containers/loose.analog');
const scripts = inject('workerFolder');
/** The file port writes nothing between the end of one operation and the beginning of the next: CI takes one of the two, and the last end. */
const isWanted = ({ at, when }: Death, operations: number): boolean =>
  process.env['CI'] === undefined || when === 'before' || at === operations - 1;
/** Processes that die at once: as many as there are cores on a small machine. */
const AT_ONCE = 2;

/** Kills one save, looks as an outsider, opens the folder, looks again. Answers null where the save lived to its end. */
async function killAt(folder: string, mode: SaveMode, { at, when }: Death): Promise<{ outside: Seen; after: Seen } | null> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const target = join(folder, 'k.analog');
  if (mode !== 'create') copyPair('containers/loose.analog', target);
  const { signal } = await killSave(scripts, target, mode, { at, when });
  if (signal !== 'SIGKILL') return null;
  const outside = seenBy(target, OLD);
  const { entries } = await tools.store.list(refOfPath(folder));
  const strays = entries.filter(({ kind }) => kind === 'stray').map(({ filename }) => filename);
  const after = seenBy(target, OLD);
  const names = readdirSync(folder).sort();
  expect({ at, when, strays, names }).toEqual({
    at,
    when,
    strays: [],
    names: after === 'nothing' ? [] : ['k.analog', 'k.analog.info'],
  });
  return { outside, after };
}

describe.each(['draft', 'create'] as const)('a process that is killed at any operation of a save (%s)', (mode) => {
  it(
    'leaves the old pair, nothing or the new pair to others, and the old or the new one once the folder is opened',
    { timeout: 600_000 },
    async () => {
      const whole = path('whole');
      mkdirSync(whole);
      if (mode !== 'create') copyPair('containers/loose.analog', join(whole, 'k.analog'));
      const { printed } = await killSave(scripts, join(whole, 'k.analog'), mode, { at: -1, when: 'before' });
      const operations = Number(printed);
      expect(operations).toBeGreaterThan(20);

      const points = Array.from({ length: operations }, (_, at) => at)
        .flatMap((at): Death[] => [
          { at, when: 'before' },
          { at, when: 'after' },
        ])
        .filter((point) => isWanted(point, operations));
      const waiting = points.entries();
      const results: { outside: Seen; after: Seen }[] = [];
      await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, lane) => {
          for (const [, point] of waiting) {
            const result = await killAt(path(`lane${lane}`), mode, point);
            if (result === null) throw new Error(`the save survived operation ${point.at}`);
            results.push(result);
            if (result.after === 'new')
              for (const end of ['', '.info']) copyFileSync(path(`lane${lane}`, `k.analog${end}`), path(`seen.analog${end}`));
          }
        }),
      );
      const before: Seen = mode === 'create' ? 'nothing' : 'old';
      expect(new Set(results.map(({ after }) => after))).toEqual(new Set([before, 'new']));
      expect(results.every(({ outside }) => ['old', 'nothing', 'new'].includes(outside))).toBe(true);
      expect(judgeOnlyChanged(SOURCE, mode === 'draft' ? ['trialdefinition'] : [], join(whole, 'k.analog'))).toEqual([]);
      expect(judge(join(whole, 'k.analog'))).toEqual([]);
      console.log(`${mode}: killed at ${results.length} points of ${operations} operations`);
    },
  );
});
