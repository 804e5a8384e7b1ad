import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import { bundle } from '../../../scripts/bundle.mjs';
import { listJournals, readJournal, takeOverJournal } from '../../../src-main/editing';
import { nodeFiles, systemProcesses } from '../../../src-main/files';
import { temporaryFolder } from '../../unit/files/temp-folder';
import { stateAfter, SUBJECT } from './draft-steps';

const path = temporaryFolder();
const scripts = join(inject('workerFolder'), 'editing');
const script = join(scripts, 'killed-draft.js');

beforeAll(() => bundle({ 'killed-draft': resolve(import.meta.dirname, 'killed-draft.ts') }, scripts));

/** Lets a process edit for so many steps and a while longer, kills it, and answers the steps that it was told were kept. */
async function killedAfter(folder: string, steps: number, wait: number): Promise<number> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  let isDying = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (isDying || printed.split('\n').length <= steps) return;
    isDying = true;
    setTimeout(() => child.kill('SIGKILL'), wait);
  });
  const signal = await new Promise((done) => child.on('close', (_code, by) => done(by)));
  expect(signal).toBe('SIGKILL');
  return Number(printed.split('\n').at(-2));
}

it(
  'a process that is killed while it edits leaves its draft up to the last command that it was told of',
  { timeout: 120_000 },
  async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      const folder = path(`turn${turn}`);
      mkdirSync(folder);
      const told = await killedAfter(folder, 1 + turn * 3, (turn * 7) % 11);
      const place = { files: nodeFiles, processes: systemProcesses, folder };
      const [found, second] = await listJournals(place);
      expect(second).toBeUndefined();
      if (found?.kind !== 'journal') throw new Error(`turn ${turn} left no journal`);
      expect(found.writer).toBe('dead');
      const { commands, cursor, ref, path: object, version } = await readJournal(nodeFiles, found.path);
      expect({ ref, path: object, version }).toEqual({ ref: SUBJECT.ref, path: SUBJECT.path, version: SUBJECT.version });
      // The step under way may have been kept as well.
      expect([stateAfter(told), stateAfter(told + 1)]).toContainEqual({ commands, cursor });

      const { journal, content } = await takeOverJournal(place, found.path, 'window');
      expect(content).toMatchObject({ commands, cursor });
      await journal.append({ do: 'set-note', text: 'on' });
      await journal.close();
      const [again] = await listJournals(place);
      expect(again).toMatchObject({ kind: 'journal', writer: 'live', outline: { cursor: cursor + 1 } });
    }
  },
);
