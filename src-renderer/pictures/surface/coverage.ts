import type { TimeCover } from './time-view.svelte';

/** An answer's stretch and the width of its columns, both in units of the axis. */
export interface Cover extends TimeCover {
  readonly columnSpan: number;
}

/** A part of the width that should be there beyond each end before the hand gets to it. */
const RESERVE = 0.1;
/** Columns for a pixel, at the least and at the most: fewer look coarse, more are drawn in vain. */
const COARSEST = 0.75;
const FINEST = 5;

/**
 * True where what was answered is enough to draw the view: it reaches a little beyond both ends and its columns are
 * neither much wider nor much narrower than pixels. `finest` is the width of one sample: finer there is none.
 */
export function covers(cover: Cover, from: number, to: number, pixels: number, finest: number): boolean {
  const reserve = (to - from) * RESERVE;
  const tolerance = finest * 1e-3;
  const isWide =
    cover.from <= Math.max(cover.trialFrom, from - reserve) + tolerance &&
    cover.to >= Math.min(cover.trialTo, to + reserve) - tolerance;
  const columnsPerPixel = (to - from) / cover.columnSpan / pixels;
  const isFine = columnsPerPixel >= COARSEST || cover.columnSpan <= finest * 1.001;
  return isWide && isFine && (columnsPerPixel <= FINEST || columnsPerPixel * pixels < pixels + 64);
}
