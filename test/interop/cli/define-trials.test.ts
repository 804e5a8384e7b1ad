import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { judge, judgeOnlyChanged } from '../../judge/judge';
import { python } from '../hdf5/python';
import { answerOf, spydesk } from './command';
import { copyFixture, fixtures, snapshot } from './folders';
import { eachInFreshFolder, freshFolders } from './fresh-folders';

let folder = '';
eachInFreshFolder((fresh) => (folder = fresh));

const CONTAINER = join(fixtures, 'containers/session1.spy');
const SOURCE = join(CONTAINER, 'session1_lfp.analog');
const STIM = join(CONTAINER, 'session1_stim.event');

interface H5 {
  readonly table: number[][];
  readonly type: string;
  readonly samples: number;
  readonly rate: number;
}

/** A file as h5py reads it. */
function read(path: string): H5 {
  const script = `
f = h5py.File(${JSON.stringify(path)}, 'r'); t = f['trialdefinition']
print(json.dumps({'table': t[()].tolist(), 'type': t.dtype.name, 'samples': f['data'].shape[0], 'rate': float(f.attrs['samplerate'])}))`;
  return JSON.parse(python(folder, script)) as H5;
}

/** Rows of `sample, eventid`, as h5py reads them. */
function eventsOf(path: string): number[][] {
  return JSON.parse(
    python(folder, `print(json.dumps(h5py.File(${JSON.stringify(path)}, 'r')['data'][()].tolist()))`),
  ) as number[][];
}

async function defined(...words: string[]): Promise<H5> {
  const { data } = (await answerOf(['define-trials', SOURCE, ...words, '--filename', join(folder, 'f')])) as { data: string };
  expect(judge(data)).toEqual([]);
  expect(judgeOnlyChanged(SOURCE, ['trialdefinition'], data)).toEqual([]);
  return read(data);
}

describe('spydesk define-trials', () => {
  it.each([
    ['samples', 100],
    ['seconds', 0.1],
  ])('cuts the recording into trials of one length (%s)', async (unit, length) => {
    const { table, samples, rate } = await defined(`--${unit}`, String(length));
    const step = unit === 'samples' ? length : Math.round(length * rate);
    expect(table).toHaveLength(Math.floor(samples / step));
    expect(table.map(([start, stop]) => [start, stop])).toEqual(table.map((_, at) => [at * step, (at + 1) * step]));
  });

  it('keeps what is left at the end where that is wanted', async () => {
    const { table, samples } = await defined('--samples', String(Math.floor(read(SOURCE).samples / 2) - 1), '--keep-rest');
    expect(table.at(-1)?.[1]).toBe(samples);
    expect(table).toHaveLength(3);
  });

  it('takes a table from a CSV file, with names of its columns', async () => {
    writeFileSync(join(folder, 't.csv'), 'offset,start,stop,hit\n-5,0,50,1\n-5,60,120,0.5\n');
    const { data } = (await answerOf([
      'define-trials',
      SOURCE,
      '--table',
      join(folder, 't.csv'),
      '--filename',
      join(folder, 'f'),
    ])) as {
      data: string;
    };
    expect(judge(data)).toEqual([]);
    expect(judgeOnlyChanged(SOURCE, ['info', 'trialdefinition'], data)).toEqual([]);
    expect(read(data)).toMatchObject({
      type: 'float64',
      table: [
        [0, 50, -5, 1],
        [60, 120, -5, 0.5],
      ],
    });
  });

  it('keeps each odd number of cfg and info as it was written', async () => {
    const source = join(fixtures, 'awkward/tokens.spy/tokens.analog');
    const words = ['define-trials', source, '--samples', '50', '--filename', join(folder, 'f')];
    const { data } = (await answerOf(words)) as { data: string };
    expect([...judge(data), ...judgeOnlyChanged(source, ['trialdefinition'], data)]).toEqual([]);
  });

  describe('makes a trial around each event', () => {
    let [code, other] = [0, 0];
    let wanted: number[][] = [];
    const fresh = freshFolders();
    beforeAll(() => {
      folder = fresh();
      const events = eventsOf(STIM);
      [code = 0, other = 0] = [...new Set(events.map(([, id = 0]) => id))];
      wanted = events;
    });

    it.each(['stim', 'session1_stim.event', STIM])('of the event data %s, beside it or by its path', async (events) => {
      const { samples, rate } = read(SOURCE);
      const eventRate = read(STIM).rate;
      const { data } = (await answerOf([
        ...['define-trials', SOURCE, '--events', events, '--codes', `${code},${other}`, '--before', '0.01', '--after', '0.02'],
        ...['--clip', '--with-codes', '--filename', join(folder, 'f')],
      ])) as { data: string };
      expect(judge(data)).toEqual([]);
      const rows = wanted
        .filter(([, id]) => id === code || id === other)
        .map(([sample = 0, id = 0]) => {
          const event = Math.round((sample / eventRate) * rate);
          const start = Math.max(0, event - Math.round(0.01 * rate));
          const stop = Math.min(samples, event + Math.round(0.02 * rate));
          return [start, stop, start - event, id];
        });
      expect(read(data).table).toEqual(rows);
    });
  });

  it.each<[string, string[], RegExp]>([
    ['a cell that is no number', ['--table', 'bad.csv'], /^edit-refused: .*line 2/],
    ['an empty cell', ['--table', 'empty.csv'], /^edit-refused: .*empty/],
    ['a start between two samples', ['--table', 'fraction.csv'], /^edit-refused: /],
    ['a negative start', ['--table', 'negative.csv'], /^edit-refused: /],
    ['a start after its stop', ['--table', 'reversed.csv'], /^edit-refused: .*after its stop/],
    ['a border outside of the data', ['--table', 'outside.csv'], /^edit-refused: /],
    ['two columns', ['--table', 'narrow.csv'], /^edit-refused: .*2 columns/],
    ['rows of unlike length', ['--table', 'ragged.csv'], /^edit-refused: .*trial 1 has 4 cells/],
    ['a table that is not there', ['--table', 'none.csv'], /^not-found: /],
    ['trials of no length', ['--samples', '0'], /^edit-refused: /],
    ['a code that no event has', ['--events', STIM, '--codes', '987', '--before', '0', '--after', '0.1'], /^edit-refused: .*987/],
    [
      'events of another class',
      ['--events', SOURCE, '--codes', '1', '--before', '0', '--after', '0.1'],
      /^edit-refused: .*no events/,
    ],
    ['events that are not there', ['--events', 'none', '--codes', '1', '--before', '0', '--after', '0.1'], /^not-found: /],
  ])('refuses %s in one line, and writes nothing', async (_, words, line) => {
    copyFixture('containers/loose.analog', folder);
    const tables = {
      bad: '0,10,0\n20,x,0\n',
      empty: '0,10,0\n20,,0\n',
      fraction: '0.5,10,0\n',
      negative: '-1,10,0\n',
      reversed: '20,10,0\n',
      outside: '0,999999999,0\n',
      narrow: '0,10\n',
      ragged: '0,10,0\n10,20,0,1\n',
    };
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, `${name}.csv`), text);
    const before = snapshot(folder);
    const { status, stdout, stderr } = await spydesk(['define-trials', 'loose.analog', ...words, '--overwrite'], { cwd: folder });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(snapshot(folder)).toEqual(before);
  });
});
