import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runPython } from '../interop/python';
import { contentOf } from '../unit/objects/saving';
import { everyFixture } from '../interop/cli/expected';
import { dataFilesIn, keptCommands } from './kept-commands';
import { EVERY_OPENING, reachedBeyond } from './opened-files';
import { traced } from './traced';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-opened-')));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const { run, runSave, commands } = keptCommands(base);
afterAll(() => {
  console.log(`looked at the files that ${commands()} commands opened`);
});

describe('a command opens nothing but the objects that it is given', () => {
  const paths = everyFixture.map(({ path }) => path);

  it.concurrent.each(everyFixture)('save $name', async ({ path }) => {
    expect((await runSave(path)).status).toBe(0);
  });

  it('verify every fixture', async () => {
    expect((await run(['verify', ...paths], paths)).stdout.split('\n').length).toBeGreaterThan(paths.length);
  });

  const fixtures = resolve(import.meta.dirname, '../fixtures');
  const containers = ['containers', 'awkward'].flatMap((folder) =>
    readdirSync(join(fixtures, folder))
      .filter((name) => name.endsWith('.spy'))
      .map((name) => join(fixtures, folder, name)),
  );
  it.concurrent.each(containers)('info %s', async (container) => {
    const data = readdirSync(container).map((name) => join(container, name));
    expect((await run(['info', container], data)).status).toBe(0);
  });
});

describe('a command that is given hostile objects opens nothing that they name, though it is there', () => {
  const folder = join(base, 'hostile');
  const kinds = runPython(join(import.meta.dirname, 'make_hostile.py'), folder)
    .trim()
    .split('\n');
  const outside = contentOf(join(folder, 'outside'));
  const pairs = dataFilesIn(join(folder, 'pairs'));
  const pathOf = (kind: string): string => join(folder, 'pairs', `${kind}.analog`);

  it('they are of every kind that was made', () => {
    expect(pairs).toEqual(kinds.map(pathOf).sort());
    expect(Object.keys(outside).length).toBeGreaterThan(4);
  });

  it.concurrent.each(kinds)('save %s', async (kind) => {
    const { status, stderr } = await runSave(pathOf(kind));
    // Storage, a link or a virtual dataset that leads out of the file; the other kinds name a path where none counts.
    if (/-(stored|linked|virtual)|^data-(soft|in)/.test(kind))
      expect([status, stderr.split(':')[0]]).toEqual([1, 'external-storage']);
  });

  it('info of the folder, and verify of all', async () => {
    expect((await run(['info', join(folder, 'pairs')], pairs)).status).toBe(0);
    const { stdout, stderr } = await run(['verify', ...pairs], pairs);
    for (const path of pairs) expect(stdout + stderr).toContain(path);
  });

  it('what they name is as it was', () => {
    expect(contentOf(join(folder, 'outside'))).toEqual(outside);
  });
});

describe('a command that is given objects of hostile names keeps to them', () => {
  const names = [
    '$(touch x).analog',
    '-rf.analog',
    '--overwrite.analog',
    'a\nb.analog',
    '..%2foutside.analog',
    '~root.analog',
    'ü\u202e.analog',
  ];
  const folder = join(base, 'names');
  mkdirSync(folder);
  const sound = resolve(import.meta.dirname, '../fixtures/containers/loose.analog');
  for (const name of names) for (const end of ['', '.info']) cpSync(sound + end, join(folder, name) + end);

  it.concurrent.each(names)('save %j', async (name) => {
    expect((await runSave(join(folder, name))).status).toBe(0);
  });

  it('info of the folder, and verify of all', async () => {
    const pairs = names.map((name) => join(folder, name));
    expect((await run(['info', folder], pairs)).status).toBe(0);
    expect((await run(['verify', ...pairs], pairs)).status).toBe(0);
  });
});

describe('a work folder that was made up', () => {
  it('leads to no file that its records name', async () => {
    const folder = join(base, 'made-up');
    const outside = join(base, 'secret');
    for (const one of [folder, outside]) mkdirSync(one);
    const secret = join(outside, 'secret.analog');
    for (const end of ['', '.info']) writeFileSync(secret + end, 'a secret');
    const dead = { host: 'nobody', bootId: null, pid: 1, processStart: null, uuid: 'x' };
    ['../secret/secret.analog', secret].forEach((target, index) => {
      const work = join(folder, `.spydesk-${String(index).padStart(16, '0')}`);
      mkdirSync(work);
      writeFileSync(join(work, 'claim.json'), JSON.stringify({ ...dead, target }));
      const facts = { version: { device: '0', inode: '0', size: '8', modifiedNs: '0' }, sha1: '0'.repeat(40) };
      const pair = { data: facts, info: facts };
      writeFileSync(join(work, 'commit.json'), JSON.stringify({ target, old: { data: null, info: null }, new: pair }));
      for (const name of ['new.data', 'new.info', 'old.data', 'old.info']) symlinkSync(secret, join(work, name));
    });
    await run(['info', folder], [join(folder, 'k.analog')]);
    expect(Object.values(contentOf(outside))).toEqual(['a secret', 'a secret']);
  });
});

describe('the look at what a command opens', () => {
  it('finds what is beyond the objects that it was given', async () => {
    const path = everyFixture[0]?.path ?? '';
    const { calls } = await traced(['info', path], base, EVERY_OPENING);
    expect(reachedBeyond(calls, [path])).toEqual([]);
    const found = reachedBeyond(calls, [join(base, 'k.analog')]);
    expect(found).toContain(`openat ${path}`);
    expect(found).toContain(`openat ${path}.info`);
  });

  it('finds what is opened through a link', async () => {
    const link = join(base, 'link.analog');
    const { path } = everyFixture[0] ?? { path: '' };
    for (const end of ['', '.info']) symlinkSync(path + end, link + end);
    const { calls } = await traced(['info', link], base, EVERY_OPENING);
    expect(reachedBeyond(calls, [link])).toContain(`openat ${path}`);
    expect(reachedBeyond(calls, [link, path])).toEqual([]);
  });
});
