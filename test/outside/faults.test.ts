import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../src-main/errors';
import { judge, judgeOnlyChanged } from '../judge/judge';
import { seenBy } from '../judge/seen-pair';
import { aimedAt, chosen, countsOf, faultsOf, isInjected, kindOf, type Fault } from './points';
import { CHANGES, layOut, madeFolders, namesIn, OLD, SAVES, SOURCE, type DisturbedSave } from './saves';
import { toleranceOf } from './tolerated';
import { EVERY_FILE_CALL, traced, type Traced } from './traced';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-faults-')));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Of a save, and of each other one, when not every fault is tried: at each kind of call one at least. */
const CHOICE = 20;
const FEW = 10;

const CODES: Readonly<Record<string, string>> = {
  ENOSPC: 'no-space',
  EIO: 'io-error',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
};

async function faultsOfWholeSave(name: string, save: DisturbedSave): Promise<Fault[]> {
  const folder = join(base, `whole-${name}`);
  layOut(folder, save);
  const { status, stderr, calls } = await traced(save.words, folder, EVERY_FILE_CALL);
  if (status !== 0) throw new Error(`an undisturbed save ended with status ${status ?? 'none'}: ${stderr}`);
  return faultsOf(calls, folder);
}

/** One line that says what is the case, of which file, and nothing of the inside of the program. */
function expectRefusal({ stdout, stderr }: Traced, { call, error }: Fault, { words }: DisturbedSave): void {
  expect(stderr).toMatch(/^[a-z0-9-]+: [^\n]+\.\n$/);
  expect(stderr).not.toContain('.spydesk-');
  const code = stderr.slice(0, stderr.indexOf(':'));
  // The report on many objects has a line for each that was come to.
  if (words[0] === 'apply') expect(stdout).toMatch(new RegExp(`^(/.*/source\\.analog: ${code}: .+\n)?$`));
  else expect(stdout).toBe('');
  expect(PROBLEM_CODES.filter((known) => known !== 'internal')).toContain(code);
  // Whether a folder may be written to is asked by a yes or no.
  if (kindOf(call) !== 'access') expect(code).toBe(CODES[error]);
  expect(stderr).toContain('Nothing was changed');
}

async function expectCleanAfterInfo(folder: string, target: string, whole: readonly string[]): Promise<void> {
  const { status, stderr } = await traced(['info', dirname(target)], folder, ['-e', 'trace=none']);
  expect([status, stderr]).toEqual([0, '']);
  expect(namesIn(folder)).toEqual(whole);
}

for (const [name, save] of Object.entries<DisturbedSave>({ ...SAVES, ...CHANGES })) {
  const faults = await faultsOfWholeSave(name, save);
  // What is created or changed goes the same way as what is replaced, but for its beginning.
  const isFirst = save === SAVES.replace;
  const tried = chosen(faults, isFirst ? CHOICE : FEW, ({ call, error }) => (isFirst ? `${call} ${error}` : call));
  const whole = namesIn(join(base, `whole-${name}`));
  // What a change makes of an object is looked at by other tests. Its history names the folder.
  const isPlain = name in SAVES;
  const [reference, otherwise] = isPlain ? [SOURCE, []] : [join(base, `whole-${name}`, save.target), ['_log']];
  /** Pairs that came to be in spite of a fault. */
  const saved: string[] = [];

  describe(`a save (${name}) in which one call of the system fails ends with the new pair, or with one line and nothing changed`, () => {
    afterAll(() => {
      console.log(`${name}: put ${tried.length} of ${faults.length} faults into ${countsOf(tried.map(({ call }) => call))}`);
    });

    it.concurrent.each(tried)('$error at $call $at of $path', async (fault) => {
      const folder = mkdtempSync(join(base, 'fault-'));
      layOut(folder, save);
      const before = namesIn(folder);
      const target = join(folder, save.target);
      const end = await traced(save.words, folder, ['--seccomp-bpf', ...aimedAt(fault, folder, `error=${fault.error}`)]);
      const failed = end.calls.filter(isInjected).length;
      expect(failed).toBeGreaterThan(0);

      const seen = seenBy(target, save.old ?? OLD);
      if (save.old !== SOURCE) expect(seenBy(join(folder, 'source.analog'), SOURCE)).toBe('old');
      if (end.status === 0) {
        expect(seen).toBe('new');
        expect(end.stderr).toBe('');
        expect(toleranceOf(fault, save)).not.toBeNull();
        saved.push(target);
      } else {
        expect(end.status).toBe(1);
        expect(seen).toBe(save.old === null ? 'nothing' : 'old');
        expectRefusal(end, fault, save);
      }
      if (end.status === 0 && !fault.isPublished) expect(namesIn(folder)).toEqual(whole);
      else if (end.status === 0) await expectCleanAfterInfo(folder, save.target, whole);
      else if (failed === 1) expect(namesIn(folder)).toEqual(before);
      // Two threads met the fault: it struck the save, and the removal of what was made of it.
      else await expectCleanAfterInfo(folder, save.target, [...before, ...madeFolders(folder, save)].sort());
      if (end.status !== 0) rmSync(folder, { recursive: true });
    });

    it('every new pair is that of an undisturbed save, as h5py has it', () => {
      expect(saved.length).toBeGreaterThan(0);
      expect(judge(...saved)).toEqual([]);
      expect(judgeOnlyChanged(reference, otherwise, ...saved)).toEqual([]);
    });
  });
}
