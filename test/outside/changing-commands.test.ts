import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeRecipe, type Recipe } from '../../src-main/editing';
import { runPython } from '../interop/python';
import { contentOf } from '../unit/objects/saving';
import { dataFilesIn, keptCommands } from './kept-commands';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'spydesk-changing-')));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const { run } = keptCommands(base);

/** A copy of a container with objects of each class, which commands may save into. */
function copyOfSession(): { readonly spy: string; readonly pairs: readonly string[] } {
  const spy = join(mkdtempSync(join(base, 'copy-')), 'session1.spy');
  cpSync(resolve(import.meta.dirname, '../fixtures/containers/session1.spy'), spy, { recursive: true });
  return { spy, pairs: readdirSync(spy).map((name) => join(spy, name)) };
}

function textFile(name: string, text: string): string {
  const path = join(base, name);
  writeFileSync(path, text);
  return path;
}

function recipe(name: string, { commands, selection }: Omit<Recipe, 'dataclass'>): string {
  return textFile(name, writeRecipe({ dataclass: 'AnalogData', commands, selection }));
}

const labels = textFile('labels.txt', 'A\nB\nC\nD\nE\nF\nG\nH\n');
const table = textFile('table.csv', 'start,stop,offset\n0,100,0\n100,200,-10\n');
const numbered = recipe('numbered.json', {
  commands: [{ do: 'number-labels', dimension: 'channel', pattern: 'E{n}' }],
});
const halved = recipe('halved.json', { commands: [], selection: { channel: [1, 0] } });

/** A recipe of someone who would see a file that they cannot name themselves. */
function around(name: string, events: string): string {
  const window = { before: 0.1, after: 0.1, edges: 'refuse', withCodes: false, found: null } as const;
  return recipe(name, { commands: [{ do: 'trials-around-events', events, ...window, codes: [1] }] });
}

describe('a command that changes what it saves opens nothing but what it is given', () => {
  it.concurrent.each([
    ['relabel', ['--pattern', 'E{n}'], []],
    ['relabel', ['--labels', labels], [labels]],
    ['define-trials', ['--samples', '100'], []],
    ['define-trials', ['--events', 'stim', '--codes', '1', '--before', '0.01', '--after', '0.01', '--clip'], []],
    ['define-trials', ['--table', table], [table]],
    ['select', ['--channel', '1,0', '--trials', '0:2'], []],
  ])('%s %j', async (command, words, given) => {
    const { spy, pairs } = copyOfSession();
    const target = join(spy, 'session1_new.analog');
    const end = await run(
      [command, join(spy, 'session1_raw.analog'), ...words, '--container', spy, '--tag', 'new'],
      [...pairs, target, ...given],
    );
    expect([end.status, end.stderr]).toEqual([0, '']);
  });

  it.concurrent.each([
    ['changes', numbered, '--overwrite'],
    ['selects', halved, '--tag=half'],
  ])('apply of a recipe that %s', async (_, path, option) => {
    const { spy, pairs } = copyOfSession();
    const end = await run(
      ['apply', path, join(spy, 'session1_raw.analog'), option],
      [path, ...pairs, join(spy, 'session1_half.analog')],
    );
    expect([end.status, end.stderr]).toEqual([0, '']);
  });
});

describe('a command that would change hostile objects opens nothing that they name, though it is there', () => {
  const folder = join(base, 'hostile');
  runPython(join(import.meta.dirname, 'make_hostile.py'), folder);
  const outside = contentOf(join(folder, 'outside'));
  const pairs = dataFilesIn(join(folder, 'pairs'));

  it.concurrent.each(pairs.map((path, at) => ({ path, name: basename(path), copy: join(base, `selected${at}.analog`) })))(
    'select $name',
    async ({ path, copy }) => {
      await run(['select', path, '--trials', '0', '--filename', copy], [path, copy]);
    },
  );

  it('apply to all of them', async () => {
    await run(['apply', numbered, join(folder, 'pairs'), '--overwrite'], [numbered, ...pairs]);
    expect(contentOf(join(folder, 'outside'))).toEqual(outside);
  });
});

describe('a recipe that names a file elsewhere', () => {
  const secret = textFile('secret.event', 'a secret');
  textFile('secret.event.info', 'a secret');

  it.concurrent.each([
    ['whole.json', secret],
    ['from-here.json', '../../secret.event'],
  ])('%s is refused, and the file is not opened', async (name, events) => {
    const { spy, pairs } = copyOfSession();
    const path = around(name, events);
    const { status, stderr } = await run(['apply', path, join(spy, 'session1_raw.analog'), '--overwrite'], [path, ...pairs]);
    expect([status, stderr.split(':')[0]]).toEqual([1, 'not-found']);
  });
});
