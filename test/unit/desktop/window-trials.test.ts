import { dirname } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, refusal } from '../../../src-main/errors';
import { FakeDesk, refusedWith, summaryOf } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
const objectId = 'object 1';
const table = { rows: [[0, 10, 0]], names: null };
let desk: FakeDesk;
let data: string;

beforeEach(async () => {
  data = await scratch.file('k.spy/k_t.analog');
  desk = new FakeDesk(scratch.path);
  desk.session.objects.set(objectId, summaryOf(objectId, data));
  desk.host.answers = { readTrialFile: () => ({ ok: true, value: table }) };
});

describe('a table of trials that is imported', () => {
  it('is the file that the user chose, looked for beside the object', async () => {
    desk.system.chooseTableFile.mockResolvedValue('/home/t.csv');
    expect(await desk.valueOf('importTrialTable', { objectId })).toEqual(table);
    expect(desk.system.chooseTableFile).toHaveBeenCalledWith(dirname(data));
    expect(desk.host.asked).toEqual([['readTrialFile', { path: '/home/t.csv' }]]);
  });

  it('is none where the user cancelled', async () => {
    expect(await desk.valueOf('importTrialTable', { objectId })).toBeNull();
    expect(desk.host.asked).toEqual([]);
  });

  it('is refused as the data host refuses it, at its cell', async () => {
    const at = { kind: 'cell', row: 1, column: 2 } as const;
    desk.system.chooseTableFile.mockResolvedValue('/home/t.csv');
    desk.host.answers.readTrialFile = () => refusal(problem('edit-refused', { reason: 'so' }, { at }));
    expect(await desk.ask('importTrialTable', { objectId })).toMatchObject({ ok: false, error: { code: 'edit-refused', at } });
    expect(desk.logged).toEqual([]);
  });
});

it("what trials can be made of is not told for an object that is not the window's, and no dialog opens", async () => {
  const other = { objectId: 'object 2' };
  const refusals = [
    await desk.ask('importTrialTable', other),
    await desk.ask('readTrialTable', { ...other, text: '0,1,0' }),
    await desk.ask('eventsBeside', other),
    await desk.ask('eventCodes', { ...other, events: 'a.event' }),
  ];
  for (const refused of refusals) expect(refused).toMatchObject(refusedWith('not-granted'));
  expect(desk.host.asked).toEqual([]);
  expect(desk.system.chooseTableFile).not.toHaveBeenCalled();
});
