import { bytesInWords } from './bytes';
import type { Problem } from './problem';

/**
 * What became of the target of a save that did not end as it should: `unchanged`, what was there stands; `unsettled`, nothing of
 * what was there is lost, and who next opens the folder ends the save or takes it back; `either`, nobody was told how it ended;
 * `saved`, the new pair stands, and what failed came after it.
 */
export type SaveOutcome = 'unchanged' | 'unsettled' | 'either' | 'saved';

/** What a disk lacks for a save. */
export interface SpaceLack {
  readonly bytes: number;
  /** Where it is missing: the disk's topmost folder, or one on it. */
  readonly disk: string;
}

/** Without their full stop, since what is lacking can follow. */
const OUTCOMES: Readonly<Record<SaveOutcome, string>> = {
  unchanged: 'Nothing was changed',
  unsettled: 'Nothing is lost; what the save left is put in order, or shown, when the folder is next opened',
  either: 'Once its folder is listed again, the target holds what was there before or the new object, and nothing between',
  saved: 'The object was saved all the same',
};

/** What is told who would stop a save whose files are being put into place. */
export const TOO_LATE_TO_CANCEL = 'Too late to cancel: the save is being finished.';

/**
 * The problem of a save with the sentence on what became of its target. Each part of a save says it where it knows it, and the
 * first that did counts: those around it know less.
 */
export function withOutcome(found: Problem, outcome: SaveOutcome, lack: SpaceLack | null = null): Problem {
  if (found.outcome !== undefined) return found;
  const lacking = lack === null ? '' : `; ${bytesInWords(lack.bytes)} more are needed on ${lack.disk}`;
  return { ...found, outcome: `${OUTCOMES[outcome]}${lacking}.` };
}
