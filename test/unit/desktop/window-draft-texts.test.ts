import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeDesk, refusedWith, summaryOf } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
let desk: FakeDesk;

beforeEach(async () => {
  desk = new FakeDesk(scratch.path);
  desk.session.objects.set('object 1', summaryOf('object 1', await scratch.file('k.spy/k_t.analog')));
});

describe('the recipe of a draft', () => {
  const suggested = (): string => join(scratch.path, 'k_t.recipe.json');

  it('is written where the user chose, and offered beside the container, not in it', async () => {
    desk.host.answers = { saveRecipe: () => ({ ok: true, value: undefined }) };
    desk.system.chooseRecipeFile.mockImplementation((startAt) => Promise.resolve(startAt));
    expect(await desk.valueOf('saveRecipe', { objectId: 'object 1' })).toBe(suggested());
    expect(desk.host.asked).toEqual([['saveRecipe', { objectId: 'object 1', path: suggested(), replace: true }]]);
  });

  it('is not written onto a data file, nor onto another file than the user was asked about', async () => {
    desk.host.answers = { saveRecipe: () => ({ ok: true, value: undefined }) };
    desk.system.chooseRecipeFile.mockResolvedValue('/home/k.analog');
    expect(await desk.valueOf('saveRecipe', { objectId: 'object 1' })).toBe('/home/k.analog.json');
    expect(desk.host.asked).toEqual([['saveRecipe', { objectId: 'object 1', path: '/home/k.analog.json', replace: false }]]);
  });

  it('is not written where the user cancelled', async () => {
    expect(await desk.valueOf('saveRecipe', { objectId: 'object 1' })).toBeNull();
    expect(desk.host.asked).toEqual([]);
  });
});

it("texts of an object that is not the window's are refused", async () => {
  for (const name of ['infoText', 'recipeText', 'saveRecipe'] as const) {
    expect(await desk.ask(name, { objectId: 'object 2' })).toMatchObject(refusedWith('not-granted'));
  }
  expect(desk.host.asked).toEqual([]);
});
