import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** A draft of one command of each kind. */
interface Edit {
  readonly command: Command;
  readonly differs: 'channel' | 'samplerate' | 'info' | 'trialdefinition' | 'trialdefinition,cfg' | 'trialdefinition,cfg,info';
  /** What becomes of the text of `info`. */
  readonly info?: (text: string) => string;
}

const dimension = 'channel';
const around = (withCodes: boolean): Command => ({
  ...{ do: 'trials-around-events', events: 'e.event', codes: [1], before: 0.01, after: 0.01, edges: 'clip' },
  ...{ withCodes, found: { samples: [100, 200], codes: [1, 2], samplerate: '1000.0' }, eventsCfg: '{"x": 1.50}' },
});

const EDITS: readonly Edit[] = [
  { command: { do: 'set-label', dimension, at: 0, to: 'é' }, differs: 'channel' },
  { command: { do: 'set-labels', dimension, labels: ['a', 'b', 'c', 'd'] }, differs: 'channel' },
  { command: { do: 'rename-labels', dimension, names: [{ from: 'channel1', to: 'x' }] }, differs: 'channel' },
  { command: { do: 'replace-in-labels', dimension, find: 'nn', replace: 'm', regex: false }, differs: 'channel' },
  { command: { do: 'number-labels', dimension, pattern: 'E{n}' }, differs: 'channel' },
  { command: { do: 'set-samplerate', samplerate: '500' }, differs: 'samplerate' },
  {
    command: { do: 'set-info-value', path: ['nested', 'list', 1], value: '1.00' },
    differs: 'info',
    info: (text) => text.replace(' 1.0,', ' 1.00,'),
  },
  {
    command: { do: 'rename-info-key', path: ['big'], to: 'ü' },
    differs: 'info',
    info: (text) => text.replace('"big"', String.raw`"\u00fc"`),
  },
  {
    command: { do: 'remove-info-value', path: ['f'] },
    differs: 'info',
    info: (text) => text.replace('        "f": 1000.0,\n', ''),
  },
  {
    command: { do: 'set-note', text: 'n' },
    differs: 'info',
    info: (text) => text.replace('"unit": "uV"', '"unit": "uV",\n        "note": "n"'),
  },
  {
    command: { do: 'name-trial-columns', names: ['side'] },
    differs: 'info',
    info: (text) => text.replace('"unit": "uV"', '"unit": "uV",\n        "trialinfo": [\n            "side"\n        ]'),
  },
  { command: { do: 'set-trials', rows: [[0, 100, 0.5, 'NaN']] }, differs: 'trialdefinition' },
  { command: { do: 'cut-trials', length: { samples: 100 }, rest: 'drop', within: 'recording' }, differs: 'trialdefinition' },
  { command: { do: 'redefine-trials', by: { begin: [0, 1, 2], end: 9, time: 'kept' } }, differs: 'trialdefinition,cfg' },
  { command: { do: 'shift-offset', samples: 1, mode: 'by' }, differs: 'trialdefinition,cfg' },
  { command: around(false), differs: 'trialdefinition,cfg' },
  {
    command: around(true),
    differs: 'trialdefinition,cfg,info',
    info: (text) => text.replace('"unit": "uV"', '"unit": "uV",\n        "trialinfo": [\n            "eventid"\n        ]'),
  },
];

describe('tokens.spy, its odd numbers in cfg too', () => {
  /** The texts of `cfg` and `info` as a file holds them. */
  function textsOf(data: string): { readonly cfg: string; readonly info: string } {
    const text = readFileSync(`${data}.info`, 'utf8');
    const [cfg, info, end] = ['    "cfg": ', '    "info": ', '    "samplerate": '].map((key) => text.indexOf(key));
    return { cfg: text.slice(cfg, info), info: text.slice(info, end) };
  }

  function tokensIn(folder: string): string {
    mkdirSync(path(folder));
    mkdirSync(path(folder, 'tokens.spy'));
    const file = copyPair('awkward/tokens.spy/tokens.analog', path(folder, 'tokens.spy/tokens.analog'));
    const text = readFileSync(`${file}.info`, 'utf8');
    const odd = textsOf(file).info.replace('"info"', '"cfg"');
    writeFileSync(`${file}.info`, text.replace('    "cfg": {},\n', odd));
    return file;
  }

  function within(
    typed: TypedTarget,
    { container, filename }: { readonly container: string; readonly filename: string },
  ): TypedTarget {
    if (typed.way === 'container') return { ...typed, container };
    return typed.way === 'file' ? { ...typed, filename } : typed;
  }

  /** Where a text of `cfg` ends that something was put behind. */
  const openEnd = ({ cfg }: { readonly cfg: string }): string => cfg.slice(0, cfg.lastIndexOf('\n    }'));

  it('keep each token of both through every kind of change and every way of a save', async () => {
    const reference = tokensIn('before');
    const before = textsOf(reference);
    const saved = new Map<string, string[]>();
    for (const [at, { command, differs, info = (text: string) => text }] of EDITS.entries()) {
      const ways = at === 0 ? WAYS : [WAYS[at % WAYS.length] ?? { way: 'own' }];
      for (const [turn, typed] of ways.entries()) {
        const folder = `${at}.${turn}`;
        // Beside its own container, so that no two are written to one place.
        const place = { container: path(folder, 'other'), filename: path(folder, 'loose') };
        const data = await savedWith(tokensIn(folder), [command], within(typed, place));
        const after = textsOf(data);
        expect(after.info, command.do).toBe(info(before.info));
        if (differs.includes('cfg')) expect(after.cfg.startsWith(openEnd(before)), command.do).toBe(true);
        else expect(after.cfg, command.do).toBe(before.cfg);
        saved.set(differs, [...(saved.get(differs) ?? []), data]);
      }
    }
    for (const [differs, files] of saved) expect(judgeOnlyChanged(reference, differs.split(','), ...files)).toEqual([]);
  });

  it('keep each token of both in a selection, whose own settings come behind those of cfg', async () => {
    const file = tokensIn('before');
    const before = textsOf(file);
    const { id } = await desk.open(file);
    const typed = { way: 'tag', tag: 'part' } as const;
    const selection = { channel: 'channel2' };
    const { planId, data } = await ask('planSave', { objectId: id, typed, selection, folder: path(), home: path() });
    await ask('save', { planId, replace: false, acceptDamage: false });
    const after = textsOf(data);
    expect(after.info).toBe(before.info);
    expect(after.cfg.startsWith(`${openEnd(before)},\n        "selectdata": {`)).toBe(true);
    expect(judge(data)).toEqual([]);
  });
});
