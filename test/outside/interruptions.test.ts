import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeSameAs } from '../judge/judge';
import { snapshot } from '../interop/cli/folders';
import { layOut, SAVES, SOURCE } from './saves';
import { traced } from './traced';

const save = SAVES.replace;
let folder = '';
let target = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spydesk-interrupted-'));
  layOut(folder, save);
  target = join(folder, save.target);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s amid a save', (signal) => {
  it('before its commit stops it: one line, and no trace', async () => {
    const before = snapshot(folder);
    const strace = ['-e', 'trace=chmod,fchmodat', '-e', `inject=chmod,fchmodat:signal=${signal}:when=1`];
    const { status, stdout, stderr } = await traced(save.words, folder, strace);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^cancelled: Cancelled\. Nothing was changed\. [^\n]+\.\n$/);
    expect(snapshot(folder)).toEqual(before);
  });

  it('after its commit is too late: that is said, and the save is finished', async () => {
    const strace = ['-P', target, '-e', 'trace=rename', '-e', `inject=rename:signal=${signal}:when=1`];
    const { status, stdout, stderr } = await traced(save.words, folder, strace);
    expect(stderr).toBe('note: Too late to cancel: the save is being finished.\n');
    expect([status, stdout.split('\n')[0]]).toEqual([0, target]);
    expect(judgeSameAs(SOURCE, target)).toEqual([]);
  });
});
