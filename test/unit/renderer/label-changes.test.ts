import { describe, expect, it } from 'vitest';
import { changeCount, labelChanges, labelInWords } from '../../../src-renderer/editing/labels/label-changes';
import { stepOfKey } from '../../../src-renderer/editing/labels/label-keys';

describe('changed labels', () => {
  it('are those that are others afterwards, with their places', () => {
    expect(labelChanges(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([{ index: 1, from: 'b', to: 'x' }]);
    expect(labelChanges(['a'], ['a'])).toEqual([]);
  });

  it('are all of them where there was none, or fewer', () => {
    expect(labelChanges([], ['x'])).toEqual([{ index: 0, from: null, to: 'x' }]);
    expect(labelChanges(['a'], ['a', ''])).toEqual([{ index: 1, from: null, to: '' }]);
  });

  it('are counted in words', () => {
    const change = { index: 0, from: 'a', to: 'b' };
    expect(changeCount([], 8)).toBe('No label changes.');
    expect(changeCount([change], 8)).toBe('1 of 8 labels changes.');
    expect(changeCount([change, change], 20_000)).toBe('2 of 20\u202f000 labels change.');
    expect(['', 'a', 'a\nb\t'].map(labelInWords)).toEqual(['(empty)', 'a', 'a␊b␉']);
  });
});

describe('the keys of a list', () => {
  it('lead from row to row, by pages and to the ends, and never out of it', () => {
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => stepOfKey(key, 5, 100, 10))).toEqual([
      6, 4, 15, 0, 0, 99,
    ]);
    expect(stepOfKey('ArrowDown', 99, 100, 10)).toBe(99);
    expect(stepOfKey('ArrowUp', 0, 100, 10)).toBe(0);
    expect(stepOfKey('a', 5, 100, 10)).toBe(null);
  });
});
