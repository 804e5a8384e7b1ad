import { dialog, type BrowserWindow } from 'electron';
import { DATA_CLASS_NAMES, dataClass, INFO_EXTENSION } from '../format';

/** Native filters want extensions without their dot. */
function fileFilters(): Electron.FileFilter[] {
  const bare = (extension: string): string => extension.slice(1);
  const classes = DATA_CLASS_NAMES.map(dataClass);
  return [
    { name: 'Syncopy data', extensions: [...classes.map(({ extension }) => bare(extension)), bare(INFO_EXTENSION)] },
    ...classes.map(({ title, extension }) => ({ name: title, extensions: [bare(extension)] })),
    { name: 'All files', extensions: ['*'] },
  ];
}

export async function chooseFolder(window: BrowserWindow): Promise<string[]> {
  const answer = await dialog.showOpenDialog(window, { title: 'Open Container or Folder', properties: ['openDirectory'] });
  return answer.canceled ? [] : answer.filePaths;
}

export async function chooseFiles(window: BrowserWindow): Promise<string[]> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Open Data Files',
    properties: ['openFile', 'multiSelections'],
    filters: fileFilters(),
  });
  return answer.canceled ? [] : answer.filePaths;
}

export async function chooseSaveFolder(window: BrowserWindow, startAt: string): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Save in Folder',
    buttonLabel: 'Choose',
    defaultPath: startAt,
    properties: ['openDirectory', 'createDirectory'],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** The window is to close while a save runs. Answers true where the user would rather stop the save than wait for it. */
export async function wantsToStopSave(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'A save is still running.',
    detail: 'Spydesk can close when it is done, or stop it now. What was there before stays as it was.',
    buttons: ['Close When Done', 'Stop the Save'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
