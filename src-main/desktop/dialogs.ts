import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { problem } from '../errors';
import { DATA_CLASS_NAMES, dataClass, INFO_EXTENSION } from '../format';
import type { ChangesAnswer, LeavingAnswer, LeavingKind } from './leaving';
import { changesQuestion, leavingQuestion, type LeavingQuestion } from './leaving-words';

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

/** Where a dialog begins; where nothing is given the system decides, which an undefined path would not let it. */
function beginning(startAt: string | undefined): Electron.OpenDialogOptions {
  return startAt === undefined ? {} : { defaultPath: startAt };
}

/** On macOS a container is a document (a package): only as a folder can it be chosen in a dialog, and looked into. */
const INTO_CONTAINERS = 'treatPackageAsDirectory';

export async function chooseFolder(window: BrowserWindow, startAt?: string): Promise<string[]> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Open Container or Folder',
    properties: ['openDirectory', INTO_CONTAINERS],
    ...beginning(startAt),
  });
  return answer.canceled ? [] : answer.filePaths;
}

export async function chooseFiles(window: BrowserWindow, startAt?: string): Promise<string[]> {
  const answer = await dialog.showOpenDialog(window, {
    ...beginning(startAt),
    title: 'Open Data Files',
    properties: ['openFile', 'multiSelections', INTO_CONTAINERS],
    filters: fileFilters(),
  });
  return answer.canceled ? [] : answer.filePaths;
}

export async function chooseTableFile(window: BrowserWindow, startAt: string): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Import Trials',
    buttonLabel: 'Import',
    defaultPath: startAt,
    properties: ['openFile'],
    filters: [
      { name: 'Tables', extensions: ['csv', 'tsv', 'txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

export async function chooseRecipe(window: BrowserWindow, startAt?: string): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    ...beginning(startAt),
    title: 'Choose Recipe',
    properties: ['openFile'],
    filters: [
      { name: 'Recipes', extensions: ['json'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
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

export async function chooseDefaultFolder(window: BrowserWindow, startAt: string): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Default Folder',
    buttonLabel: 'Choose',
    defaultPath: startAt,
    properties: ['openDirectory', 'createDirectory'],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

export async function chooseRecipeFile(window: BrowserWindow, startAt: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: 'Save Recipe',
    defaultPath: startAt,
    filters: [{ name: 'Recipes', extensions: ['json'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

export async function choosePictureFile(window: BrowserWindow, startAt: string): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: 'Save Picture',
    defaultPath: startAt,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** Whether the list of what was opened is to be cleared. */
export async function askToClearRecents(window: BrowserWindow | undefined): Promise<boolean> {
  const question: Electron.MessageBoxOptions = {
    type: 'question',
    message: 'Clear the list of what was opened before?',
    detail: 'Pinned entries stay. No file is touched.',
    buttons: ['Clear', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  };
  const { response } = await (window === undefined ? dialog.showMessageBox(question) : dialog.showMessageBox(window, question));
  return response === 0;
}

async function put<Answer>(
  window: BrowserWindow,
  { message, detail, buttons }: LeavingQuestion<Answer>,
  usual: Answer,
  closed: Answer,
): Promise<Answer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: buttons.map(({ label }) => label),
    defaultId: buttons.findIndex(({ answer }) => answer === usual),
    cancelId: buttons.findIndex(({ answer }) => answer === closed),
  });
  return buttons[response]?.answer ?? closed;
}

/** A window or the program is to close while saves run. Closing the question itself means not to. */
export function askToLeave(window: BrowserWindow, kind: LeavingKind, targets: readonly string[]): Promise<LeavingAnswer> {
  return put(window, leavingQuestion(kind, targets), 'wait', 'stay');
}

/** The same while changes are not saved. */
export function askAboutChanges(window: BrowserWindow, kind: LeavingKind, names: readonly string[]): Promise<ChangesAnswer> {
  return put(window, changesQuestion(kind, names), 'save', 'stay');
}

/** Before a file is put into a container, so that the Explorer opens it here. */
export function confirmDoubleClick(window: BrowserWindow, container: string): Promise<boolean> {
  const question = {
    message: `Open ${basename(container)} in Spydesk by double-click?`,
    detail:
      'This adds a hidden file, desktop.ini, to the container and marks its folder for the Explorer. Syncopy does not mind it. ' +
      'Once the file is deleted, all is as it was before.',
    buttons: [
      { label: 'Add the File', answer: true },
      { label: 'Cancel', answer: false },
    ],
  };
  return put(window, question, false, false);
}

/** What is to become of a window whose page is lost at every load. */
export async function askAboutLostPage(window: BrowserWindow): Promise<'again' | 'show-log' | 'close'> {
  const { message, hint } = problem('page-lost', {});
  const answers = ['again', 'show-log', 'close'] as const;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message,
    detail: hint,
    buttons: ['Try Again', 'Show Log', 'Close Window'],
    defaultId: answers.indexOf('again'),
    cancelId: answers.indexOf('close'),
  });
  return answers[response] ?? 'close';
}
