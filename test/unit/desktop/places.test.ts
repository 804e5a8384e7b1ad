import { rm, symlink } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Place } from '../../../src-main/contract';
import { placeOfChosen, placeOfTyped } from '../../../src-main/desktop';
import { refOfPath } from '../../../src-main/format';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
const context = () => ({ currentFolder: scratch.path, home: scratch.at('home'), platform: 'linux' as const });
const typed = (text: string): Promise<Place> => placeOfTyped(text, context());
const chosen = (name: string): Promise<Place> => placeOfChosen(scratch.at(name), context());

function folder(name: string): Place {
  return { ref: refOfPath(scratch.at(name)), name, path: scratch.at(name), select: null };
}

function object(container: string, name: string): Place {
  return { ...folder(container), select: refOfPath(scratch.at(container, name)) };
}

const missing = (path: string): object => ({ problem: { code: 'not-found', path } });

describe('a typed path', () => {
  it('means a container, with or without its ending', async () => {
    await scratch.file('k.spy/k.analog');
    expect(await typed('k.spy')).toEqual(folder('k.spy'));
    expect(await typed('k')).toEqual(folder('k.spy'));
    expect(await typed(scratch.at('k'))).toEqual(folder('k.spy'));
    expect(await typed('k.spy/')).toEqual(folder('k.spy'));
  });

  it('means a folder that is no container, and the container first where both are there', async () => {
    await scratch.folder('data');
    expect(await typed('data')).toEqual(folder('data'));
    await scratch.folder('data.spy');
    expect(await typed('data')).toEqual(folder('data.spy'));
    expect(await typed('data/')).toEqual(folder('data'));
  });

  it('means a data file by itself or by its .info: its folder, with the object to show', async () => {
    await scratch.file('k.spy/k.analog');
    await scratch.file('k.spy/k.analog.info');
    expect(await typed('k.spy/k.analog')).toEqual(object('k.spy', 'k.analog'));
    expect(await typed('k.spy/k.analog.info')).toEqual(object('k.spy', 'k.analog'));
  });

  it('means the object also where one file of the pair is missing, so that its folder can tell', async () => {
    await scratch.file('k.spy/k_lone.event.info');
    await scratch.file('k.spy/k_bare.event');
    expect(await typed('k.spy/k_lone.event.info')).toEqual(object('k.spy', 'k_lone.event'));
    expect(await typed('k.spy/k_bare.event')).toEqual(object('k.spy', 'k_bare.event'));
  });

  it('means any other file too, under its own name', async () => {
    await scratch.file('k.spy/notes.txt');
    await scratch.file('k.spy/README');
    expect(await typed('k.spy/notes.txt')).toEqual(object('k.spy', 'notes.txt'));
    expect(await typed('k.spy/README')).toEqual(object('k.spy', 'README'));
  });

  it('means a folder whose name looks like that of a data file', async () => {
    await scratch.folder('k.analog');
    expect(await typed('k.analog')).toEqual(folder('k.analog'));
  });

  it('counts from the home folder after a tilde', async () => {
    await scratch.folder('home/k.spy');
    expect((await typed('~/k')).path).toBe(scratch.at('home/k.spy'));
  });

  it('is refused as it was given where nothing is there', async () => {
    await expect(typed('gone')).rejects.toMatchObject(missing(scratch.at('gone')));
    await expect(typed('gone.spy')).rejects.toMatchObject(missing(scratch.at('gone.spy')));
    await expect(typed('gone.spy/k.analog')).rejects.toMatchObject(missing(scratch.at('gone.spy/k.analog')));
    await scratch.file('file');
    await expect(typed('file/k.analog')).rejects.toMatchObject(missing(scratch.at('file/k.analog')));
  });

  it('is refused with the reason where the disk does not answer', async () => {
    await symlink(scratch.at('loop'), scratch.at('loop'));
    await expect(typed('loop/k.analog')).rejects.toMatchObject({ problem: { code: 'io-error' } });
    await expect(typed('n'.repeat(300))).rejects.toMatchObject({ problem: { code: 'invalid-name' } });
  });
});

describe('what was chosen in a dialog or dropped', () => {
  it('is that folder, not the container of its name beside it', async () => {
    await scratch.folder('data');
    await scratch.folder('data.spy');
    expect(await chosen('data')).toEqual(folder('data'));
    expect(await chosen('data.spy')).toEqual(folder('data.spy'));
  });

  it('is that file, whatever lies beside it', async () => {
    await scratch.file('k.spy/k');
    await scratch.folder('k.spy/k.spy');
    expect(await chosen('k.spy/k')).toEqual(object('k.spy', 'k'));
  });

  it('is the object when it is one of its files', async () => {
    await scratch.file('k.spy/k.analog');
    await scratch.file('k.spy/k.analog.info');
    expect(await chosen('k.spy/k.analog')).toEqual(object('k.spy', 'k.analog'));
    expect(await chosen('k.spy/k.analog.info')).toEqual(object('k.spy', 'k.analog'));
  });

  it('is refused when it is gone, and nothing else is taken for it', async () => {
    const path = await scratch.folder('data');
    await scratch.folder('data.spy');
    await rm(path, { recursive: true });
    await expect(chosen('data')).rejects.toMatchObject(missing(path));
  });
});
