import type { Rgb } from './colours';
import type { Frame } from './scene';

/** A colour as a pixel of canvas image data, on a little-endian machine. */
export function pixelOf([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** A picture as device pixels: filling runs of them is the fastest way to draw envelopes without a graphics card. */
export class Pixels {
  readonly width: number;
  readonly height: number;
  readonly words: Uint32Array<ArrayBuffer>;

  constructor({ width, height, ratio }: Pick<Frame, 'width' | 'height' | 'ratio'>) {
    this.width = Math.max(1, Math.round(width * ratio));
    this.height = Math.max(1, Math.round(height * ratio));
    this.words = new Uint32Array(this.width * this.height);
  }

  fill(pixel: number): void {
    this.words.fill(pixel);
  }

  /** Fills the pixels with `left <= x < right` and `top <= y < bottom`, as far as they lie inside. */
  rectangle(left: number, top: number, right: number, bottom: number, pixel: number): void {
    const [x0, x1] = [Math.max(0, left), Math.min(this.width, right)];
    const [y0, y1] = [Math.max(0, top), Math.min(this.height, bottom)];
    const { words, width } = this;
    for (let y = y0; y < y1; y += 1) {
      for (let at = y * width + x0; at < y * width + x1; at += 1) words[at] = pixel;
    }
  }
}
