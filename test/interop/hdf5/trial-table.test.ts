import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createHdf5, type AttributeEdit, type BytePatch, type Hdf5Edit } from '../../../src-main/hdf5';
import { codeOf, fixtures, withFile } from '../../unit/hdf5/fixture-file';
import { fixtureNames } from '../../unit/objects/saving';
import { runPython } from '../python';
import { patchedFile, summaries, summary, type Summary } from './edited-file';
import { makeFolder, python } from './python';

type Table = NonNullable<Hdf5Edit['trialdefinition']>;

const hdf5 = createHdf5({ workers: 1 });
const { folder, remove } = makeFolder();
afterAll(async () => {
  await hdf5.close();
  remove();
});

const SESSION = join(fixtures, 'containers/session1.spy/session1.analog');
const variants = resolve(import.meta.dirname, '../make_variant.py');

function edit(source: string, trialdefinition: Table, attributes: readonly AttributeEdit[] = []): Promise<BytePatch> {
  return withFile(source, (file) => hdf5.edit(file, { attributes, trialdefinition }));
}

async function edited(source: string, table: Table, name: string, attributes?: readonly AttributeEdit[]): Promise<string> {
  return patchedFile(source, await edit(source, table, attributes), join(folder, name));
}

function whole(rows: number, columns: number): Table {
  return { columns, values: BigInt64Array.from({ length: rows * columns }, (_, at) => BigInt(at) - 5n) };
}

function fractions(rows: number, columns: number): Table {
  return { columns, values: Float64Array.from({ length: rows * columns }, (_, at) => at + 0.25) };
}

/** What `summary` tells of a table that h5py reads as it was given. */
function seen({ columns, values }: Table): unknown[] {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const type = values instanceof Float64Array ? '<f8' : '<i8';
  const facts = [type, [values.length / columns, columns], [null, columns]];
  return [...facts, null, createHash('sha1').update(bytes).digest('hex')];
}

function tableIn(found: Summary): unknown[] {
  const [type, shape, maxShape, , compression, digest] = found['trialdefinition'] as unknown[];
  return [type, shape, maxShape, compression, digest];
}

/** Expects that h5py reads each table in its file, and all else there as in the source. */
function expectOnlyTables(source: string, files: readonly { readonly path: string; readonly table: Table }[]): void {
  const [was, ...all] = summaries(source, ...files.map(({ path }) => path));
  for (const [at, { table }] of files.entries()) {
    const is = all[at] ?? {};
    expect(tableIn(is)).toEqual(seen(table));
    expect({ ...is, trialdefinition: null }).toEqual({ ...was, trialdefinition: null });
  }
}

function expectOnlyTable(source: string, path: string, table: Table): void {
  expectOnlyTables(source, [{ path, table }]);
}

const TABLES = [whole(5000, 4), whole(1, 4), whole(0, 4), whole(7, 3), fractions(7, 9), fractions(300, 3)];

async function editedOnce(source: string, tables: readonly Table[]) {
  const files = [];
  for (const [at, table] of tables.entries()) {
    files.push({ path: await edited(source, table, `table${at}${extname(source)}`), table });
  }
  return files;
}

describe.each(fixtureNames())('the trial table of %s', (name) => {
  it('is replaced by one of other rows, columns and type, which h5py reads; all else stays', async () => {
    const source = join(fixtures, name);
    const before = readFileSync(source);
    expectOnlyTables(source, await editedOnce(source, [whole(7, 3), fractions(300, 5)]));
    expect(readFileSync(source).equals(before)).toBe(true);
  });
});

describe.each(['superblock-0', 'superblock-2', 'superblock-3', 'compressed', 'everything'])('in the layout %s', (kind) => {
  it('a table of any number of rows, 3 or more columns and either type takes the place of the old one', async () => {
    const source = join(folder, `${kind}.analog`);
    runPython(variants, kind, join(fixtures, 'containers/session1.spy/session1_lfp.analog'), source);
    expectOnlyTables(source, await editedOnce(source, TABLES));
  });
});

describe('a table that is replaced again and again', () => {
  it('together with a growing history keeps the file sound, and takes its place anew where it fits', async () => {
    const tables = Array.from({ length: 20 }, (_, round) => (round % 2 === 0 ? whole(20 + round, 4) : fractions(10 + round, 5)));
    const logOf = (round: number): AttributeEdit => ({ name: '_log', kind: 'text', value: 'entry '.repeat(20 * round + 20) });
    const files: string[] = [];
    let [withTables, logAlone] = [SESSION, SESSION];
    for (const [round, table] of tables.entries()) {
      withTables = await edited(withTables, table, `round${round}.analog`, [logOf(round)]);
      files.push(withTables);
      const patch = await withFile(logAlone, (file) => hdf5.edit(file, { attributes: [logOf(round)] }));
      logAlone = patchedFile(logAlone, patch, join(folder, `log${round}.analog`));
    }
    const [was, ...all] = summaries(SESSION, ...files);
    for (const [round, table] of tables.entries()) {
      const is = all[round] ?? {};
      expect(tableIn(is)).toEqual(seen(table));
      expect({ ...is, attrs: null, trialdefinition: null }).toEqual({ ...was, attrs: null, trialdefinition: null });
      expect((is['attrs'] as Record<string, unknown[]>)['_log']?.[2]).toBe('entry '.repeat(20 * round + 20));
    }
    expect(statSync(withTables).size).toBeLessThanOrEqual(statSync(logAlone).size + 2 * 4096);
  });

  it('gives back the end of the file where it lay there and became shorter', async () => {
    const long = await edited(SESSION, whole(40_000, 4), 'long.analog');
    const short = await edited(long, whole(3, 4), 'short.analog');
    expectOnlyTable(SESSION, short, whole(3, 4));
    expect(statSync(short).size).toBeLessThan(statSync(SESSION).size + 10_000);
    const again = await edited(short, whole(40_000, 4), 'again.analog');
    expect(statSync(again).size).toBe(statSync(long).size);
    expectOnlyTable(SESSION, again, whole(40_000, 4));
  });

  it('can be made longer by h5py afterwards, as Syncopy may', async () => {
    const path = await edited(SESSION, whole(5, 4), 'grown.analog');
    const script = `
with h5py.File(${JSON.stringify(path)}, 'r+') as f:
    t = f['trialdefinition']; t.resize((5000, 4)); t[5:] = 7
with h5py.File(${JSON.stringify(path)}, 'r') as f:
    t = f['trialdefinition'][()]; print(t.shape, t[:5].ravel().tolist() == list(range(-5, 15)), bool((t[5:] == 7).all()))`;
    expect(python(folder, script).trim()).toBe('(5000, 4) True True');
  });
});

describe('of a file that is not as Syncopy writes it', () => {
  const made = (name: string, script: string, options = ''): string => {
    const path = join(folder, name);
    python(
      folder,
      `
with h5py.File(${JSON.stringify(path)}, 'w'${options}) as f:
    f['data'] = np.arange(400.).reshape(100, 4)
    table = np.arange(12).reshape(3, 4)
${script}`,
    );
    return path;
  };
  const plain = `    f.create_dataset('trialdefinition', data=table, maxshape=(None, 4))\n`;

  it.each([
    ['an old header', ''],
    ['a new header', `, libver='latest'`],
  ])('with attributes at its trial table (%s), these stay', async (_, options) => {
    const attributes = `${plain}    f['trialdefinition'].attrs['unit'] = 'µs'\n    f['trialdefinition'].attrs['borders'] = [1, 2, 3]\n`;
    const source = made('attributes.h5', attributes, options);
    let path = await edited(source, fractions(6, 5), 'attributes-kept.h5');
    path = await edited(path, whole(6, 3), 'attributes-kept-twice.h5');
    const attributesOf = (file: string): unknown => (summary(file)['trialdefinition'] as unknown[])[6];
    expect(attributesOf(path)).toEqual(attributesOf(source));
    expect(attributesOf(path)).toMatchObject({ unit: 'µs' });
    expect(tableIn(summary(path))).toEqual(seen(whole(6, 3)));
  });

  it('with a table in one piece that cannot grow, the new one can', async () => {
    const source = made('fixed.h5', `    f['trialdefinition'] = table\n`);
    expectOnlyTable(source, await edited(source, fractions(6, 5), 'grows.h5'), fractions(6, 5));
  });

  it('with many objects beside the table, spread over several nodes of its group, only the table changes', async () => {
    const source = made('many.h5', `${plain}    for n in range(300): f[f'extra{n}'] = np.arange(n)\n`);
    expectOnlyTable(source, await edited(source, whole(9, 5), 'many-edited.h5'), whole(9, 5));
  });

  it('with a second name for the table, that one keeps the old', async () => {
    const source = made('alias.h5', `${plain}    f['alias'] = f['trialdefinition']\n`);
    let path = await edited(source, whole(9, 5), 'alias-edited.h5');
    path = await edited(path, whole(2, 3), 'alias-edited-twice.h5');
    expectOnlyTable(source, path, whole(2, 3));
  });

  it('with a user block before it, the table is replaced', async () => {
    const source = made('user-block.h5', plain, ', userblock_size=1024');
    expectOnlyTable(source, await edited(source, whole(9, 5), 'user-block-edited.h5'), whole(9, 5));
  });

  it.each([
    ['links in a heap of their own', `${plain}    for n in range(300): f[f'extra{n}'] = n\n`, `, libver='latest'`],
    ['a soft link for a table', `    f['other'] = table\n    f['trialdefinition'] = h5py.SoftLink('/other')\n`, ''],
    [
      'attributes in a heap of their own',
      `${plain}    for n in range(50): f['trialdefinition'].attrs[f'a{n}'] = n\n`,
      `, libver='latest'`,
    ],
    [
      'an attribute that fills a message of a new header',
      `${plain}    f['trialdefinition'].attrs['a'] = np.zeros(65_491, 'u1')\n`,
      `, libver='v108'`,
    ],
    ['account of its free space', plain, `, fs_strategy='fsm', fs_persist=True`],
  ])('with %s is refused', async (_, script, options) => {
    expect(await codeOf(edit(made('refused.h5', script, options), whole(3, 3)))).toBe('unsupported');
  });

  it('a table that does not fill its rows, or of more than 128 MB, is refused', async () => {
    expect(await codeOf(edit(SESSION, { columns: 3, values: new Float64Array(7) }))).toBe('unsupported');
    expect(await codeOf(edit(SESSION, { columns: 3, values: new Float64Array(17_000_001) }))).toBe('too-large');
  });
});
