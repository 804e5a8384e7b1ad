import type { TimeView } from './time-view.svelte';

/** What the hand can do with a picture over time beside moving along its axis. */
export interface SurfaceActions {
  /** Makes the values higher (above 1) or lower. */
  readonly amplify?: ((factor: number) => void) | undefined;
  /** Moves the lanes up or down by pages. */
  readonly turnPage: (pages: number) => void;
  readonly reset: () => void;
}

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** One step of the zoom, in or out. */
export const ZOOM_STEP = 1.5;
const AMPLIFY_STEP = 1.25;

/** Does what a key asks for; answers whether it asked for anything. */
export function answerKey(keys: Keys, view: TimeView, actions: SurfaceActions): boolean {
  if (keys.ctrlKey || keys.metaKey || keys.altKey) return false;
  const part = keys.shiftKey ? 0.9 : 0.1;
  const answers: Record<string, () => void> = {
    ArrowLeft: () => view.pan(-part),
    ArrowRight: () => view.pan(part),
    Home: () => view.toStart(),
    End: () => view.toEnd(),
    '+': () => view.zoom(1 / ZOOM_STEP),
    '=': () => view.zoom(1 / ZOOM_STEP),
    '-': () => view.zoom(ZOOM_STEP),
    _: () => view.zoom(ZOOM_STEP),
    ArrowUp: () => actions.amplify?.(AMPLIFY_STEP),
    ArrowDown: () => actions.amplify?.(1 / AMPLIFY_STEP),
    PageUp: () => actions.turnPage(-1),
    PageDown: () => actions.turnPage(1),
    '0': () => actions.reset(),
  };
  const answer = Object.hasOwn(answers, keys.key) ? answers[keys.key] : undefined;
  answer?.();
  return answer !== undefined;
}

type Wheel = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const LINE_PIXELS = 16;
const ZOOM_PER_PIXEL = 0.0018;

/**
 * What the wheel does: plain or with Ctrl (which is also how a pinch arrives) it zooms at the pointer, with Shift or
 * sideways it pans, with Alt it amplifies.
 */
export function answerWheel(wheel: Wheel, view: TimeView, time: number, width: number, actions: SurfaceActions): void {
  const unit = wheel.deltaMode === 1 ? LINE_PIXELS : wheel.deltaMode === 2 ? width : 1;
  const [x, y] = [wheel.deltaX * unit, wheel.deltaY * unit];
  if (wheel.altKey) actions.amplify?.(Math.exp(-y * ZOOM_PER_PIXEL));
  else if (Math.abs(x) > Math.abs(y)) view.pan(x / width);
  else if (wheel.shiftKey) view.pan(y / width);
  else view.zoom(Math.exp(y * ZOOM_PER_PIXEL), time);
}
