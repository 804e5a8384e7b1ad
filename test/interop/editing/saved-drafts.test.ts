import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeForSave, Draft, type Command, type DraftBase } from '../../../src-main/editing';
import { logEntries, readInfo, writeJson, type ParsedInfo } from '../../../src-main/format';
import { draftedObject, type StoredObject } from '../../../src-main/objects';
import { judge, judgeOnlyChanged } from '../../judge/judge';
import { anyCommand } from '../../unit/editing/any-command';
import { author, fixtures, opened, save, saveTools, scratchFolder } from '../../unit/objects/saving';

const tools = saveTools();
const path = scratchFolder();
const TOKENS = 'awkward/tokens.spy/tokens.analog';

async function baseOf(stored: StoredObject): Promise<DraftBase> {
  return { version: stored.pair.version, description: await stored.describe() };
}

function infoOf(dataPath: string): ParsedInfo {
  const read = readInfo(readFileSync(`${dataPath}.info`, 'utf8'), dataPath);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** The draft with those of the commands that are not refused. */
function done(base: DraftBase, commands: readonly Command[]): Draft {
  return commands.reduce((draft, command) => {
    const after = draft.do(command);
    return after.ok ? after.value : draft;
  }, Draft.on(base));
}

/** The parts of a file that a draft changes, as the judge calls them. */
function partsOf({ differences: { labels, samplerate, trials, info, cfg } }: Draft): string[] {
  const parts = { samplerate, trialdefinition: trials, info, cfg };
  const named = Object.entries(parts).flatMap(([name, difference]) => (difference === null ? [] : [name]));
  return [...labels.map(({ dimension }) => dimension), ...named];
}

async function savedTo(filename: string, stored: StoredObject, draft: Draft): Promise<string> {
  const source = draftedObject(stored, describeForSave(draft, author));
  return (await save(tools, source, { filename })).data;
}

describe('a saved draft', () => {
  it('of tokens.spy holds its changes and nothing else, cfg and info token for token', { timeout: 240_000 }, async () => {
    const stored = await opened(tools, join(fixtures, TOKENS));
    const base = await baseOf(stored);
    for (const [at, commands] of fc.sample(fc.array(anyCommand, { minLength: 1, maxLength: 12 }), 12).entries()) {
      const draft = done(base, commands);
      const saved = await savedTo(path(`draft${at}`), stored, draft);
      expect(judgeOnlyChanged(stored.pair.path, partsOf(draft), saved), JSON.stringify(draft.commands)).toEqual([]);
      const { info, cfg, log } = infoOf(saved);
      expect([writeJson(info), writeJson(cfg)]).toEqual([writeJson(draft.description.info), writeJson(draft.description.cfg)]);
      expect(logEntries(log).at(-1)?.action).toBe('save');
    }
  });

  it.each([
    ['session1_lfp.analog', 'channel'],
    ['session1_erp.timelock', 'channel'],
    ['session1_tfr.spectral', 'taper'],
    ['session1_corr.crossspectral', 'channel_j'],
    ['session1_sorted.spike', 'unit'],
  ])('of %s has other labels, another note and another rate, which the history tells', async (name, dimension) => {
    const stored = await opened(tools, join(fixtures, 'containers/session1.spy', name));
    const commands: Command[] = [
      { do: 'number-labels', dimension, pattern: 'x{n:02}' },
      { do: 'set-note', text: 'ü' },
      { do: 'set-samplerate', samplerate: '123' },
    ];
    const draft = done(await baseOf(stored), commands);
    expect(draft.commands).toEqual(commands);
    const saved = await savedTo(path('other'), stored, draft);
    expect(judgeOnlyChanged(stored.pair.path, [dimension, 'info', 'samplerate'], saved)).toEqual([]);
    expect(
      logEntries(infoOf(saved).log)
        .slice(-4)
        .map(({ action }) => action),
    ).toEqual([dimension, 'samplerate', 'info', 'save']);
  });

  it('that changes nothing in the end is a copy of what there was', async () => {
    const stored = await opened(tools, join(fixtures, TOKENS));
    const back: Command[] = [
      { do: 'set-label', dimension: 'channel', at: 0, to: 'a' },
      { do: 'set-label', dimension: 'channel', at: 0, to: 'channel1' },
    ];
    const saved = await savedTo(path('same'), stored, done(await baseOf(stored), back));
    expect(judgeOnlyChanged(stored.pair.path, [], saved)).toEqual([]);
    expect(judge(saved)).toEqual([]);
  });
});
