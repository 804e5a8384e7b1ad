import { readFileSync, readdirSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../judge/judge';
import { pythonCommand, runPython } from '../python';
import { answerOf, spydesk, start } from './command';
import { makeFolder, removeFolder, snapshotOfNames } from './folders';

const MEGABYTE = 1_000_000;
const SIZE = 3000 * MEGABYTE;
const MEMORY = 500 * MEGABYTE;
const python = resolve(import.meta.dirname, '..');

let folder = '';
let source = '';

beforeAll(() => {
  folder = makeFolder();
  const { bavail, bsize } = statfsSync(folder);
  // The source takes no room; its copy does, where the file system cannot share blocks.
  if (bavail * bsize < 1.2 * SIZE) throw new Error(`This test needs ${1.2 * SIZE} free bytes in ${folder}.`);
  source = join(folder, 'large.analog');
  runPython(join(python, 'make_object.py'), 'sparse', source, '3000');
}, 120_000);
afterAll(() => removeFolder(folder));

/** Runs a command and answers its most memory, bytes. */
async function peakOf(...words: string[]): Promise<number> {
  const note = join(folder, 'peak');
  const through = [pythonCommand(), join(python, 'peak_memory.py'), note];
  const { status, stderr } = await spydesk(words, { through });
  expect([status, stderr]).toEqual([0, '']);
  return Number(readFileSync(note, 'utf8'));
}

describe('an object of 3 GB', () => {
  it('is told, verified and saved within 500 MB of memory', { timeout: 300_000 }, async () => {
    const copy = join(folder, 'c.spy/c.analog');
    expect(await peakOf('info', source)).toBeLessThan(MEMORY);
    expect(await peakOf('verify', source)).toBeLessThan(MEMORY);
    expect(await peakOf('save', source, '--container', join(folder, 'c'))).toBeLessThan(MEMORY);
    expect(await answerOf(['info', copy])).toMatchObject({ shape: [11_718_750, 64], dtype: 'float32', trials: 2 });
    expect(judge(copy)).toEqual([]);
    removeFolder(join(folder, 'c.spy'));
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'is left alone on %s: one line, and nothing is left over',
    { timeout: 120_000 },
    async (signal) => {
      const before = snapshotOfNames(folder);
      const child = start(['save', source, '--container', join(folder, 'new/c')]);
      const stderr: string[] = [];
      child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
      const ended = new Promise<number | null>((done) => child.on('close', done));
      while (child.exitCode === null && !readdirSync(folder).includes('new')) await new Promise((next) => setTimeout(next, 5));
      child.kill(signal);
      expect(await ended).toBe(1);
      expect(stderr.join('')).toMatch(/^cancelled: [^\n]+\.\n$/);
      expect(snapshotOfNames(folder)).toEqual(before);
    },
  );
});
