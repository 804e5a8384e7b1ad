import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeSameAs } from '../../judge/judge';
import { runPython } from '../python';
import { answerOf } from './command';
import { makeFolder, removeFolder } from './folders';

const maker = resolve(import.meta.dirname, '../make_object.py');
let folder = '';

beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => removeFolder(folder));

describe('an object whose name gives its tag without _', () => {
  it('is chosen by that tag', async () => {
    const container = join(folder, 'cat.spy');
    mkdirSync(container);
    for (const name of ['cats.analog', 'cat_x.analog']) runPython(maker, 'sound', join(container, name));
    const { data } = (await answerOf(['save', container, '--select', 's.analog', '--filename', join(folder, 's')])) as {
      data: string;
    };
    expect(judgeSameAs(join(container, 'cats.analog'), data)).toEqual([]);
  });
});

describe('an object whose numbers are not read', () => {
  it('for being float16 is saved as it is', async () => {
    const source = join(folder, 'half.analog');
    runPython(maker, 'half', source);
    const { data } = (await answerOf(['save', source, '--filename', join(folder, 'copy')])) as { data: string };
    expect(judgeSameAs(source, data)).toEqual([]);
    expect(await answerOf(['info', data])).toMatchObject({ dtype: 'float16', shape: [2000, 4] });
    expect(await answerOf(['verify', data])).toEqual([{ path: data, answer: 'intact' }]);
  });
});

describe('a path that is typed in another Unicode form than the disk has it', () => {
  it.each(['folder', 'data file', '.info'])('is that %s all the same', async (kind) => {
    const container = join(folder, 'Größe.spy'.normalize('NFD'));
    const data = join(container, 'Größe.analog'.normalize('NFD'));
    mkdirSync(container, { recursive: true });
    runPython(maker, 'sound', data);
    const path = { folder: container, 'data file': data, '.info': `${data}.info` }[kind] ?? '';
    const facts = { dataclass: 'AnalogData', filename: basename(data) };
    expect(await answerOf(['info', path.normalize('NFC')])).toMatchObject(kind === 'folder' ? [facts] : facts);
    expect(await answerOf(['verify', path.normalize('NFC')])).toEqual([{ path: data, answer: 'intact' }]);
  });
});
