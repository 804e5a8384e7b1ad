import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { refOfPath } from '../../../src-main/format';
import { copyPair, fixtures, scratchFolder } from '../objects/saving';
import { hostDesk } from './host-desk';

const desk = hostDesk();
afterAll(() => desk.close());
const path = scratchFolder();

function editInfo(file: string, change: Readonly<Record<string, unknown>>): void {
  const info = JSON.parse(readFileSync(`${file}.info`, 'utf8')) as Record<string, unknown>;
  writeFileSync(`${file}.info`, JSON.stringify({ ...info, ...change }));
}

describe('the data host', () => {
  it('says that it is ready', () => {
    expect(desk.notices).toContainEqual({ type: 'ready' });
  });

  it('lists a folder, strays with their reasons', async () => {
    const { entries, syncopyRefuses } = await desk.ask('list', {
      ref: refOfPath(join(fixtures, 'awkward/stray.spy')),
      owner: 'window',
    });
    expect(entries.filter(({ kind }) => kind === 'object')).toHaveLength(1);
    expect(entries.filter(({ kind }) => kind === 'stray')).toHaveLength(5);
    expect(syncopyRefuses).toBe(true);
  });

  it('has turns for others while it reads an .info of millions of values', async () => {
    const large = copyPair('containers/loose.analog', path('large.analog'));
    editInfo(large, { cfg: { many: Array.from({ length: 1_000_000 }, () => 0.5) } });
    const began = performance.now();
    let [last, longest] = [began, 0];
    const turn = (): void => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    };
    const turns = setInterval(turn, 1);
    const { entries } = await desk.ask('list', { ref: refOfPath(path()), owner: 'window' });
    clearInterval(turns);
    turn();
    expect(entries.map(({ kind }) => kind)).toEqual(['object']);
    // Reading it in one go would fill nearly all of the time.
    expect(longest).toBeLessThan((performance.now() - began) / 2);
  });

  it('opens an object and tells all of it but its numbers', async () => {
    const summary = await desk.open(join(fixtures, 'containers/session1.spy/session1_lfp.analog'));
    expect(summary).toMatchObject({
      filename: 'session1_lfp.analog',
      container: 'session1.spy',
      tag: 'lfp',
      dataclass: 'AnalogData',
      picture: 'traces',
      dimord: ['time', 'channel'],
      samplerate: '1000.0',
      remarks: [],
    });
    expect(summary.datasets[0]).toMatchObject({ name: 'data', shape: [2400, 8], typeName: 'float64', bytes: 153_600 });
    expect(summary.labels['channel']).toHaveLength(8);
    expect(summary.history.at(-1)?.action).toBe('save');
    expect(summary.trials.values).toHaveLength(summary.trials.rows * summary.trials.columns);
  });

  it('names the info columns of the trials as info does', async () => {
    const file = copyPair('containers/session1.spy/session1_lfp.analog', path('named.analog'));
    editInfo(file, { info: { trialinfo: ['side'] } });
    const { trials } = await desk.open(file);
    expect(trials.columnNames).toEqual(['start', 'stop', 'offset', 'side']);
  });

  it('tells numbers of info as the file writes them', async () => {
    const { info } = await desk.open(join(fixtures, 'awkward/tokens.spy/tokens.analog'));
    const texts: string[] = [];
    const walk = (node: typeof info): void => {
      if (node.kind === 'number') texts.push(node.text);
      node.children.forEach(walk);
    };
    walk(info);
    const written = readFileSync(join(fixtures, 'awkward/tokens.spy/tokens.analog.info'), 'utf8');
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) expect(written).toContain(text);
    expect(texts).toContain('NaN');
  });

  it('cuts a tree that nobody could read, and says how much is missing', async () => {
    const file = copyPair('containers/loose.analog', path('a.analog'));
    editInfo(file, { info: { long: Array.from({ length: 20_000 }, (_, at) => at) } });
    const summary = await desk.open(file);
    const long = summary.info.children[0];
    expect(long?.children.length).toBeLessThan(6_000);
    expect(long?.size).toBe(20_000);
  });

  it('tells the newest entries of a history that nobody could read', async () => {
    const file = copyPair('containers/loose.analog', path('a.analog'));
    editInfo(file, { _log: '\n\n|=== a@b: now ===|\n\n\tsave: x'.repeat(20_000) });
    const { history } = await desk.open(file);
    expect(history).toHaveLength(5_001);
    expect(history[0]?.text).toBe('Earlier entries are not shown.');
    expect(history.at(-1)).toMatchObject({ author: 'a@b', action: 'save' });
  });

  it('opens an object some of whose frequencies are no numbers', async () => {
    const name = 'containers/session1.spy/session1_pow.spectral';
    const file = copyPair(name, path('a.spectral'));
    const { freq } = await desk.open(file);
    const text = readFileSync(`${file}.info`, 'utf8');
    writeFileSync(`${file}.info`, text.replace(/("freq": \[\s*)[^,]+,\s*[^,]+/, '$1NaN, Infinity'));
    expect((await desk.open(file)).freq).toEqual([Number.NaN, Infinity, ...(freq ?? []).slice(2)]);
  });

  it('remarks on samples out of order, and on what Syncopy could not load', async () => {
    const unsorted = await desk.open(join(fixtures, 'awkward/unsorted.spy/unsorted.spike'));
    expect(unsorted.remarks).toEqual([expect.stringContaining('not in the order of their samples')]);
    const file = copyPair('containers/loose.analog', path('b.analog'));
    const info = JSON.parse(readFileSync(`${file}.info`, 'utf8')) as Record<string, unknown>;
    writeFileSync(`${file}.info`, JSON.stringify({ ...info, channel: ['only one'] }));
    expect((await desk.open(file)).remarks).toEqual([expect.stringMatching(/labels for .* "channel".*not saved/)]);
  });

  it('remarks on datasets that Syncopy does not read', async () => {
    const { remarks } = await desk.open(join(fixtures, 'awkward/extras.spy/extras.analog'));
    expect(remarks).toEqual([expect.stringContaining('lab/notes/table')]);
  });

  it('answers a broken object with its reason, and goes on', async () => {
    writeFileSync(path('c.analog'), 'no HDF5');
    writeFileSync(path('c.analog.info'), readFileSync(join(fixtures, 'containers/loose.analog.info')));
    await expect(desk.open(path('c.analog'))).rejects.toMatchObject({ problem: { code: 'not-hdf5', path: path('c.analog') } });
    expect((await desk.open(join(fixtures, 'containers/loose.analog'))).filename).toBe('loose.analog');
  });

  it('refuses a call that does not exist and arguments of another shape', async () => {
    const unknown = await desk.main.call('no such call' as 'list', { ref: 'file:///x', owner: 'window' });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'invalid-arguments' } });
    const wrong = await desk.main.call('list', { ref: 7 } as unknown as { ref: string; owner: string });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid-arguments' } });
  });
});

describe('pictures', () => {
  it('come on a port of their own', async () => {
    const { id } = await desk.open(join(fixtures, 'containers/session1.spy/session1_lfp.analog'));
    const client = desk.pictures();
    const view = { dataset: 'data', trial: 0, channels: [0, 3], from: null, to: null, columns: 400 };
    const answer = await client.call('traces', { objectId: id, ...view });
    expect(answer.ok && [answer.value.min.length, answer.value.max.length]).toEqual(
      answer.ok ? [answer.value.columns * 2, answer.value.columns * 2] : [],
    );
    client.close();
  });

  it('of an object that another window opened, or that was closed, are refused', async () => {
    const { id } = await desk.open(join(fixtures, 'containers/loose.analog'), 'one');
    const numbers = { objectId: id, dataset: 'data', firstRow: 0, rows: 2, firstColumn: 0, columns: 2, fixed: [] };
    const [one, other] = [desk.pictures('one'), desk.pictures('other')];
    expect(await other.call('numbers', numbers)).toMatchObject({ ok: false, error: { code: 'not-granted' } });
    expect(await one.call('numbers', numbers)).toMatchObject({ ok: true });
    await desk.ask('closeOwner', { owner: 'one' });
    expect(await one.call('numbers', numbers)).toMatchObject({ ok: false, error: { code: 'not-granted' } });
    one.close();
    other.close();
  });
});
