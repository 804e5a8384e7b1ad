/** Horizontal lanes one above the other: as high as there is room for, and scrolled where there is not. */
export interface Lanes {
  readonly count: number;
  readonly height: number;
  /** Of all lanes together. */
  readonly totalHeight: number;
  /** The first lane in view, and the one past the last. */
  readonly first: number;
  readonly end: number;
}

/** Lays out `count` lanes in `room` pixels, none lower than `least`, with lane `first` (as near as possible) on top. */
export function layLanes(count: number, room: number, least: number, first: number): Lanes {
  if (count === 0 || room <= 0) return { count, height: least, totalHeight: 0, first: 0, end: 0 };
  const inView = Math.max(1, Math.min(count, Math.floor(room / least)));
  const height = room / inView;
  const top = Math.max(0, Math.min(count - inView, Math.round(first)));
  return { count, height, totalHeight: count * height, first: top, end: top + inView };
}

/** The lane at `y`, counted from 0 in the whole list; null below the last one. */
export function laneAt(lanes: Lanes, y: number): number | null {
  const lane = lanes.first + Math.floor(y / lanes.height);
  return lane >= lanes.first && lane < lanes.end ? lane : null;
}

/** How many lanes share one label, so that no two labels touch. */
export function lanesPerLabel(height: number, textHeight: number): number {
  return Math.max(1, Math.ceil(textHeight / height));
}
