import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf, parseSelectSpec, selectKeysOf, type ObjectDescription, type SelectSpec } from '../../../src-main/format';
import { selectObject } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { judge } from '../../judge/judge';
import { author, extensionOf, fixtureNames, fixtures, opened, save, saveTools, scratchFolder } from '../../unit/objects/saving';
import { runPython } from '../python';
import { differencesFromSyncopy } from '../selected-by-syncopy';

const tools = saveTools();
const path = scratchFolder();
const script = join(import.meta.dirname, '../judge_selection.py');

interface Case {
  readonly original: string;
  readonly saved: string;
  readonly spec: SelectSpec;
}

let made = 0;

/** Selects from a fixture, or from the object at a path, and saves what came out. */
async function saved(name: string, spec: SelectSpec): Promise<Case> {
  const original = resolve(fixtures, name);
  const read = parseSelectSpec(JSON.parse(JSON.stringify(spec)));
  if (!read.ok) throw new Error(read.error.message);
  const { source } = await selectObject(await opened(tools, original), read.value, author, unwatched());
  const { data } = await save(tools, source, { filename: path(`s${made++}${extensionOf(name)}`) });
  return { original, saved: data, spec };
}

/** What numpy has against selections, worked out from the documented rules (`judge_selection.py`). */
function differences(cases: readonly Case[]): unknown {
  const file = path('cases.json');
  writeFileSync(file, JSON.stringify(cases));
  return JSON.parse(runPython(script, file));
}

const session = 'containers/session1.spy/session1';

/** Judges selections that were saved, all in one go: to start Python for each would take most of the time. */
async function expectSlices(selections: readonly (readonly [string, SelectSpec])[]): Promise<void> {
  const cases: Case[] = [];
  for (const [name, spec] of selections) cases.push(await saved(name, spec));
  expect(judge(...cases.map((one) => one.saved))).toEqual([]);
  expect(differences(cases)).toEqual([]);
}

describe('a selection is the slice that the documentation of selectdata describes', () => {
  it('of trials in any order and with repeats', async () => {
    await expectSlices([
      [`${session}_lfp.analog`, { trials: [5, 3, 0, 0] }],
      [`${session}_lfp.analog`, { trials: { start: 1, stop: 4 } }],
      [`${session}_fourier.spectral`, { trials: [3, 1] }],
    ]);
  });

  it('of channels by name, index or half-open range', async () => {
    await expectSlices([
      [`${session}_lfp.analog`, { channel: ['LIP-02', 'V1-01', 'LIP-02'] }],
      [`${session}_lfp.analog`, { channel: [7, 0, 0, 3] }],
      [`${session}_lfp.analog`, { channel: { start: 0, stop: 8, step: 2 } }],
      [`${session}_lfp.analog`, { channel: { start: -3 } }],
      [`${session}_lfp.analog`, { channel: 'V4-01', trials: 2 }],
      ['containers/channel_time.spy/channel_time.analog', { channel: [2, 0] }],
      ['awkward/bigendian.spy/bigendian.analog', { channel: [1] }],
      ['awkward/gzip.spy/gzip.analog', { channel: [1, 0] }],
    ]);
  });

  it('of channels that are longer than a block, in one piece and in chunks', async () => {
    const cases = ['long-rows', 'long-rows-chunked'].map((kind) => {
      const name = path(`${kind}.analog`);
      runPython(join(import.meta.dirname, '../make_object.py'), kind, name);
      return [name, { channel: [2, 0, 0, 1], trials: [1, 0] }] as const;
    });
    await expectSlices(cases);
  });

  it('of a closed time window', async () => {
    await expectSlices([
      [`${session}_lfp.analog`, { latency: [0, 0.2], trials: [0, 2, 3], channel: ['V4-01', 'LIP-02'] }],
      [`${session}_lfp.analog`, { latency: [0.1, 0.1] }],
      [`${session}_lfp.analog`, { latency: 'prestim', trials: [4, 1] }],
      [`${session}_lfp.analog`, { latency: 'poststim' }],
      [`${session}_lfp.analog`, { latency: 'minperiod' }],
      [`${session}_lfp.analog`, { latency: 'maxperiod' }],
      [`${session}_erp.timelock`, { channel: [1, 3], latency: [-0.05, 0.1], trials: [0, 2] }],
    ]);
  });

  it('of a closed window of frequencies, or of the nearest ones, and of tapers', async () => {
    await expectSlices([
      [`${session}_tfr.spectral`, { frequency: [20, 40], channel: ['V4-01'], latency: [0, 0.05] }],
      [`${session}_tfr.spectral`, { frequency: [null, 30] }],
      [`${session}_tfr.spectral`, { frequency: { list: [61, 10, 34] } }],
      [`${session}_fourier.spectral`, { taper: [1, 0], frequency: 12.2, trials: [3, 1] }],
      [`${session}_fourier.spectral`, { taper: 'dpss1' }],
    ]);
  });

  it('of pairs of channels', async () => {
    await expectSlices([
      [`${session}_coh.crossspectral`, { channel_i: [1, 0], channel_j: ['V4-01'], frequency: [10, 20] }],
      [`${session}_corr.crossspectral`, { channel_i: 3, channel_j: { stop: 2 } }],
    ]);
  });

  it('of spikes and events, whose rows keep their order', async () => {
    await expectSlices([
      [`${session}_sorted.spike`, { unit: [2, 0], trials: [4, 1, 1] }],
      [`${session}_sorted.spike`, { channel: ['ch2'], latency: [0, 0.1] }],
      // Syncopy loses rows here, as it looks for them in a column that is no longer in order.
      [`${session}_sorted.spike`, { trials: [4, 1], latency: 'poststim' }],
      [`${session}_stim.event`, { trials: [5, 0], latency: 'prestim' }],
      ['awkward/unsorted.spy/unsorted.spike', { channel: [1] }],
      ['awkward/quickspike.spy/quickspike.spike', { unit: [0] }],
      [`${session}_stim.event`, { eventid: [4, 1], trials: [2, 0] }],
      [`${session}_stim.event`, { eventid: { start: 2 }, latency: [-0.05, 0.1] }],
      ['awkward/codes.spy/codes.event', { eventid: [250, 3] }],
      ['containers/event_extra.spy/event_extra.event', { trials: [0] }],
    ]);
  });

  it('of everything', async () => {
    await expectSlices(fixtureNames().map((name) => [name, {}]));
  });
});

describe('a selection that Syncopy made itself', () => {
  it('comes out as the fixture that holds it, number for number', async () => {
    const one = await saved(`${session}_raw.analog`, {
      trials: [0, 2, 3],
      channel: ['V4-01', 'LIP-02'],
      latency: [0, 0.2],
    });
    expect(differencesFromSyncopy(one.saved)).toEqual([]);
  });
});

function listOf(count: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(Math.max(0, count - 1)), { minLength: 1, maxLength: 12 });
}

function rangeIn(count: number): fc.Arbitrary<SelectSpec['trials']> {
  const bounds = fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.integer({ min: 1, max: 3 }));
  return bounds.map(([one, other, step]) => ({ start: Math.min(one, other), stop: Math.max(one, other) + 1, step }));
}

/** Choices along one axis: indices, a range, or names where each means one. */
function choiceOf(names: readonly string[], count: number): fc.Arbitrary<SelectSpec['channel']> {
  const byName = names.length === count && count > 0 ? [listOf(count).map((list) => list.map((at) => names[at] ?? ''))] : [];
  return fc.oneof(listOf(count), rangeIn(count), ...byName);
}

/** Selections that an object of this description can be asked for. */
function specsOf({ dataclass, dimord, data, trials, labels, freq }: ObjectDescription): fc.Arbitrary<SelectSpec> {
  const keys = selectKeysOf(dataclass);
  const parts: Record<string, fc.Arbitrary<unknown>> = { trials: fc.oneof(listOf(trials.rows), rangeIn(trials.rows)) };
  for (const [dimension, names] of Object.entries(labels)) {
    const discreteCount = names?.length ?? 0;
    const count = dimord.includes('sample') ? discreteCount : (data.shape[dimord.indexOf(dimension)] ?? 0);
    if (keys.some((key) => key === dimension) && count > 0) parts[dimension] = choiceOf(names ?? [], count);
  }
  if (freq !== null) {
    const values = freq.map(numberOf);
    const one = fc.nat(values.length - 1).map((at) => values[at] ?? 0);
    const window = fc.tuple(one, one).map(([from, to]) => [Math.min(from, to), Math.max(from, to)]);
    parts['frequency'] = fc.oneof(one, window, fc.record({ list: fc.array(one, { minLength: 1, maxLength: 5 }) }));
  }
  return fc.record(parts, { requiredKeys: [] });
}

describe('data and labels move together', () => {
  it.each([
    `${session}_lfp.analog`,
    `${session}_erp.timelock`,
    `${session}_tfr.spectral`,
    `${session}_fourier.spectral`,
    `${session}_coh.crossspectral`,
    `${session}_sorted.spike`,
    'containers/channel_time.spy/channel_time.analog',
    'awkward/many.spy/many.analog',
  ])('for random selections from %s', async (name) => {
    const description = await (await opened(tools, join(fixtures, name))).describe();
    const specs = fc.sample(specsOf(description), { numRuns: 12, seed: 20 });
    await expectSlices(specs.map((spec) => [name, spec]));
  });
});
