import { devicePixelRatio } from 'svelte/reactivity/window';
import { axisTicks } from '../axes/axis-ticks';
import type { Frame } from '../canvas/scene';
import type { ThemeColours } from '../theme-colours.svelte';

interface Placed {
  readonly width: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
}

/** Pixels for one line of the time axis. */
const PIXELS_PER_TICK = 80;

/** The frame of a picture over time as it stands now. */
export function frameOf({ width, height, from, to }: Placed, colours: ThemeColours): Frame {
  const ticks = axisTicks(from, to, Math.max(1, Math.floor(width / PIXELS_PER_TICK)));
  return {
    ...{ width, height, from, to },
    ratio: devicePixelRatio.current ?? 1,
    colours: colours.current,
    gridTimes: ticks.map(({ value }) => value),
  };
}
