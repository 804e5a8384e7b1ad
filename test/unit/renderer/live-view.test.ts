import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListedObjectShape, ListingShape, Result, WindowApi } from '../../../src-main/contract';
import { problem, refusal } from '../../../src-main/errors';
import { Browser } from '../../../src-renderer/browser/browser.svelte';
import { LiveView } from '../../../src-renderer/browser/live-view';
import { classTable } from '../../../src-renderer/classes/class-table';
import { listedObject, listing } from './listing-samples';

const object = (name: string): ListedObjectShape => listedObject(name, null, 'AnalogData');

let answer: Result<ListingShape>;
/** Milliseconds that a list takes. */
let takes: number;
let lists: number;
let isWriting: boolean;
let browser: Browser;
let live: LiveView;
let followed: (readonly string[] | null)[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  [answer, takes, lists, isWriting, followed] = [{ ok: true, value: listing('c', [object('a')]) }, 100, 0, false, []];
  const call = async (): Promise<Result<ListingShape>> => {
    lists += 1;
    const now = answer;
    await new Promise((resolve) => setTimeout(resolve, takes));
    return now;
  };
  vi.stubGlobal('window', Object.assign(new EventTarget(), { spydesk: { call, on: () => () => {} } as unknown as WindowApi }));
  browser = new Browser(() => classTable([]));
  live = new LiveView(browser, {
    isWriting: () => isWriting,
    followed: (_folder, changes) => followed.push(changes === null ? null : [...changes.marks.keys()]),
  });
  const opened = browser.open([{ ref: 'ref:c', name: 'c', path: '/c', select: null }]);
  await vi.advanceTimersByTimeAsync(100);
  await opened;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a folder that another program writes into', () => {
  it('is listed at once, and while that goes on with rests of ten times what a list takes', async () => {
    answer = { ok: true, value: listing('c', [object('a'), object('b')]) };
    live.hear('ref:c');
    await vi.advanceTimersByTimeAsync(100);
    expect([followed, browser.arrivals.markOf('ref:b')]).toEqual([[['ref:b']], 'new']);
    for (let time = 0; time < 3_000; time += 50) {
      live.hear('ref:c');
      await vi.advanceTimersByTimeAsync(50);
    }
    // The first, and one in each 1.1 s.
    expect(lists - 1).toBe(3);
  });

  it('has nothing new in it where the user asks for the list while it is listed', async () => {
    answer = { ok: true, value: listing('c', [object('a'), object('b')]) };
    live.hear('ref:c');
    await vi.advanceTimersByTimeAsync(50);
    const reloaded = browser.reload();
    await vi.advanceTimersByTimeAsync(1_000);
    await reloaded;
    expect(browser.listedObjects.map(({ ref }) => ref)).toEqual(['ref:a', 'ref:b']);
    expect([browser.arrivals.markOf('ref:b'), browser.arrivals.told]).toEqual([null, '']);
    answer = { ok: true, value: listing('c', [object('a'), object('b'), object('c')]) };
    live.hear('ref:c');
    await vi.advanceTimersByTimeAsync(2_000);
    expect([browser.arrivals.markOf('ref:b'), browser.arrivals.markOf('ref:c')]).toEqual([null, 'new']);
  });

  it('is not listed while this window writes, and then it is', async () => {
    isWriting = true;
    live.hear('ref:c');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lists).toBe(1);
    isWriting = false;
    live.goOn();
    await vi.advanceTimersByTimeAsync(100);
    expect(followed).toEqual([[]]);
  });

  it('is listed again a minute after a disk that did not answer for hours', async () => {
    takes = 5 * 3_600_000;
    live.hear('ref:c');
    await vi.advanceTimersByTimeAsync(takes);
    takes = 100;
    live.hear('ref:c');
    await vi.advanceTimersByTimeAsync(61_000);
    expect(followed).toEqual([[], []]);
  });

  it('is listed anew once what was known of it is lost, but for containers that nobody opened', async () => {
    const inner = { ref: 'ref:c/i', name: 'i.spy' };
    answer = { ok: true, value: { ...listing('c', [object('a')]), containers: [inner] } };
    live.hearAll();
    await vi.advanceTimersByTimeAsync(5_000);
    live.hearAll();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(followed).toHaveLength(2);
  });

  it('is listed anew when it is opened again after it was closed, and what came meanwhile is marked', async () => {
    const [folder] = browser.places;
    folder?.toggle(false);
    answer = { ok: true, value: listing('c', [object('a'), object('b')]) };
    folder?.toggle(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(browser.arrivals.markOf('ref:b')).toBe('new');
  });

  it('keeps what is known of it while it cannot be read', async () => {
    answer = refusal(problem('no-permission', {}));
    live.hear('ref:c');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(browser.rows.map(({ kind }) => kind)).toEqual(['folder', 'note']);
    answer = { ok: true, value: listing('c', [object('a'), object('b')]) };
    live.hear('ref:c');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(followed).toEqual([null, ['ref:b']]);
    expect(browser.rows.map(({ kind }) => kind)).toEqual(['folder', 'object', 'object']);
  });

  it('has nothing marked that the user asked for by reading it again', async () => {
    answer = { ok: true, value: listing('c', [object('a'), object('b')]) };
    const reloaded = browser.reload();
    await vi.advanceTimersByTimeAsync(100);
    await reloaded;
    expect(browser.arrivals.markOf('ref:b')).toBeNull();
    expect(browser.arrivals.told).toBe('');
  });
});
