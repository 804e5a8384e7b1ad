/** Changes that are drawn: those from `from` on, before `to`. */
export interface ChangeRange {
  readonly from: number;
  readonly to: number;
}

/** As many are drawn at once, and as many more are asked for at a time: each is a stop on the way of Tab. */
export const CHANGES_SHOWN = 20;

/**
 * The stretch of `count` changes that is drawn: what was chosen, or the newest ones; where `cursor`, the number of those that
 * count, lies outside of it, those around it, so that the current place is always seen.
 */
export function changeRange(count: number, cursor: number, chosen: ChangeRange | null): ChangeRange {
  const to = Math.min(count, chosen?.to ?? count);
  const from = Math.max(0, Math.min(chosen?.from ?? count - CHANGES_SHOWN, to));
  // Place 0 stands below all changes.
  if (cursor <= to && (cursor > from || from === 0 || cursor === 0)) return { from, to };
  const half = CHANGES_SHOWN / 2;
  return { from: Math.max(0, cursor - half), to: Math.min(count, cursor + half) };
}

/** The stretch with older changes in it. */
export function withOlder({ from, to }: ChangeRange): ChangeRange {
  return { from: Math.max(0, from - CHANGES_SHOWN), to };
}

/** The stretch with newer changes in it: to the end, and on with what will be done, where so few are left. */
export function withNewer({ from, to }: ChangeRange, count: number): ChangeRange {
  return { from, to: to + CHANGES_SHOWN >= count ? Number.POSITIVE_INFINITY : to + CHANGES_SHOWN };
}
