import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../judge/judge';
import { runPython } from '../python';
import { answerOf, spydesk } from './command';
import { makeFolder, removeFolder, snapshot } from './folders';

let folder = '';
let disk = '';
let source = '';
let isMounted = false;

beforeAll(() => {
  folder = makeFolder();
  disk = join(folder, 'disk');
  mkdirSync(disk);
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
  source = join(folder, 'source.analog');
  runPython(resolve(import.meta.dirname, '../make_object.py'), 'filled', source, '4');
});
afterAll(() => {
  if (isMounted) execFileSync('umount', [disk]);
  removeFolder(folder);
});

/** Files end at 1 MiB, as on a disk that is full: the program gets an error of the system amid its copy. */
const WITHIN_A_MEGABYTE = ['bash', '-c', 'trap "" XFSZ; ulimit -f 1024; exec "$@"', 'bash'];

describe('an answer that cannot be written', () => {
  it('is told as such, and not as a save that changed nothing', async () => {
    const target = join(folder, 'untold.analog');
    const through = ['bash', '-c', 'exec "$@" > /dev/full', 'bash'];
    const { status, stderr } = await spydesk(['save', source, '--filename', target], { through });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^io-error: [^\n]+\(stdout\)\. The object was saved all the same\. [^\n]+\.\n$/);
    expect(judge(target)).toEqual([]);
    removeFolder(target);
    removeFolder(`${target}.info`);
  });
});

describe('a disk that is too small', () => {
  it('refuses a save amid its copy with one line, and nothing is left over', async () => {
    const before = snapshot(folder);
    for (const words of [['--container', join(folder, 'new/c')], ['--filename', join(folder, 'f')], ['--overwrite']]) {
      const { status, stdout, stderr } = await spydesk(['save', source, ...words], { through: WITHIN_A_MEGABYTE });
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^no-space: A file of this size is more than [^\n]+ Nothing was changed\. [^\n]+\.\n$/);
      // What the program was writing to has a name of its own, which says nothing to anybody.
      expect(stderr).toMatch(/(new\/c\.spy\/c|f|source)\.analog/);
      expect(stderr).not.toContain('.spydesk-');
      expect(snapshot(folder)).toEqual(before);
    }
  });

  it('refuses a save where a real one is full, and takes a small object afterwards', async () => {
    // Only the superuser can make a small disk; for others the case above stands for it.
    const target = isMounted ? disk : folder;
    const through = isMounted ? [] : WITHIN_A_MEGABYTE;
    const before = snapshot(target);
    const { status, stderr } = await spydesk(['save', source, '--container', join(target, 'c')], { through });
    expect(status).toBe(1);
    const lack = isMounted ? `; 3\\.\\d MB more are needed on ${disk}\\.` : '\\.';
    expect(stderr).toMatch(new RegExp(`^no-space: [^\\n]+ Nothing was changed${lack} [^\\n]+\\.\\n$`));
    expect(snapshot(target)).toEqual(before);

    const small = join(folder, 'small.analog');
    runPython(resolve(import.meta.dirname, '../make_object.py'), 'sound', small);
    await answerOf(['save', small, '--container', join(target, 'c')], { through });
    expect(judge(join(target, 'c.spy'))).toEqual([]);
  });
});
