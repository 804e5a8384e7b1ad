import { beforeEach, describe, expect, it, vi } from 'vitest';
import { reopen } from '../../../src-main/desktop';
import { refOfPath } from '../../../src-main/format';
import { FakeDesk } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

describe('what a window had open the last time', () => {
  const scratch = new Scratch();
  let desk: FakeDesk;

  beforeEach(() => {
    desk = new FakeDesk(scratch.path);
  });

  it('is opened again in its order, and may be used', async () => {
    const shown = await scratch.file('b.spy/b.analog');
    const other = await scratch.folder('a "%#😀.spy');
    const places = [scratch.at('b.spy'), other];
    const opened = await reopen(desk.desk, { places, shown });
    expect(opened.problems).toEqual([]);
    expect(opened.places.map(({ path, select }) => [path, select])).toEqual([
      [scratch.at('b.spy'), refOfPath(shown)],
      [other, null],
    ]);
    expect(desk.session.grants.paths).toEqual(places);
  });

  it('does not come before other things in the list of what was opened', async () => {
    await reopen(desk.desk, { places: [await scratch.folder('a.spy')], shown: null });
    expect(desk.system.recents.list()).toEqual([]);
  });

  it('is told where it is gone, and the others open', async () => {
    const there = await scratch.folder('there.spy');
    const { places, problems } = await reopen(desk.desk, { places: [scratch.at('gone.spy'), there], shown: null });
    expect(places.map(({ path }) => path)).toEqual([there]);
    expect(problems).toEqual([expect.objectContaining({ code: 'not-found', path: scratch.at('gone.spy') })]);
    expect(desk.session.grants.paths).toEqual([there]);
  });
});
