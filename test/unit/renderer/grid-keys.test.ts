import { describe, expect, it } from 'vitest';
import { GridCursor, HEAD } from '../../../src-renderer/editing/trials/grid-cursor.svelte';
import { gridAction, isPaste } from '../../../src-renderer/editing/trials/grid-keys';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('the keys of a grid', () => {
  it('move, extend, page and go to the ends', () => {
    expect(gridAction({ ...plain, key: 'ArrowDown' })).toEqual({ do: 'move', rows: 1, columns: 0, extend: false });
    expect(gridAction({ ...plain, key: 'ArrowLeft', shiftKey: true })).toEqual({
      do: 'move',
      rows: 0,
      columns: -1,
      extend: true,
    });
    expect(gridAction({ ...plain, key: 'End' })).toEqual({ do: 'end', rows: null, columns: 'last', extend: false });
    expect(gridAction({ ...plain, key: 'Home', ctrlKey: true })).toMatchObject({ rows: 'first', columns: 'first' });
    expect(gridAction({ ...plain, key: 'PageUp' })).toMatchObject({ do: 'page', by: -1 });
  });

  it('type: Enter and F2 what there is, a character in its place, Delete nothing', () => {
    expect(['Enter', 'F2', '7', '-', 'Delete'].map((key) => gridAction({ ...plain, key }))).toEqual(
      [null, null, '7', '-', ''].map((text) => ({ do: 'type', text })),
    );
  });

  it('leave Tab, Alt and the keys of the window to others', () => {
    expect(gridAction({ ...plain, key: 'Tab' })).toBeNull();
    expect(gridAction({ ...plain, key: 'ArrowLeft', altKey: true })).toBeNull();
    expect(gridAction({ ...plain, key: 's', ctrlKey: true })).toBeNull();
    expect(isPaste({ ...plain, key: 'v', metaKey: true })).toBe(true);
    expect(isPaste({ ...plain, key: 'v' })).toBe(false);
  });
});

describe('the cursor of a grid', () => {
  it('stays within the table and its heads', () => {
    const cursor = new GridCursor(() => ({ rows: 3, columns: 4 }));
    cursor.goTo(9, 9);
    expect(cursor.place).toEqual({ row: 2, column: 3 });
    cursor.goTo(-5, -5);
    expect(cursor.place).toEqual({ row: HEAD, column: HEAD });
  });

  it('goes on from the end of a row to the next one, and stays at the last cell', () => {
    const cursor = new GridCursor(() => ({ rows: 2, columns: 3 }));
    cursor.goTo(0, 2);
    cursor.step(1);
    expect(cursor.place).toEqual({ row: 1, column: 0 });
    cursor.step(-1);
    expect(cursor.place).toEqual({ row: 0, column: 2 });
    cursor.goTo(1, 2);
    cursor.step(1);
    expect(cursor.place).toEqual({ row: 1, column: 2 });
  });

  it('marks a block up to where it was extended, whole rows from a row head on', () => {
    const cursor = new GridCursor(() => ({ rows: 4, columns: 3 }));
    cursor.goTo(1, 1);
    cursor.goTo(2, 2, true);
    expect(cursor.block).toEqual({ top: 1, bottom: 2, left: 1, right: 2 });
    expect([cursor.isMarked(2, 1), cursor.isMarked(3, 1)]).toEqual([true, false]);
    cursor.goTo(0, HEAD);
    expect(cursor.block).toEqual({ top: 0, bottom: 0, left: 0, right: 2 });
  });

  it('is pulled in by a table that becomes smaller', () => {
    const size = { rows: 4, columns: 3 };
    const cursor = new GridCursor(() => size);
    cursor.goTo(3, 2);
    size.rows = 2;
    expect(cursor.place).toEqual({ row: 1, column: 2 });
  });
});
