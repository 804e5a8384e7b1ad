import { REFUSED_NAMES, type NameReason } from './refused-names';
import type { NoFacts, Sentences } from './sentence';

/** Names and targets: what each code must be told. */
export interface NameFacts {
  'invalid-name': { readonly reason: NameReason; readonly expected?: string };
  exists: NoFacts;
  'is-folder': NoFacts;
  'not-folder': NoFacts;
  'is-device': NoFacts;
  /** `isNoText`: the path has what stands for bytes that are no text. */
  'not-found': { readonly isNoText?: boolean };
  'not-answering': NoFacts;
  'default-folder-gone': NoFacts;
  'select-needed': { readonly names: readonly string[] };
  'no-objects': NoFacts;
}

export const NAME_SENTENCES: Sentences<NameFacts> = {
  'invalid-name': ({ reason, expected }) => REFUSED_NAMES[reason](expected ?? 'the expected name'),
  exists: () => ({
    message: 'There is already an object of this name.',
    hint: 'Choose another name or tag, or replace it.',
  }),
  'is-folder': () => ({ message: 'There is a folder where a file should be.', hint: 'Name a file.' }),
  'not-folder': () => ({ message: 'There is a file where the folder should be.', hint: 'Choose another name or place.' }),
  'is-device': () => ({
    message: 'There is a pipe or a device where the file should go.',
    hint: 'Choose another name: only files are replaced.',
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
  'default-folder-gone': () => ({
    message: 'The default folder is not there.',
    hint: 'Dialogs begin elsewhere until it is back. Another one can be chosen in the preferences.',
  }),
  'select-needed': ({ names }) => ({
    message: `The container holds more than one object: ${names.join(', ')}.`,
    hint: 'Say which with --select TAG.EXT.',
  }),
  'no-objects': () => ({ message: 'There is no Syncopy object here.', hint: 'Choose a .spy folder or a Syncopy data file.' }),
};
