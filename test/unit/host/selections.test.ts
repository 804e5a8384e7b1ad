import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TypedSelection } from '../../../src-main/contract';
import { copyPair, fixtures, scratchFolder } from '../objects/saving';
import { hostDesk } from './host-desk';

const desk = hostDesk();
afterAll(() => desk.close());
const path = scratchFolder();

const session = (name: string): string => join(fixtures, 'containers/session1.spy', `session1_${name}`);
const agreed = { replace: false, acceptDamage: false };

/** The plan of a selection of the eight channels and six trials of a copied object, and the object. */
async function planned(selection: TypedSelection, name = 'lfp.analog') {
  const [, extension = ''] = name.split('.');
  const { id } = await desk.open(copyPair(`containers/session1.spy/session1_${name}`, path(`a.${extension}`)));
  const typed = { way: 'file', filename: 'part' } as const;
  return { id, plan: await desk.ask('planSave', { objectId: id, typed, selection, folder: path(), home: path() }) };
}

describe('what an object can be selected by', () => {
  it('is told with what there is to choose from, as it is typed', async () => {
    const { id } = await desk.open(session('lfp.analog'));
    const choices = await desk.ask('selectChoices', { objectId: id });
    expect(choices.map(({ key }) => key)).toEqual(['trials', 'channel', 'latency']);
    expect(choices[1]?.items?.[0]).toEqual({ name: 'V1-01', typed: 'V1-01' });
  });

  it('goes by the changes that are not saved, in quotes where a name would be read otherwise', async () => {
    const { id } = await desk.open(copyPair('containers/session1.spy/session1_lfp.analog', path('a.analog')));
    const labels = ['all', 'a, "b"', '7', 'x y', '-', 'é:1', ' y', 'z'];
    await desk.ask('edit', { objectId: id, command: { do: 'set-labels', dimension: 'channel', labels } });
    const [, channel] = await desk.ask('selectChoices', { objectId: id });
    expect(channel?.items?.map(({ typed }) => typed)).toEqual(['"all"', '"a, ""b"""', '"7"', 'x y', '"-"', '"é:1"', '" y"', 'z']);
  });

  it('names labels by their places, all of them, where one stands twice', async () => {
    const data = copyPair('containers/session1.spy/session1_lfp.analog', path('a.analog'));
    writeFileSync(`${data}.info`, readFileSync(`${data}.info`, 'utf8').replaceAll('V1-02', 'V1-01'));
    const [, channel] = await desk.ask('selectChoices', { objectId: (await desk.open(data)).id });
    expect(channel?.items?.map(({ typed }) => typed)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  it('holds the units and event codes that occur', async () => {
    const spikes = await desk.ask('selectChoices', { objectId: (await desk.open(session('sorted.spike'))).id });
    expect(spikes.find(({ key }) => key === 'unit')?.items?.map(({ name }) => name)).toEqual(['u1', 'u2', 'u3', 'u4', 'mua']);
    const events = await desk.ask('selectChoices', { objectId: (await desk.open(session('stim.event'))).id });
    expect(events.map(({ key }) => key)).toEqual(['trials', 'latency', 'eventid']);
    expect(events[2]?.items?.length).toBeGreaterThan(1);
  });
});

describe('the plan of a selection', () => {
  it('tells its shape, its trials and what is left out', async () => {
    const { plan } = await planned({ trials: '0,2,3', channel: 'V1-01,LIP-02', latency: '0, 0.199' });
    expect(plan).toMatchObject({
      data: path('part.analog'),
      mode: 'create',
      selected: { shape: [600, 2], trials: 3, leftOut: 0 },
    });
  });

  it('says how many trials do not cover the latency', async () => {
    const { id } = await desk.open(copyPair('containers/session1.spy/session1_lfp.analog', path('a.analog')));
    const rows = [
      [0, 400, -100],
      [400, 500, -100],
    ];
    await desk.ask('edit', { objectId: id, command: { do: 'set-trials', rows } });
    const typed = { way: 'file', filename: 'part' } as const;
    const args = { objectId: id, typed, selection: { latency: '0, 0.1' }, folder: path(), home: path() };
    expect((await desk.ask('planSave', args)).selected).toEqual({ shape: [101, 8], trials: 1, leftOut: 1 });
  });

  it.each<[TypedSelection, string]>([
    [{ latency: '50, 60' }, 'latency'],
    [{ latency: 'soon' }, 'latency'],
    [{ trials: '17' }, 'trials'],
    [{ trials: '0,,1' }, 'trials'],
    [{ channel: 'V9' }, 'channel'],
    [{ channel: '3:3' }, 'channel'],
    [{ taper: '0' }, 'taper'],
  ])('is refused at the key: %j', async (selection, key) => {
    await expect(planned(selection)).rejects.toMatchObject({
      problem: { code: 'selection-refused', at: { kind: 'field', name: key } },
    });
  });

  it('of spikes of which none is left is refused', async () => {
    await expect(planned({ trials: '0', latency: '0.0001, 0.0002' }, 'sorted.spike')).rejects.toMatchObject({
      problem: { code: 'selection-refused' },
    });
  });

  it('stops looking through the rows where nobody waits for it', async () => {
    const { id } = await desk.open(copyPair('containers/session1.spy/session1_sorted.spike', path('a.spike')));
    const aborter = new AbortController();
    const typed = { way: 'file', filename: 'part' } as const;
    const args = { objectId: id, typed, selection: { unit: 'u1' }, folder: path(), home: path() };
    const answer = desk.main.call('planSave', args, { signal: aborter.signal, onProgress: () => aborter.abort() });
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('a saved selection', () => {
  it('is taken of the changed object, whose changes stay', async () => {
    const { id } = await desk.open(copyPair('containers/session1.spy/session1_lfp.analog', path('a.analog')));
    const labels = ['first', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    await desk.ask('edit', { objectId: id, command: { do: 'set-labels', dimension: 'channel', labels } });
    const typed = { way: 'file', filename: 'part' } as const;
    const selection = { channel: 'first' };
    const plan = await desk.ask('planSave', { objectId: id, typed, selection, folder: path(), home: path() });
    const before = readFileSync(path('a.analog.info'));
    const { data } = await desk.ask('save', { planId: plan.planId, ...agreed });
    expect((await desk.open(data)).labels).toEqual({ channel: ['first'] });
    const changed = await desk.ask('changedObjects', { owner: 'window' });
    expect(changed.map((one) => one.path)).toContain(path('a.analog'));
    expect(readFileSync(path('a.analog.info')).equals(before)).toBe(true);
  });

  it('goes into the container of its object under a tag alone', async () => {
    const { id } = await planned({ trials: '0' });
    const typed = { way: 'tag', tag: 't' } as const;
    const loose = desk.ask('planSave', { objectId: id, typed, selection: { trials: '0' }, folder: path(), home: path() });
    await expect(loose).rejects.toMatchObject({ problem: { code: 'invalid-name' } });
    const inside = await desk.open(session('lfp.analog'));
    const args = { objectId: inside.id, typed, selection: { trials: '0' }, folder: path(), home: path() };
    expect((await desk.ask('planSave', args)).data).toBe(session('t.analog'));
  });
});
