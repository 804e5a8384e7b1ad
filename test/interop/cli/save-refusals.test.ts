import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spydesk, unprivileged, type Circumstances } from './command';
import { copyFixture, snapshot } from './folders';
import { eachInFreshFolder } from './fresh-folders';

let folder = '';
let tagged = '';
let loose = '';

eachInFreshFolder((fresh) => {
  folder = fresh;
  const container = copyFixture('containers/session1.spy', folder);
  tagged = join(container, 'session1_lfp.analog');
  loose = copyFixture('containers/loose.analog', folder);
});

/** One line of reason, status 1, and the disk as it was. */
async function expectRefusal(words: readonly string[], line: RegExp, circumstances: Circumstances = {}): Promise<void> {
  const before = snapshot(folder);
  const outcome = await spydesk(['save', ...words], { env: { INIT_CWD: folder, HOME: folder }, ...circumstances });
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toMatch(/^[a-z0-9-]+: [^\n]+\.\n$/);
  expect(outcome.stderr).toMatch(line);
  expect(snapshot(folder)).toEqual(before);
}

describe('a save refuses, with one line and nothing written,', () => {
  it.each<[string, string[], RegExp]>([
    ['both a container and a file name', ['--container', 'c', '--filename', 'f'], /^invalid-name: .* both given/],
    ['an empty container', ['--container', ''], /^invalid-name: The name is empty/],
    ['a container of spaces', ['--container', '  '], /^invalid-name: The name is empty/],
    ['a container that is an ending alone', ['--container', '.spy'], /^invalid-name: The name is empty/],
    ['a hidden container', ['--container', '.c'], /^invalid-name: .*begins with a dot/],
    ['a dot in the container', ['--container', 'a.b'], /^invalid-name: .*cannot hold a dot/],
    ['a dot in the container beside its ending', ['--container', 'a.b.spy'], /^invalid-name: .*cannot hold a dot/],
    ['.spy in other letters', ['--container', 'K.SPY'], /^invalid-name: .*Write it as K\.spy/],
    ['a control character in the container', ['--container', 'a\nb'], /^invalid-name: .*control character/],
    ['a container too long', ['--container', 'x'.repeat(244)], /^invalid-name: .*too long/],
    ['a container of too many bytes', ['--container', 'ü'.repeat(124)], /^invalid-name: .*too long/],
    ['an empty tag', ['--container', 'c', '--tag', ''], /^invalid-name: The name is empty/],
    ['a dot in the tag', ['--container', 'c', '--tag', 'a.b'], /^invalid-name: A tag cannot hold a dot/],
    ['a path separator in the tag', ['--container', 'c', '--tag', 'a/b'], /^invalid-name: A tag cannot hold a path separator/],
    [
      'the other separator in the tag',
      ['--container', 'c', '--tag', 'a\\b'],
      /^invalid-name: A tag cannot hold a path separator/,
    ],
    ['a control character in the tag', ['--container', 'c', '--tag', 'a\tb'], /^invalid-name: .*control character/],
    ['a tag too long', ['--container', 'c', '--tag', 't'.repeat(242)], /^invalid-name: .*too long/],
    ['an empty file name', ['--filename', ''], /^invalid-name: The name is empty/],
    ['a file name that is an extension alone', ['--filename', '.analog'], /^invalid-name: The name is empty/],
    ['a file name with a slash at its end', ['--filename', 'new/'], /^invalid-name: The name is empty/],
    ['a hidden file', ['--filename', '.f'], /^invalid-name: .*begins with a dot/],
    ["another class's extension", ['--filename', 'f.spike'], /^invalid-name: .*Use \.analog/],
    ['no extension of Syncopy', ['--filename', 'f.txt'], /^invalid-name: .*Use \.analog/],
    ['the extension in other letters', ['--filename', 'f.Analog'], /^invalid-name: .*Write it as f\.analog/],
    ['more than one extension', ['--filename', 'a.b.analog'], /^invalid-name: .*more than one extension/],
    ['a control character in the file name', ['--filename', 'f\r'], /^invalid-name: .*control character/],
    ['a file name too long', ['--filename', 'f'.repeat(244)], /^invalid-name: .*too long/],
    ['a path too long', ['--filename', `${'long/'.repeat(900)}f`], /^invalid-name: .*too long/],
    [
      "a file without its container's prefix",
      ['--filename', 'session1.spy/other'],
      /^invalid-name: .*begin the file name with session1/i,
    ],
    [
      'the same in a container that is not there',
      ['--filename', 'new.spy/other'],
      /^invalid-name: .*begin the file name with new/i,
    ],
    ['a tag that is there already', ['--tag', 'raw'], /^exists: .*session1_raw\.analog.*--overwrite/],
    ['its own files without --overwrite', [], /^exists: .*session1_lfp\.analog/],
    ['a file that is there already', ['--filename', 'loose'], /^exists: .*loose\.analog/],
  ])('%s', async (_, words, line) => {
    await expectRefusal([tagged, ...words], line);
  });

  it('a tag for an object outside of a container', async () => {
    await expectRefusal([loose, '--tag', 't'], /^invalid-name: A tag needs a container/);
  });

  it('a folder where a file should be', async () => {
    mkdirSync(join(folder, 'f.analog'));
    await expectRefusal([tagged, '--filename', 'f', '--overwrite'], /^is-folder: .*f\.analog/);
  });

  it('a folder where the .info should go', async () => {
    mkdirSync(join(folder, 'f.analog.info'));
    await expectRefusal([tagged, '--filename', 'f', '--overwrite'], /^is-folder: .*f\.analog\.info/);
  });

  it('a file where the container should go', async () => {
    writeFileSync(join(folder, 'c.spy'), '');
    await expectRefusal([tagged, '--container', 'c', '--overwrite'], /^not-folder: .*c\.spy/);
  });

  it('a file where a folder on the way should be', async () => {
    await expectRefusal([tagged, '--filename', 'loose.analog/new/f'], /^not-folder: .*loose\.analog/);
  });

  it.each(['f.analog', 'f.analog.info'])('a lonely %s that is there already', async (name) => {
    writeFileSync(join(folder, name), 'of someone else');
    await expectRefusal([tagged, '--filename', 'f'], /^exists: /);
  });

  it('a dead link at the place of the file', async () => {
    symlinkSync('nowhere', join(folder, 'f.analog'));
    await expectRefusal([tagged, '--filename', 'f'], /^exists: /);
  });

  it('a pipe at the place of the file, even with --overwrite', async () => {
    execFileSync('mkfifo', [join(folder, 'f.analog')]);
    await expectRefusal([tagged, '--filename', 'f', '--overwrite'], /^is-device: /);
  });

  it('another Unicode form of a name that is there, as the same name', async () => {
    const umlaut = copyFixture('awkward/Größe ü.spy', folder);
    const decomposed = basename(umlaut).normalize('NFD');
    await expectRefusal([tagged, '--container', decomposed], /^exists: /);
  });

  it('a folder without permission, leaving no folder on the way', async () => {
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'closed'), 0o555);
    const circumstances = { env: { INIT_CWD: folder }, through: unprivileged() };
    await expectRefusal([tagged, '--container', 'closed/new/c'], /^no-permission: .*closed/, circumstances);
    await expectRefusal([tagged, '--filename', 'closed/f'], /^no-permission: .*closed/, circumstances);
  });

  it('a container of many objects without --select, naming them', async () => {
    await expectRefusal(
      [join(folder, 'session1.spy'), '--container', 'c'],
      /^select-needed: .*session1_lfp\.analog.*--select TAG\.EXT/,
    );
  });

  it('an object that the container does not hold', async () => {
    await expectRefusal(
      [join(folder, 'session1.spy'), '--select', 'none.spike', '--container', 'c'],
      /^not-found: .*session1_none\.spike/,
    );
  });

  it('a folder without objects', async () => {
    mkdirSync(join(folder, 'empty.spy'));
    await expectRefusal([join(folder, 'empty.spy'), '--container', 'c'], /^no-objects: .*empty\.spy/);
  });
});
