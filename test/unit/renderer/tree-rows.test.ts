import { describe, expect, it } from 'vitest';
import { rowByLetters, rowName, treeStep } from '../../../src-renderer/browser/tree-keys';
import { treeRows, type TreeFolder } from '../../../src-renderer/browser/tree-rows';
import { folder, listedObject, listedStray } from './listing-samples';

const everything = { text: '', dataclass: null };
const titles: Record<string, string> = { AnalogData: 'Analog data', SpikeData: 'Spike data' };
const titleOf = (name: string): string => titles[name] ?? name;
const rowsOf = (folders: readonly TreeFolder[], filter: { text: string; dataclass: string | null } = everything) =>
  treeRows(folders, { filter, titleOf });

const session = folder('session.spy', [
  listedObject('session.analog', null, 'AnalogData'),
  listedObject('session_lfp.analog', 'lfp', 'AnalogData'),
  listedObject('session.spike', null, 'SpikeData'),
  listedStray('other.analog'),
]);

describe('the rows of the tree', () => {
  it('show a folder and what is in it, one level deeper', () => {
    const rows = rowsOf([session]);
    expect(rows.map((row) => [row.kind, row.level, row.position, row.setSize])).toEqual([
      ['folder', 1, 1, 1],
      ['object', 2, 1, 4],
      ['object', 2, 2, 4],
      ['object', 2, 3, 4],
      ['stray', 2, 4, 4],
    ]);
  });

  it('hide what is in a closed folder', () => {
    expect(rowsOf([{ ...session, expanded: false }])).toHaveLength(1);
  });

  it('call an object by its tag, and one without by its file name', () => {
    expect(rowsOf([session]).slice(1, 3).map(rowName)).toEqual(['session.analog', 'lfp']);
  });

  it('show strays beside the sound objects and count both', () => {
    const [head] = rowsOf([session]);
    expect(head).toMatchObject({ note: '3 objects, 1 stray' });
  });

  it('find words in file name, class and folder, whatever the letters', () => {
    const found = (text: string) => rowsOf([session], { text, dataclass: null }).slice(1).map(rowName);
    expect(found('LFP')).toEqual(['lfp']);
    expect(found('spike data')).toEqual(['session.spike']);
    expect(found('session analog')).toEqual(['session.analog', 'lfp', 'other.analog']);
    expect(found('nothing like it')).toEqual(['Nothing here matches.']);
  });

  it('find a name in either form of Unicode', () => {
    const data = folder('x.spy', [listedObject('x_Gr\u00f6\u00dfe.analog', 'Gr\u00f6\u00dfe', 'AnalogData')]);
    expect(rowsOf([data], { text: 'gro\u0308\u00dfe', dataclass: null })[1]).toMatchObject({ kind: 'object' });
  });

  it('show one class alone, and then no strays', () => {
    const rows = rowsOf([session], { text: '', dataclass: 'SpikeData' });
    expect(rows.slice(1).map(rowName)).toEqual(['session.spike']);
    expect(rows[0]).toMatchObject({ note: '1 of 4' });
  });

  it('say that a folder is being read, has failed or is empty', () => {
    const problem = { code: 'no-permission', message: 'No permission.', hint: 'Ask.' } as const;
    const texts = [
      folder('a', [], { content: { kind: 'loading' } }),
      folder('b', [], { content: { kind: 'failed', problem } }),
      folder('c', []),
    ].map((one) => rowsOf([one])[1]);
    expect(texts).toMatchObject([
      { text: 'Reading the folder…', problem: null },
      { text: 'No permission.', problem },
      { text: 'No Syncopy objects here.' },
    ]);
  });

  it('give a container its own key where it is seen twice', () => {
    const parent = folder('parent', [], { containers: [session] });
    const keys = rowsOf([session, parent]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the keys of the tree', () => {
  const rows = rowsOf([session, folder('empty', [], { expanded: false })]);
  const key = (at: number): string => rows[at]?.key ?? '';

  it('move by one, by a page and to both ends, and stop there', () => {
    const moved = (from: number, name: string) => treeStep(rows, key(from), name, 3);
    expect(moved(0, 'ArrowDown')).toEqual({ kind: 'move', key: key(1) });
    expect(moved(0, 'ArrowUp')).toEqual({ kind: 'move', key: key(0) });
    expect(moved(1, 'PageDown')).toEqual({ kind: 'move', key: key(4) });
    expect(moved(2, 'PageUp')).toEqual({ kind: 'move', key: key(0) });
    expect(moved(2, 'Home')).toEqual({ kind: 'move', key: key(0) });
    expect(moved(2, 'End')).toEqual({ kind: 'move', key: key(5) });
    expect(moved(5, 'ArrowDown')).toEqual({ kind: 'move', key: key(5) });
  });

  it('begin at the first row where none has the cursor', () => {
    expect(treeStep(rows, null, 'ArrowDown', 3)).toEqual({ kind: 'move', key: key(0) });
  });

  it('go into an open folder and out of it, open a closed one and close an open one', () => {
    expect(treeStep(rows, key(0), 'ArrowRight', 3)).toEqual({ kind: 'move', key: key(1) });
    expect(treeStep(rows, key(1), 'ArrowLeft', 3)).toEqual({ kind: 'move', key: key(0) });
    expect(treeStep(rows, key(5), 'ArrowRight', 3)).toMatchObject({ kind: 'expand' });
    expect(treeStep(rows, key(0), 'ArrowLeft', 3)).toMatchObject({ kind: 'collapse' });
    expect(treeStep(rows, key(1), 'ArrowRight', 3)).toBeNull();
  });

  it('open with Enter, close a place with Delete, and leave other keys alone', () => {
    expect(treeStep(rows, key(1), 'Enter', 3)).toMatchObject({ kind: 'open', row: { kind: 'object' } });
    expect(treeStep(rows, key(0), 'Delete', 3)).toMatchObject({ kind: 'close' });
    expect(treeStep(rows, key(1), 'Delete', 3)).toBeNull();
    expect(treeStep(rows, key(1), 'Tab', 3)).toBeNull();
    expect(treeStep([], null, 'ArrowDown', 3)).toBeNull();
  });

  it('go to a name by its letters, around the end', () => {
    expect(rowByLetters(rows, key(0), 'lf')).toBe(key(2));
    expect(rowByLetters(rows, key(5), 's')).toBe(key(0));
    expect(rowByLetters(rows, key(0), 'zz')).toBeNull();
  });
});
