/**
 * What every window is made with, whatever page it shows. Most are Electron's defaults by now; written out, no later default opens them.
 * https://www.electronjs.org/docs/latest/tutorial/security
 */
export const CLOSED_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const;
