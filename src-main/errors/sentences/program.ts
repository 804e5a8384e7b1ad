import type { NoFacts, Sentences } from './sentence';

/** What comes of the program itself: what each code must be told. */
export interface ProgramFacts {
  cancelled: NoFacts;
  'not-granted': NoFacts;
  'invalid-arguments': { readonly reason: string };
  'data-host-lost': NoFacts;
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
  'host-task-failed': ({ reason }) => ({
    message: `Reading this file failed inside of the HDF5 library (${reason}).`,
    hint: 'The file may be damaged; other objects are not affected.',
  }),
  internal: () => ({
    message: 'Something unexpected went wrong inside of Spydesk.',
    hint: 'Please report it with the details.',
  }),
};
