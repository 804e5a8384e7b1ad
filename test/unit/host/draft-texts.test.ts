import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parseRecipe } from '../../../src-main/editing';
import { copyPair, scratchFolder } from '../objects/saving';
import { hostDesk } from './host-desk';

const desk = hostDesk();
afterAll(() => desk.close());
const path = scratchFolder();

async function opened(name = 'awkward/tokens.spy/tokens.analog') {
  const file = copyPair(name, path('a.analog'));
  return { file, ...(await desk.open(file)) };
}

describe('the text of info', () => {
  it('is that of the file, token for token, and that of the draft once there is one', async () => {
    const { id, file } = await opened();
    const text = (await desk.ask('infoText', { objectId: id })) ?? '';
    expect(readFileSync(`${file}.info`, 'utf8')).toContain(`"info": ${text.replaceAll('\n', '\n    ')},`);
    await desk.ask('edit', { objectId: id, command: { do: 'set-info-value', path: ['f'], value: '2.50' } });
    expect(await desk.ask('infoText', { objectId: id })).toBe(text.replace('"f": 1000.0', '"f": 2.50'));
    await desk.ask('moveDraft', { objectId: id, cursor: 0 });
    expect(await desk.ask('infoText', { objectId: id })).toBe(text);
  });

  it('is none where it is too long to be edited', async () => {
    const { id } = await opened();
    const value = JSON.stringify('x'.repeat(2_000_000));
    await desk.ask('edit', { objectId: id, command: { do: 'set-info-value', path: ['long'], value } });
    expect(await desk.ask('infoText', { objectId: id })).toBeNull();
  });

  it('is refused for an object that is not open', async () => {
    await expect(desk.ask('infoText', { objectId: 'none' })).rejects.toMatchObject({ problem: { code: 'not-granted' } });
  });
});

describe('a recipe that is written', () => {
  const command = { do: 'set-info-value', path: ['unit'], value: '"mV"' } as const;

  async function edited() {
    const { id } = await opened();
    await desk.ask('edit', { objectId: id, command: { ...command, path: [...command.path] } });
    return id;
  }

  it('holds what the draft did, and nothing that was undone', async () => {
    const id = await edited();
    await desk.ask('edit', { objectId: id, command: { do: 'set-note', text: 'undone' } });
    await desk.ask('moveDraft', { objectId: id, cursor: 1 });
    await desk.ask('saveRecipe', { objectId: id, path: path('r.json'), replace: false });
    const written = readFileSync(path('r.json'), 'utf8');
    expect(await desk.ask('recipeText', { objectId: id })).toBe(written);
    expect(parseRecipe(written)).toMatchObject({
      ok: true,
      value: { dataclass: 'AnalogData', commands: [command] },
    });
    expect(readdirSync(path()).sort()).toEqual(['a.analog', 'a.analog.info', 'r.json']);
  });

  it('takes the place of another file where the user agreed, and of none else', async () => {
    const id = await edited();
    writeFileSync(path('r.json'), 'mine');
    const unasked = desk.ask('saveRecipe', { objectId: id, path: path('r.json'), replace: false });
    await expect(unasked).rejects.toMatchObject({ problem: { code: 'exists', path: path('r.json') } });
    expect(readFileSync(path('r.json'), 'utf8')).toBe('mine');
    await desk.ask('saveRecipe', { objectId: id, path: path('r.json'), replace: true });
    expect(readFileSync(path('r.json'), 'utf8')).toContain('"set-info-value"');
  });

  it('goes where a link leads, and the link stays', async () => {
    const id = await edited();
    writeFileSync(path('target.json'), '');
    symlinkSync(path('target.json'), path('r.json'));
    await desk.ask('saveRecipe', { objectId: id, path: path('r.json'), replace: true });
    expect(lstatSync(path('r.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path('target.json'), 'utf8')).toContain('recipe');
  });

  it('leaves nothing behind where it cannot be written', async () => {
    const id = await edited();
    mkdirSync(path('r.json'));
    const onto = desk.ask('saveRecipe', { objectId: id, path: path('r.json'), replace: true });
    await expect(onto).rejects.toMatchObject({ problem: { code: 'is-folder', path: path('r.json') } });
    const nowhere = desk.ask('saveRecipe', { objectId: id, path: path('none/r.json'), replace: false });
    await expect(nowhere).rejects.toMatchObject({ problem: { code: 'not-found', path: path('none/r.json') } });
    expect(readdirSync(path()).sort()).toEqual(['a.analog', 'a.analog.info', 'r.json']);
  });
});
