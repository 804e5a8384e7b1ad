import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import { contentOf, copyPair, fixtures, opened, save, saveTools, scratchFolder, type SaveOptions } from './saving';

const tools = saveTools();
const path = scratchFolder();
const OTHER = 'containers/session1.spy/session1_lfp.analog';

async function saveTo(request: { filename: string } | { container: string }, options: SaveOptions = {}): Promise<string> {
  const source = await opened(tools, `${fixtures}/containers/loose.analog`);
  return save(tools, source, request, options).then(
    () => 'saved',
    (thrown: unknown) => problemOf(thrown).code,
  );
}

function bytesOf(target: string): readonly Buffer[] {
  return [readFileSync(target), readFileSync(`${target}.info`)];
}

describe('a link at the place of a file', () => {
  it.each([
    ['the data file', ['']],
    ['the .info', ['.info']],
    ['both', ['', '.info']],
  ])('(%s) is replaced, and what it names is not touched', async (_which, ends) => {
    mkdirSync(path('far'));
    const far = copyPair(OTHER, path('far', 'k.analog'));
    copyPair(OTHER, path('k.analog'));
    for (const end of ends) {
      await tools.files.removeFile(path(`k.analog${end}`));
      symlinkSync(far + end, path(`k.analog${end}`));
    }
    const before = [...bytesOf(far), lstatSync(far).mtimeMs];
    expect(await saveTo({ filename: path('k') })).toBe('exists');
    expect(await saveTo({ filename: path('k') }, { replace: true })).toBe('saved');
    expect([...bytesOf(far), lstatSync(far).mtimeMs]).toEqual(before);
    for (const end of ['', '.info']) expect(lstatSync(path(`k.analog${end}`)).isFile()).toBe(true);
  });

  it('that leads nowhere is an object that exists, and is replaced', async () => {
    symlinkSync(path('nowhere'), path('k.analog'));
    expect(await saveTo({ filename: path('k') })).toBe('exists');
    expect(readlinkSync(path('k.analog'))).toBe(path('nowhere'));
    expect(await saveTo({ filename: path('k') }, { replace: true })).toBe('saved');
    expect(lstatSync(path('k.analog')).isFile()).toBe(true);
    expect(Object.keys(contentOf(path()))).toEqual(['k.analog', 'k.analog.info']);
  });

  it('that leads to itself is refused, and stays', async () => {
    symlinkSync(path('k.analog'), path('k.analog'));
    expect(await saveTo({ filename: path('k') }, { replace: true })).toBe('io-error');
    expect(readlinkSync(path('k.analog'))).toBe(path('k.analog'));
    await tools.files.removeFile(path('k.analog'));
    expect(contentOf(path())).toEqual({});
  });
});

describe('a link on the way', () => {
  it('to a folder is followed', async () => {
    mkdirSync(path('far.spy'));
    symlinkSync(path('far.spy'), path('c.spy'));
    expect(await saveTo({ container: path('c') })).toBe('saved');
    expect(lstatSync(path('c.spy')).isSymbolicLink()).toBe(true);
    expect(Object.keys(contentOf(path('far.spy')))).toEqual(['c.analog', 'c.analog.info']);
  });

  it.each([
    ['nowhere', 'nowhere'],
    ['in a circle', 'c.spy'],
  ])('that leads %s is refused, and stays', async (_what, to) => {
    symlinkSync(path(to), path('c.spy'));
    expect(['not-folder', 'not-found', 'io-error']).toContain(await saveTo({ container: path('c') }));
    expect(readlinkSync(path('c.spy'))).toBe(path(to));
  });
});

describe('what is no file', () => {
  it.each(['k.analog', 'k.analog.info'])('and stands at the place of %s is never replaced: a folder', async (name) => {
    mkdirSync(path(name));
    expect(await saveTo({ filename: path('k') }, { replace: true })).toBe('is-folder');
    expect(contentOf(path())).toEqual({ [name]: 'folder' });
  });

  it.each(['k.analog', 'k.analog.info'])('and stands at the place of %s is never replaced: a pipe', async (name) => {
    execFileSync('mkfifo', [path(name)]);
    expect(await saveTo({ filename: path('k') }, { replace: true })).toBe('is-device');
    expect(lstatSync(path(name)).isFIFO()).toBe(true);
  });

  it('and stands where the folder should be is not replaced either', async () => {
    execFileSync('mkfifo', [path('c.spy')]);
    expect(await saveTo({ container: path('c') }, { replace: true })).toBe('not-folder');
    expect(lstatSync(path('c.spy')).isFIFO()).toBe(true);
  });
});
