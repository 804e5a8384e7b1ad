import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flipByte } from '../../damage';
import { judge } from '../../judge/judge';
import { runPython } from '../python';
import { answerOf, spydesk } from './command';
import { copyFixture, fixtures, snapshot } from './folders';
import { eachInFreshFolder } from './fresh-folders';

const maker = resolve(import.meta.dirname, '../make_object.py');
let folder = '';
let source = '';

/** Flips the bits of one byte amid the numbers. */
const damage = (path: string): void => flipByte(path, 9000);

eachInFreshFolder((fresh) => {
  folder = fresh;
  source = join(folder, 'source.analog');
  runPython(maker, 'sound', source);
});

describe('an object whose bytes fail their checksum', () => {
  it('is not saved: one line, and nothing is written', async () => {
    damage(source);
    const before = snapshot(folder);
    for (const words of [['--container', join(folder, 'new/c')], ['--filename', join(folder, 'f')], ['--overwrite']]) {
      const { status, stdout, stderr } = await spydesk(['save', source, ...words]);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^damaged: [^\n]*source\.analog[^\n]*--accept-damage[^\n]*\.\n$/);
      expect(snapshot(folder)).toEqual(before);
    }
  });

  it('is saved where the user insists, and its log says so', async () => {
    damage(source);
    const target = join(folder, 'c.spy/c.analog');
    await answerOf(['save', source, '--container', join(folder, 'c'), '--accept-damage']);
    expect(judge(target)).toEqual([]);
    const info = JSON.parse(readFileSync(`${target}.info`, 'utf8')) as { _log: string };
    expect(info._log).toMatch(/save: Wrote files [^\n]+\n[^\n]+\.info\n\tThe source did not match its checksum/);
    expect(await answerOf(['verify', target])).toEqual([{ path: target, answer: 'intact' }]);
  });

  it('lends nothing to a selection, unless the user insists, and then the log says so', async () => {
    damage(source);
    const before = snapshot(folder);
    const words = ['select', source, '--channel', '1,2', '--filename', join(folder, 'f')];
    const { status, stderr } = await spydesk(words);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^damaged: [^\n]*source\.analog[^\n]*--accept-damage[^\n]*\.\n$/);
    expect(snapshot(folder)).toEqual(before);
    await answerOf([...words, '--accept-damage']);
    const target = join(folder, 'f.analog');
    expect(judge(target)).toEqual([]);
    const info = JSON.parse(readFileSync(`${target}.info`, 'utf8')) as { _log: string };
    expect(info._log).toContain('\tchannel = [1, 2]\n\tThe source did not match its checksum');
  });

  it('is told by info, which looks at no numbers', async () => {
    damage(source);
    expect(await answerOf(['info', source])).toMatchObject({ filename: 'source.analog', trials: 2 });
  });

  it('is damaged by verify: status 1, and the others are verified all the same', async () => {
    damage(source);
    runPython(maker, 'sound', join(folder, 'other.analog'));
    const { status, stdout, stderr } = await spydesk(['verify', source, join(folder, 'other.analog'), '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      { path: source, answer: 'damaged' },
      { path: join(folder, 'other.analog'), answer: 'intact' },
    ]);
    expect(stderr).toMatch(/^damaged: [^\n]*source\.analog[^\n]*\.\n$/);
    expect(stderr).not.toContain('--accept-damage');
  });
});

describe('an undamaged object', () => {
  it('accepts --accept-damage without a word in its log', async () => {
    await answerOf(['save', source, '--filename', join(folder, 'f'), '--accept-damage']);
    expect(readFileSync(join(folder, 'f.analog.info'), 'utf8')).not.toContain('did not match');
  });
});

describe('verify', () => {
  it.each([
    ['awkward/gzip.spy/gzip.analog', 'intact'],
    ['awkward/cat.spy/cat.analog', 'intact-taken-open'],
    ['awkward/latest.spy/latest.analog', 'intact'],
    ['awkward/quick.spy/quick.analog', 'cannot-tell'],
    ['awkward/quickspike.spy/quickspike.spike', 'cannot-tell'],
    ['containers/session1.spy/session1_raw.analog', 'intact-taken-open'],
  ])('%s: %s', async (name, answer) => {
    const path = join(fixtures, name);
    expect(await answerOf(['verify', path])).toEqual([{ path, answer }]);
  });

  it('says each answer in words, and tells strays with their reason without a change of status', async () => {
    const container = copyFixture('awkward/stray.spy', folder);
    const { status, stdout, stderr } = await spydesk(['verify', container]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/stray\.analog +intact \(checksum taken while open\)/);
    expect(stdout).toMatch(/stray_noinfo\.analog +info-missing: The data file has no \.info file beside it\./);
    expect(stdout.trimEnd().split('\n')).toHaveLength(6);
  });

  it('finds a file that was cut off in a container, and answers damaged with status 1', async () => {
    const container = copyFixture('containers/session1.spy', folder);
    truncateSync(join(container, 'session1_lfp.analog'), 9_000);
    const { status, stdout, stderr } = await spydesk(['verify', container]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/session1_lfp\.analog +damaged\n/);
    expect(stderr).toMatch(/^damaged: [^\n]*session1_lfp\.analog[^\n]*\.\n$/);
  });

  it('says where no checksum was recorded', async () => {
    const info = JSON.parse(readFileSync(`${source}.info`, 'utf8')) as Record<string, unknown>;
    writeFileSync(`${source}.info`, JSON.stringify({ ...info, file_checksum: null }));
    expect(await answerOf(['verify', source])).toEqual([{ path: source, answer: 'none' }]);
    const { stdout } = await spydesk(['verify', source]);
    expect(stdout).toMatch(/source\.analog +no checksum recorded/);
  });

  it('writes nothing', async () => {
    const container = copyFixture('containers/session1.spy', folder);
    const before = snapshot(folder);
    await answerOf(['verify', container, source]);
    expect(snapshot(folder)).toEqual(before);
  });
});
