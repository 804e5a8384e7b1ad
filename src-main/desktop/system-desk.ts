import { homedir } from 'node:os';
import { app, clipboard, shell, type BrowserWindow } from 'electron';
import type { SystemDesk } from './desk';
import * as dialogs from './dialogs';
import { platformHere } from './platform';
import { PAPER_ZOOM, printPage, savePage } from './printing';
import { confirmDoubleClick } from './questions';
import { zoomFactorOf } from './create-window';

/** What the program has once for all of its windows. */
export type ProgramDesk = Pick<
  SystemDesk,
  | 'asking'
  | 'diagnostics'
  | 'newWindow'
  | 'openGuide'
  | 'preferences'
  | 'recentPictures'
  | 'recentPlaces'
  | 'recents'
  | 'sample'
  | 'showLog'
>;

/** What the operating system offers this window: its dialogs stand above it, and paper takes its page. */
export function systemDesk(window: BrowserWindow, program: ProgramDesk): SystemDesk {
  return {
    ...program,
    platform: platformHere(),
    home: homedir(),
    version: app.getVersion(),
    chooseFolder: (startAt) => dialogs.chooseFolder(window, startAt),
    chooseFiles: (startAt) => dialogs.chooseFiles(window, startAt),
    chooseTableFile: (startAt) => dialogs.chooseTableFile(window, startAt),
    chooseRecipe: (startAt) => dialogs.chooseRecipe(window, startAt),
    chooseSaveFolder: (startAt) => dialogs.chooseSaveFolder(window, startAt),
    chooseRecipeFile: (startAt) => dialogs.chooseRecipeFile(window, startAt),
    chooseDefaultFolder: (startAt) => dialogs.chooseDefaultFolder(window, startAt),
    choosePictureFile: (startAt) => dialogs.choosePictureFile(window, startAt),
    confirmDoubleClick: (container) => confirmDoubleClick(window, container),
    showInFolder: (path) => shell.showItemInFolder(path),
    copyText: async (text) => {
      await clipboard.writeText(text);
    },
    showOnPaper: (isOn) =>
      window.webContents.setZoomFactor(isOn ? PAPER_ZOOM : zoomFactorOf(program.preferences.current.textSize)),
    printPage: () => printPage(window),
    savePage: (path) => savePage(window, path),
  };
}
