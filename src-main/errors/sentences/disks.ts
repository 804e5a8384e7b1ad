import type { NoFacts, Sentence, Sentences } from './sentence';

/** What there is no more of: room on the disk, the user's part of it, or room for one file. */
export type SpaceLimit = 'disk' | 'quota' | 'file-size';

/** Who has a file to itself: some program, a save of Spydesk's, or a writer of whom only its mark in the file is known. */
export type UserOfFile = 'program' | 'save' | 'draft' | 'draft-elsewhere' | 'other-host' | 'mark';

const SPACE_SENTENCES: Readonly<Record<SpaceLimit, Sentence>> = {
  disk: { message: 'The disk is full.', hint: 'Free some space, or save to another disk.' },
  quota: {
    message: 'Your share of this disk is used up.',
    hint: 'Remove what you no longer need there, ask for a larger share, or save to another disk.',
  },
  'file-size': {
    message: 'A file of this size is more than this disk takes, or than a limit of this system allows.',
    hint: 'Save to another disk, or have the limit raised.',
  },
};

const BUSY_SENTENCES: Readonly<Record<UserOfFile, Sentence>> = {
  program: { message: 'Another program is using this file.', hint: 'Close it there and try again.' },
  save: { message: 'Another save to this target is under way.', hint: 'Wait for its end and try again.' },
  draft: {
    message: 'This object has other unsaved changes already.',
    hint: 'Save or discard those first, then try again.',
  },
  'draft-elsewhere': {
    message: 'Another computer wrote these changes, and may still be at work on them.',
    hint: 'Save or discard them there. Where that computer has given them up, say so here.',
  },
  'other-host': {
    message: 'A save by another computer to this target is under way, or was cut off.',
    hint: 'Wait for its end. If that computer has given it up, open the folder in Spydesk and take the save over.',
  },
  mark: {
    message: 'The file is marked as open for writing: a program writes it right now, or ended without closing it.',
    hint: 'Wait for that program; where there is none, "h5clear -s" takes the mark away.',
  },
};

/** Disks, printers and permissions: what each code must be told. */
export interface DiskFacts {
  'no-permission': NoFacts;
  'read-only': NoFacts;
  'no-space': { readonly limit?: SpaceLimit };
  'io-error': { readonly reason: string };
  'no-printer': NoFacts;
  'print-failed': { readonly reason: string };
  busy: { readonly by?: UserOfFile };
  'target-open': NoFacts;
}

export const DISK_SENTENCES: Sentences<DiskFacts> = {
  'no-permission': () => ({
    message: 'You do not have permission for this file or folder.',
    hint: 'Ask its owner for access, or choose another place.',
  }),
  'read-only': () => ({ message: 'The disk is read-only.', hint: 'Choose another place to save to.' }),
  'no-space': ({ limit }) => SPACE_SENTENCES[limit ?? 'disk'],
  'io-error': ({ reason }) => ({
    message: `The disk reported an error (${reason}).`,
    hint: 'Check the disk and its connection, then try again.',
  }),
  'no-printer': () => ({
    message: 'There is no printer.',
    hint: 'Save the picture as a PDF instead, or set up a printer in the system.',
  }),
  'print-failed': ({ reason }) => ({
    message: `The picture was not printed: ${reason}.`,
    hint: 'Check the printer, or save the picture as a PDF.',
  }),
  busy: ({ by }) => BUSY_SENTENCES[by ?? 'program'],
  'target-open': () => ({
    message: 'Another program keeps this file open.',
    hint: 'Close it there and try again, or save under another name.',
  }),
};
