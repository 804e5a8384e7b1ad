import { drawEnvelopes, drawLines, isDrawnAsLines } from '../traces/draw-traces';
import { drawRaster } from '../raster/draw-raster';
import { drawTicks } from '../ticks/draw-ticks';
import { pixelOf, Pixels } from './pixels';
import type { Frame, Scene } from './scene';

/** The ground of every picture over time: its background and the vertical lines of the time axis. */
function drawGround(pixels: Pixels, { from, to, ratio, colours, gridTimes }: Frame): void {
  pixels.fill(pixelOf(colours.background));
  const line = pixelOf(colours.grid);
  const thickness = Math.max(1, Math.round(ratio));
  for (const time of gridTimes) {
    const x = Math.round(((time - from) / (to - from)) * pixels.width);
    pixels.rectangle(x, 0, x + thickness, pixels.height, line);
  }
}

/** Draws a scene on a canvas, which it first gives its size. */
export function drawScene(canvas: OffscreenCanvas, context: OffscreenCanvasRenderingContext2D, scene: Scene): void {
  const { numbers, layout, frame } = scene;
  const pixels = new Pixels(frame);
  if (canvas.width !== pixels.width) canvas.width = pixels.width;
  if (canvas.height !== pixels.height) canvas.height = pixels.height;
  drawGround(pixels, frame);
  const asLines = numbers.kind === 'traces' && isDrawnAsLines(numbers, frame);
  if (numbers.kind === 'traces' && layout.kind === 'traces' && !asLines) drawEnvelopes(pixels, numbers, layout, frame);
  if (numbers.kind === 'raster' && layout.kind === 'lanes') drawRaster(pixels, numbers, layout, frame);
  if (numbers.kind === 'ticks' && layout.kind === 'lanes') drawTicks(pixels, numbers, layout, frame);
  const bytes = new Uint8ClampedArray(pixels.words.buffer);
  context.putImageData(new ImageData(bytes, pixels.width, pixels.height), 0, 0);
  if (asLines && layout.kind === 'traces') drawLines(context, numbers, layout, frame);
}
