import { pixelOf, type Pixels } from '../canvas/pixels';
import type { Frame, LaneLayout, RasterNumbers } from '../canvas/scene';

/** The part of a lane that a spike fills; the rest parts it from its neighbours. */
const FILLED = 0.7;

/** Draws a stroke for every column of a row in which there are spikes. */
export function drawRaster(pixels: Pixels, numbers: RasterNumbers, { height }: LaneLayout, frame: Frame): void {
  const { from, columnSpan, columns, rows, counts } = numbers;
  const scale = pixels.width / (frame.to - frame.from);
  const thickness = Math.max(1, Math.round(frame.ratio));
  for (let row = 0; row < rows; row += 1) {
    const pixel = pixelOf(frame.colours.traces[row % frame.colours.traces.length] ?? frame.colours.accent);
    const top = Math.round((row + (1 - FILLED) / 2) * height * frame.ratio);
    const bottom = Math.max(top + 1, Math.round((row + (1 + FILLED) / 2) * height * frame.ratio));
    for (let column = 0; column < columns; column += 1) {
      if (counts[row * columns + column] === 0) continue;
      const x = Math.round((from + column * columnSpan - frame.from) * scale);
      pixels.rectangle(x, top, x + thickness, bottom, pixel);
    }
  }
}
