import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleMaker } from '../../../src-main/desktop';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

describe("the user's own copy of the sample", () => {
  const scratch = new Scratch();
  let original: string;
  let documents: string;
  let userData: string;
  let sample: () => Promise<string>;

  beforeEach(async () => {
    await scratch.file('program/sample.spy/sample.analog', 'numbers');
    await scratch.file('program/sample.spy/sample.analog.info', '{}');
    original = scratch.at('program/sample.spy');
    documents = scratch.at('home/Documents/Spydesk');
    userData = scratch.at('home/.config/Spydesk');
    sample = sampleMaker(original, [documents, userData]);
  });

  it('is made with all its files, and with the folders around it', async () => {
    const copy = await sample();
    expect(copy).toBe(join(documents, 'sample.spy'));
    expect(await readdir(copy)).toEqual(['sample.analog', 'sample.analog.info']);
    expect(await readFile(join(copy, 'sample.analog'), 'utf8')).toBe('numbers');
    expect(await readdir(documents)).toEqual(['sample.spy']);
  });

  it('is made once: what was changed in it stays', async () => {
    const copy = await sample();
    await writeFile(join(copy, 'sample_mine.analog'), 'mine');
    await rm(join(copy, 'sample.analog'));
    expect(await sample()).toBe(copy);
    expect(await readdir(copy)).toEqual(['sample.analog.info', 'sample_mine.analog']);
  });

  it('is made once when it is asked for twice at the same time', async () => {
    expect(await Promise.all([sample(), sample()])).toEqual([join(documents, 'sample.spy'), join(documents, 'sample.spy')]);
  });

  it('is made anew when the user has removed it', async () => {
    const copy = await sample();
    await rm(copy, { recursive: true });
    expect(await sample()).toBe(copy);
    expect(await readdir(copy)).toHaveLength(2);
  });

  it('is never the rest of a copy that was cut short', async () => {
    await scratch.file('home/Documents/Spydesk/.sample.spy-unfinished/sample.analog', 'num');
    await scratch.file('home/Documents/Spydesk/.sample.spy-unfinished/left.analog', 'over');
    const copy = await sample();
    expect(await readdir(copy)).toEqual(['sample.analog', 'sample.analog.info']);
    expect(await readFile(join(copy, 'sample.analog'), 'utf8')).toBe('numbers');
  });

  it("lies with the program's own files where the documents folder cannot take it", async () => {
    await scratch.file('home/Documents', 'no folder');
    expect(await sample()).toBe(join(userData, 'sample.spy'));
    // It stays there when the documents folder can be written later: the user may have changed it.
    await rm(scratch.at('home/Documents'));
    expect(await sample()).toBe(join(userData, 'sample.spy'));
  });

  it('does not take the place of a file of its name', async () => {
    await scratch.file('home/Documents/Spydesk/sample.spy', 'of the user');
    expect(await sample()).toBe(join(userData, 'sample.spy'));
    expect(await readFile(join(documents, 'sample.spy'), 'utf8')).toBe('of the user');
    expect(await readdir(documents)).toEqual(['sample.spy']);
  });

  it('is refused with what kept the first folder from taking it, where none can', async () => {
    await scratch.file('home/Documents', 'no folder');
    await scratch.file('home/.config', 'no folder');
    await expect(sample()).rejects.toMatchObject({ problem: { code: 'not-folder', path: join(documents, 'sample.spy') } });
  });

  it('leaves nothing behind when it could not be made, and can be asked for again', async () => {
    await rm(original, { recursive: true });
    await expect(sample()).rejects.toMatchObject({ code: 'ENOENT', path: original });
    expect(await readdir(scratch.path)).toEqual(['program']);
    await scratch.file('program/sample.spy/sample.analog', 'numbers');
    await expect(access(await sample())).resolves.toBeUndefined();
  });
});
