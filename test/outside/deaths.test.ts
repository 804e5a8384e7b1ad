import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { judge, judgeSameAs } from '../judge/judge';
import { seenBy, type Seen } from '../judge/seen-pair';
import { aimedAt, chosen, countsOf, deathsOf, type Point } from './points';
import { layOut, madeFolders, namesIn, OLD, SAVES, SOURCE, type DisturbedSave } from './saves';
import { EVERY_FILE_CALL, traced } from './traced';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-deaths-')));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Of each save, when it does not die everywhere. */
const CHOICE = 10;

async function deathsOfWholeSave(name: string, save: DisturbedSave): Promise<Point[]> {
  const folder = join(base, `whole-${name}`);
  layOut(folder, save);
  const { status, stderr, calls } = await traced(save.words, folder, EVERY_FILE_CALL);
  if (status !== 0) throw new Error(`an undisturbed save ended with status ${status ?? 'none'}: ${stderr}`);
  return deathsOf(calls, folder);
}

for (const [name, save] of Object.entries<DisturbedSave>(SAVES)) {
  const deaths = await deathsOfWholeSave(name, save);
  const tried = chosen(deaths, CHOICE, ({ call }) => call);
  const untouched: Seen = save.old === null ? 'nothing' : 'old';
  const saved: string[] = [];

  describe(`a save (${name}) that is killed at a call of the system leaves the old pair, nothing or the new one; after info, the old or the new`, () => {
    afterAll(() => {
      console.log(`${name}: killed ${tried.length} of ${deaths.length} saves, before ${countsOf(tried.map(({ call }) => call))}`);
    });

    it.concurrent.each(tried)('before $call $at of $path', async (death) => {
      const folder = mkdtempSync(join(base, 'death-'));
      layOut(folder, save);
      const before = namesIn(folder);
      const target = join(folder, save.target);
      // A filter in the kernel would let the call pass before the signal comes.
      const { signal, status } = await traced(save.words, folder, aimedAt(death, folder, 'signal=SIGKILL'));
      expect(signal ?? status).toSatisfy((end) => end === 'SIGKILL' || end === 137);
      expect([untouched, 'nothing', 'new']).toContain(seenBy(target, OLD));

      if (existsSync(dirname(target))) {
        const info = await traced(['info', dirname(save.target)], folder, ['-e', 'trace=none']);
        expect([info.status, info.stderr]).toEqual([0, '']);
      }
      const after = seenBy(target, OLD);
      expect([untouched, 'new']).toContain(after);
      expect(seenBy(join(folder, 'source.analog'), SOURCE)).toBe('old');
      // The folders that were made for the target may stay, empty.
      const pair = after === 'new' && save.old === null ? [save.target, `${save.target}.info`] : [];
      expect(namesIn(folder)).toEqual([...before, ...madeFolders(folder, save), ...pair].sort());
      if (after === 'new') saved.push(target);
      else rmSync(folder, { recursive: true });
    });

    it('every new pair is the source, as h5py has it', () => {
      expect(saved.length).toBeGreaterThan(0);
      expect(judge(...saved)).toEqual([]);
      expect(judgeSameAs(SOURCE, ...saved)).toEqual([]);
    });
  });
}
