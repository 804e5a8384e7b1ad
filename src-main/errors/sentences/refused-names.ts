import type { Sentence } from './sentence';

/** Why a name or a target is refused. */
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

/** The sentence of each; `expected` is what would be right, where that can be told. */
export const REFUSED_NAMES: Readonly<Record<NameReason, (expected: string) => Sentence>> = {
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
