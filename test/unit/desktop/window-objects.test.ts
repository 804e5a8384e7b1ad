import { symlink } from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListingShape } from '../../../src-main/contract';
import { problem, refusal } from '../../../src-main/errors';
import { refOfPath } from '../../../src-main/format';
import { FakeDesk, refusedWith, summaryOf } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
let desk: FakeDesk;
let container: string;
let data: string;

function listingOf(path: string): ListingShape {
  return { ref: refOfPath(path), path, name: 'k.spy', isContainer: true, entries: [], containers: [], syncopyRefuses: false };
}

beforeEach(async () => {
  data = await scratch.file('k.spy/k.analog');
  container = scratch.at('k.spy');
  desk = new FakeDesk(scratch.path);
  desk.host.answers = {
    list: () => ({ ok: true, value: listingOf(container) }),
    openObject: () => ({ ok: true, value: summaryOf('object 1', data) }),
    closeObject: () => ({ ok: true, value: undefined }),
  };
  await desk.ask('openDropped', { paths: [container] });
});

describe('the folders of a window', () => {
  it('are listed by the data host', async () => {
    expect(await desk.valueOf('list', { ref: refOfPath(container) })).toEqual(listingOf(container));
    expect(desk.host.asked).toEqual([['list', { ref: refOfPath(container), owner: desk.session.owner }]]);
  });

  it('are listed only where they were opened: the data host is not even asked', async () => {
    await symlink(scratch.path, scratch.at('k.spy/up'));
    for (const ref of [
      refOfPath(scratch.path),
      refOfPath(scratch.at('k.spy/up')),
      `${refOfPath(container)}/..`,
      'http://host/k',
    ]) {
      expect(await desk.ask('list', { ref })).toMatchObject(refusedWith('not-granted'));
    }
    expect(desk.host.asked).toEqual([]);
  });

  it('are watched where they were opened; one that was not keeps none of the others', async () => {
    desk.host.answers.watchFolders = () => ({ ok: true, value: undefined });
    const ref = refOfPath(container);
    await desk.valueOf('watchFolders', { refs: [refOfPath(scratch.path), ref] });
    expect(desk.host.asked).toEqual([['watchFolders', { owner: desk.session.owner, refs: [ref] }]]);
  });

  it('are watched as they were asked for last, be a folder that answers late among them', async () => {
    desk.host.answers.watchFolders = () => ({ ok: true, value: undefined });
    let answerLate = (): void => undefined;
    const { grants } = desk.session;
    const folderOf = grants.folderOf.bind(grants);
    vi.spyOn(grants, 'folderOf').mockImplementationOnce(
      (ref) => new Promise((resolve) => (answerLate = () => resolve(folderOf(ref)))),
    );
    const ref = refOfPath(container);
    const first = desk.ask('watchFolders', { refs: [ref] });
    await desk.valueOf('watchFolders', { refs: [] });
    answerLate();
    await first;
    expect(desk.host.asked).toEqual([['watchFolders', { owner: desk.session.owner, refs: [] }]]);
  });

  it('are not watched once the window is closed, which would be for ever', async () => {
    desk.host.answers.watchFolders = () => ({ ok: true, value: undefined });
    const asked = desk.ask('watchFolders', { refs: [refOfPath(container)] });
    desk.session.watched.stop();
    await asked;
    expect(desk.host.asked).toEqual([]);
  });

  it('are refused as the data host refuses them', async () => {
    desk.host.answers.list = () => refusal(problem('no-permission', {}, { path: container }));
    expect(await desk.ask('list', { ref: refOfPath(container) })).toMatchObject(refusedWith('no-permission', container));
    expect(desk.logged).toEqual([]);
  });
});

describe('the objects of a window', () => {
  it('are opened by the data host in the name of the window', async () => {
    expect(await desk.valueOf('openObject', { ref: refOfPath(data) })).toMatchObject({ id: 'object 1', path: data });
    expect(desk.host.asked).toEqual([['openObject', { ref: refOfPath(data), owner: 'window 1' }]]);
  });

  it('are opened only out of what the window may use', async () => {
    const other = await scratch.file('other.spy/other.analog');
    expect(await desk.ask('openObject', { ref: refOfPath(other) })).toMatchObject(refusedWith('not-granted'));
    expect(desk.host.asked).toEqual([]);
  });

  it('are closed once', async () => {
    await desk.ask('openObject', { ref: refOfPath(data) });
    expect(await desk.ask('closeObject', { objectId: 'object 1' })).toEqual({ ok: true, value: undefined });
    expect(await desk.ask('closeObject', { objectId: 'object 1' })).toMatchObject(refusedWith('not-granted'));
    expect(desk.host.asked.map(([name]) => name)).toEqual(['openObject', 'closeObject']);
  });

  it('are not those of another window', async () => {
    await desk.ask('openObject', { ref: refOfPath(data) });
    const other = new FakeDesk(scratch.path, 'window 2');
    await other.ask('openDropped', { paths: [container] });
    expect(await other.ask('closeObject', { objectId: 'object 1' })).toMatchObject(refusedWith('not-granted'));
    expect(await other.ask('planSave', { objectId: 'object 1', typed: { way: 'own' } })).toMatchObject(
      refusedWith('not-granted'),
    );
    const way = 'container';
    expect(await other.ask('chooseSaveFolder', { objectId: 'object 1', way })).toMatchObject(refusedWith('not-granted'));
    expect(other.host.asked).toEqual([]);
    expect(other.system.chooseSaveFolder).not.toHaveBeenCalled();
  });

  it('are not there when the data host could not open them', async () => {
    desk.host.answers.openObject = () => refusal(problem('data-host-lost', {}));
    expect(await desk.ask('openObject', { ref: refOfPath(data) })).toMatchObject(refusedWith('data-host-lost'));
    expect(await desk.ask('closeObject', { objectId: 'object 1' })).toMatchObject(refusedWith('not-granted'));
  });
});

describe('what a window asks of the system', () => {
  it('keeps what is looked at now, however late the disk answers for what was looked at before', async () => {
    let answerLate = (): void => undefined;
    vi.spyOn(desk.session.grants, 'fileOf').mockImplementationOnce(
      () => new Promise((resolve) => (answerLate = () => resolve(data))),
    );
    const before = desk.ask('noteShown', { ref: refOfPath(data), hasChanges: true });
    await desk.valueOf('noteShown', { ref: null, hasChanges: false });
    answerLate();
    await before;
    expect(desk.session.shown).toBeNull();
  });

  it('shows in its folder what the window may use, and nothing else', async () => {
    expect(await desk.ask('showInFolder', { ref: refOfPath(data) })).toMatchObject({ ok: true });
    expect(await desk.ask('showInFolder', { ref: refOfPath(scratch.at('elsewhere')) })).toMatchObject(refusedWith('not-granted'));
    expect(desk.system.showInFolder.mock.calls).toEqual([[data]]);
  });

  it('has the Explorer open a container by double-click once the user agrees, on Windows alone', async () => {
    const file = scratch.at('k.spy/desktop.ini');
    desk.host.answers.openByDoubleClick = () => ({ ok: true, value: file });
    const asked = { ref: refOfPath(container) };
    expect(await desk.ask('openByDoubleClick', asked)).toMatchObject(refusedWith('not-granted'));
    desk.system.platform = 'win32';
    expect(await desk.valueOf('openByDoubleClick', asked)).toBeNull();
    expect(desk.host.asked).toEqual([]);
    desk.system.confirmDoubleClick.mockResolvedValueOnce(true);
    expect(await desk.valueOf('openByDoubleClick', asked)).toBe(file);
    expect(desk.system.confirmDoubleClick.mock.calls).toEqual([[container], [container]]);
    // A folder that is no container stays a folder.
    await desk.ask('openDropped', { paths: [scratch.path] });
    expect(await desk.ask('openByDoubleClick', { ref: refOfPath(scratch.path) })).toMatchObject(refusedWith('no-objects'));
  });

  it('copies text, and is told where the system refused', async () => {
    await desk.valueOf('copyText', { text: data });
    expect(desk.system.copyText).toHaveBeenCalledExactlyOnceWith(data);
    desk.system.copyText.mockRejectedValueOnce(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
    expect(await desk.ask('copyText', { text: data })).toMatchObject(refusedWith('no-permission'));
  });
});
