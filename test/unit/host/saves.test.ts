import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { TypedTarget } from '../../../src-main/contract';
import { copyPair, scratchFolder } from '../objects/saving';
import { hostDesk } from './host-desk';

const desk = hostDesk();
afterAll(() => desk.close());
const path = scratchFolder();

/** A loose object with the plan of a target for it. */
async function planned(typed: TypedTarget) {
  const file = copyPair('containers/loose.analog', path('a.analog'));
  const { id } = await desk.open(file);
  const plan = await desk.ask('planSave', { objectId: id, typed, folder: path(), home: path() });
  return { id, file, plan };
}

const agreed = { replace: false, acceptDamage: false };

describe('a plan', () => {
  it('says what would be written and where, and writes nothing', async () => {
    const { plan } = await planned({ way: 'container', container: 'new/c', tag: 't' });
    expect(plan).toMatchObject({
      data: path('new/c.spy/c_t.analog'),
      info: path('new/c.spy/c_t.analog.info'),
      mode: 'create',
      newFolders: [path('new'), path('new/c.spy')],
      warnings: [],
    });
    expect(plan.freeBytes).toBeGreaterThan(plan.bytes);
    expect(readdirSync(path()).sort()).toEqual(['a.analog', 'a.analog.info']);
  });

  it('carries its warnings as sentences', async () => {
    const { plan } = await planned({ way: 'container', container: 'wh[a]t?', tag: '' });
    expect(plan.warnings).toHaveLength(2);
  });

  it.each<[TypedTarget, string]>([
    [{ way: 'container', container: '', tag: '' }, 'container'],
    [{ way: 'container', container: 'c', tag: 'a.b' }, 'tag'],
    [{ way: 'file', filename: '' }, 'filename'],
    [{ way: 'tag', tag: 't' }, 'tag'],
    [{ way: 'tag', tag: '' }, 'tag'],
  ])('is refused at the field: %j', async (typed, field) => {
    await expect(planned(typed)).rejects.toMatchObject({ problem: { code: 'invalid-name', field } });
  });
});

describe('a save', () => {
  it('writes the pair and says how Syncopy loads it', async () => {
    const { plan } = await planned({ way: 'file', filename: 'b' });
    const saved = await desk.ask('save', { planId: plan.planId, ...agreed });
    expect(saved).toMatchObject({ data: path('b.analog'), syncopyLine: `data = spy.load('${path('b.analog')}')` });
    expect(readdirSync(path()).sort()).toEqual(['a.analog', 'a.analog.info', 'b.analog', 'b.analog.info']);
  });

  it('can be made of a plan once', async () => {
    const { plan } = await planned({ way: 'file', filename: 'b' });
    await desk.ask('save', { planId: plan.planId, ...agreed });
    await expect(desk.ask('save', { planId: plan.planId, ...agreed })).rejects.toMatchObject({
      problem: { code: 'not-granted' },
    });
  });

  it('replaces the own files unasked, and others only where the user agreed', async () => {
    const own = await planned({ way: 'own' });
    await desk.ask('save', { planId: own.plan.planId, ...agreed });
    copyPair('containers/loose.analog', path('b.analog'));
    const other = await planned({ way: 'file', filename: 'b' });
    expect(other.plan.mode).toBe('replace');
    await expect(desk.ask('save', { planId: other.plan.planId, ...agreed })).rejects.toMatchObject({
      problem: { code: 'exists', path: path('b.analog') },
    });
    await desk.ask('compareSave', { planId: other.plan.planId });
    await desk.ask('save', { planId: other.plan.planId, replace: true, acceptDamage: false });
  });

  it('does not replace what was changed after the user was shown it', async () => {
    copyPair('containers/loose.analog', path('b.analog'));
    const { plan } = await planned({ way: 'file', filename: 'b' });
    await desk.ask('compareSave', { planId: plan.planId });
    utimesSync(path('b.analog'), new Date(), new Date(Date.now() + 9_000));
    const before = readFileSync(path('b.analog'));
    const again = desk.ask('save', { planId: plan.planId, replace: true, acceptDamage: false });
    await expect(again).rejects.toMatchObject({ problem: { code: 'changed-meanwhile', path: path('b.analog') } });
    expect(readFileSync(path('b.analog')).equals(before)).toBe(true);
    await desk.ask('compareSave', { planId: plan.planId });
    await desk.ask('save', { planId: plan.planId, replace: true, acceptDamage: false });
  });

  it('asks where something came to the place after the plan', async () => {
    const { plan } = await planned({ way: 'file', filename: 'b' });
    expect(plan.mode).toBe('create');
    copyPair('containers/loose.analog', path('b.analog'));
    const first = desk.ask('save', { planId: plan.planId, ...agreed });
    await expect(first).rejects.toMatchObject({ problem: { code: 'exists' } });
    const { keepBoth } = await desk.ask('compareSave', { planId: plan.planId });
    expect(keepBoth).toEqual({ way: 'file', filename: path('b_2.analog') });
    await desk.ask('save', { planId: plan.planId, replace: true, acceptDamage: false });
  });

  it('of an object that was closed is refused', async () => {
    const { id, plan } = await planned({ way: 'file', filename: 'b' });
    await desk.ask('closeObject', { objectId: id });
    await expect(desk.ask('save', { planId: plan.planId, ...agreed })).rejects.toMatchObject({
      problem: { code: 'not-granted' },
    });
  });

  it('reports its progress and stops where it is cancelled', async () => {
    const { plan } = await planned({ way: 'file', filename: 'b' });
    const aborter = new AbortController();
    const seen: string[] = [];
    const answer = await desk.main.call(
      'save',
      { planId: plan.planId, ...agreed },
      {
        signal: aborter.signal,
        onProgress: ({ phase }) => {
          seen.push(phase);
          aborter.abort();
        },
      },
    );
    expect(seen.length).toBeGreaterThan(0);
    // A small object may be in its place before it hears of that.
    if (!answer.ok) expect(answer.error.code).toBe('cancelled');
    const left = readdirSync(path()).filter((name) => name.startsWith('b') || name.startsWith('.'));
    expect(left).toEqual(answer.ok ? ['b.analog', 'b.analog.info'] : []);
  });
});

describe('the question before something is replaced', () => {
  it('shows both sides', async () => {
    copyPair('containers/session1.spy/session1_lfp.analog', path('b.analog'));
    const { plan } = await planned({ way: 'file', filename: 'b' });
    const { existing, replacement } = await desk.ask('compareSave', { planId: plan.planId });
    expect(existing).toMatchObject({ path: path('b.analog'), shape: [2400, 8], checksum: 'intact-taken-open', isLink: false });
    expect(replacement).toMatchObject({ path: path('b.analog'), dataclass: 'AnalogData', modified: null });
    expect(existing.lastLogEntry?.action).toBe('save');
  });

  /** Marks a file of superblock 0 as open for writing, as a writer does that died before it closed it. */
  function markOpen(file: string): void {
    writeFileSync(file, readFileSync(file).fill(1, 20, 21));
  }

  it('says where a program writes what is there, or did not close it; the plan says so too', async () => {
    markOpen(copyPair('containers/session1.spy/session1_lfp.analog', path('b.analog')));
    const { plan } = await planned({ way: 'file', filename: 'b' });
    expect(plan.warnings).toEqual([expect.stringMatching(/^The data file that is there is marked as open for writing/)]);
    const { existing, replacement } = await desk.ask('compareSave', { planId: plan.planId });
    expect([existing.isBeingWritten, replacement.isBeingWritten]).toEqual([true, false]);
    await desk.ask('save', { planId: plan.planId, replace: true, acceptDamage: false });
    expect(readFileSync(path('b.analog'))[20]).toBe(0);
  });

  it("is asked for the object's own files too, while a program writes them", async () => {
    const file = copyPair('containers/loose.analog', path('a.analog'));
    markOpen(file);
    const { id, remarks } = await desk.open(file);
    expect(remarks).toEqual([expect.stringMatching(/^The data file was not closed/)]);
    const plan = await desk.ask('planSave', { objectId: id, typed: { way: 'own' }, folder: path(), home: path() });
    expect(plan.warnings).toHaveLength(1);
    await expect(desk.ask('save', { planId: plan.planId, ...agreed })).rejects.toMatchObject({ problem: { code: 'exists' } });
    const { existing } = await desk.ask('compareSave', { planId: plan.planId });
    expect(existing.isBeingWritten).toBe(true);
  });

  it('tells what is no object as far as it can', async () => {
    writeFileSync(path('b.analog'), 'of someone else');
    const { plan } = await planned({ way: 'file', filename: 'b' });
    const { existing } = await desk.ask('compareSave', { planId: plan.planId });
    expect(existing).toMatchObject({ dataclass: null, shape: null, size: 15, checksum: 'not-checked' });
  });

  it('offers the next free tag of a container', async () => {
    const first = await planned({ way: 'container', container: 'c', tag: 't' });
    await desk.ask('save', { planId: first.plan.planId, ...agreed });
    const second = await planned({ way: 'container', container: 'c', tag: 't' });
    const { keepBoth } = await desk.ask('compareSave', { planId: second.plan.planId });
    expect(keepBoth).toEqual({ way: 'container', container: path('c.spy'), tag: 't_2' });
  });
});
