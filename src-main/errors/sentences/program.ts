import type { NoFacts, Sentences } from './sentence';

/** What comes of the program itself: what each code must be told. */
export interface ProgramFacts {
  cancelled: NoFacts;
  'not-granted': NoFacts;
  'invalid-arguments': { readonly reason: string };
  'data-host-lost': NoFacts;
  'page-lost': NoFacts;
  'page-hangs': NoFacts;
  'no-display': NoFacts;
  'host-task-failed': { readonly reason: string };
  internal: NoFacts;
}

export const PROGRAM_SENTENCES: Sentences<ProgramFacts> = {
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
  'page-lost': () => ({
    message: 'The page of this window stops each time that it is loaded.',
    hint: 'Unsaved changes are kept: they come back with the page, or at the next start. The log tells more; please report it.',
  }),
  'page-hangs': () => ({
    message: 'This window does not answer.',
    hint:
      'It may be busy: wait a moment longer. Loaded again, it keeps unsaved changes, and saves that run go on; what was just typed into ' +
      'a field is lost.',
  }),
  'no-display': () => ({
    message: 'The window cannot be opened: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).',
    hint: 'Start it on a desktop. The commands of the terminal want no display: spydesk info PATH, or spydesk --help for all of them.',
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
