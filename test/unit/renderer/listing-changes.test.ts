import { describe, expect, it } from 'vitest';
import type { ListedObjectShape, ListingShape } from '../../../src-main/contract';
import { changesInWords, marksInWords } from '../../../src-renderer/browser/arrival-words';
import { Arrivals } from '../../../src-renderer/browser/arrivals.svelte';
import { changesBetween, isSameList, type Known, type ListingChanges } from '../../../src-renderer/browser/listing-changes';
import { outsideOf } from '../../../src-renderer/inspector/outside';
import { listedObject, listedStray, listing } from './listing-samples';

function object(name: string, state = 'first'): ListedObjectShape {
  return { ...listedObject(name, null, 'AnalogData'), state };
}

/** The changes of a folder by its lists, one after the other. */
function changesOf(...lists: readonly ListingShape['entries'][]): ListingChanges {
  const none: ListingChanges = { name: '', marks: new Map(), removed: [], known: new Map() };
  let known: Known | null = null;
  return lists.reduce((_, entries) => {
    const changes = changesBetween(known, listing('c', entries));
    known = changes.known;
    return changes;
  }, none);
}

function marked({ marks, removed }: ListingChanges): unknown {
  return [Object.fromEntries(marks), removed];
}

describe('two lists of a folder', () => {
  it('tell what is new, changed and removed; nothing is new in the first', () => {
    expect(marked(changesOf([object('a')]))).toEqual([{}, []]);
    expect(marked(changesOf([object('a'), object('b'), object('c')], [object('b'), object('c', 'second'), object('d')]))).toEqual(
      [{ 'ref:c': 'changed', 'ref:d': 'new' }, ['ref:a']],
    );
  });

  it('tell of a container that came', () => {
    const { known } = changesOf([]);
    const now = { ...listing('c', []), containers: [{ ref: 'ref:new.spy', name: 'new.spy' }] };
    expect(marked(changesBetween(known, now))).toEqual([{ 'ref:new.spy': 'new' }, []]);
    expect(isSameList(listing('c', []), now)).toBe(false);
  });

  it('tell of an object that was none for a while by what it was before', () => {
    expect(marked(changesOf([], [listedStray('a')]))).toEqual([{}, []]);
    expect(marked(changesOf([], [listedStray('a')], [object('a')]))).toEqual([{ 'ref:a': 'new' }, []]);
    expect(marked(changesOf([object('a')], [listedStray('a')]))).toEqual([{}, []]);
    expect(marked(changesOf([object('a')], [listedStray('a')], [object('a')]))).toEqual([{}, []]);
    expect(marked(changesOf([object('a')], [listedStray('a')], [object('a', 'second')]))).toEqual([{ 'ref:a': 'changed' }, []]);
    expect(marked(changesOf([object('a')], [listedStray('a')], []))).toEqual([{}, ['ref:a']]);
  });

  it('are the same where they say the same', () => {
    const one = listing('c', [object('a'), listedStray('b')]);
    expect(isSameList(one, listing('c', [object('a'), listedStray('b')]))).toBe(true);
    for (const other of [[object('a')], [object('a', 'second'), listedStray('b')], [listedStray('b'), object('a')]]) {
      expect(isSameList(one, listing('c', other))).toBe(false);
    }
    expect(isSameList(one, { ...one, syncopyRefuses: true })).toBe(false);
  });
});

describe('what other programs wrote', () => {
  it('is said in words, what there is none of left out', () => {
    expect(marksInWords(['new', 'changed', 'new'])).toEqual(['2 new', '1 changed']);
    expect(changesInWords('s.spy', ['new', 'new', 'new'], 0)).toBe('3 new objects in s.spy');
    expect(changesInWords('s.spy', ['changed'], 2)).toBe('1 changed object, 2 removed objects in s.spy');
    expect(changesInWords('s.spy', [], 0)).toBe('');
  });

  it('is marked until it is looked at, and told once', () => {
    const arrivals = new Arrivals();
    arrivals.take(changesOf([], [object('a')]));
    expect([arrivals.markOf('ref:a'), arrivals.told]).toEqual(['new', '1 new object in c']);
    const { told } = arrivals;
    // It goes on being written.
    arrivals.take(changesOf([object('a')], [object('a', 'second')]));
    expect([arrivals.markOf('ref:a'), arrivals.told]).toEqual(['new', told]);
    arrivals.see(['ref:a']);
    expect([arrivals.markOf('ref:a'), arrivals.told]).toEqual([null, '']);
    arrivals.take(changesOf([object('a')], [object('a', 'second')]));
    expect([arrivals.markOf('ref:a'), arrivals.told]).toEqual(['changed', '1 changed object in c']);
    arrivals.take(changesOf([object('a')], []));
    expect([arrivals.markOf('ref:a'), arrivals.told]).toEqual([null, '1 removed object in c']);
  });

  it('is not what this window saved, but is what comes after that', () => {
    const arrivals = new Arrivals();
    arrivals.expect('ref:a');
    arrivals.take(changesOf([], [object('a'), object('b')]));
    expect([arrivals.markOf('ref:a'), arrivals.markOf('ref:b')]).toEqual([null, 'new']);
    expect(arrivals.told).toBe('1 new object in c');
    arrivals.take(changesOf([object('a')], [object('a', 'second')]));
    expect(arrivals.markOf('ref:a')).toBe('changed');
  });
});

describe('the object that is shown', () => {
  const shown = { ref: 'ref:a', state: 'first' };
  const listed = (entries: ListingShape['entries']) => ({
    content: { kind: 'listed', listing: listing('c', entries) } as const,
    knows: () => true,
  });

  it('is told to be as it was, changed, removed or broken', () => {
    expect(outsideOf(shown, listed([object('a')]), changesOf([]))).toEqual({ kind: 'same' });
    expect(outsideOf(shown, listed([object('a', 'second')]), changesOf([]))).toEqual({ kind: 'changed', state: 'second' });
    expect(outsideOf(shown, listed([]), changesOf([object('a')], []))).toEqual({ kind: 'removed' });
    expect(outsideOf(shown, listed([listedStray('a')]), changesOf([]))).toMatchObject({ kind: 'fault' });
  });

  it('is told with its folder where that cannot be read, and with no other folder', () => {
    const problem = { code: 'no-permission', message: 'No.', hint: 'Ask.' } as const;
    const failed = { kind: 'failed', problem } as const;
    expect(outsideOf(shown, { content: failed, knows: (ref) => ref === shown.ref }, null)).toEqual({ kind: 'fault', problem });
    expect(outsideOf(shown, { content: failed, knows: () => false }, null)).toBeNull();
    expect(outsideOf(shown, listed([object('b')]), changesOf([object('b')]))).toBeNull();
  });
});
