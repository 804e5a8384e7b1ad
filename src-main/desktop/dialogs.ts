import { dialog, type BrowserWindow } from 'electron';
import { DATA_CLASS_NAMES, dataClass, INFO_EXTENSION } from '../format';

const ALL_FILES: Electron.FileFilter = { name: 'All files', extensions: ['*'] };
const RECIPES: Electron.FileFilter = { name: 'Recipes', extensions: ['json'] };

/** Native filters want extensions without their dot. */
function fileFilters(): Electron.FileFilter[] {
  const bare = (extension: string): string => extension.slice(1);
  const classes = DATA_CLASS_NAMES.map(dataClass);
  return [
    { name: 'Syncopy data', extensions: [...classes.map(({ extension }) => bare(extension)), bare(INFO_EXTENSION)] },
    ...classes.map(({ title, extension }) => ({ name: title, extensions: [bare(extension)] })),
    ALL_FILES,
  ];
}

/** Where a dialog begins; where nothing is given the system decides, which an undefined path would not let it. */
function beginning(startAt: string | undefined): Electron.OpenDialogOptions {
  return startAt === undefined ? {} : { defaultPath: startAt };
}

/** On macOS a container is a document (a package): only as a folder can it be chosen in a dialog, and looked into. */
const INTO_CONTAINERS = 'treatPackageAsDirectory';

/** Asks for what is there; empty where the user cancelled. */
async function chosen(window: BrowserWindow, options: Electron.OpenDialogOptions): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}

/** The same for one thing; null where the user cancelled. */
async function chosenOne(window: BrowserWindow, options: Electron.OpenDialogOptions): Promise<string | null> {
  return (await chosen(window, options))[0] ?? null;
}

/** Asks where a file is to be written; null where the user cancelled. */
async function chosenTarget(
  window: BrowserWindow,
  title: string,
  startAt: string,
  filter: Electron.FileFilter,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: startAt,
    filters: [filter],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

export function chooseFolder(window: BrowserWindow, startAt?: string): Promise<string[]> {
  return chosen(window, {
    ...beginning(startAt),
    title: 'Open Container or Folder',
    properties: ['openDirectory', INTO_CONTAINERS],
  });
}

export function chooseFiles(window: BrowserWindow, startAt?: string): Promise<string[]> {
  return chosen(window, {
    ...beginning(startAt),
    title: 'Open Data Files',
    properties: ['openFile', 'multiSelections', INTO_CONTAINERS],
    filters: fileFilters(),
  });
}

export function chooseTableFile(window: BrowserWindow, startAt: string): Promise<string | null> {
  return chosenOne(window, {
    title: 'Import Trials',
    buttonLabel: 'Import',
    defaultPath: startAt,
    properties: ['openFile'],
    filters: [{ name: 'Tables', extensions: ['csv', 'tsv', 'txt'] }, ALL_FILES],
  });
}

export function chooseRecipe(window: BrowserWindow, startAt?: string): Promise<string | null> {
  return chosenOne(window, {
    ...beginning(startAt),
    title: 'Choose Recipe',
    properties: ['openFile'],
    filters: [RECIPES, ALL_FILES],
  });
}

/** Asks for the folder that something is kept in. */
function chooseHome(window: BrowserWindow, title: string, startAt: string): Promise<string | null> {
  return chosenOne(window, {
    title,
    buttonLabel: 'Choose',
    defaultPath: startAt,
    properties: ['openDirectory', 'createDirectory'],
  });
}

export function chooseSaveFolder(window: BrowserWindow, startAt: string): Promise<string | null> {
  return chooseHome(window, 'Save in Folder', startAt);
}

export function chooseDefaultFolder(window: BrowserWindow, startAt: string): Promise<string | null> {
  return chooseHome(window, 'Default Folder', startAt);
}

export function chooseRecipeFile(window: BrowserWindow, startAt: string): Promise<string | null> {
  return chosenTarget(window, 'Save Recipe', startAt, RECIPES);
}

export function choosePictureFile(window: BrowserWindow, startAt: string): Promise<string | null> {
  return chosenTarget(window, 'Save Picture', startAt, { name: 'PDF', extensions: ['pdf'] });
}
