import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { JsonNode, LogEntryShape } from '../../../src-main/contract';
import { callsOf, placeCalls } from '../../../src-renderer/history/cfg-calls';
import { hostDesk } from '../host/host-desk';
import { fixtures } from '../objects/saving';

function leaf(key: string, text: string, kind: JsonNode['kind'] = 'number'): JsonNode {
  return { key, kind, text, size: 0, children: [] };
}

function map(key: string, ...children: JsonNode[]): JsonNode {
  return { key, kind: 'map', text: '', size: children.length, children };
}

function entry(text: string, action = 'write_log'): LogEntryShape {
  return { author: 'lab@rig3', time: 'Mon Nov 23 20:25:10 2026', action, text };
}

const computed = (name: string): LogEntryShape => entry(`computed ${name} with settings\n\tmethod = x`);
const updated = (): LogEntryShape => entry('updated trial-definition with [4 x 3] element array', 'definetrial');

/** Where each call stands: the place of its entry, or `alone`. */
function placesOf(entries: readonly LogEntryShape[], ...cfg: JsonNode[]): Record<string, number | 'alone'> {
  const { byEntry, alone } = placeCalls(entries, callsOf(map('cfg', ...cfg)));
  const placed = [...byEntry].flatMap(([one, calls]) => calls.map(({ name }) => [name, entries.indexOf(one)]));
  return Object.fromEntries([...placed, ...alone.map(({ name }) => [String(name), 'alone'])]) as Record<string, number | 'alone'>;
}

describe('the calls of cfg', () => {
  it('are the objects in it, with their settings as the file has them, and the rest together', () => {
    const settings = map('freqanalysis', leaf('foi', '1e+22'));
    const rest = [leaf('a', '1.0'), { ...leaf('b', ''), kind: 'list' as const }];
    expect(callsOf(map('cfg', ...rest, settings))).toEqual([
      { name: 'freqanalysis', settings, keys: ['freqanalysis'] },
      { name: null, settings: map('', ...rest), keys: ['a', 'b'] },
    ]);
    expect(callsOf(map('cfg'))).toEqual([]);
  });

  it('are one where definetrial kept its method and the cfg of the events', () => {
    const [method, events] = [leaf('method', 'definetrial', 'string'), map('EventData object')];
    expect(callsOf(map('cfg', method, events))).toMatchObject([
      { name: 'definetrial', settings: { children: [method, events] } },
    ]);
    expect(callsOf(map('cfg', method))).toMatchObject([{ name: null }]);
  });
});

describe('a call stands by the entry that it left', () => {
  it('the last of its function, for cfg keeps the last call', () => {
    const log = [computed('mtmfft_cF'), entry('Wrote files', 'save'), computed('mtmconvol_cF'), entry('Wrote files', 'save')];
    expect(placesOf(log, map('freqanalysis'))).toEqual({ freqanalysis: 2 });
  });

  it('the last of those that one call makes', () => {
    const log = [computed('cross_spectra_cF'), entry('created', '__init__'), computed('normalize_csd_cF')];
    expect(placesOf(log, map('connectivityanalysis'))).toEqual({ connectivityanalysis: 2 });
  });

  it('of a function that is not known here, where its name is that of the call', () => {
    expect(
      placesOf([computed('denoise_cF'), computed('_other'), entry('x', 'third')], map('denoise'), map('other'), map('third')),
    ).toEqual({
      denoise: 0,
      other: 1,
      third: 2,
    });
  });

  it('where trials were defined by events, and not where they were updated', () => {
    const log = [entry("trial-definition extracted from EventData object: 'e'", 'definetrial'), updated()];
    expect(placesOf(log, leaf('method', 'definetrial', 'string'), map('EventData object'))).toEqual({ definetrial: 0 });
  });
});

describe('a call stands alone', () => {
  it('where no entry tells of it', () => {
    expect(placesOf([entry('Wrote files', 'save')], map('timelockanalysis'), leaf('x', '1'))).toEqual({
      timelockanalysis: 'alone',
      null: 'alone',
    });
  });

  it('where another call can have left the same entry', () => {
    const log = [computed('sinc_filtering_cF'), computed('downsample_cF')];
    expect(placesOf(log, map('preprocessing'), map('resampledata'))).toEqual({ preprocessing: 'alone', resampledata: 1 });
    expect(placesOf(log, map('preprocessing'))).toEqual({ preprocessing: 0 });
    expect(placesOf([...log, computed('rectify_cF')], map('preprocessing'), map('resampledata'))).toMatchObject({
      preprocessing: 2,
    });
  });

  it('where its entry is one of several of the same words', () => {
    expect(placesOf([updated()], map('redefinetrial'))).toEqual({ redefinetrial: 0 });
    expect(placesOf([updated(), updated()], map('redefinetrial'))).toEqual({ redefinetrial: 'alone' });
    const selected = [computed('_selectdata'), computed('_selectdata'), updated()];
    expect(placesOf(selected, map('selectdata'))).toEqual({ selectdata: 1 });
    expect(placesOf(selected, map('selectdata'), map('redefinetrial'))).toEqual({ selectdata: 'alone', redefinetrial: 2 });
  });

  it('where it selected in place, which logs nothing', () => {
    expect(placesOf([computed('_selectdata')], map('selectdata', leaf('inplace', 'true', 'boolean')))).toEqual({
      selectdata: 'alone',
    });
  });
});

describe('what Syncopy wrote', () => {
  const desk = hostDesk();
  afterAll(() => desk.close());

  it.each([
    ['selected.spy/selected.analog', 'selectdata', 'computed _selectdata with'],
    ['session1.spy/session1_pow.spectral', 'freqanalysis', 'computed mtmfft_cF with'],
    ['session1.spy/session1_tfr.spectral', 'freqanalysis', 'computed mtmconvol_cF with'],
    ['session1.spy/session1_coh.crossspectral', 'connectivityanalysis', 'computed normalize_csd_cF with'],
    ['session1.spy/session1_corr.crossspectral', 'connectivityanalysis', 'computed normalize_ccov_cF with'],
    ['session1.spy/session1_erp.timelock', 'timelockanalysis', null],
  ])('in %s has %s at its entry', async (path, name, text) => {
    const { cfg, history } = await desk.open(join(fixtures, 'containers', path));
    const { byEntry, alone } = placeCalls(history, callsOf(cfg));
    expect([...byEntry].map(([one, calls]) => [one.text.split(' settings')[0], calls.map((call) => call.name)])).toEqual(
      text === null ? [] : [[text, [name]]],
    );
    expect(alone.map((call) => call.name)).toEqual(text === null ? [name] : []);
  });
});
