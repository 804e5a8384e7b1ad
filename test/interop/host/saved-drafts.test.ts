import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Command, TypedTarget } from '../../../src-main/contract';
import { judge, judgeOnlyChanged } from '../../judge/judge';
import { hostDesk } from '../../unit/host/host-desk';
import { copyPair, scratchFolder } from '../../unit/objects/saving';

const desk = hostDesk();
const { ask, journals } = desk;
afterAll(() => desk.close());
const path = scratchFolder();

/** A change of each part, with the parts that it makes differ as the judge calls them. */
interface Part {
  readonly command: Command;
  readonly differs: readonly string[];
}

const labels = (dimension: string): Part => ({
  command: { do: 'number-labels', dimension, pattern: 'é{n:02}' },
  differs: [dimension],
});
const samplerate: Part = { command: { do: 'set-samplerate', samplerate: '512.5' }, differs: ['samplerate'] };
const info: Part = { command: { do: 'set-info-value', path: ['lab'], value: '{"x": 1e400, "ü": [1.0]}' }, differs: ['info'] };
const trials: Part = { command: { do: 'shift-offset', samples: 3, mode: 'by' }, differs: ['trialdefinition', 'cfg'] };

const CLASSES: Readonly<Record<string, readonly Part[]>> = {
  'session1_lfp.analog': [labels('channel'), samplerate, info, trials],
  'session1_tfr.spectral': [labels('channel'), labels('taper'), samplerate, info, trials],
  'session1_corr.crossspectral': [labels('channel_i'), labels('channel_j'), samplerate, info, trials],
  'session1_erp.timelock': [labels('channel'), samplerate, info, trials],
  'session1_sorted.spike': [labels('channel'), labels('unit'), samplerate, info, trials],
  'session1_stim.event': [samplerate, info, trials],
};

const WAYS: readonly TypedTarget[] = [
  { way: 'own' },
  { way: 'tag', tag: 'changed' },
  { way: 'container', container: 'other', tag: 'é' },
  { way: 'file', filename: 'loose' },
];

/** An object in a container of its own, and a copy of it for the judge. */
function copied(filename: string): { readonly file: string; readonly reference: string } {
  mkdirSync(path('session1.spy'));
  mkdirSync(path('reference'));
  const file = copyPair(join('containers/session1.spy', filename), path('session1.spy', filename));
  const reference = path('reference', filename);
  for (const end of ['', '.info']) copyFileSync(file + end, reference + end);
  return { file, reference };
}

async function savedWith(file: string, commands: readonly Command[], typed: TypedTarget): Promise<string> {
  const { id } = await desk.open(file);
  for (const command of commands) await ask('edit', { objectId: id, command });
  const { planId, data } = await ask('planSave', { objectId: id, typed, folder: path(), home: path() });
  await ask('save', { planId, replace: false, acceptDamage: false });
  await ask('closeObject', { objectId: id });
  return data;
}

describe.each(Object.keys(CLASSES))('a draft of %s', (filename) => {
  const parts = CLASSES[filename] ?? [];

  it.each(WAYS)('that changes all that it can differs in that and nothing else, saved by $way', async (typed) => {
    const { file, reference } = copied(filename);
    const data = await savedWith(
      file,
      parts.map(({ command }) => command),
      typed,
    );
    const differs = [...new Set(parts.flatMap((part) => part.differs))];
    expect(judgeOnlyChanged(reference, differs, data)).toEqual([]);
    expect(judge(data)).toEqual([]);
    // Another name leaves the object itself as it was.
    for (const end of typed.way === 'own' ? [] : ['', '.info'])
      expect(readFileSync(file + end)).toEqual(readFileSync(reference + end));
    expect(readdirSync(journals)).toEqual([]);
    expect((await desk.open(data)).draft).toBeNull();
  });

  it.each(parts)('that changes one part alone differs in $differs', async ({ command, differs }) => {
    const { file, reference } = copied(filename);
    const data = await savedWith(file, [command], { way: 'own' });
    expect(basename(data)).toBe(filename);
    expect(judgeOnlyChanged(reference, differs, data)).toEqual([]);
    expect(judge(data)).toEqual([]);
  });
});

describe('a draft that leads back to where it began', () => {
  it('is saved as a copy of what there was', async () => {
    const { file, reference } = copied('session1_lfp.analog');
    const to = (name: string): Command => ({ do: 'set-label', dimension: 'channel', at: 0, to: name });
    const data = await savedWith(file, [to('x'), to('V1-01')], { way: 'file', filename: 'back' });
    expect(judgeOnlyChanged(reference, [], data)).toEqual([]);
  });
});
