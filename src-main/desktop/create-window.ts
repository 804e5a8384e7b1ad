import { BrowserWindow } from 'electron';
import type { TextSize } from '../contract';
import { CLOSED_PREFERENCES } from './closed-preferences';
import type { Bounds } from './kept-windows';
import { backgroundColor } from './theme';

/** Text is sized by zooming the page. */
export function zoomFactorOf(textSize: TextSize): number {
  return textSize / 100;
}

/** How a window looks when it is made. */
export interface FirstLook {
  /** Null: in the middle of the screen, in a usual size. */
  readonly bounds: Bounds | null;
  readonly isMaximized?: boolean;
  readonly isFullScreen?: boolean;
}

/** Makes a window, shown once it can be drawn. What runs in it is sandboxed and has only the preload's one object. */
export function createWindow(
  preload: string,
  textSize: TextSize,
  { bounds, isMaximized = false, isFullScreen = false }: FirstLook,
): BrowserWindow {
  const window = new BrowserWindow({
    ...(bounds ?? { width: 1200, height: 800 }),
    minWidth: 720,
    minHeight: 480,
    title: 'Spydesk',
    show: false,
    backgroundColor: backgroundColor(),
    webPreferences: { ...CLOSED_PREFERENCES, preload, zoomFactor: zoomFactorOf(textSize) },
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
    if (isFullScreen) window.setFullScreen(true);
  });
  return window;
}
