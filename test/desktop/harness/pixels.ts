import type { Locator } from '@playwright/test';
import type { Started } from './launch';

type Colour = readonly [number, number, number];

/** A colour that a picture was drawn with may be mixed with the ground at a line's edge by this much a channel. */
const MIXED = 48;

/** Colours of the theme by their token, such as `--trace-1`. */
export async function themeColours({ window }: Pick<Started, 'window'>, ...tokens: string[]): Promise<Colour[]> {
  const texts = await window.evaluate((names) => {
    const style = getComputedStyle(document.documentElement);
    return names.map((name) => style.getPropertyValue(name).trim());
  }, tokens);
  return texts.map((text) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
    return [red, green, blue];
  });
}

/** How many pixels of a part of the window, as it is on the screen, have about each of the colours. */
export async function pixelsOf(started: Started, part: Locator, colours: readonly Colour[]): Promise<number[]> {
  const picture = (await part.screenshot({ animations: 'disabled' })).toString('base64');
  return started.app.evaluate(
    ({ nativeImage }, { png, wanted, mixed }) => {
      const bytes = nativeImage.createFromDataURL(`data:image/png;base64,${png}`).toBitmap();
      return wanted.map(([red, green, blue]) => {
        let count = 0;
        for (let at = 0; at < bytes.length; at += 4) {
          const [b = 0, g = 0, r = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
          if (Math.abs(r - red) <= mixed && Math.abs(g - green) <= mixed && Math.abs(b - blue) <= mixed) count += 1;
        }
        return count;
      });
    },
    { png: picture, wanted: colours, mixed: MIXED },
  );
}
