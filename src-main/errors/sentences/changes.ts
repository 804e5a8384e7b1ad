import type { NoFacts, Sentences } from './sentence';

/** Changes, recipes and journals: what each code must be told. */
export interface ChangeFacts {
  'edit-refused': { readonly reason: string };
  'selection-refused': { readonly reason: string };
  'recipe-invalid': { readonly reason: string };
  'unsaved-changes': NoFacts;
  'being-saved': NoFacts;
  'journal-invalid': { readonly reason: string };
  'journal-torn': { readonly reason: string; readonly lines: number };
  'changes-lost': NoFacts;
  'changes-left': NoFacts;
}

export const CHANGE_SENTENCES: Sentences<ChangeFacts> = {
  'edit-refused': ({ reason }) => ({
    message: `This change cannot be made: ${reason}.`,
    hint: 'Mend what was given; the object is as it was before.',
  }),
  'selection-refused': ({ reason }) => ({
    message: `This selection cannot be made: ${reason}.`,
    hint: 'Change the selection; the object is as it was.',
  }),
  'recipe-invalid': ({ reason }) => ({
    message: `The recipe cannot be used: ${reason}.`,
    hint: 'Export it again from a draft, or mend the file.',
  }),
  'unsaved-changes': () => ({
    message: 'The object has changes in the window that are not saved.',
    hint: 'Save or discard them first.',
  }),
  'being-saved': () => ({
    message: 'These changes are being saved, so this step back cannot be taken now.',
    hint: 'Wait for the end of the save. What was saved is no unsaved change any more; after a save that was refused it can be undone.',
  }),
  'journal-invalid': ({ reason }) => ({
    message: `The record of unsaved changes cannot be read: ${reason}.`,
    hint: 'The file was kept where it is; the saved object is not touched by this.',
  }),
  'journal-torn': ({ reason, lines }) => ({
    message: `The record of unsaved changes can be read in part: ${reason}, and ${lines === 1 ? 'this line is' : `${lines} lines from there on are`} left out.`,
    hint: 'Look at the changes before you restore them; the saved object is not touched by this.',
  }),
  'changes-lost': () => ({
    message:
      'The unsaved changes of this object are lost: they could not be written down before the process that had them stopped.',
    hint: 'The saved object is not touched by this.',
  }),
  'changes-left': () => ({
    message: 'The unsaved changes of this object were not taken up again: its files were changed meanwhile.',
    hint: 'They are kept, and offered when Spydesk starts again.',
  }),
};
