import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../desktop/harness';
import { packageCommand, packageFolder } from './package-under-test';

/** The launcher beside a program that only tells what it was started with, in a folder of a name that shells stumble over. */
async function fakePackage(root: string): Promise<string> {
  const folder = join(root, `o'ne "two"\n $three%`);
  await mkdir(join(folder, 'bin'), { recursive: true });
  await copyFile(join(packageFolder(), 'bin/spydesk'), join(folder, 'bin/spydesk'));
  const program = join(folder, 'spydesk');
  await writeFile(program, '#!/bin/sh\nprintf "%s\\0" "${ELECTRON_RUN_AS_NODE-window}" "$@"\n');
  await chmod(program, 0o755);
  const link = join(root, 'a link');
  await symlink('a second link', link);
  await symlink(join(folder, 'bin/spydesk'), join(root, 'a second link'));
  return link;
}

test('a command goes to the terminal, all else to the window, with every word as it was typed', async ({ folders }) => {
  const command = await fakePackage(folders.work);
  const told = (words: readonly string[], DISPLAY: string): string[] =>
    execFileSync(command, words, { encoding: 'utf8', env: { PATH: process.env['PATH'], DISPLAY } })
      .split('\0')
      .slice(0, -1);

  const odd = [`it's "one"\n\\two$HOME *`, '', ' '];
  expect(told(odd, ':7')).toEqual(['window', ...odd]);
  expect(told([], ':7')).toEqual(['window']);
  expect(told(['./info'], ':7')).toEqual(['window', './info']);
  expect(told(['--', 'info'], ':7')).toEqual(['window', '--', 'info']);
  const commands = ['info', 'save', 'select', 'relabel', 'define-trials', 'apply', 'verify', '--help', '-h', '--version'];
  for (const word of commands) {
    const [mode, script, ...words] = told([word, ...odd], ':7');
    expect([mode, words]).toEqual(['1', [word, ...odd]]);
    expect(script).toMatch(/resources\/app\.asar\/out\/main\/cli\.js$/);
  }
  // Where there is no display a window could not be shown.
  for (const words of [['session1.spy'], [], ['./info']]) {
    const [mode, , ...others] = told(words, '');
    expect([mode, others]).toEqual(['1', ['--no-display']]);
  }
  expect(told(['info', ...odd], '').slice(2)).toEqual(['info', ...odd]);
});

test('its status and streams are those of the command line', async ({ folders }) => {
  const ran = (words: readonly string[]): [number | null, string, string] => {
    const env = { PATH: process.env['PATH'], HOME: folders.home, DISPLAY: ':7' };
    const { status, stdout, stderr } = spawnSync(packageCommand(), words, { cwd: folders.work, encoding: 'utf8', env });
    return [status, stdout, stderr];
  };
  await folders.fixture('containers/session1.spy');
  expect(ran(['verify', 'session1.spy'])).toEqual([0, expect.stringContaining('session1_lfp.analog'), '']);
  expect(ran(['info', 'gone.spy'])).toEqual([1, '', expect.stringMatching(/^not-found: [^\n]+\n$/)]);
  expect(ran(['info'])).toEqual([2, '', expect.stringContaining('usage: spydesk info')]);
});
