import { describe, expect, it } from 'vitest';
import { problem } from '../../../src-main/contract';
import {
  cutCommand,
  eventsCommand,
  fieldOf,
  minLengthCommand,
  offsetCommand,
  perTrialIn,
  samplesCommand,
  tableCommand,
  windowCommand,
} from '../../../src-renderer/editing/trials/define/form-commands';
import { zerosInWords } from '../../../src-renderer/editing/trials/define/outcome-words';

function refusedAt(field: string): object {
  return { ok: false, error: { code: 'edit-refused', at: { kind: 'field', name: field } } };
}

describe('a form makes its command', () => {
  it('of equal lengths in seconds or in samples', () => {
    const rest = { rest: 'keep', within: 'trials' } as const;
    expect(cutCommand({ length: '0.5', unit: 'seconds', ...rest })).toMatchObject({
      value: { length: { seconds: 0.5 }, ...rest },
    });
    expect(cutCommand({ length: '500', unit: 'samples', ...rest })).toMatchObject({ value: { length: { samples: 500 } } });
    expect(cutCommand({ length: '0.5', unit: 'samples', ...rest })).toMatchObject(refusedAt('length'));
  });

  it('around events, which are looked up later, once a code is chosen', () => {
    const fields = { events: 'a.event', before: '-0.1', after: '1', edges: 'clip', withCodes: true } as const;
    expect(eventsCommand({ ...fields, codes: [3, 1] })).toEqual({
      ok: true,
      value: { do: 'trials-around-events', ...fields, before: -0.1, after: 1, codes: [3, 1], found: null },
    });
    expect(eventsCommand({ ...fields, codes: [] })).toMatchObject(refusedAt('codes'));
    expect(eventsCommand({ ...fields, codes: [1], after: 'late' })).toMatchObject(refusedAt('after'));
    expect(eventsCommand({ ...fields, codes: [1], events: '' })).toBeNull();
  });

  it('of the other forms of redefinetrial', () => {
    expect(minLengthCommand('', true)).toMatchObject({ value: { by: { minLength: 'maxperlen' } } });
    expect(minLengthCommand('0.4', false)).toMatchObject({ value: { by: { minLength: 0.4 } } });
    expect(windowCommand('-0.1', '0.2')).toMatchObject({ value: { by: { window: [-0.1, 0.2] } } });
    expect(samplesCommand('0', '10 20', 'moved')).toMatchObject({ value: { by: { begin: 0, end: [10, 20], time: 'moved' } } });
    expect(offsetCommand('-500', 'by')).toMatchObject({ value: { do: 'shift-offset', samples: -500, mode: 'by' } });
  });

  it('of a table, which is set anew where it names its info columns', () => {
    expect(tableCommand([[0, 1, 0]], null)).toEqual({ do: 'redefine-trials', by: { table: [[0, 1, 0]] } });
    expect(tableCommand([[0, 1, 0, 7]], ['load'])).toEqual({ do: 'set-trials', rows: [[0, 1, 0, 7]], names: ['load'] });
    expect(tableCommand([[0, 1, 0, 7]], [''])).toMatchObject({ do: 'redefine-trials' });
  });

  it('not while a field is empty', () => {
    expect([
      windowCommand('', '1'),
      samplesCommand('1', ' ', 'kept'),
      offsetCommand('', 'to'),
      minLengthCommand('', false),
    ]).toEqual([null, null, null, null]);
  });
});

describe('numbers for each trial', () => {
  it('are parted by anything that is usual', () => {
    expect(perTrialIn('1, 2;3\n4', 'begin')).toEqual({ ok: true, value: [1, 2, 3, 4] });
    expect(perTrialIn(' 7 ', 'begin')).toEqual({ ok: true, value: 7 });
  });

  it('are refused at their field where one is no whole number', () => {
    expect(perTrialIn('1 2.5', 'end')).toMatchObject(refusedAt('end'));
    expect(perTrialIn('1 x', 'end')).toMatchObject(refusedAt('end'));
  });
});

describe('a refusal', () => {
  it('is shown at its field, at that which made its cell, or at the main one', () => {
    const refused = (at: Parameters<typeof problem>[2]) => problem('edit-refused', { reason: 'so' }, at);
    const columns = ['before', 'after'];
    expect(fieldOf(refused({ at: { kind: 'field', name: 'codes' } }), 'before', columns)).toBe('codes');
    expect(fieldOf(refused({ at: { kind: 'cell', row: 3, column: 1 } }), 'before', columns)).toBe('after');
    expect(fieldOf(refused({ at: { kind: 'cell', row: 3, column: 9 } }), 'before', columns)).toBe('before');
    expect(fieldOf(refused({}), 'codes', columns)).toBe('codes');
  });
});

describe('the outcome', () => {
  const table = (...offsets: number[]) => ({
    rows: offsets.length,
    columns: 3,
    values: Float64Array.from(offsets.flatMap((offset) => [0, 10, offset])),
  });

  it('says where time 0 lies, in all trials or in the first', () => {
    expect(zerosInWords(table(-500, -500), 1000)).toBe("In each trial time 0 lies 0.5 s after the trial's start.");
    expect(zerosInWords(table(-500, 0), 1000)).toContain("In trial 0 time 0 lies 0.5 s after the trial's start; it differs");
    expect(zerosInWords(table(3), null)).toBe("In the trial time 0 lies 3 samples before the trial's start.");
    expect(zerosInWords(table(), 1000)).toBe('');
  });
});
