import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, judgeSameAs } from '../../judge/judge';
import { pythonCommand, runPython } from '../python';
import { answerOf, spydesk } from './command';
import { snapshot } from './folders';
import { eachInFreshFolder } from './fresh-folders';

const here = (name: string): string => resolve(import.meta.dirname, '..', name);
let folder = '';
let source = '';
let target = '';

/** The kinds of `make_object.py`, with the version of their superblock and the place of its flags. */
const SUPERBLOCKS = [
  ['sound', 0, 20],
  ['superblock-2', 2, 11],
  ['superblock-3', 3, 11],
] as const;
/** Open for writing; open by a single writer with readers. */
const MARKS = ['1', '5'];
const CASES = SUPERBLOCKS.flatMap(([kind, version, at]) => MARKS.map((mark) => ({ kind, version, at, mark })));

eachInFreshFolder((fresh) => {
  folder = fresh;
  source = join(folder, 'source.analog');
  target = join(folder, 'target.analog');
  runPython(here('make_object.py'), 'sound', source);
});

/** Records the checksum of the file as it is, as Syncopy does while it has the file open. */
function recordChecksum(path: string): void {
  const info = JSON.parse(readFileSync(`${path}.info`, 'utf8')) as object;
  const checksum = createHash('sha1').update(readFileSync(path)).digest('hex');
  writeFileSync(`${path}.info`, JSON.stringify({ ...info, file_checksum: checksum }));
}

/** Makes an object whose writer died before it closed the file. */
function makeMarked(kind: string, mark: string, path: string): void {
  runPython(here('make_object.py'), kind, path);
  runPython(here('mark_open.py'), path, mark);
  recordChecksum(path);
}

const WARNING = /^warning: The data file that is there is marked as open for writing[^\n]*\(\S+target\.analog\)\.\n$/;

describe('a target that a program writes, or that it did not close', () => {
  it.each(CASES)('is replaced with a warning: superblock $version, mark $mark', async ({ kind, at, version, mark }) => {
    makeMarked(kind, mark, target);
    expect([readFileSync(target)[8], readFileSync(target)[at]]).toEqual([version, Number(mark)]);
    const before = snapshot(folder);
    const refused = await spydesk(['save', source, '--filename', target]);
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/^exists: [^\n]*\n$/);
    expect(snapshot(folder)).toEqual(before);

    const { status, stdout, stderr } = await spydesk(['save', source, '--filename', target, '--overwrite']);
    expect([status, stdout]).toEqual([0, `${target}\n${target}.info\n`]);
    expect(stderr).toMatch(WARNING);
    expect(judgeSameAs(source, target)).toEqual([]);
  });

  it('is known while h5py has it open, and what that writes later goes nowhere', async () => {
    runPython(here('make_object.py'), 'sound', target);
    const writer = spawn(
      pythonCommand(),
      [
        '-c',
        'import h5py, sys\nwith h5py.File(sys.argv[1], "r+") as h5:\n  print("open", flush=True)\n  sys.stdin.read()\n  h5["data"][0] = 7',
        target,
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const ended = once(writer, 'exit');
    await once(writer.stdout, 'data');
    const { status, stderr } = await spydesk(['save', source, '--filename', target, '--overwrite']);
    writer.stdin.end();
    await ended;
    expect(status).toBe(0);
    expect(stderr).toMatch(WARNING);
    expect(judgeSameAs(source, target)).toEqual([]);
  });

  it('needs no warning once its writer has closed it', async () => {
    runPython(here('make_object.py'), 'sound', target);
    runPython('-c', 'import h5py, sys; h5py.File(sys.argv[1], "r+").close()', target);
    const { status, stderr } = await spydesk(['save', source, '--filename', target, '--overwrite']);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('may be no sound object at all', async () => {
    writeFileSync(target, readFileSync(source).subarray(0, 600));
    runPython(here('mark_open.py'), target);
    const { status, stderr } = await spydesk(['save', source, '--filename', target, '--overwrite']);
    expect(status).toBe(0);
    expect(stderr).toMatch(WARNING);
    expect(judge(target)).toEqual([]);
  });
});

describe('a source that a program writes, or that it did not close', () => {
  const readable = CASES.filter(({ version }) => version < 3);
  it.each(readable)('is saved with a warning, and the copy is closed: superblock $version, mark $mark', async (one) => {
    makeMarked(one.kind, one.mark, source);
    const { status, stderr } = await spydesk(['save', source, '--filename', target]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^warning: The object is marked as open for writing[^\n]*\(\S+source\.analog\)\.\n$/);
    expect(readFileSync(target)[one.at]).toBe(0);
    expect(judgeSameAs(source, target)).toEqual([]);
    expect(await answerOf(['info', source])).toMatchObject({ filename: 'source.analog' });
  });

  it.each(MARKS)('is refused where HDF5 itself would not open it: superblock 3, mark %s', async (mark) => {
    makeMarked('superblock-3', mark, source);
    const before = snapshot(folder);
    const { status, stdout, stderr } = await spydesk(['save', source, '--filename', target]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^busy: The file is marked as open for writing[^\n]*\. Nothing was changed\. Wait for that program[^\n]*\n$/,
    );
    expect(snapshot(folder)).toEqual(before);
  });

  it('onto itself is warned of once', async () => {
    makeMarked('sound', '1', source);
    const { status, stderr } = await spydesk(['save', source, '--overwrite']);
    expect(status).toBe(0);
    expect(stderr.match(/warning: /g)).toHaveLength(1);
    expect(readFileSync(source)[20]).toBe(0);
    expect(judge(source)).toEqual([]);
  });
});
