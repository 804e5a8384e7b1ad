import { cpSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Command, EventCodes, EventsBeside, TrialTextShape } from '../../../src-main/contract';
import { copyPair, fixtures, save, saveTools, scratchFolder } from '../objects/saving';
import { eventObject } from '../pictures/event-object';
import { hostDesk } from './host-desk';

const desk = hostDesk();
const { ask } = desk;
afterAll(() => desk.close());
const path = scratchFolder();
const tools = saveTools();

const LFP = 'containers/session1.spy/session1_lfp.analog';
const STIM = 'containers/session1.spy/session1_stim.event';

async function eventsBeside(file: string): Promise<EventsBeside[]> {
  return ask('eventsBeside', { objectId: (await desk.open(file)).id });
}

async function codesOf(file: string, events: string): Promise<EventCodes> {
  return ask('eventCodes', { objectId: (await desk.open(file)).id, events });
}

/** Writes a file, and reads it as a table of trials. */
function tableIn(content: string | Uint8Array): Promise<TrialTextShape> {
  writeFileSync(path('t.csv'), content);
  return ask('readTrialFile', { path: path('t.csv') });
}

describe('the events beside an object', () => {
  it('are the EventData objects of its folder, by file name and tag', async () => {
    expect(await eventsBeside(join(fixtures, LFP))).toEqual([{ filename: 'session1_stim.event', tag: 'stim' }]);
    const loose = copyPair(LFP, path('a.analog'));
    expect(await eventsBeside(loose)).toEqual([]);
    copyPair(STIM, path('b.event'));
    copyPair(STIM, path('c.event'));
    rmSync(path('c.event.info'));
    expect(await eventsBeside(loose)).toEqual([{ filename: 'b.event', tag: null }]);
  });

  it('hold the object itself where it is one', async () => {
    expect(await eventsBeside(copyPair(STIM, path('b.event')))).toEqual([{ filename: 'b.event', tag: null }]);
  });

  it('of an object that is not open are not told', async () => {
    await expect(ask('eventsBeside', { objectId: 'none' })).rejects.toMatchObject({ problem: { code: 'not-granted' } });
  });
});

describe('the codes of events', () => {
  it('are counted, the least one first, with the rate of their samples as the file writes it', async () => {
    const session = join(fixtures, LFP);
    const codes = [1, 2, 3, 4].map((code) => ({ code, count: 6 }));
    for (const name of ['session1_stim.event', 'stim']) {
      expect(await codesOf(session, name)).toEqual({ samplerate: '1000.0', events: 24, codes, moreCodes: 0 });
    }
    const lone = copyPair('awkward/codes.spy/codes.event', path('codes.event'));
    const { samplerate, events, codes: found } = await codesOf(lone, 'codes.event');
    expect([samplerate, events, found.map(({ code }) => code)]).toEqual(['1000', 40, [3, 7, 250]]);
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(40);
  });

  it('of very many are told in part, with how many more there are', async () => {
    const samples = Array.from({ length: 1_200 }, (_, at) => at);
    const dimord = ['sample', 'eventid'];
    const { source } = eventObject({ dataclass: 'EventData', dimord, columns: [samples, samples], trials: [[0, 1_200, 0]] });
    const { data } = await save(tools, source, { filename: path('b.event') });
    const { events, codes, moreCodes } = await codesOf(data, 'b.event');
    expect([events, codes.length, codes.at(-1), moreCodes]).toEqual([1_200, 1_000, { code: 999, count: 1 }, 200]);
  });

  it.each([
    ['that are not there', 'gone.event'],
    ['of another class', 'session1_lfp.analog'],
    ['elsewhere', '../session1.spy/session1_stim.event'],
  ])('%s are refused', async (_, events) => {
    await expect(codesOf(join(fixtures, LFP), events)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('in a file that is cut off are refused with the reason', async () => {
    const lfp = copyPair(LFP, path('a.analog'));
    truncateSync(copyPair(STIM, path('b.event')), 900);
    await expect(codesOf(lfp, 'b.event')).rejects.toMatchObject({
      problem: { code: expect.stringMatching(/^(not-hdf5|damaged)$/), path: path('b.event') },
    });
  });
});

describe('a table of trials', () => {
  const rows = [
    [0, 200, -50, 1],
    [200, 400, 0.5, 'NaN'],
  ];

  it.each([
    ['commas', '0,200,-50,1\n200,400,0.5,nan\n'],
    ['semicolons, as spreadsheets of many countries write them', '0;200;-50;1\r\n200;400;0.5;NaN\r\n'],
    ['tabs', '0\t200\t-50\t1\n200\t400\t0.5\tnan'],
    ['a byte order mark and line ends of Windows', '\uFEFF0,200,-50,1\r\n200,400,0.5,nan\r\n'],
  ])('is read with %s, out of a file and as it is pasted', async (_, text) => {
    const expected = { rows, names: null };
    expect(await tableIn(text)).toEqual(expected);
    expect(await ask('readTrialTable', { text })).toEqual(expected);
  });

  it('tells the names of its info columns', async () => {
    expect(await tableIn('\uFEFFstart,stop,offset,"load, kg"\r\n0,200,-50,1\r\n')).toEqual({
      rows: [rows[0]],
      names: ['load, kg'],
    });
  });

  it('keeps empty cells, and rows of another length, for the place that they are refused at', async () => {
    expect(await tableIn('0,200,\n200,400,0,1\n')).toEqual({
      rows: [
        [0, 200, null],
        [200, 400, 0, 1],
      ],
      names: null,
    });
  });

  it.each([
    ['a word', '0,200,0\n0,two,0\n', { kind: 'cell', row: 1, column: 1 }],
    ['a line that is shorter than the header', 'start,stop,offset\n0,200\n', { kind: 'cell', row: 0, column: 2 }],
    ['a quote that is not closed', '0,200,0\n0,"200,0\n', { kind: 'text' }],
  ])('with %s is refused at its place', async (_, text, at) => {
    const refused = { problem: { code: 'edit-refused', at } };
    await expect(tableIn(text)).rejects.toMatchObject(refused);
    await expect(ask('readTrialTable', { text })).rejects.toMatchObject(refused);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['that is no text', Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0xff, 0xfe), /not UTF-8 text/],
    ['of UTF-16, as a spreadsheet can write it', Buffer.from('\uFEFF0,200,0\n', 'utf16le'), /not UTF-8 text/],
    ['that is empty', '', /holds no trials/],
    ['of a header alone', 'start,stop,offset\n', /holds no trials/],
  ])('in a file %s is refused', async (_, content, reason) => {
    await expect(tableIn(content)).rejects.toMatchObject({
      problem: { code: 'edit-refused', message: expect.stringMatching(reason) },
    });
  });

  it('in a file that is too large, is gone by then or is a folder is refused with the path', async () => {
    writeFileSync(path('large.csv'), '');
    truncateSync(path('large.csv'), 16 * 1024 * 1024 + 1);
    mkdirSync(path('folder.csv'));
    for (const [name, code] of [
      ['large.csv', 'too-large'],
      ['gone.csv', 'not-found'],
      ['folder.csv', 'is-folder'],
    ] as const) {
      await expect(ask('readTrialFile', { path: path(name) })).rejects.toMatchObject({ problem: { code, path: path(name) } });
    }
  });

  it.each<[string, string, object]>([
    ['a fraction', '0,200,0\n200.5,400,0\n', { row: 1, column: 0 }],
    ['a negative start', '-1,200,0\n', { row: 0, column: 0 }],
    ['an empty cell', '0,,0\n', { row: 0, column: 1 }],
    ['rows of unlike length', '0,200,0\n200,400,0,1\n', { row: 1, column: 3 }],
    ['two columns', '0,200\n', { row: 0, column: 2 }],
    ['a start after its stop', '0,200,0\n400,200,0\n', { row: 1, column: 0 }],
    ['a border outside of the data', '0,200,0\n200,2401,0\n', { row: 1, column: 1 }],
  ])('that was read with %s is refused by the object at that cell, and the draft is as it was', async (_, text, cell) => {
    const { id } = await desk.open(copyPair(LFP, path('a.analog')));
    const before = await ask('edit', { objectId: id, command: { do: 'set-note', text: 'before' } });
    const { rows: read } = await ask('readTrialTable', { text });
    await expect(ask('edit', { objectId: id, command: { do: 'set-trials', rows: read } })).rejects.toMatchObject({
      problem: { code: 'edit-refused', at: { kind: 'cell', ...cell } },
    });
    expect(await desk.open(path('a.analog'))).toMatchObject({ trials: before.trials, draft: before.draft });
    await ask('discardDraft', { objectId: id });
  });
});

describe('trials that are defined with a number for each', () => {
  it('begin, end and lie where theirs say', async () => {
    const { id } = await desk.open(copyPair(LFP, path('a.analog')));
    const [begin, end] = [
      [0, 1, 2, 3, 4, 5],
      [10, 20, 30, 40, 50, 60],
    ];
    const cut = await ask('edit', { objectId: id, command: { do: 'redefine-trials', by: { begin, end, time: 'kept' } } });
    const moved = await ask('edit', {
      objectId: id,
      command: { do: 'shift-offset', samples: [-5, -4, -3, -2, -1, 0], mode: 'to' },
    });
    const columnsOf = ({ trials: { values, columns, rows: count } }: typeof cut): number[][] =>
      Array.from({ length: count }, (_, row) => [...values.slice(row * columns, row * columns + 3)]);
    expect(columnsOf(cut)).toEqual(begin.map((first, at) => [at * 400 + first, at * 400 + (end[at] ?? 0), -100 + first]));
    expect(columnsOf(moved).map(([, , offset]) => offset)).toEqual([-5, -4, -3, -2, -1, 0]);
    await ask('discardDraft', { objectId: id });
  });

  it('are refused where there are more or fewer of them than trials', async () => {
    const { id } = await desk.open(join(fixtures, LFP));
    for (const [samples, row] of [
      [[1], 1],
      [[1, 2, 3, 4, 5, 6, 7], 6],
      [[], 0],
    ] as const) {
      const command: Command = { do: 'shift-offset', samples: [...samples], mode: 'by' };
      await expect(ask('edit', { objectId: id, command })).rejects.toMatchObject({
        problem: {
          code: 'edit-refused',
          message: expect.stringContaining(`${samples.length} numbers for the offset of 6 trials`),
          at: { kind: 'cell', row, column: 2 },
        },
      });
    }
    expect((await desk.open(join(fixtures, LFP))).draft).toBeNull();
  });
});

describe('trials around events at the edge of the data', () => {
  it('are refused at the border, or cut off there with their events at time 0', async () => {
    cpSync(join(fixtures, 'containers/session1.spy'), path('session1.spy'), { recursive: true });
    const { id } = await desk.open(path('session1.spy/session1_lfp.analog'));
    const around = (edges: 'refuse' | 'clip'): Command => ({
      ...{ do: 'trials-around-events', events: 'stim', codes: [2], before: 0.3, after: 0.1, withCodes: false, found: null },
      edges,
    });
    await expect(ask('previewEdit', { objectId: id, command: around('refuse') })).rejects.toMatchObject({
      problem: { code: 'edit-refused', at: { kind: 'cell', row: 0, column: 0 } },
    });
    const { after } = await ask('previewEdit', { objectId: id, command: around('clip') });
    // The first one is at sample 100.
    expect([...after.trials.values.slice(0, 3)]).toEqual([0, 200, -100]);
  });
});

describe('an event at a sample that cannot be kept', () => {
  it('is refused at the events before it is written down; one of another code is nothing', async () => {
    const object = copyPair(LFP, path('far.analog'));
    const dimord = ['sample', 'eventid'];
    const columns = [
      [1, 2 ** 60],
      [1, 2],
    ];
    const { source } = eventObject({ dataclass: 'EventData', dimord, columns, trials: [[0, 1_200, 0]] });
    await save(tools, source, { filename: path('far.event') });
    const { id } = await desk.open(object);
    const around = (code: number): Command => ({
      ...{ do: 'trials-around-events', events: 'far.event', before: 0.01, after: 0.01, edges: 'clip', withCodes: false },
      codes: [code],
      found: null,
    });
    for (const call of ['previewEdit', 'edit'] as const) {
      await expect(ask(call, { objectId: id, command: around(2) })).rejects.toMatchObject({
        problem: { code: 'edit-refused', message: expect.stringContaining('2^53'), at: { kind: 'field', name: 'events' } },
      });
    }
    expect((await desk.open(object)).draft).toBeNull();
    expect((await ask('edit', { objectId: id, command: around(1) })).trials.rows).toBe(1);
  });
});
