import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Draft, pythonLines, type Command } from '../../../src-main/editing';
import { writeJson, type JsonValue } from '../../../src-main/format';
import { anyCommand } from '../../unit/editing/any-command';
import { baseOf, fixtureObject } from '../../unit/editing/objects';
import { temporaryFolder } from '../../unit/files/temp-folder';
import { anyText } from '../../unit/format/json-trees';
import { runPython } from '../python';

const path = temporaryFolder();
const recording = fixtureObject('tokens.analog.info');
const answerShape = z.array(z.object({ path: z.string().nullable(), set: z.record(z.string(), z.string()) }));

/** What each draft's lines set, by Python. */
function ran(texts: readonly string[]): z.output<typeof answerShape> {
  writeFileSync(path('cases.json'), JSON.stringify(texts));
  return answerShape.parse(JSON.parse(runPython(join(import.meta.dirname, 'run_lines.py'), path('cases.json'))));
}

function drafted(commands: readonly Command[], object = recording): Draft {
  return commands.reduce(
    (draft, command) => {
      const after = draft.do(command);
      return after.ok ? after.value : draft;
    },
    Draft.on(baseOf(object)),
  );
}

/** A number as Python's `repr` of a float. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** What the lines of a draft must set, as Python's json writes it. */
function expectedOf({ differences, description }: Draft): Record<string, string> {
  const { labels, samplerate, trials, info, cfg } = differences;
  const { values, columns, rows } = description.trials;
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns), floatText),
  );
  const parts: (readonly [string, JsonValue] | null)[] = [
    ...labels.map(({ dimension, after }) => [dimension, after] as const),
    samplerate && ['samplerate', samplerate.after],
    info && ['info', info.after],
    trials && ['trials', cells],
    cfg && ['cfg', cfg.after],
  ];
  return Object.fromEntries(parts.filter((part) => part !== null).map(([name, value]) => [name, writeJson(value)]));
}

describe('a draft as Python lines', () => {
  it('reads as one would write it', () => {
    const draft = drafted([
      { do: 'set-label', dimension: 'channel', at: 0, to: "it's" },
      { do: 'set-samplerate', samplerate: '500' },
      { do: 'set-info', text: '{"lab": 3, "gain": NaN, "ok": true, "none": null}' },
      {
        do: 'set-trials',
        rows: [
          [0, 10, -2],
          [10, 20, 0],
        ],
      },
    ]);
    expect(pythonLines(draft, '/data/k.analog')).toEqual([
      'import numpy as np',
      'import syncopy as spy',
      '',
      "data = spy.load('/data/k.analog')",
      "data.channel = ['it\\'s', 'channel2', 'channel3', 'channel4']",
      'data.samplerate = 500.0',
      "data.info = {'lab': 3, 'gain': float('nan'), 'ok': True, 'none': None}",
      'trials = np.array([',
      '    [0, 10, -2],',
      '    [10, 20, 0],',
      '])',
      'spy.definetrial(data, trialdefinition=trials)',
    ]);
    expect(pythonLines(draft.at(0), '/data/k.analog')).toEqual([]);
  });

  it('sets what a save would write, token for token, whatever the labels, keys and paths are', () => {
    const draft = fc
      .tuple(fc.array(anyCommand, { minLength: 1, maxLength: 12 }), anyText, anyText, anyText)
      .map(([commands, label, key, text]): Draft => {
        const named: Command[] = [
          { do: 'set-label', dimension: 'channel', at: 1, to: label },
          { do: 'set-info-value', path: [key], value: writeJson(text) },
        ];
        return drafted([...commands, ...named]);
      });
    const drafts = fc.sample(fc.tuple(draft, anyText), 300);
    const answers = ran(drafts.map(([one, place]) => pythonLines(one, `/data/${place}/k.analog`).join('\n')));
    for (const [index, [one, place]] of drafts.entries()) {
      if (!one.isChanged) continue;
      expect(answers[index]).toEqual({ path: `/data/${place}/k.analog`, set: expectedOf(one) });
    }
  });

  it('gives to json what is nested too deeply for Python', () => {
    const deep = `{"a": ${'['.repeat(150)}1.0${']'.repeat(150)}}`;
    const draft = drafted([{ do: 'set-info', text: deep }]);
    const [answer] = ran([pythonLines(draft, '/k.analog').join('\n')]);
    expect(answer?.set).toEqual(expectedOf(draft));
  });

  it('puts many labels on lines that can be read', () => {
    const labels = Array.from({ length: 128 }, (_, index) => `channel ${index}`);
    const many = { ...recording, data: { ...recording.data, shape: [600, 128] }, labels: { channel: null } };
    const draft = drafted([{ do: 'set-labels', dimension: 'channel', labels }], many);
    const lines = pythonLines(draft, '/k.analog');
    expect(lines.every((line) => line.length <= 101)).toBe(true);
    expect(ran([lines.join('\n')])[0]?.set).toEqual(expectedOf(draft));
  });
});
