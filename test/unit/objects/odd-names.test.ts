import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import { nodeFiles, type Files } from '../../../src-main/files';
import { contentOf, copyPair, fixtures, opened, save, saveTools, scratchFolder, toolsOn, type SaveOptions } from './saving';

const tools = saveTools();
const path = scratchFolder();
const OLD = 'containers/session1.spy/session1_lfp.analog';

async function saveTo(filename: string, options: SaveOptions = {}, files = nodeFiles): Promise<string> {
  const source = await opened(tools, `${fixtures}/containers/loose.analog`);
  return save(toolsOn(files, tools), source, { filename }, options).then(
    () => 'saved',
    (thrown: unknown) => problemOf(thrown).code,
  );
}

/** The bytes of names, which look alike in another form. */
function namesIn(folder: string): string[] {
  return readdirSync(folder, { encoding: 'buffer' }).map((name) => name.toString('hex'));
}

function hexOf(...names: string[]): string[] {
  return names.map((name) => Buffer.from(name).toString('hex'));
}

describe('a name that is typed in one Unicode form and stands on the disk in the other', () => {
  it.each([
    ['composed', 'decomposed', 'NFC', 'NFD'],
    ['decomposed', 'composed', 'NFD', 'NFC'],
  ])('(%s, %s) is found, and keeps its bytes', async (_typed, _stands, typed, stands) => {
    const name = 'Größe é'.normalize(stands);
    copyPair(OLD, path(`${name}.analog`));
    const before = contentOf(path());
    expect(await saveTo(path('Größe é'.normalize(typed)))).toBe('exists');
    expect(contentOf(path())).toEqual(before);
    expect(await saveTo(path('Größe é'.normalize(typed)), { replace: true })).toBe('saved');
    expect(namesIn(path())).toEqual(hexOf(`${name}.analog`, `${name}.analog.info`));
    expect(contentOf(path())).not.toEqual(before);
  });

  it('is composed where it is new', async () => {
    expect(await saveTo(path('Größe'.normalize('NFD')))).toBe('saved');
    expect(namesIn(path())).toEqual(hexOf('Größe.analog'.normalize('NFC'), 'Größe.analog.info'.normalize('NFC')));
  });
});

/** The path as a disk spells it that takes capital and small letters for the same. */
function spelled(given: string): string {
  let found = '/';
  for (const name of given.split('/').filter((part) => part !== '')) {
    let names: string[] = [];
    try {
      names = readdirSync(found);
    } catch {
      // A folder that is not there has no names.
    }
    found = join(
      found,
      names.find((one) => one === name) ?? names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name,
    );
  }
  return found;
}

const caseInsensitive = new Proxy(nodeFiles, {
  get(target, name) {
    const operation = Reflect.get(target, name) as (...given: readonly unknown[]) => unknown;
    return (...given: readonly unknown[]): unknown =>
      operation.apply(
        target,
        given.map((one) => (typeof one === 'string' && one.startsWith('/') ? spelled(one) : one)),
      );
  },
}) satisfies Files;

describe('a disk that takes capital and small letters for the same', () => {
  it('has a target in whatever letters it is typed, and keeps its spelling', async () => {
    copyPair(OLD, path('Rec.analog'));
    const before = contentOf(path());
    expect(await saveTo(path('rEC'), {}, caseInsensitive)).toBe('exists');
    expect(contentOf(path())).toEqual(before);
    expect(await saveTo(path('rEC'), { replace: true }, caseInsensitive)).toBe('saved');
    expect(readdirSync(path())).toEqual(['Rec.analog', 'Rec.analog.info']);
    expect(contentOf(path())).not.toEqual(before);
  });

  it('is told from one that does not: there it is another object', async () => {
    copyPair(OLD, path('Rec.analog'));
    expect(await saveTo(path('rEC'))).toBe('saved');
    expect(readdirSync(path())).toEqual(['Rec.analog', 'Rec.analog.info', 'rEC.analog', 'rEC.analog.info']);
  });
});

describe('a long name', () => {
  it.each([
    ['in plain letters', 'n'.repeat(255 - '.analog.info'.length)],
    ['in others', `${'é'.repeat(121)}n`],
  ])('is taken up to the byte that the disk takes (%s), and refused beyond', async (_what, stem) => {
    expect(Buffer.byteLength(`${stem}.analog.info`)).toBe(255);
    expect(await saveTo(path(stem))).toBe('saved');
    expect(await saveTo(path(stem), { replace: true })).toBe('saved');
    expect(readdirSync(path())).toEqual([`${stem}.analog`, `${stem}.analog.info`]);
    expect(await saveTo(path(`${stem}n`))).toBe('invalid-name');
    expect(readdirSync(path())).toHaveLength(2);
  });
});
