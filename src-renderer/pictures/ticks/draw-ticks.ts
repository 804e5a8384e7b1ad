import { pixelOf, type Pixels } from '../canvas/pixels';
import type { Frame, LaneLayout, TickNumbers } from '../canvas/scene';

/** The part of a lane that an event fills. */
const FILLED = 0.8;

/** Draws a stroke for every event in the lane of its code, or over the one lane that all share. */
export function drawTicks(pixels: Pixels, { times, codeIndex }: TickNumbers, layout: LaneLayout, frame: Frame): void {
  const scale = pixels.width / (frame.to - frame.from);
  const thickness = Math.max(1, Math.round(2 * frame.ratio));
  const { traces, accent } = frame.colours;
  times.forEach((time, at) => {
    const code = codeIndex[at] ?? 0;
    const lane = layout.isSingle ? 0 : code - layout.first;
    const x = Math.round((time - frame.from) * scale - thickness / 2);
    const top = Math.round((lane + (1 - FILLED) / 2) * layout.height * frame.ratio);
    const bottom = Math.max(top + 1, Math.round((lane + (1 + FILLED) / 2) * layout.height * frame.ratio));
    pixels.rectangle(x, top, x + thickness, bottom, pixelOf(traces[code % traces.length] ?? accent));
  });
}
