import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { nodeFiles, systemProcesses, takeOverLeftOver, type Files } from '../../../src-main/files';
import { refOfPath } from '../../../src-main/format';
import { verifyStored } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { judge, judgeOnlyChanged, judgeSameAs } from '../../judge/judge';
import { draftedTrials } from '../../unit/objects/drafts';
import { contentOf, copyPair, fixtures, opened, save, saveTools, scratchFolder, toolsOn } from '../../unit/objects/saving';
import { answerOf } from '../cli/command';
import { giveToHost, leaveOver, SOURCE, type Moment } from './kill-save';

const scripts = inject('workerFolder');
const tools = saveTools();
/** The same disk, on which nothing can be changed. */
const readOnly = toolsOn({ ...nodeFiles, access: () => Promise.resolve('read-only') } satisfies Files, tools);
const path = scratchFolder();

/** A container in which a save onto `c_k.analog` was cut off at `moment`; answers the target and the work folder. */
async function cutOff(moment: Moment): Promise<{ target: string; work: string }> {
  mkdirSync(path('c.spy'));
  const target = copyPair('containers/loose.analog', path('c.spy/c_k.analog'));
  return { target, work: await leaveOver(scripts, target, 'replace', moment) };
}

/** The pair that stood there before the save, byte for byte. */
function expectOld(target: string): void {
  for (const end of ['', '.info']) {
    expect(readFileSync(target + end).equals(readFileSync(join(fixtures, `containers/loose.analog${end}`)))).toBe(true);
  }
}

async function listed({ store }: typeof tools): Promise<[string, string][]> {
  const { entries } = await store.list(refOfPath(path('c.spy')));
  return entries.map(({ filename, kind }) => [filename, kind]);
}

describe('an object whose save was cut off between its two files', () => {
  const hosts: [string, (work: string) => void, typeof tools, string][] = [
    ['by another host', (work) => giveToHost(work, 'elsewhere'), tools, 'other-host'],
    ['on a medium that cannot be changed', () => undefined, readOnly, 'read-only'],
  ];
  const cases = hosts.flatMap(([who, prepare, on, unfinished]) =>
    (['aside', 'half'] as const).map((moment) => ({ who, prepare, on, unfinished, moment })),
  );

  it.each(cases)('$who ($moment) is listed under its name, opened from there, and not touched', async (one) => {
    const { target, work } = await cutOff(one.moment);
    one.prepare(work);
    expect(existsSync(target)).toBe(false);
    const before = contentOf(path());
    expect(await listed(one.on)).toEqual([
      ['c_k.analog', 'object'],
      ['c_k.analog', 'stray'],
    ]);
    const object = await opened(one.on, target);
    expect(object.pair).toMatchObject({ target, path: join(work, 'new.data'), unfinished: one.unfinished });
    const { data, log } = await object.describe();
    expect(data.shape).toEqual((await (await opened(tools, SOURCE)).describe()).data.shape);
    expect(log).toContain(target);
    expect(await verifyStored(one.on.files, one.on.store, refOfPath(target), unwatched())).toMatchObject({ verdict: 'intact' });
    expect(contentOf(path())).toEqual(before);
  });

  it('is told on the command line with what is left of its save, alone and in its container', async () => {
    const { target, work } = await cutOff('aside');
    giveToHost(work, 'elsewhere');
    const [object, left] = (await answerOf(['info', path('c.spy')])) as [object, { error: { hint: string } }];
    expect(object).toMatchObject({ filename: 'c_k.analog', tag: 'k', shape: [2400, 8] });
    expect(left).toMatchObject({ filename: 'c_k.analog', error: { code: 'unfinished-save' } });
    expect(left.error.hint).toContain('take the save over');
    expect(await answerOf(['info', target])).toEqual(object);
  });

  it('is saved elsewhere, as h5py sees it too, and refused onto itself; so is a draft of it', async () => {
    const { target, work } = await cutOff('aside');
    giveToHost(work, 'elsewhere');
    const [object, draft] = [await opened(tools, target), await draftedTrials(tools, target)];
    const { data } = await save(tools, object, { tag: 'copy' });
    expect(data).toBe(path('c.spy/c_copy.analog'));
    expect(judgeSameAs(SOURCE, data)).toEqual([]);
    const drafted = await save(tools, draft, { tag: 'draft' });
    expect([...judge(drafted.data), ...judgeOnlyChanged(SOURCE, ['trialdefinition'], drafted.data)]).toEqual([]);
    const before = contentOf(path());
    for (const [source, request] of [object, draft].flatMap((one) =>
      [{}, { tag: 'k' }, { filename: target }].map((request) => [one, request] as const),
    )) {
      const refused = save(tools, source, request, { replace: true });
      await expect(refused).rejects.toMatchObject({ problem: { code: 'unfinished-save', path: target } });
    }
    expect(contentOf(path())).toEqual(before);
  });

  it('is the old one where the new data file is broken', async () => {
    const { target, work } = await cutOff('aside');
    giveToHost(work, 'elsewhere');
    truncateSync(join(work, 'new.data'), 100);
    const object = await opened(tools, target);
    expect(object.pair).toMatchObject({ path: join(work, 'old.data'), infoPath: `${target}.info` });
    expect(await listed(tools)).toContainEqual(['c_k.analog', 'object']);
  });

  it('is no longer read once it was brought to its place', async () => {
    const { target, work } = await cutOff('aside');
    giveToHost(work, 'elsewhere');
    const object = await opened(tools, target);
    await takeOverLeftOver(nodeFiles, systemProcesses, work);
    const selection = { dataset: 'data', start: [0, 0], count: [1, 1] };
    await expect(object.read(selection)).rejects.toMatchObject({ problem: { code: 'source-changed' } });
    expect((await opened(tools, target)).pair).toMatchObject({ path: target, unfinished: null });
  });

  it('is brought to its place where it is opened by itself and its process is dead', async () => {
    const { target } = await cutOff('half');
    expect((await opened(tools, target)).pair).toMatchObject({ path: target, unfinished: null });
    expect(judgeSameAs(SOURCE, target)).toEqual([]);
    expect(readdirSync(path('c.spy'))).toEqual(['c_k.analog', 'c_k.analog.info']);
  });

  it('is the one of another program where that wrote one meanwhile', async () => {
    const { target, work } = await cutOff('aside');
    giveToHost(work, 'elsewhere');
    copyPair('containers/loose.analog', target);
    expect((await opened(tools, target)).pair).toMatchObject({ path: target, unfinished: null });
  });
});

describe('the save of another host that is given up', () => {
  it.each([
    ['written', 'discard', 'old'],
    ['committed', 'finish', 'new'],
    ['aside', 'finish', 'new'],
    ['half', 'finish', 'new'],
  ] as const)('at the moment "%s" is ended as "%s": the %s pair stands', async (moment, ended, stands) => {
    const { target, work } = await cutOff(moment);
    giveToHost(work, 'elsewhere');
    expect(await takeOverLeftOver(nodeFiles, systemProcesses, work)).toEqual({ ended });
    expect(readdirSync(path('c.spy'))).toEqual(['c_k.analog', 'c_k.analog.info']);
    if (stands === 'new') expect(judgeSameAs(SOURCE, target)).toEqual([]);
    else expectOld(target);
  });

  it('with a broken new file is taken back: the old pair stands', async () => {
    const { target, work } = await cutOff('aside');
    giveToHost(work, 'elsewhere');
    truncateSync(join(work, 'new.data'), 100);
    expect(await takeOverLeftOver(nodeFiles, systemProcesses, work)).toEqual({ ended: 'put-old-back' });
    expectOld(target);
    expect(readdirSync(path('c.spy'))).toEqual([basename(target), `${basename(target)}.info`]);
  });
});
