import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { refOfPath } from '../../../src-main/format';
import { judge } from '../../judge/judge';
import { fixtures, saveTools, scratchFolder } from '../../unit/objects/saving';

const tools = saveTools();
const path = scratchFolder();
/** Of each of the two processes. */
const SAVES = 100;
const SOURCES = ['containers/loose.analog', 'containers/session1.spy/session1_lfp.analog'];

async function racingSaves(source: string, target: string): Promise<Record<string, number>> {
  const script = join(inject('workerFolder'), 'racing-saves.js');
  const child = spawn(process.execPath, [script, join(fixtures, source), target, String(SAVES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  expect(await new Promise((done) => child.on('close', done))).toBe(0);
  return JSON.parse(printed) as Record<string, number>;
}

function textAt(file: string): string | null {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return null;
  }
}

/** Looks at the pair while it is saved over; null where it changed during the look. */
function lookAt(target: string): 'whole' | 'mixed' | 'absent' | null {
  const [before, data, after] = [textAt(`${target}.info`), textAt(target), textAt(`${target}.info`)];
  if (before !== after || textAt(target) !== data) return null;
  if (data === null) return 'absent';
  if (before === null) return 'mixed';
  const { file_checksum: recorded } = JSON.parse(before) as { file_checksum: string };
  return createHash('sha1').update(data, 'latin1').digest('hex') === recorded ? 'whole' : 'mixed';
}

it(
  'two processes that save to one target 200 times never leave a mixed pair, and the loser is told',
  { timeout: 300_000 },
  async () => {
    const target = path('k.analog');
    const seen = { whole: 0, mixed: 0, absent: 0 };
    const looking = setInterval(() => {
      const look = lookAt(target);
      if (look !== null) seen[look] += 1;
    }, 2);
    const ends = await Promise.all(SOURCES.map((source) => racingSaves(source, target)));
    clearInterval(looking);

    expect(seen.mixed).toBe(0);
    expect(seen.whole).toBeGreaterThan(0);
    for (const end of ends) {
      expect(Object.values(end).reduce((sum, count) => sum + count, 0)).toBe(SAVES);
      expect(end['saved']).toBeGreaterThan(0);
      const expected = ['saved', 'busy', 'changed-meanwhile', 'exists'];
      expect(Object.keys(end).filter((code) => !expected.includes(code))).toEqual([]);
    }
    await tools.store.list(refOfPath(path()));
    expect(readdirSync(path()).sort()).toEqual(['k.analog', 'k.analog.info']);
    expect(judge(target)).toEqual([]);
    console.log(`two processes: ${JSON.stringify(ends)}; looked ${JSON.stringify(seen)}`);
  },
);
