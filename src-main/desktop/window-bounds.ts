import type { Bounds } from './kept-windows';

/** How far a window lies from the one that it was opened beside. */
const STEP = 28;

/** What must be seen of a window's upper edge, to take hold of it there. */
const HOLD = { width: 120, height: 40 };

function overlap(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
}

function canBeHeld({ x, y, width }: Bounds, area: Bounds): boolean {
  return overlap(x, width, area.x, area.width) >= HOLD.width && overlap(y, HOLD.height, area.y, area.height) >= HOLD.height;
}

/**
 * The bounds of a window that is made again, on the screens that there are now; null where none of them shows it any more. It is
 * never larger than its screen.
 */
export function boundsOnScreen(bounds: Bounds, areas: readonly Bounds[]): Bounds | null {
  const area = areas.find((one) => canBeHeld(bounds, one));
  if (area === undefined) return null;
  return { ...bounds, width: Math.min(bounds.width, area.width), height: Math.min(bounds.height, area.height) };
}

/** The bounds of a window that is opened beside another one. */
export function boundsBeside({ x, y, ...size }: Bounds): Bounds {
  return { x: x + STEP, y: y + STEP, ...size };
}
