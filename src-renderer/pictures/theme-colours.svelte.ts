import type { PictureColours, Rgb } from './canvas/colours';

/** A colour of CSS, in whatever notation, as bytes: painted once and looked at. */
function bytesOf(context: CanvasRenderingContext2D, text: string): Rgb {
  context.fillStyle = '#808080';
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function readColours(): PictureColours {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): Rgb =>
    context === null ? [128, 128, 128] : bytesOf(context, style.getPropertyValue(name).trim());
  return {
    background: token('--picture-background'),
    grid: token('--picture-grid'),
    text: token('--picture-text'),
    accent: token('--accent'),
    traces: Array.from({ length: 8 }, (_, at) => token(`--trace-${at + 1}`)),
  };
}

/** The colours of the theme that is on; read again when it changes. Made while a component is. */
export class ThemeColours {
  current = $state.raw<PictureColours>(readColours());

  constructor() {
    $effect(() => {
      const read = (): void => void (this.current = readColours());
      const themes = new MutationObserver(read);
      themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
      const dark = matchMedia('(prefers-color-scheme: dark)');
      dark.addEventListener('change', read);
      return () => {
        themes.disconnect();
        dark.removeEventListener('change', read);
      };
    });
  }
}
