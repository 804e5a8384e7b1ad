import { realpath, rm, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Grants } from '../../../src-main/desktop';
import { refOfPath } from '../../../src-main/format';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const refused = expect.objectContaining({ problem: expect.objectContaining({ code: 'not-granted' }) });

describe('what a window may use', () => {
  const scratch = new Scratch();
  let grants: Grants;
  let container: string;
  let data: string;

  beforeEach(async () => {
    data = await scratch.file('data/k.spy/k.analog');
    container = dirname(data);
    grants = new Grants(realpath);
    await grants.grant(container);
  });

  it('is what was opened and all inside of it', async () => {
    expect(await grants.folderOf(refOfPath(container))).toBe(container);
    expect(await grants.fileOf(refOfPath(data))).toBe(data);
    const deep = await scratch.file('data/k.spy/sub.spy/sub.analog');
    expect(await grants.fileOf(refOfPath(deep))).toBe(deep);
    expect(await grants.folderOf(refOfPath(dirname(deep)))).toBe(dirname(deep));
  });

  it('is nothing before something was opened', async () => {
    await expect(new Grants(realpath).folderOf(refOfPath(container))).rejects.toEqual(refused);
  });

  it('is neither what lies around nor what begins with the same letters', async () => {
    const neighbour = await scratch.file('data/k.spy.old/k.analog');
    for (const path of [neighbour, await scratch.file('data/other.analog')]) {
      await expect(grants.fileOf(refOfPath(path))).rejects.toEqual(refused);
    }
    for (const path of [dirname(neighbour), dirname(container), '/']) {
      await expect(grants.folderOf(refOfPath(path))).rejects.toEqual(refused);
    }
  });

  it('has folders whose names begin with dots inside', async () => {
    const dotted = await scratch.file('data/k.spy/..k/k.analog');
    expect(await grants.fileOf(refOfPath(dotted))).toBe(dotted);
  });

  it('is the whole disk where the whole disk was opened', async () => {
    await grants.grant('/');
    expect(await grants.fileOf(refOfPath(data))).toBe(data);
  });

  it.each([
    ['dots that lead out', (ref: string) => `${ref}/../other.analog`],
    ['dots that lead back in', (ref: string) => `${ref}/../k.spy/k.analog`],
    ['encoded dots', (ref: string) => `${ref}/%2e%2e/other.analog`],
    ['an encoded separator', (ref: string) => `${ref}%2Fk.analog`],
    ['dots behind an encoded separator', (ref: string) => `${ref}/..%2Fother.analog`],
    ['a letter encoded without need', (ref: string) => `${ref}/%6B.analog`],
    ['an encoded null', (ref: string) => `${ref}/k.analog%00`],
    ['a query', (ref: string) => `${ref}/k.analog?x`],
    ['a fragment', (ref: string) => `${ref}/k.analog#x`],
    ['a slash at the end', (ref: string) => `${ref}/`],
    ['a doubled slash', (ref: string) => `${ref}//k.analog`],
    ['another scheme', (ref: string) => ref.replace('file:', 'http:')],
    ['the scheme in other letters', (ref: string) => ref.replace('file:', 'FILE:')],
    ['the name of a computer', (ref: string) => ref.replace('file:///', 'file://host/')],
    ['a path instead of a reference', () => container],
    ['nothing', () => ''],
  ])('is not reached by a reference with %s', async (_what, spell) => {
    const ref = spell(refOfPath(container));
    await expect(grants.fileOf(ref)).rejects.toEqual(refused);
    await expect(grants.folderOf(ref)).rejects.toEqual(refused);
  });

  it('follows a link to a file, wherever it leads', async () => {
    const elsewhere = await scratch.file('store/big.analog');
    await symlink(elsewhere, scratch.at('data/k.spy/k_big.analog'));
    const linked = scratch.at('data/k.spy/k_big.analog');
    expect(await grants.fileOf(refOfPath(linked))).toBe(linked);
  });

  it('does not follow a link to a folder that leads out, even to what is not there', async () => {
    await scratch.file('store/s.analog');
    await symlink(scratch.at('store'), scratch.at('data/k.spy/out'));
    await expect(grants.folderOf(refOfPath(scratch.at('data/k.spy/out')))).rejects.toEqual(refused);
    for (const name of ['s.analog', 'gone.analog', 'gone/s.analog']) {
      await expect(grants.fileOf(refOfPath(scratch.at('data/k.spy/out', name)))).rejects.toEqual(refused);
    }
  });

  it('follows such a link once the user has opened where it leads', async () => {
    await scratch.file('store/s.analog');
    await symlink(scratch.at('store'), scratch.at('data/k.spy/out'));
    await grants.grant(scratch.at('store'));
    const linked = scratch.at('data/k.spy/out/s.analog');
    expect(await grants.fileOf(refOfPath(linked))).toBe(linked);
  });

  it('holds for a folder that was itself opened by a link', async () => {
    await symlink(container, scratch.at('latest.spy'));
    const linked = new Grants(realpath);
    await linked.grant(scratch.at('latest.spy'));
    expect(await linked.folderOf(refOfPath(scratch.at('latest.spy')))).toBe(scratch.at('latest.spy'));
    expect(await linked.fileOf(refOfPath(scratch.at('latest.spy/k.analog')))).toBe(scratch.at('latest.spy/k.analog'));
    // The reader hears from the call itself that it is gone.
    expect(await linked.folderOf(refOfPath(scratch.at('latest.spy/gone')))).toBe(scratch.at('latest.spy/gone'));
    expect(await linked.fileOf(refOfPath(scratch.at('latest.spy/gone/k.analog')))).toBe(scratch.at('latest.spy/gone/k.analog'));
  });

  it('is known by the path that was opened: of all else the disk is not even asked', async () => {
    await symlink(container, scratch.at('latest.spy'));
    const follow = vi.fn((path: string) => realpath(path));
    const linked = new Grants(follow);
    await linked.grant(scratch.at('latest.spy'));
    follow.mockClear();
    await expect(linked.fileOf(refOfPath(data))).rejects.toEqual(refused);
    await expect(linked.folderOf(refOfPath(scratch.path))).rejects.toEqual(refused);
    expect(follow).not.toHaveBeenCalled();
  });

  it('stays what it was when that link leads elsewhere later; the folder can still be closed', async () => {
    const later = await scratch.file('later.spy/k.analog');
    const link = scratch.at('latest.spy');
    await symlink(container, link);
    const linked = new Grants(realpath);
    await linked.grant(link);
    await rm(link);
    await symlink(dirname(later), link);
    await expect(linked.fileOf(refOfPath(scratch.at('latest.spy/k.analog')))).rejects.toEqual(refused);
    linked.revoke(await linked.folderOf(refOfPath(link)));
    await expect(linked.folderOf(refOfPath(link))).rejects.toEqual(refused);
  });

  it('stays, so that it can be closed, when the folder is removed meanwhile', async () => {
    await rm(container, { recursive: true });
    expect(await grants.folderOf(refOfPath(container))).toBe(container);
  });

  it('ends when it is closed, for this folder alone', async () => {
    const other = await scratch.file('data/other.spy/other.analog');
    await grants.grant(dirname(other));
    grants.revoke(container);
    await expect(grants.folderOf(refOfPath(container))).rejects.toEqual(refused);
    await expect(grants.fileOf(refOfPath(data))).rejects.toEqual(refused);
    expect(await grants.fileOf(refOfPath(other))).toBe(other);
  });

  it('stays for a container in a folder that is closed, where both were opened', async () => {
    await grants.grant(scratch.at('data'));
    grants.revoke(scratch.at('data'));
    expect(await grants.fileOf(refOfPath(data))).toBe(data);
  });
});
