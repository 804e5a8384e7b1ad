import { printable } from '../errors';
import type { ChangesAnswer, LeavingAnswer, LeavingKind } from './leaving';

/** A question with its buttons; each button with the answer that it gives. */
export interface LeavingQuestion<Answer = LeavingAnswer> {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly { readonly label: string; readonly answer: Answer }[];
}

/** Of many files the first are named. */
const NAMED = 5;

function named(targets: readonly string[]): string {
  const more = targets.length - NAMED;
  return [...targets.slice(0, NAMED).map(printable), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** What is asked where a window, or the program, is to close while these data files are being written. */
export function leavingQuestion(kind: LeavingKind, targets: readonly string[]): LeavingQuestion {
  const isOne = targets.length === 1;
  const [verb, saves] = [kind === 'window' ? 'Close' : 'Quit', isOne ? 'the Save' : 'the Saves'];
  return {
    message: isOne ? 'A save is still running.' : `${targets.length} saves are still running.`,
    detail: `${named(targets)}\n\nWhere ${isOne ? 'it is' : 'they are'} stopped, what was there before stays as it was. Files that are just being put into place are finished first.`,
    buttons: [
      { label: `${verb} When Done`, answer: 'wait' },
      { label: kind === 'window' ? `Stop ${saves}` : `Stop ${saves} and Quit`, answer: 'stop' },
      { label: `Don't ${verb}`, answer: 'stay' },
    ],
  };
}

/** What is asked where a window, or the program, is to close while these objects have unsaved changes. */
export function changesQuestion(kind: LeavingKind, names: readonly string[]): LeavingQuestion<ChangesAnswer> {
  const isOne = names.length === 1;
  return {
    message: isOne ? 'An object has unsaved changes.' : `${names.length} objects have unsaved changes.`,
    detail: `${named(names)}\n\nSaving writes ${isOne ? 'it' : 'each'} onto its own two files. Discarded changes cannot be brought back.`,
    buttons: [
      { label: isOne ? 'Save' : 'Save All', answer: 'save' },
      { label: 'Discard Changes', answer: 'discard' },
      { label: kind === 'window' ? "Don't Close" : "Don't Quit", answer: 'stay' },
    ],
  };
}
