import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { createLog, limitedLog, type ProgramLog } from '../../../src-main/desktop';
import { problem } from '../../../src-main/errors';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const now = (): Date => new Date('2026-01-02T03:04:05.678Z');

describe('the log', () => {
  const scratch = new Scratch();
  let printed: MockInstance<typeof console.error>;
  let path: string;
  let log: ProgramLog;

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

  it('tells of a problem what a report needs, in one line', async () => {
    log.problem('list', problem('internal', {}, { detail: 'TypeError: x\n    at y' }));
    log.problem('open', problem('busy', {}, { path: '/data/k.analog' }));
    const text = await written(2);
    expect(text).toContain('list: internal: ');
    expect(text).toContain('TypeError: x\\n    at y\n');
    expect(text).toMatch(/open: busy: \S.*\\n\/data\/k\.analog\n$/);
  });

  it('lets no text forge a line, command a terminal or turn the letters round', async () => {
    log.write('page', 'a\r\nb\n2026-01-02T03:04:05.678Z main: forged \u001b[2J\u202egnp');
    expect(await written(1)).toBe(
      '2026-01-02T03:04:05.678Z page: a\\nb\\n2026-01-02T03:04:05.678Z main: forged \\u{1b}[2J\\u{202e}gnp\n',
    );
  });

  it('cuts a line that is too long, and says how long it was', async () => {
    log.write('page', 'a'.repeat(1_000_000));
    const text = await written(1);
    expect(text.length).toBeLessThan(9_000);
    expect(text.endsWith('a… (1000000 characters)\n')).toBe(true);
  });

  it('has its last lines at hand, the newest first, and not all', async () => {
    expect(log.lastLines()).toEqual([]);
    for (let count = 1; count <= 300; count += 1) log.write('window', `line ${count}`);
    expect(log.lastLines()[0]).toBe('2026-01-02T03:04:05.678Z window: line 300');
    expect(log.lastLines()).toHaveLength(100);
    await written(300);
  });

  it('is read by nobody else, one of an earlier version neither', async () => {
    await scratch.file('logs/spydesk.log', 'old\n');
    await chmod(path, 0o644);
    log.write('window', 'new');
    await written(2);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    log = createLog(scratch.at('logs/new.log'), now);
    log.write('window', 'new');
    await vi.waitFor(async () => expect((await stat(log.path)).mode & 0o777).toBe(0o600));
  });

  it('stays whole where two programs write to it', async () => {
    const other = createLog(path, now);
    for (let count = 1; count <= 50; count += 1) {
      log.write('one', `line ${count}`);
      other.write('other', `line ${count}`);
    }
    const lines = (await written(100)).trimEnd().split('\n');
    expect(lines.filter((line) => /Z (one|other): line \d+$/.test(line))).toHaveLength(100);
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

describe('the log of another process', () => {
  it('takes so many lines a minute, says once that it leaves the rest out, and goes on after it', () => {
    let time = 0;
    const write = vi.fn<(where: string, text: string) => void>();
    const limited = limitedLog({ write, problem: () => undefined }, () => time);
    for (let count = 1; count <= 1_000; count += 1) limited.write('page', `line ${count}`);
    expect(write).toHaveBeenCalledTimes(61);
    expect(write).toHaveBeenLastCalledWith('page', expect.stringContaining('left out'));
    time = 60_000;
    limited.write('page', 'later');
    expect(write).toHaveBeenLastCalledWith('page', 'later');
  });
});
