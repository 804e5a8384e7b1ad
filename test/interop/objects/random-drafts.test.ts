import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonNumber, type ObjectDescription, type TrialTable } from '../../../src-main/format';
import { draftedObject } from '../../../src-main/objects';
import { judge } from '../../judge/judge';
import { withRows } from '../../unit/objects/drafts';
import { fixtures, opened, save, saveTools, scratchFolder } from '../../unit/objects/saving';
import { python } from '../hdf5/python';

const tools = saveTools();
const path = scratchFolder();

/** Of each kind of table: whole numbers and fractions, of a continuous and of a discrete class. */
const SOURCES = ['session1_lfp.analog', 'session1_sorted.spike', 'session1_pow.spectral'];
const DRAFTS = 60;

/** What HDF5 can hold as text: no NUL, no half of a character. */
const label = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0'));

const columns = fc.integer({ min: 0, max: 6 });
const cell = fc.oneof(fc.integer({ min: -(2 ** 53 - 1), max: 2 ** 53 - 1 }), fc.double());

/** A table whose borders are those of the object's trials, any number of times, with any offsets and info columns. */
function tableOf(trials: TrialTable): fc.Arbitrary<TrialTable> {
  return fc
    .record({ info: columns, rows: fc.integer({ min: 1, max: 400 }), whole: fc.boolean() })
    .chain(({ info, rows, whole }) =>
      fc.array(fc.array(cell, { minLength: info + 1, maxLength: info + 1 }), { minLength: rows, maxLength: rows }).map((cells) =>
        withRows(
          trials,
          (old) =>
            cells.map((row, at) => {
              const numbers = whole ? row.map((value) => (Number.isSafeInteger(value) ? value + 0 : 7)) : row;
              return [...(old[at % old.length] ?? []).slice(0, 2), ...numbers];
            }),
          whole ? 'int64' : 'float64',
        ),
      ),
    );
}

function draftOf(before: ObjectDescription): fc.Arbitrary<ObjectDescription> {
  const labels = fc.record(
    Object.fromEntries(
      Object.entries(before.labels).map(([dimension, names]) => {
        const count = names?.length ?? 0;
        return [dimension, fc.array(label, { minLength: count, maxLength: count })];
      }),
    ),
  );
  return fc
    .record({ labels, trials: tableOf(before.trials), samplerate: fc.double({ min: 1, max: 1e6, noNaN: true }) })
    .map(({ samplerate, ...change }) => ({ ...before, ...change, samplerate: jsonNumber(samplerate, 'float') }));
}

/** Of each file what h5py reads: the table's type, shape, largest shape and bytes, and the labels and rate of the attributes. */
const READ = `
import base64
def read(path):
    with h5py.File(path, 'r') as f:
        t = f['trialdefinition']
        names = {k: f.attrs[k].tolist() for k in ('channel', 'unit') if k in f.attrs}
        return [t.dtype.name, t.shape, t.maxshape, base64.b64encode(t[()].tobytes()).decode(), names, float(f.attrs['samplerate'])]
`;

function wanted({ trials, labels, samplerate }: ObjectDescription): unknown[] {
  const { typeName, rows, columns: width, values } = trials;
  const numbers = typeName === 'int64' ? BigInt64Array.from(Array.from(values, BigInt)) : values;
  const names = Object.fromEntries(Object.entries(labels).filter(([dimension]) => ['channel', 'unit'].includes(dimension)));
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
  return [typeName, [rows, width], [null, width], bytes, names, Number(samplerate?.token)];
}

describe('any draft', () => {
  it('is saved as h5py then reads it: labels, sampling rate and trial table, bit for bit', { timeout: 240_000 }, async () => {
    const drafts: ObjectDescription[] = [];
    const files: string[] = [];
    for (const [at, source] of SOURCES.entries()) {
      const stored = await opened(tools, join(fixtures, 'containers/session1.spy', source));
      const before = await stored.describe();
      for (const [round, draft] of fc.sample(draftOf(before), DRAFTS / SOURCES.length).entries()) {
        const { data } = await save(tools, draftedObject(stored, draft), { filename: path(`draft${at}x${round}`) });
        drafts.push(draft);
        files.push(data);
      }
    }
    expect(judge(...files)).toEqual([]);
    const answer = python(path(), `${READ}\nprint(json.dumps([read(path) for path in ${JSON.stringify(files)}]))`);
    expect(JSON.parse(answer)).toEqual(drafts.map(wanted));
  });
});
