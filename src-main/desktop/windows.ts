import { BrowserWindow } from 'electron';
import type { TextSize } from '../contract';
import { backgroundColor } from './theme';

/** Text is sized by zooming the page. */
export function zoomFactorOf(textSize: TextSize): number {
  return textSize / 100;
}

/** Makes a window, shown once it can be drawn. What runs in it is sandboxed and has only the preload's one object. */
export function createWindow(preload: string, textSize: TextSize): BrowserWindow {
  const window = new BrowserWindow({
    width: 1200,
    height: 800,
    minWidth: 720,
    minHeight: 480,
    title: 'Spydesk',
    show: false,
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload,
      zoomFactor: zoomFactorOf(textSize),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}
