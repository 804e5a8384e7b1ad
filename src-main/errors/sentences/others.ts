import type { NoFacts, Sentence, Sentences } from './sentence';

/** Why a save that was cut off is not brought to its end by itself. */
export type UnfinishedReason = 'under-way' | 'other-host' | 'read-only' | 'written-by-others' | 'not-understood' | 'holds-others';

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

/** What others did to the files: what each code must be told. */
export interface OthersFacts {
  'changed-meanwhile': NoFacts;
  'source-changed': NoFacts;
  'being-written': NoFacts;
  'unfinished-save': { readonly reason: UnfinishedReason };
}

export const OTHERS_SENTENCES: Sentences<OthersFacts> = {
  'changed-meanwhile': () => ({
    message: 'The files were changed since they were opened.',
    hint: 'Look at the new version first, or save under another name.',
  }),
  'source-changed': () => ({
    message: 'The object was changed on the disk since it was opened.',
    hint: 'Read it again (F5), and look at its new state first.',
  }),
  'being-written': () => ({
    message: 'Another program is writing this object.',
    hint: 'It is listed as soon as both of its files are whole.',
  }),
  'unfinished-save': ({ reason }) => UNFINISHED_SENTENCES[reason],
};
