import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spydesk } from './command';

const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8')) as {
  version: string;
};

describe('the words of the command line', () => {
  it('tell the version', async () => {
    expect(await spydesk(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    [['--help']],
    [['save', '--help']],
    [['info', '-h']],
    [['select', '--help']],
    [['relabel', '-h']],
    [['define-trials', '-h']],
    [['apply', '-h']],
    [['verify', '--help']],
  ])('%j explains', async (words) => {
    const { status, stdout, stderr } = await spydesk(words);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/spydesk (info|save|select|relabel|define-trials|apply|verify) /);
  });

  it.each([
    [['info']],
    [['info', 'a.spy', 'b.spy']],
    [['info', '']],
    [['info', 'a.spy', '--container', 'c']],
    [['save']],
    [['save', 'x.spy', '--container']],
    [['save', 'x.spy', '--tag', 'a', '--tag', 'b']],
    [['save', 'x.spy', '--select', 'raw']],
    [['select', 'x.spy']],
    [['select', 'x.spy', '--trials', '0', '--latency', '0']],
    [['verify']],
    [['verify', 'x.spy', '--deep']],
  ])('%j are not understood: status 2 and the usage line', async (words) => {
    const { status, stdout, stderr } = await spydesk(words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^spydesk: [^\n]+\nusage: spydesk [^\n]+\n$/);
  });

  it.each([[[]], [['open', 'x.spy']]])('%j name no command: in a package they are for the window', async (words) => {
    const { status, stdout, stderr } = await spydesk(words);
    const isPackage = Boolean(process.env['SPYDESK_COMMAND']);
    expect([status, stdout]).toEqual([isPackage ? 1 : 2, '']);
    expect(stderr).toMatch(isPackage ? /^no-display: / : /^spydesk: no command[^\n]*\nusage: /);
  });

  it('tell that there is no display where a window was wanted', async () => {
    const { status, stdout, stderr } = await spydesk(['--no-display', 'x.spy']);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^no-display: The window cannot be opened: there is no display .*spydesk info PATH.*\n$/);
  });
});
