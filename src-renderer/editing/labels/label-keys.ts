/** The row that a key leads to from `row`; null where it leads nowhere. */
export function stepOfKey(key: string, row: number, count: number, page: number): number | null {
  const rows: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  };
  const to = rows[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
