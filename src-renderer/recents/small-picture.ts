/** Twice the size at which it is shown, for screens with fine pixels. */
const WIDTH = 178;
const HEIGHT = 100;
/** Until a picture that was answered is drawn, which happens in another thread. */
const DRAWN_AFTER_MS = 700;

interface Placed {
  readonly canvas: HTMLCanvasElement;
  readonly box: DOMRect;
}

function canvasesIn(element: HTMLElement): Placed[] {
  return Array.from(element.querySelectorAll('canvas'), (canvas) => ({ canvas, box: canvas.getBoundingClientRect() })).filter(
    ({ canvas, box }) => canvas.width > 0 && canvas.height > 0 && box.width > 0 && box.height > 0,
  );
}

/** What the canvases of a picture show, small, as a `data:` address; null where nothing is drawn. */
function smallPictureOf(element: HTMLElement): string | null {
  const placed = canvasesIn(element);
  const [largest] = placed.toSorted((one, other) => other.box.width * other.box.height - one.box.width * one.box.height);
  const small = document.createElement('canvas');
  [small.width, small.height] = [WIDTH, HEIGHT];
  const context = small.getContext('2d');
  if (largest === undefined || context === null) return null;
  const [across, down] = [WIDTH / largest.box.width, HEIGHT / largest.box.height];
  context.fillStyle = getComputedStyle(element).getPropertyValue('--picture-background');
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.imageSmoothingQuality = 'high';
  for (const { canvas, box } of placed) {
    const [x, y] = [(box.left - largest.box.left) * across, (box.top - largest.box.top) * down];
    context.drawImage(canvas, x, y, box.width * across, box.height * down);
  }
  return small.toDataURL('image/png');
}

/** Tells the small picture of what is drawn in an element, once: when it is no longer busy. */
export function whenDrawn(tell: (picture: string) => void): (element: HTMLElement) => () => void {
  return (element) => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const take = (): void => {
      if (element.querySelector('[aria-busy="true"]') !== null) return;
      const picture = smallPictureOf(element);
      if (picture === null) return;
      observer.disconnect();
      tell(picture);
    };
    const observer = new MutationObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(take, DRAWN_AFTER_MS);
    });
    observer.observe(element, { subtree: true, childList: true, attributeFilter: ['aria-busy'] });
    return () => {
      observer.disconnect();
      clearTimeout(waiting);
    };
  };
}
