import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ListingShape, Place, Result, WindowApi } from '../../../src-main/contract';
import { Desk } from '../../../src-renderer/shell/desk.svelte';
import { listedObject, listing } from './listing-samples';

const named = listedObject('named.analog', null, 'AnalogData');
const chosen = listedObject('chosen.analog', null, 'AnalogData');
const places: readonly Place[] = [
  { ref: 'ref:a', name: 'a', path: '/a', select: named.ref },
  { ref: 'ref:b', name: 'b', path: '/b', select: null },
];

interface SlowStart {
  readonly desk: Desk;
  readonly started: Promise<void>;
  /** Answers what the second place holds. */
  readonly endListing: () => void;
}

/** A program started with two places, of which the second is slow to list. */
function slowStart(): SlowStart {
  let endListing = (): void => {};
  const slow = new Promise<Result<ListingShape>>((resolve) => {
    endListing = () => resolve({ ok: true, value: listing('b', []) });
  });
  const call = (name: string, args: unknown): Promise<Result<unknown>> => {
    if (name === 'begin') {
      const value = { version: '1', platform: 'linux', classes: [], places, problems: [], saves: [] };
      return Promise.resolve({ ok: true, value });
    }
    if (name !== 'list') return Promise.resolve({ ok: false, error: { code: 'not-found', message: '', hint: '' } });
    if ((args as { ref: string }).ref === 'ref:b') return slow;
    return Promise.resolve({ ok: true, value: listing('a', [named, chosen]) });
  };
  const spydesk = { call, on: () => () => {} } as unknown as WindowApi;
  vi.stubGlobal('window', Object.assign(new EventTarget(), { spydesk }));
  const desk = new Desk();
  return { desk, started: desk.start(), endListing };
}

describe('what is looked at after a start', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is the object that the command line names', async () => {
    const { desk, started, endListing } = slowStart();
    endListing();
    await started;
    expect(desk.inspection.ref).toBe(named.ref);
  });

  it('stays what the user chose while other folders were still being listed', async () => {
    const { desk, started, endListing } = slowStart();
    await vi.waitFor(() => expect(desk.browser.entryRows).toHaveLength(2));
    void desk.looking.show(chosen);
    endListing();
    await started;
    expect(desk.inspection.ref).toBe(chosen.ref);
  });
});
