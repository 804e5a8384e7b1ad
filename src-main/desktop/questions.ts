import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { problem } from '../errors';
import type { ChangesAnswer, LeavingAnswer, LeavingKind } from './leaving';
import { changesQuestion, leavingQuestion, type LeavingQuestion } from './leaving-words';

async function put<Answer>(
  window: BrowserWindow | undefined,
  { message, detail, buttons }: LeavingQuestion<Answer>,
  usual: Answer,
  closed: Answer,
  { type = 'question', signal }: { readonly type?: 'question' | 'error'; readonly signal?: AbortSignal } = {},
): Promise<Answer> {
  const box = {
    type,
    ...(signal === undefined ? {} : { signal }),
    message,
    detail,
    buttons: buttons.map(({ label }) => label),
    defaultId: buttons.findIndex(({ answer }) => answer === usual),
    cancelId: buttons.findIndex(({ answer }) => answer === closed),
  };
  const { response } = await (window === undefined ? dialog.showMessageBox(box) : dialog.showMessageBox(window, box));
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

/** Whether the list of what was opened is to be cleared. */
export function askToClearRecents(window: BrowserWindow | undefined): Promise<boolean> {
  const question = {
    message: 'Clear the list of what was opened before?',
    detail: 'Pinned entries stay. No file is touched.',
    buttons: [
      { label: 'Clear', answer: true },
      { label: 'Cancel', answer: false },
    ],
  };
  return put(window, question, false, false);
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
export function askAboutLostPage(window: BrowserWindow): Promise<'again' | 'show-log' | 'close'> {
  const { message, hint } = problem('page-lost', {});
  const buttons = [
    { label: 'Try Again', answer: 'again' },
    { label: 'Show Log', answer: 'show-log' },
    { label: 'Close Window', answer: 'close' },
  ] as const;
  return put<'again' | 'show-log' | 'close'>(window, { message, detail: hint, buttons }, 'again', 'close', { type: 'error' });
}

/** Whether a page that does not answer is to be loaded again. `signal` closes the question, which means to wait. */
export function askAboutHungPage(window: BrowserWindow, signal: AbortSignal): Promise<'wait' | 'again'> {
  const { message, hint } = problem('page-hangs', {});
  const buttons = [
    { label: 'Wait', answer: 'wait' },
    { label: 'Load Again', answer: 'again' },
  ] as const;
  return put<'wait' | 'again'>(window, { message, detail: hint, buttons }, 'wait', 'wait', { signal });
}
