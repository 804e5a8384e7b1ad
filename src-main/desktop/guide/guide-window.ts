import { BrowserWindow, type WebContents } from 'electron';
import type { GuideEntry } from '../../contract';
import { CLOSED_PREFERENCES } from '../closed-preferences';
import { backgroundColor } from '../theme';
import { guideAddress } from './address';
import { guideKeyOf, type GuideKey } from './keys';

/** Steps of Chromium's zoom: half of one is about 10 %. */
const ZOOM = { step: 0.5, least: -2, most: 5 } as const;

/** The one window of the guide. It has no preload, so nothing of the desktop is reachable from it, and its pages run no script. */
export class GuideWindow {
  private window: BrowserWindow | null = null;

  constructor(private readonly isMac: boolean) {}

  /** Shows an entry, in the window that is there or in a new one. */
  async open(entry: GuideEntry): Promise<void> {
    const window = this.window ?? this.made();
    if (window.isMinimized()) window.restore();
    await window.loadURL(guideAddress(entry));
    if (window.isDestroyed()) return;
    window.show();
    window.focus();
  }

  close(): void {
    this.window?.close();
  }

  private made(): BrowserWindow {
    const window = new BrowserWindow({
      width: 1000,
      height: 760,
      minWidth: 360,
      minHeight: 320,
      title: 'Spydesk Guide',
      show: false,
      backgroundColor: backgroundColor(),
      webPreferences: CLOSED_PREFERENCES,
    });
    // The menu of the program is about objects. (A Mac has one menu for all windows.)
    window.removeMenu();
    window.webContents.on('before-input-event', (event, input) => {
      const key = guideKeyOf(input, this.isMac);
      if (key === null) return;
      event.preventDefault();
      this.press(window, key);
    });
    window.once('closed', () => (this.window = null));
    this.window = window;
    return window;
  }

  private press(window: BrowserWindow, key: GuideKey): void {
    const { webContents } = window;
    const presses: Readonly<Record<GuideKey, () => void>> = {
      close: () => window.close(),
      back: () => webContents.navigationHistory.goBack(),
      forward: () => webContents.navigationHistory.goForward(),
      larger: () => zoom(webContents, webContents.getZoomLevel() + ZOOM.step),
      smaller: () => zoom(webContents, webContents.getZoomLevel() - ZOOM.step),
      'usual-size': () => zoom(webContents, 0),
    };
    presses[key]();
  }
}

function zoom(contents: WebContents, level: number): void {
  contents.setZoomLevel(Math.min(ZOOM.most, Math.max(ZOOM.least, level)));
}
