import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { createLog, type Log } from '../../../src-main/desktop';
import { problem } from '../../../src-main/errors';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const now = (): Date => new Date('2026-01-02T03:04:05.678Z');

describe('the log', () => {
  const scratch = new Scratch();
  let printed: MockInstance<typeof console.error>;
  let path: string;
  let log: Log;

  beforeEach(() => {
    printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    path = scratch.at('logs/spydesk.log');
    log = createLog(path, now);
  });
  afterEach(() => printed.mockRestore());

  async function written(lines: number): Promise<string> {
    return vi.waitFor(async () => {
      const text = await readFile(path, 'utf8');
      expect(text.split('\n')).toHaveLength(lines + 1);
      return text;
    });
  }

  it('has a line for each thing that happened, in their order', async () => {
    for (const count of [1, 2, 3]) log.write('data host', `line ${count}`);
    expect(await written(3)).toBe([1, 2, 3].map((count) => `2026-01-02T03:04:05.678Z data host: line ${count}\n`).join(''));
    expect(printed).toHaveBeenCalledWith('2026-01-02T03:04:05.678Z data host: line 3');
  });

  it('tells of a problem what a report needs', async () => {
    log.problem('list', problem('internal', {}, { detail: 'TypeError: x\n    at y' }));
    log.problem('open', problem('busy', {}));
    const text = await written(3);
    expect(text).toContain('list: internal: ');
    expect(text).toContain('TypeError: x\n    at y\n');
    expect(text).toMatch(/open: busy: \S.*\S\n$/);
  });

  it('goes on after a line that could not be written, and says so', async () => {
    await scratch.file('logs', 'no folder');
    log.write('window', 'lost');
    await vi.waitFor(() => expect(printed).toHaveBeenCalledWith(expect.stringMatching(/could not be written.*(ENOTDIR|EEXIST)/)));
    await rm(scratch.at('logs'));
    log.write('window', 'found');
    expect(await written(1)).toContain('window: found');
  });

  it('is put aside when it is large, and one older file is kept', async () => {
    await scratch.file('logs/spydesk.log.old', 'oldest\n');
    await writeFile(path, 'old\n'.repeat(300_000));
    log.write('window', 'new');
    expect(await written(1)).toContain('window: new');
    const old = await readFile(`${path}.old`, 'utf8');
    expect(old).toHaveLength(1_200_000);
  });

  it('is not put aside before', async () => {
    await scratch.file('logs/spydesk.log', 'old\n'.repeat(1000));
    log.write('window', 'new');
    expect(await written(1001)).toMatch(/^old\n/);
    await expect(readFile(`${path}.old`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
