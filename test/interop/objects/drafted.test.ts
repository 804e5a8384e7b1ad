import { appendFileSync, cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import { nodeFiles } from '../../../src-main/files';
import { refOfPath, type ObjectDescription } from '../../../src-main/format';
import { draftedObject, verifyStored, type StoredObject } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { judge, judgeOnlyChanged, judgeSameAs } from '../../judge/judge';
import { changedParts, draftedTrials, TABLE_CHANGES, withOtherWords, withRows } from '../../unit/objects/drafts';
import {
  contentOf,
  copyPair,
  extensionOf,
  fixtureNames,
  fixtures,
  opened,
  save,
  saveTools,
  scratchFolder,
} from '../../unit/objects/saving';
import { runPython } from '../python';
import { LAYOUTS } from './layout-kinds';

const tools = saveTools();
const path = scratchFolder();
const maker = resolve(import.meta.dirname, '../make_variant.py');

type Change = (before: ObjectDescription) => ObjectDescription;

async function drafted(file: string, change: Change): Promise<StoredObject> {
  const stored = await opened(tools, file);
  return draftedObject(stored, change(await stored.describe()));
}

/** Expects that the saved file holds the draft: by its own description, by h5py, and by its checksum. */
async function expectSaved(file: string, draft: StoredObject): Promise<void> {
  const [wanted, found] = [await draft.describe(), await (await opened(tools, file)).describe()];
  expect(found.trials).toEqual(wanted.trials);
  expect([found.samplerate, [...found.info], [...found.cfg]]).toEqual([wanted.samplerate, [...wanted.info], [...wanted.cfg]]);
  for (const [dimension, labels] of Object.entries(wanted.labels))
    if (labels !== null) expect(found.labels[dimension]).toEqual(labels);
  expect(found.log.startsWith(`${wanted.log}\n\n|=== ada@desk`)).toBe(true);
  const { verdict } = await verifyStored(nodeFiles, tools.store, refOfPath(file), unwatched());
  expect(verdict).toBe('intact');
}

/** Time-locked data have trials of one length and one offset, so rows are only repeated, never changed. */
function changesFor(name: string): [string, (typeof TABLE_CHANGES)[string]][] {
  return Object.entries(TABLE_CHANGES).filter(([what]) => what !== 'fewer rows' || !name.endsWith('.timelock'));
}

describe.each(fixtureNames())('a draft of %s', (name) => {
  it('is saved elsewhere with other words and another trial table, and nothing else is changed', async () => {
    const source = join(fixtures, name);
    const before = await (await opened(tools, source)).describe();
    const saved: string[] = [];
    let changed: string[] = [];
    for (const [at, [, changeTable]] of changesFor(name).entries()) {
      const draft = await drafted(source, (was) => withOtherWords({ ...was, trials: changeTable(was.trials) }));
      const { data } = await save(tools, draft, { container: path(`c${at}`) });
      await expectSaved(data, draft);
      changed = changedParts(before, await draft.describe());
      saved.push(data);
    }
    expect(changed).toEqual(expect.arrayContaining(['info', 'trialdefinition']));
    expect(judge(...saved)).toEqual([]);
    expect(judgeOnlyChanged(source, changed, ...saved)).toEqual([]);
  });

  it('is saved onto itself, and under a tag beside itself', async () => {
    mkdirSync(path('c.spy'));
    const own = copyPair(name, path('c.spy', `c${extensionOf(name)}`));
    const first = await drafted(own, withOtherWords);
    const tagged = await save(tools, first, { tag: 'new' });
    expect(basename(tagged.data)).toBe(`c_new${extensionOf(name)}`);
    await save(tools, first, {}, { replace: true });
    const second = await draftedTrials(tools, own);
    await save(tools, second, {}, { replace: true });
    await expectSaved(own, second);
    await expectSaved(tagged.data, first);
    expect(judge(path('c.spy'))).toEqual([]);
    const original = join(fixtures, name);
    const changed = changedParts(await (await opened(tools, original)).describe(), await second.describe());
    expect(judgeOnlyChanged(original, changed, own)).toEqual([]);
  });
});

describe.each(LAYOUTS)('a draft of an object in the layout %s (%s)', (kind, fixture) => {
  it('is saved onto itself, and only what was edited is changed, by h5py', async () => {
    const own = path(`k${extensionOf(fixture)}`);
    runPython(maker, kind, join(fixtures, 'containers/session1.spy', fixture), own);
    mkdirSync(path('before'));
    const reference = path('before', basename(own));
    for (const end of ['', '.info']) cpSync(own + end, reference + end);
    const before = await (await opened(tools, own)).describe();
    const draft = await drafted(own, (was) =>
      withOtherWords({ ...was, trials: TABLE_CHANGES['fractions']?.(was.trials) ?? was.trials }),
    );
    await save(tools, draft, {}, { replace: true });
    await expectSaved(own, draft);
    expect(judge(own)).toEqual([]);
    expect(judgeOnlyChanged(reference, changedParts(before, await draft.describe()), own)).toEqual([]);
  });
});

describe('a draft', () => {
  it('that changed nothing is saved as the object itself is', async () => {
    const source = join(fixtures, 'awkward/tokens.spy/tokens.analog');
    const { data } = await save(tools, await drafted(source, (was) => was), { filename: path('same') });
    expect([...judge(data), ...judgeSameAs(source, data)]).toEqual([]);
  });

  it.each(['', '.info'])('whose base was written meanwhile is not saved (%s)', async (end) => {
    const own = copyPair('containers/loose.analog', path('k.analog'));
    const draft = await drafted(own, withOtherWords);
    appendFileSync(own + end, ' ');
    const before = contentOf(path());
    const failure = await save(tools, draft, {}, { replace: true }).catch(problemOf);
    expect(failure).toMatchObject({ code: 'source-changed' });
    expect(contentOf(path())).toEqual(before);
  });

  it('that Syncopy would not load is not saved', async () => {
    const own = copyPair('containers/loose.analog', path('k.analog'));
    const before = contentOf(path());
    const changes: Change[] = [
      (was) => ({ ...was, labels: { channel: ['one'] } }),
      (was) => ({ ...was, samplerate: { token: '0' } }),
      (was) => ({ ...was, trials: withRows(was.trials, (rows) => rows.map(([, ...row]) => [0.5, ...row]), 'float64') }),
      (was) => ({ ...was, trials: withRows(was.trials, () => []) }),
    ];
    for (const change of changes) {
      const failure = await save(tools, await drafted(own, change), {}, { replace: true }).catch(problemOf);
      expect(failure).toMatchObject({ code: 'not-loadable' });
    }
    expect(contentOf(path())).toEqual(before);
  });

  it('can be saved onto itself twenty times, each time with another table', async () => {
    mkdirSync(path('c.spy'));
    const own = copyPair('containers/session1.spy/session1_lfp.analog', path('c.spy/c.analog'));
    const size = statSync(own).size;
    const original = await (await opened(tools, own)).describe();
    for (let round = 0; round < 20; round += 1) {
      const more = (row: readonly number[]): number[] => Array.from({ length: 3 + (round % 4) }, (_, at) => row[at] ?? round / 2);
      const trials = withRows(
        original.trials,
        (rows) =>
          Array.from({ length: round + 1 }, () => rows)
            .flat()
            .map(more),
        'float64',
      );
      const draft = await drafted(own, (was) => ({ ...was, trials }));
      await save(tools, draft, {}, { replace: true });
      if (round === 19) await expectSaved(own, draft);
    }
    expect(judge(dirname(own))).toEqual([]);
    expect(judgeOnlyChanged(join(fixtures, 'containers/session1.spy/session1_lfp.analog'), ['trialdefinition'], own)).toEqual([]);
    // The history grows by an entry a save, for which HDF5 takes a piece of 4 KiB each time.
    expect(statSync(own).size - size).toBeLessThan(20 * 16 * 1024);
    expect(readFileSync(`${own}.info`, 'utf8').match(/save: Wrote files/g)?.length).toBeGreaterThanOrEqual(20);
  });
});
