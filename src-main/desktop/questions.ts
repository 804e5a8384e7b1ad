import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { problem } from '../errors';
import type { ChangesAnswer, LeavingAnswer, LeavingKind } from './leaving';
import { changesQuestion, leavingQuestion, type LeavingQuestion } from './leaving-words';

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
