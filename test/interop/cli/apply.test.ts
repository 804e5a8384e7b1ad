import { cpSync, mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeRecipe, type Command } from '../../../src-main/editing';
import type { DataClassName } from '../../../src-main/format';
import { judge, judgeOnlyChanged } from '../../judge/judge';
import { answerOf, spydesk, type Outcome } from './command';
import { copyFixture, fixtures, snapshot } from './folders';
import { eachInFreshFolder } from './fresh-folders';

let folder = '';
eachInFreshFolder((fresh) => (folder = fresh));

const PARTS = ['channel', 'info', 'samplerate', 'trialdefinition'];

const COMMANDS: readonly Command[] = [
  { do: 'number-labels', dimension: 'channel', pattern: 'E{n:02}' },
  { do: 'set-samplerate', samplerate: '512.5' },
  { do: 'set-note', text: 'Grüße' },
  { do: 'cut-trials', length: { samples: 100 }, rest: 'drop', within: 'recording' },
];

function recipe(commands: readonly Command[] = COMMANDS, dataclass: DataClassName = 'AnalogData'): string {
  const path = join(folder, 'recipe.json');
  writeFileSync(path, writeRecipe({ dataclass, commands }));
  return path;
}

/** The container with three analog objects, and others. */
function container(): string {
  return copyFixture('containers/session1.spy', folder);
}

const NAMES = ['session1.analog', 'session1_lfp.analog', 'session1_raw.analog'];

function run(...words: string[]): Promise<Outcome> {
  return spydesk(['apply', ...words], { cwd: folder });
}

/** How many lines a refusal has. */
function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

describe('spydesk apply', () => {
  it('changes every object of the class in a container and a loose one, each over itself, and tells what it did', async () => {
    const [spy, loose] = [container(), copyFixture('containers/loose.analog', folder)];
    const before = snapshot(spy);
    const answer = (await answerOf(['apply', recipe(), spy, loose, '--overwrite'])) as { source: string; changes: string[] }[];
    const own = [...NAMES.map((name) => join(spy, name)), loose];
    expect(answer).toMatchObject(own.map((path) => ({ source: path, data: path, info: `${path}.info` })));
    expect(answer[0]?.changes).toEqual(expect.arrayContaining([expect.stringContaining('sampling rate'), 'note: written']));
    expect(judge(...own)).toEqual([]);
    for (const [at, name] of [...NAMES.map((one) => `session1.spy/${one}`), 'loose.analog'].entries()) {
      expect(judgeOnlyChanged(join(fixtures, 'containers', name), PARTS, own[at] ?? '')).toEqual([]);
    }
    const others = Object.entries(snapshot(spy)).filter(([name]) => !NAMES.some((one) => name.startsWith(one)));
    expect(before).toMatchObject(Object.fromEntries(others));
  });

  it('saves beside each object under a tag', async () => {
    const spy = container();
    await answerOf(['apply', recipe(), join(spy, 'session1_lfp.analog'), '--tag', 'new']);
    expect(judgeOnlyChanged(join(spy, 'session1_lfp.analog'), PARTS, join(spy, 'session1_new.analog'))).toEqual([]);
    expect(judge(join(spy, 'session1_new.analog'))).toEqual([]);
  });

  it('tells beforehand what would be written where, and writes nothing', async () => {
    const spy = container();
    const path = recipe();
    const before = snapshot(folder);
    const { status, stdout, stderr } = await run(path, spy, '--overwrite', '--dry-run');
    expect([status, stderr]).toEqual([0, '']);
    for (const name of NAMES) expect(stdout).toContain(`${join(spy, name)} -> ${join(spy, name)}\n  channel: `);
    expect(snapshot(folder)).toEqual(before);
  });

  it('looks for the events that it names beside each object', async () => {
    const spy = container();
    const around: Command = {
      ...{ do: 'trials-around-events', events: 'stim', codes: [1], before: 0, after: 0.01, edges: 'clip', withCodes: false },
      found: null,
    };
    const known = (await run(recipe([around]), join(spy, 'session1_lfp.analog'), '--filename', 'f')).status === 0;
    const { data } = known ? { data: join(folder, 'f.analog') } : { data: '' };
    expect([...judge(data), ...judgeOnlyChanged(join(spy, 'session1_lfp.analog'), ['cfg', 'trialdefinition'], data)]).toEqual([]);
    mkdirSync(join(folder, 'alone'));
    const alone = copyFixture('containers/loose.analog', join(folder, 'alone'));
    const { status, stderr } = await run(recipe([around]), alone, '--overwrite');
    expect([status, lines(stderr)]).toEqual([1, [expect.stringMatching(/^not-found: .*stim/)]]);
  });

  describe('with one object that cannot be changed among several', () => {
    let spy = '';
    let path = '';
    let before: Record<string, string> = {};
    const [first = '', broken = '', last = ''] = NAMES;
    beforeEach(() => {
      spy = container();
      path = recipe();
      truncateSync(join(spy, broken), 700);
      before = snapshot(spy);
    });

    it('changes the others and reports the one', async () => {
      const { status, stdout, stderr } = await run(path, spy, '--overwrite', '--json');
      expect(status).toBe(1);
      expect(lines(stderr)).toEqual([expect.stringMatching(/^not-hdf5: .*Nothing was changed/)]);
      expect(JSON.parse(stdout)).toHaveLength(3);
      expect(JSON.parse(stdout)).toContainEqual({
        source: join(spy, broken),
        error: expect.objectContaining({ code: 'not-hdf5' }) as unknown,
      });
      expect(judge(join(spy, first), join(spy, last))).toEqual([]);
      for (const end of ['', '.info']) expect(snapshot(spy)[broken + end]).toBe(before[broken + end]);
    });

    it('writes nothing where it is to stop at an error', async () => {
      const { status, stderr } = await run(path, spy, '--overwrite', '--stop-on-error');
      expect([status, lines(stderr)]).toEqual([1, [expect.stringMatching(/^not-hdf5: /)]]);
      expect(snapshot(spy)).toEqual(before);
    });
  });

  it('saves the selection that a recipe ends with as an object beside its own', async () => {
    const spy = container();
    const lfp = join(spy, 'session1_lfp.analog');
    const path = join(folder, 'recipe.json');
    const [relabelled] = COMMANDS;
    const commands = relabelled === undefined ? [] : [relabelled];
    writeFileSync(path, writeRecipe({ dataclass: 'AnalogData', commands, selection: { channel: ['E02', 'E01'] } }));
    const before = snapshot(spy);
    expect(await run(path, lfp, '--overwrite')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^invalid-/) as unknown,
    });
    expect(snapshot(spy)).toEqual(before);
    const part = join(spy, 'session1_part.analog');
    const answer = await answerOf(['apply', path, lfp, '--tag', 'part']);
    expect(answer).toMatchObject([
      { source: lfp, data: part, changes: [expect.stringContaining('channel: '), 'selection: channel'] },
    ]);
    expect(judge(part)).toEqual([]);
    expect(await answerOf(['info', part])).toMatchObject({ labels: { channel: ['E02', 'E01'] } });
  });

  it('writes no two objects to one place, whatever may be replaced', async () => {
    const spy = container();
    const words = ['--container', join(folder, 'c'), '--overwrite', '--stop-on-error'];
    const { status, stderr } = await run(recipe(), spy, ...words);
    expect(status).toBe(1);
    expect(lines(stderr)).toEqual([expect.stringMatching(/^exists: /), expect.stringMatching(/^exists: /)]);
    expect(Object.keys(snapshot(folder)).filter((name) => name.startsWith('c.spy'))).toEqual([]);
  });

  it('takes an object once that is named twice', async () => {
    const spy = container();
    const answer = await answerOf(['apply', recipe(), spy, join(spy, 'session1_lfp.analog'), '--overwrite']);
    expect(answer).toHaveLength(3);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['for another class', (text) => text.replace('AnalogData', 'SpikeData'), /^recipe-invalid: .*SpikeData.*AnalogData/],
    ['of a newer version', (text) => text.replace('"version": 1', '"version": 2'), /^recipe-invalid: .*version 2/],
    ['cut off', (text) => text.slice(0, 100), /^recipe-invalid: .*line/],
    ['of an unknown command', (text) => text.replace('set-note', 'set-nothing'), /^recipe-invalid: .*command 3/],
    ['with a bad field', (text) => text.replace('"512.5"', '512.5'), /^recipe-invalid: .*command 2/],
    ['that the object does not take', (text) => text.replace('512.5', '-1'), /^recipe-invalid: .*command 2/],
    ['that is another JSON', () => '{"filename": "x"}', /^recipe-invalid: /],
    ['that is empty', () => '', /^recipe-invalid: /],
  ])('refuses a recipe %s in one line, and writes nothing', async (_, change, line) => {
    const loose = copyFixture('containers/loose.analog', folder);
    const path = recipe();
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    const before = snapshot(folder);
    const { status, stderr } = await run(path, loose, '--overwrite');
    expect([status, lines(stderr)]).toEqual([1, [expect.stringMatching(line)]]);
    expect(snapshot(folder)).toEqual(before);
  });

  it('refuses what is not there: the recipe, an object, an object of the class', async () => {
    const spy = container();
    expect(await run('none.json', spy)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^not-found: /) as unknown,
    });
    expect(await run(recipe(), 'none.analog')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^not-found: /) as unknown,
    });
    mkdirSync(join(folder, 'other'));
    for (const end of ['', '.info']) cpSync(join(spy, `session1_stim.event${end}`), join(folder, `other/x.event${end}`));
    expect(await run(recipe(), 'other')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^no-objects: /) as unknown });
    renameSync(join(folder, 'other/x.event'), join(folder, 'other/y.event'));
    expect(await run(recipe(), 'other')).toMatchObject({ status: 1 });
  });
});
