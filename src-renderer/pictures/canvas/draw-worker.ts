/** Entry of the worker that draws a picture on its canvas, away from the window's own thread. */
import { drawScene } from './draw-scene';
import type { DrawMessage, Frame, SceneLayout, SceneNumbers } from './scene';

let canvas: OffscreenCanvas | null = null;
let context: OffscreenCanvasRenderingContext2D | null = null;
let numbers: SceneNumbers | null = null;
let layout: SceneLayout | null = null;
let frame: Frame | null = null;
let isDue = false;

function draw(): void {
  isDue = false;
  if (canvas === null || context === null || numbers === null || layout === null || frame === null) return;
  drawScene(canvas, context, { numbers, layout, frame });
}

/** Draws once a frame at most, whatever comes in between. */
function schedule(): void {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(draw);
}

addEventListener('message', ({ data }: MessageEvent<DrawMessage>) => {
  switch (data.type) {
    case 'canvas':
      canvas = data.canvas;
      context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
      break;
    case 'numbers':
      numbers = data.numbers;
      break;
    case 'layout':
      layout = data.layout;
      frame = data.frame;
      break;
  }
  schedule();
});
