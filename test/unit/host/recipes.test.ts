import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Command, TypedTarget } from '../../../src-main/contract';
import { refOfPath } from '../../../src-main/format';
import { judge } from '../../judge/judge';
import { copyPair, fixtures, scratchFolder } from '../objects/saving';
import { hostDesk } from './host-desk';

const desk = hostDesk();
afterAll(() => desk.close());
const path = scratchFolder();
const owner = 'window';
const note: Command = { do: 'set-note', text: 'by recipe' };

function recipeFile(change: Readonly<Record<string, unknown>> = {}): string {
  const recipe = { spydesk: 'recipe', version: 1, dataclass: 'AnalogData', commands: [note], ...change };
  writeFileSync(path('recipe.json'), JSON.stringify(recipe));
  return path('recipe.json');
}

function container(): string {
  cpSync(join(fixtures, 'containers/session1.spy'), path('session1.spy'), { recursive: true });
  return path('session1.spy');
}

/** A run of the recipe towards a target; answers what prepares an object. */
async function started(typed: TypedTarget, replace = false) {
  const { recipeId } = await desk.ask('readRecipe', { owner, path: recipeFile() });
  const { runId } = await desk.ask('startRecipe', { owner, recipeId, typed, replace, home: path() });
  return (file: string) => desk.ask('prepareRecipe', { owner, runId, ref: refOfPath(file) });
}

describe('a recipe', () => {
  it('is told by what it is for and what it does', async () => {
    const selection = { trials: [0] };
    expect(await desk.ask('readRecipe', { owner, path: recipeFile({ selection }) })).toMatchObject({
      name: 'recipe.json',
      dataclass: 'AnalogData',
      commands: ['set-note'],
      selection: ['trials'],
    });
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['of a newer version', { version: 2 }, /version 2/],
    ['of an unknown class', { dataclass: 'Data' }, /"Data" is unknown/],
    ['with an unknown command', { commands: [{ do: 'x' }] }, /command 1/],
  ])('%s is refused with its reason', async (_, change, reason) => {
    await expect(desk.ask('readRecipe', { owner, path: recipeFile(change) })).rejects.toMatchObject({
      problem: { code: 'recipe-invalid', message: expect.stringMatching(reason), path: path('recipe.json') },
    });
  });

  it('that is no text is refused', async () => {
    writeFileSync(path('recipe.json'), Buffer.from([0xff, 0xfe, 0x80]));
    await expect(desk.ask('readRecipe', { owner, path: path('recipe.json') })).rejects.toMatchObject({
      problem: { code: 'recipe-invalid' },
    });
  });

  it('can be what was changed of an object', async () => {
    const { id } = await desk.open(copyPair('containers/loose.analog', path('a.analog')));
    await expect(desk.ask('recipeOfDraft', { objectId: id })).rejects.toMatchObject({ problem: { code: 'not-granted' } });
    await desk.ask('edit', { objectId: id, command: note });
    expect(await desk.ask('recipeOfDraft', { objectId: id })).toMatchObject({ name: 'a.analog', commands: ['set-note'] });
    await desk.ask('discardDraft', { objectId: id });
  });

  it('of another window cannot be used', async () => {
    const { recipeId } = await desk.ask('readRecipe', { owner: 'other', path: recipeFile() });
    const typed = { way: 'own' } as const;
    const begun = desk.ask('startRecipe', { owner, recipeId, typed, replace: false, home: path() });
    await expect(begun).rejects.toMatchObject({ problem: { code: 'not-granted' } });
  });
});

describe('a run', () => {
  it('tells what it would write where, and writes it by its plans', async () => {
    const prepare = await started({ way: 'own' });
    const files = ['a', 'b'].map((name) => copyPair('containers/loose.analog', path(`${name}.analog`)));
    const before = files.map((file) => readFileSync(`${file}.info`, 'utf8'));
    const prepared = [await prepare(files[0] ?? ''), await prepare(files[1] ?? '')];
    expect(prepared.map(({ changes }) => changes)).toEqual([['note: written'], ['note: written']]);
    expect(files.map((file) => readFileSync(`${file}.info`, 'utf8'))).toEqual(before);
    for (const { plan } of prepared) await desk.ask('save', { planId: plan.planId, replace: false, acceptDamage: false });
    expect(judge(...files)).toEqual([]);
    expect((await desk.open(files[1] ?? '')).note).toBe('by recipe');
  });

  it('keeps the plans of more objects than a dialog would', async () => {
    const prepare = await started({ way: 'own' });
    const files = Array.from({ length: 20 }, (_, at) => copyPair('containers/loose.analog', path(`o${at}.analog`)));
    const plans = [];
    for (const file of files) plans.push((await prepare(file)).plan);
    const order = { planId: plans[0]?.planId ?? '', replace: false, acceptDamage: false };
    expect((await desk.ask('save', order)).data).toBe(files[0]);
  });

  it('takes the own tags of objects into a container, where none is given', async () => {
    const [spy, prepare] = [container(), await started({ way: 'container', container: 'all', tag: '' })];
    const { plan } = await prepare(join(spy, 'session1_lfp.analog'));
    expect(plan.data).toBe(path('all.spy/all_lfp.analog'));
    expect((await prepare(join(spy, 'session1_raw.analog'))).plan.data).toBe(path('all.spy/all_raw.analog'));
  });

  it('refuses two objects of one place, another class, and what is there unless it may be replaced', async () => {
    const spy = container();
    const prepare = await started({ way: 'tag', tag: 'new' });
    await prepare(join(spy, 'session1_lfp.analog'));
    const refusals = [
      ['session1_raw.analog', 'exists'],
      ['session1_sorted.spike', 'recipe-invalid'],
    ] as const;
    for (const [name, code] of refusals) {
      await expect(prepare(join(spy, name))).rejects.toMatchObject({ problem: { code } });
    }
    const onto = await started({ way: 'tag', tag: 'raw' });
    await expect(onto(join(spy, 'session1_lfp.analog'))).rejects.toMatchObject({ problem: { code: 'exists' } });
    const over = await started({ way: 'tag', tag: 'raw' }, true);
    expect((await over(join(spy, 'session1_lfp.analog'))).plan.mode).toBe('replace');
  });

  it('refuses an object that has changes which are not saved, and one that would be written over', async () => {
    const spy = container();
    const [lfp, raw] = [join(spy, 'session1_lfp.analog'), join(spy, 'session1_raw.analog')];
    const { id } = await desk.open(raw);
    await desk.ask('edit', { objectId: id, command: note });
    const prepare = await started({ way: 'own' });
    await expect(prepare(raw)).rejects.toMatchObject({ problem: { code: 'unsaved-changes' } });
    const over = await started({ way: 'tag', tag: 'raw' }, true);
    await expect(over(lfp)).rejects.toMatchObject({ problem: { code: 'unsaved-changes', path: raw } });
    await desk.ask('discardDraft', { objectId: id });
  });

  it('ends with its dialog: its plans and its recipe go, those of other windows stay', async () => {
    const file = copyPair('containers/loose.analog', path('a.analog'));
    const prepare = await started({ way: 'own' });
    const { plan } = await prepare(file);
    const { recipeId } = await desk.ask('readRecipe', { owner: 'other', path: recipeFile() });
    await desk.ask('endRecipe', { owner });
    await expect(prepare(file)).rejects.toMatchObject({ problem: { code: 'not-granted' } });
    const saved = desk.ask('save', { planId: plan.planId, replace: false, acceptDamage: false });
    await expect(saved).rejects.toMatchObject({ problem: { code: 'not-granted' } });
    const typed = { way: 'own' } as const;
    await desk.ask('startRecipe', { owner: 'other', recipeId, typed, replace: false, home: path() });
    await desk.ask('endRecipe', { owner: 'other' });
  });

  it('ends with the next one, and with its window', async () => {
    const file = copyPair('containers/loose.analog', path('a.analog'));
    const first = await started({ way: 'own' });
    const { plan } = await first(file);
    await started({ way: 'own' });
    const saved = desk.ask('save', { planId: plan.planId, replace: false, acceptDamage: false });
    await expect(saved).rejects.toMatchObject({ problem: { code: 'not-granted' } });
    const last = await started({ way: 'own' });
    await desk.ask('closeOwner', { owner });
    await expect(last(file)).rejects.toMatchObject({ problem: { code: 'not-granted' } });
    expect(readdirSync(path()).sort()).toEqual(['a.analog', 'a.analog.info', 'recipe.json']);
  });
});
