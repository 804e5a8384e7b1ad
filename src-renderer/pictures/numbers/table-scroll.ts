/** The highest that a browser draws an element without mistakes. */
const MOST_PIXELS = 8_000_000;

/**
 * Rows (or columns) of equal size behind one scroll bar. A table higher than a browser can draw is shown by a shorter bar,
 * each pixel of which stands for more.
 */
export interface ScrollAxis {
  readonly count: number;
  readonly size: number;
  /** Pixels of the scrolled content. */
  readonly extent: number;
}

export function scrollAxis(count: number, size: number): ScrollAxis {
  return { count, size, extent: Math.min(MOST_PIXELS, count * size) };
}

/** The first entry in view and the one past the last, with one to spare, for a scroll position. */
export function entriesInView({ count, size, extent }: ScrollAxis, scroll: number, room: number): { first: number; end: number } {
  const inView = Math.ceil(room / size) + 1;
  const reach = Math.max(1, extent - room);
  const place = count * size <= extent ? scroll / size : (Math.min(scroll, reach) / reach) * Math.max(0, count - room / size);
  // At the bottom the last entry is whole, at every other place the first one.
  const last = count - Math.floor(room / size);
  const first = Math.max(0, Math.min(count - 1, scroll >= extent - room - 1 ? last : Math.floor(place)));
  return { first, end: Math.min(count, first + inView) };
}

/** The scroll position that puts `entry` first. */
export function scrollOf({ count, size, extent }: ScrollAxis, entry: number, room: number): number {
  if (count * size <= extent) return entry * size;
  return (entry / Math.max(1, count - room / size)) * Math.max(1, extent - room);
}
