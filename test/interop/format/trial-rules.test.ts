import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cutTrials,
  jsonNumber,
  readTrialText,
  realignTrials,
  redefineTrials,
  trialsAroundEvents,
} from '../../../src-main/format';
import type { Result } from '../../../src-main/errors';
import type { TrialTable } from '../../../src-main/format';
// The objects of the unit tests, so that numpy judges the same ones.
import { continuous, rowsOf, valueOf } from '../../unit/format/trials/objects';
import { runPython } from '../python';

const SCRIPT = fileURLToPath(new URL('trial_rules.py', import.meta.url));
const SAMPLES = 4000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spydesk-trial-rules-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The tables that numpy works out: a case is the name of a rule in `trial_rules.py` and its arguments. */
function numpy(cases: readonly (readonly unknown[])[]): unknown[] {
  const path = join(folder, 'cases.json');
  writeFileSync(path, JSON.stringify(cases));
  return JSON.parse(runPython(SCRIPT, path)) as unknown[];
}

/** A table as rows; nothing left is an empty table to numpy, and refused by ours. */
function rows(result: Result<TrialTable>): number[][] {
  return result.ok ? rowsOf(result.value) : [];
}

const rate = fc.constantFrom(250, 512, 1000, 1017.25, 30_000);
const border = fc.integer({ min: 0, max: SAMPLES });
const trial = fc
  .tuple(border, border, fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 9 }))
  .map(([one, other, offset, info]) => [Math.min(one, other), Math.max(one, other), offset, info]);
const table = fc.array(trial, { minLength: 1, maxLength: 8 });
const milliseconds = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most, max: most }).map((ms) => ms / 1000);

describe('what numpy works out of the documented rule', () => {
  it('is what equal cutting makes', () => {
    const cases = fc.sample(fc.tuple(fc.integer({ min: 1, max: SAMPLES }), fc.integer({ min: 1, max: 500 }), fc.boolean()), 200);
    const cut = cases.map(([samples, length, keep]) =>
      cutTrials(continuous([[0, 1, 0]], { samples }), {
        length: { samples: length },
        rest: keep ? 'keep' : 'drop',
        within: 'recording',
      }),
    );
    expect(cut.map(rows)).toEqual(numpy(cases.map((words) => ['equal', ...words])));
  });

  it('is what definetrial makes around events, with the event at t = 0', () => {
    const event = fc.tuple(fc.integer({ min: 500, max: 3500 }), fc.integer({ min: 0, max: 2 }));
    const wholeSamples = fc.integer({ min: 1, max: 400 });
    const given = fc.tuple(
      fc.array(event, { maxLength: 20 }),
      wholeSamples,
      wholeSamples,
      fc.constantFrom(250, 512, 1000, 30_000),
    );
    // Code 1 occurs, and before and after are whole numbers of samples: there the two formulas must agree.
    const cases = fc.sample(given, 200).map(([pairs, before, after, samplerate]) => {
      const [samples, codes] = [
        [600, ...pairs.map(([sample]) => sample)],
        [1, ...pairs.map(([, code]) => code)],
      ];
      return { samples, codes, samplerate, before: before / samplerate, after: after / samplerate };
    });
    const made = cases.map(({ samples, codes, samplerate, before, after }) =>
      trialsAroundEvents(
        continuous([[0, 1, 0]], { samples: SAMPLES, rate: samplerate }),
        { samples, codes, samplerate: jsonNumber(samplerate, 'float') },
        { codes: [1], before, after, edges: 'refuse', withCodes: false },
      ),
    );
    const expected = numpy(
      cases.map(({ samples, codes, samplerate, before, after }) => [
        'events',
        samples,
        codes,
        1,
        before,
        after,
        samplerate,
        samplerate,
      ]),
    );
    expect(made.map((result) => rowsOf(valueOf(result)))).toEqual(expected);
  });

  it('is what redefinetrial leaves by a minimum length', () => {
    const cases = fc.sample(
      fc.tuple(
        table,
        fc.integer({ min: 0, max: 4000 }).map((ms) => ms / 1000),
        rate,
      ),
      200,
    );
    const kept = cases.map(([given, seconds, samplerate]) =>
      redefineTrials(continuous(given, { samples: SAMPLES, rate: samplerate }), { minLength: seconds }),
    );
    expect(kept.map(rows)).toEqual(numpy(cases.map((words) => ['minlength', ...words])));
  });

  it('is what redefinetrial leaves of the longest trials', () => {
    const cases = fc.sample(fc.tuple(table), 50);
    const kept = cases.map(([given]) => redefineTrials(continuous(given, { samples: SAMPLES }), { minLength: 'maxperlen' }));
    expect(kept.map(rows)).toEqual(numpy(cases.map((words) => ['maxperlen', ...words])));
  });

  it('is what redefinetrial cuts out by a window', () => {
    const window = fc.tuple(milliseconds(1000), milliseconds(1000)).filter(([from, to]) => from < to);
    const cases = fc.sample(fc.tuple(table, window, rate), 1000);
    const cut = cases.map(([given, [from, to], samplerate]) =>
      redefineTrials(continuous(given, { samples: SAMPLES, rate: samplerate }), { window: [from, to] }),
    );
    const found = cut.map(rows);
    expect(found).toEqual(numpy(cases.map((words) => ['toilim', ...words])));
    expect(found.filter((some) => some.length > 0).length).toBeGreaterThan(50);
  });

  it('is what redefinetrial cuts by begin and end sample', () => {
    const begin = fc.integer({ min: 0, max: 100 });
    const short = table.map((given) =>
      given.map(([start = 0, stop = 0, ...more]) => [start * 0.9, stop * 0.9, ...more].map(Math.floor)),
    );
    const cases = fc.sample(fc.tuple(short, begin, fc.integer({ min: 101, max: 300 })), 200);
    const cut = cases.map(([given, first, end]) =>
      redefineTrials(continuous(given, { samples: SAMPLES }), { begin: first, end, time: 'moved' }),
    );
    expect(cut.map(rows)).toEqual(numpy(cases.map((words) => ['samples', ...words])));
  });

  it('is what redefinetrial sets as offset', () => {
    const cases = fc.sample(fc.tuple(table, fc.integer({ min: -500, max: 500 })), 100);
    const set = cases.map(([given, to]) => realignTrials(continuous(given, { samples: SAMPLES }), { to }));
    expect(set.map(rows)).toEqual(numpy(cases.map((words) => ['offset', ...words])));
  });
});

describe('a trial table that numpy writes as text', () => {
  const separators = [',', ';', '\t'] as const;
  const tables = fc.sample(table, 30).flatMap((given) => separators.map((separator) => ({ given, separator })));

  it('is the same table here', () => {
    const texts = numpy(tables.map(({ given, separator }) => ['savetxt', given, separator]));
    expect(texts.map((text) => valueOf(readTrialText(String(text))).rows)).toEqual(tables.map(({ given }) => given));
  });
});
