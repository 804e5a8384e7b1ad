import { describe, expect, it } from 'vitest';
import type { JsonNode } from '../../../src-main/contract';
import { infoStep } from '../../../src-renderer/editing/info/info-keys';
import { infoRows, jsonTextOf, ROOT_KEY, rowKey } from '../../../src-renderer/editing/info/info-rows';
import { offsetOf } from '../../../src-renderer/editing/info/text-place';

function leaf(key: string, text: string, kind: JsonNode['kind'] = 'number'): JsonNode {
  return { key, kind, text, size: 0, children: [] };
}

function within(key: string, kind: 'list' | 'map', children: JsonNode[], size = children.length): JsonNode {
  return { key, kind, text: '', size, children };
}

const list = within('list', 'list', [leaf('0', '1'), leaf('1', '1.0')], 5);
const root = within('info', 'map', [leaf('unit', 'uV', 'string'), within('rig', 'map', [list]), within('none', 'map', [])]);
const RIG = rowKey(['rig']);
const LIST = rowKey(['rig', 'list']);

describe('the lines of info', () => {
  it('leave out what is closed', () => {
    const rows = infoRows(root, new Set([ROOT_KEY]), null);
    expect(rows.map(({ key }) => key)).toEqual([ROOT_KEY, rowKey(['unit']), RIG, rowKey(['none'])]);
    expect(rows.map((row) => (row.kind === 'value' ? row.isOpen : null))).toEqual([true, null, false, null]);
  });

  it('count places in lists, keep names in objects, and say how many values are not there', () => {
    const rows = infoRows(root, new Set([ROOT_KEY, RIG, LIST]), null);
    expect(rows.slice(2)).toMatchObject([
      { path: ['rig'], level: 2, hasName: true, position: 2, setSize: 3 },
      { path: ['rig', 'list'], level: 3, hasName: true },
      { path: ['rig', 'list', 0], level: 4, hasName: false, position: 1, setSize: 5 },
      { path: ['rig', 'list', 1], level: 4, hasName: false },
      { kind: 'rest', count: 3, parent: LIST },
      { path: ['none'] },
    ]);
  });

  it('hold the place of a new value behind the others, in an empty object too', () => {
    const none = rowKey(['none']);
    expect(infoRows(root, new Set([ROOT_KEY, none]), none).at(-1)).toMatchObject({ kind: 'new', hasName: true, parent: none });
    expect(infoRows(root, new Set([ROOT_KEY, RIG, LIST]), LIST)[7]).toMatchObject({ kind: 'new', hasName: false, level: 4 });
  });

  it('keep keys apart that look alike', () => {
    expect(rowKey(['a', '0'])).not.toBe(rowKey(['a', 0]));
    expect(rowKey(['a/b'])).not.toBe(rowKey(['a', 'b']));
  });
});

describe('the JSON text of a value', () => {
  it('keeps the token of a number, and quotes what must be', () => {
    expect(jsonTextOf(leaf('a', '1000.0'))).toBe('1000.0');
    expect(jsonTextOf(leaf('a', 'NaN'))).toBe('NaN');
    expect(jsonTextOf(leaf('a', 'one\n"two"\ud800', 'string'))).toBe('"one\\n\\"two\\"\\ud800"');
  });

  it('tells an empty list or object from others', () => {
    expect([within('a', 'list', []), within('a', 'map', []), list].map(jsonTextOf)).toEqual(['[]', '{}', '[…]']);
  });
});

describe('a key in the tree of info', () => {
  const rows = infoRows(root, new Set([ROOT_KEY, RIG, LIST]), null);

  it.each([
    ['ArrowDown', RIG, { kind: 'move', key: LIST }],
    ['ArrowUp', ROOT_KEY, { kind: 'move', key: ROOT_KEY }],
    ['End', ROOT_KEY, { kind: 'move', key: rowKey(['none']) }],
    ['ArrowLeft', RIG, { kind: 'close', key: RIG }],
    ['ArrowLeft', rowKey(['rig', 'list', 1]), { kind: 'move', key: LIST }],
    ['ArrowRight', RIG, { kind: 'move', key: LIST }],
    ['ArrowRight', rowKey(['unit']), null],
    ['Enter', RIG, { kind: 'close', key: RIG }],
    ['Enter', rowKey(['unit']), { kind: 'edit-value' }],
    ['F2', rowKey(['unit']), { kind: 'edit-name' }],
    ['F2', rowKey(['rig', 'list', 0]), { kind: 'edit-value' }],
    ['Insert', ROOT_KEY, { kind: 'add' }],
    ['Delete', RIG, { kind: 'remove' }],
    ['x', RIG, null],
  ] as const)('%s at %s', (key, active, step) => {
    expect(infoStep(rows, active, key)).toEqual(step);
  });

  it('counts from the first row where the cursor has gone', () => {
    expect(infoStep(rows, 'gone', 'ArrowDown')).toEqual({ kind: 'move', key: rowKey(['unit']) });
  });
});

describe('a place in a text', () => {
  it.each([
    [1, 1, 0],
    [2, 1, 3],
    [2, 3, 5],
    [2, 99, 6],
    [9, 1, 6],
  ])('line %i, column %i is at %i', (line, column, offset) => {
    expect(offsetOf('ab\ncde', line, column)).toBe(offset);
  });
});
