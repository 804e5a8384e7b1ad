/** Why a name or a target is refused. Each has its own sentence in `NAME_SENTENCES`. */
export type NameReason =
  | 'empty'
  | 'both-given'
  | 'neither-given'
  | 'wrong-extension'
  | 'extension-letters'
  | 'dot-in-container'
  | 'several-extensions'
  | 'dot-in-tag'
  | 'separator-in-tag'
  | 'control-character'
  | 'not-container-prefix'
  | 'tag-outside-container'
  | 'starts-with-dot'
  | 'too-long'
  | 'reserved-on-windows'
  | 'not-unicode';

/** Why a save that was cut off is not brought to its end by itself. */
export type UnfinishedReason = 'under-way' | 'other-host' | 'read-only' | 'written-by-others' | 'not-understood' | 'holds-others';

/** What there is no more of: room on the disk, the user's part of it, or room for one file. */
export type SpaceLimit = 'disk' | 'quota' | 'file-size';

/** Who has a file to itself: some program, a save of Spydesk's, or a writer of whom only its mark in the file is known. */
export type UserOfFile = 'program' | 'save' | 'draft' | 'draft-elsewhere' | 'other-host' | 'mark';

/** For codes whose sentence needs nothing but the path. */
export type NoFacts = Readonly<Record<string, never>>;

/** What each code must be told, so that its sentence can be exact. */
export interface FactsOf {
  'invalid-name': { readonly reason: NameReason; readonly expected?: string };
  exists: NoFacts;
  /** `isNoText`: the path has what stands for bytes that are no text. */
  'not-found': { readonly isNoText?: boolean };
  'not-answering': NoFacts;
  'no-permission': NoFacts;
  'read-only': NoFacts;
  'no-space': { readonly limit?: SpaceLimit };
  'is-folder': NoFacts;
  'is-device': NoFacts;
  'not-folder': NoFacts;
  busy: { readonly by?: UserOfFile };
  'target-open': NoFacts;
  'changed-meanwhile': NoFacts;
  'source-changed': NoFacts;
  'unfinished-save': { readonly reason: UnfinishedReason };
  'io-error': { readonly reason: string };
  'info-missing': NoFacts;
  'data-missing': NoFacts;
  'info-invalid': { readonly reason: string };
  'not-hdf5': NoFacts;
  'dataset-missing': { readonly dataset: string };
  'shape-mismatch': { readonly reason: string };
  'unknown-class': { readonly dataclass: string };
  'class-mismatch': { readonly dataclass: string; readonly extension: string };
  'stray-name': { readonly container: string };
  'external-storage': { readonly dataset: string };
  damaged: { readonly reason: string };
  unsupported: { readonly reason: string };
  'not-loadable': { readonly reason: string };
  'edit-refused': { readonly reason: string };
  'recipe-invalid': { readonly reason: string };
  'unsaved-changes': NoFacts;
  'journal-invalid': { readonly reason: string };
  'journal-torn': { readonly reason: string; readonly lines: number };
  'changes-lost': NoFacts;
  'changes-left': NoFacts;
  'being-saved': NoFacts;
  'being-written': NoFacts;
  'selection-refused': { readonly reason: string };
  'too-large': { readonly reason: string };
  'select-needed': { readonly names: readonly string[] };
  'no-objects': NoFacts;
  'default-folder-gone': NoFacts;
  'no-printer': NoFacts;
  'print-failed': { readonly reason: string };
  cancelled: NoFacts;
  'not-granted': NoFacts;
  'invalid-arguments': { readonly reason: string };
  'data-host-lost': NoFacts;
  'host-task-failed': { readonly reason: string };
  internal: NoFacts;
}

export type ProblemCode = keyof FactsOf;

export interface Sentence {
  readonly message: string;
  readonly hint: string;
}

const NAME_SENTENCES: Readonly<Record<NameReason, (expected: string) => Sentence>> = {
  empty: () => ({ message: 'The name is empty.', hint: 'Type a name.' }),
  'both-given': () => ({
    message: 'A container and a file name were both given.',
    hint: 'Save either into a container or under a file name.',
  }),
  'neither-given': () => ({ message: 'Neither a container nor a file name was given.', hint: 'Give one of the two.' }),
  'wrong-extension': (expected) => ({
    message: 'The extension does not fit the data class.',
    hint: `Use ${expected}, or leave the extension out.`,
  }),
  'extension-letters': (expected) => ({
    message: 'The extension is written in other letters than Syncopy reads.',
    hint: `Write it as ${expected}.`,
  }),
  'dot-in-container': () => ({
    message: "A container's name cannot hold a dot beside its ending .spy.",
    hint: 'Take the dot out of the name, or use _ instead.',
  }),
  'several-extensions': () => ({
    message: 'The file name has more than one extension.',
    hint: 'Leave one dot at most, before the extension.',
  }),
  'dot-in-tag': () => ({ message: 'A tag cannot hold a dot.', hint: 'Take the dot out of the tag, or use _ instead.' }),
  'separator-in-tag': () => ({ message: 'A tag cannot hold a path separator.', hint: 'Take the slash out of the tag.' }),
  'control-character': () => ({
    message: 'The name holds a control character.',
    hint: 'Take out line breaks, tabs and other invisible characters.',
  }),
  'not-container-prefix': (expected) => ({
    message: "A file inside a container must begin with the container's name.",
    hint: `Begin the file name with ${expected}, or save it outside of the container.`,
  }),
  'tag-outside-container': () => ({
    message: 'A tag needs a container, and this object is not in one.',
    hint: 'Name a container as well, or save under a file name.',
  }),
  'starts-with-dot': () => ({
    message: 'A name that begins with a dot is hidden, and Syncopy does not find it.',
    hint: 'Begin the name with a letter or a digit.',
  }),
  'too-long': () => ({
    message: 'The name is too long for the file system.',
    hint: 'Shorten it; the ending .info must fit as well.',
  }),
  'reserved-on-windows': () => ({
    message: 'Windows does not allow this name.',
    hint: 'Avoid < > : " | ? *, a dot or space at the end, and device names such as CON or NUL.',
  }),
  'not-unicode': () => ({ message: 'The name is not valid Unicode text.', hint: 'Type the name anew.' }),
};

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

const UNFINISHED_SENTENCES: Readonly<Record<UnfinishedReason, Sentence>> = {
  'under-way': {
    message: 'A save of this object is still under way.',
    hint: 'Wait for its end, then read the folder again.',
  },
  'other-host': {
    message: 'A save by another computer did not come to its end, or is still under way.',
    hint: 'Wait for it. If that computer has given it up, take the save over.',
  },
  'read-only': {
    message: 'A save did not come to its end, and nothing can be changed here.',
    hint: 'Open the folder where it can be written to; then Spydesk ends the save by itself.',
  },
  'written-by-others': {
    message: 'A save was cut off, and another program wrote the object since then. Nothing was overwritten.',
    hint: 'Keep both: the new files get a name of their own. Or remove what is left of the save.',
  },
  'holds-others': {
    message: 'In the work folder lies what no save put there. Nothing was removed.',
    hint: 'Move it elsewhere, then remove what is left of the save.',
  },
  'not-understood': {
    message: 'A save was cut off and left files that Spydesk does not understand. Nothing was deleted.',
    hint: 'Look at what lies in the work folder, which may be the only copy of an object, before you remove it.',
  },
};

/** A sentence says what went wrong, in any context; what became of the target of a save is told beside it (`outcomes.ts`). */
const SENTENCES: { readonly [Code in ProblemCode]: (facts: FactsOf[Code]) => Sentence } = {
  'invalid-name': ({ reason, expected }) => NAME_SENTENCES[reason](expected ?? 'the expected name'),
  exists: () => ({
    message: 'There is already an object of this name.',
    hint: 'Choose another name or tag, or replace it.',
  }),
  'not-found': ({ isNoText = false }) => ({
    message: 'There is no such file or folder.',
    hint: isNoText
      ? 'Its name has bytes that are no text in UTF-8, and can be given by no text: rename it first.'
      : 'Check the path; it may have been moved or renamed.',
  }),
  'not-answering': () => ({
    message: 'The disk or server that this lies on does not answer.',
    hint: 'Connect it again, then try once more; nothing else waits for it.',
  }),
  'no-permission': () => ({
    message: 'You do not have permission for this file or folder.',
    hint: 'Ask its owner for access, or choose another place.',
  }),
  'read-only': () => ({ message: 'The disk is read-only.', hint: 'Choose another place to save to.' }),
  'no-space': ({ limit }) => SPACE_SENTENCES[limit ?? 'disk'],
  'is-folder': () => ({ message: 'There is a folder where a file should be.', hint: 'Name a file.' }),
  'is-device': () => ({
    message: 'There is a pipe or a device where the file should go.',
    hint: 'Choose another name: only files are replaced.',
  }),
  'not-folder': () => ({ message: 'There is a file where the folder should be.', hint: 'Choose another name or place.' }),
  busy: ({ by }) => BUSY_SENTENCES[by ?? 'program'],
  'target-open': () => ({
    message: 'Another program keeps this file open.',
    hint: 'Close it there and try again, or save under another name.',
  }),
  'changed-meanwhile': () => ({
    message: 'The files were changed since they were opened.',
    hint: 'Look at the new version first, or save under another name.',
  }),
  'source-changed': () => ({
    message: 'The object was changed on the disk since it was opened.',
    hint: 'Read it again (F5), and look at its new state first.',
  }),
  'unfinished-save': ({ reason }) => UNFINISHED_SENTENCES[reason],
  'io-error': ({ reason }) => ({
    message: `The disk reported an error (${reason}).`,
    hint: 'Check the disk and its connection, then try again.',
  }),
  'info-missing': () => ({
    message: 'The data file has no .info file beside it.',
    hint: 'Without its .info file Syncopy cannot load it; look for the file in a backup.',
  }),
  'data-missing': () => ({
    message: 'The .info file has no data file beside it.',
    hint: 'The data file may have been moved or renamed; put the two side by side again.',
  }),
  'info-invalid': ({ reason }) => ({
    message: `The .info file cannot be used: ${reason}.`,
    hint: 'Restore it from a backup, or save the object again with Syncopy.',
  }),
  'not-hdf5': () => ({
    message: 'The data file is not an HDF5 file, or it is cut off.',
    hint: 'Restore it from a backup.',
  }),
  'dataset-missing': ({ dataset }) => ({
    message: `The data file has no dataset "${dataset}".`,
    hint: 'It was not written by Syncopy, or it is incomplete; restore it from a backup.',
  }),
  'shape-mismatch': ({ reason }) => ({
    message: `The data file and its .info file do not belong together: ${reason}.`,
    hint: 'One of the two may come from another save; restore both from a backup.',
  }),
  'unknown-class': ({ dataclass }) => ({
    message: `The data class "${dataclass}" is unknown.`,
    hint: 'Spydesk knows the six data classes of Syncopy 2023.09.',
  }),
  'class-mismatch': ({ dataclass, extension }) => ({
    message: `The .info file says ${dataclass}, but the file's extension is ${extension}.`,
    hint: 'Rename both files to the extension of their class.',
  }),
  'stray-name': ({ container }) => ({
    message: `The file's name does not begin with the container's name "${container}".`,
    hint: 'Move it out of the container, or rename both of its files.',
  }),
  'external-storage': ({ dataset }) => ({
    message: `"${dataset}" keeps its values in another file.`,
    hint: 'Spydesk does not follow links out of a file. Copy the values into one file with h5py first.',
  }),
  damaged: ({ reason }) => ({
    message: `The file is damaged: ${reason}.`,
    hint: 'Restore it from a backup. A save of it can be insisted on; the history then says so.',
  }),
  unsupported: ({ reason }) => ({ message: `Spydesk cannot read this: ${reason}.`, hint: 'Open it with h5py or Syncopy.' }),
  'not-loadable': ({ reason }) => ({
    message: `Syncopy could not load what would be written: ${reason}.`,
    hint: 'Mend the object first.',
  }),
  'edit-refused': ({ reason }) => ({
    message: `This change cannot be made: ${reason}.`,
    hint: 'Mend what was given; the object is as it was before.',
  }),
  'recipe-invalid': ({ reason }) => ({
    message: `The recipe cannot be used: ${reason}.`,
    hint: 'Export it again from a draft, or mend the file.',
  }),
  'unsaved-changes': () => ({
    message: 'The object has changes in the window that are not saved.',
    hint: 'Save or discard them first.',
  }),
  'journal-invalid': ({ reason }) => ({
    message: `The record of unsaved changes cannot be read: ${reason}.`,
    hint: 'The file was kept where it is; the saved object is not touched by this.',
  }),
  'journal-torn': ({ reason, lines }) => ({
    message: `The record of unsaved changes can be read in part: ${reason}, and ${lines === 1 ? 'this line is' : `${lines} lines from there on are`} left out.`,
    hint: 'Look at the changes before you restore them; the saved object is not touched by this.',
  }),
  'changes-left': () => ({
    message: 'The unsaved changes of this object were not taken up again: its files were changed meanwhile.',
    hint: 'They are kept, and offered when Spydesk starts again.',
  }),
  'being-saved': () => ({
    message: 'These changes are being saved, so this step back cannot be taken now.',
    hint: 'Wait for the end of the save. What was saved is no unsaved change any more; after a save that was refused it can be undone.',
  }),
  'being-written': () => ({
    message: 'Another program is writing this object.',
    hint: 'It is listed as soon as both of its files are whole.',
  }),
  'changes-lost': () => ({
    message:
      'The unsaved changes of this object are lost: they could not be written down before the process that had them stopped.',
    hint: 'The saved object is not touched by this.',
  }),
  'selection-refused': ({ reason }) => ({
    message: `This selection cannot be made: ${reason}.`,
    hint: 'Change the selection; the object is as it was.',
  }),
  'too-large': ({ reason }) => ({
    message: `This is beyond the limits: ${reason}.`,
    hint: 'The file may be damaged or was made up.',
  }),
  'select-needed': ({ names }) => ({
    message: `The container holds more than one object: ${names.join(', ')}.`,
    hint: 'Say which with --select TAG.EXT.',
  }),
  'no-objects': () => ({ message: 'There is no Syncopy object here.', hint: 'Choose a .spy folder or a Syncopy data file.' }),
  'no-printer': () => ({
    message: 'There is no printer.',
    hint: 'Save the picture as a PDF instead, or set up a printer in the system.',
  }),
  'print-failed': ({ reason }) => ({
    message: `The picture was not printed: ${reason}.`,
    hint: 'Check the printer, or save the picture as a PDF.',
  }),
  'default-folder-gone': () => ({
    message: 'The default folder is not there.',
    hint: 'Dialogs begin elsewhere until it is back. Another one can be chosen in the preferences.',
  }),
  cancelled: () => ({ message: 'Cancelled.', hint: 'Start again whenever you like.' }),
  'not-granted': () => ({
    message: 'The window asked for something that you did not open.',
    hint: 'Open the file or folder from the menu first.',
  }),
  'invalid-arguments': ({ reason }) => ({
    message: `A request inside of Spydesk was malformed (${reason}).`,
    hint: 'This is a fault of Spydesk; please report it.',
  }),
  'data-host-lost': () => ({
    message: 'The process that reads and writes data stopped unexpectedly.',
    hint: 'It has been started again; try once more.',
  }),
  'host-task-failed': ({ reason }) => ({
    message: `Reading this file failed inside of the HDF5 library (${reason}).`,
    hint: 'The file may be damaged; other objects are not affected.',
  }),
  internal: () => ({
    message: 'Something unexpected went wrong inside of Spydesk.',
    hint: 'Please report it with the details.',
  }),
};

/** The sentence and the hint for a code. Every code has one; the compiler holds that. */
export function sentenceOf<Code extends ProblemCode>(code: Code, facts: FactsOf[Code]): Sentence {
  return SENTENCES[code](facts);
}

/** Every code, for schemas and tests. */
export const PROBLEM_CODES = Object.keys(SENTENCES) as [ProblemCode, ...ProblemCode[]];
