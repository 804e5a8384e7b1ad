import type { LeftDraft } from '../../src-main/contract';
import { dateInWords, plural } from '../wording/quantities';

const BASES: Readonly<Record<LeftDraft['base'], string>> = {
  unchanged: 'Its files are as they were.',
  changed: 'Its files were changed since: restoring does the changes again on their new state.',
  'perhaps-saved': 'A save of these changes was begun, and its files were changed since: they may hold these changes already.',
  gone: 'Its files are not there.',
  unknown: 'Its files cannot be looked at.',
};

/** How many changes, and of when. */
export function countInWords({ object, modified }: LeftDraft): string {
  const count = object === null ? 'Unsaved changes that cannot be read' : plural(object.commands, 'unsaved change');
  return `${count}, last written ${dateInWords(modified)}`;
}

/** What became of the files that the changes were made to. */
export function baseInWords({ object, base }: LeftDraft): string {
  return object === null ? '' : BASES[base];
}

/** What is missing of the changes; null where nothing is. */
export function lackInWords({ object }: LeftDraft): string | null {
  return object?.isCutOff === true ? 'What was being written down when the program ended is cut off, and left out.' : null;
}

/** Who else may be at work on the changes; null where nobody is. */
export function elsewhereInWords({ elsewhere }: LeftDraft): string | null {
  return elsewhere === null ? null : `They were made on the computer "${elsewhere}", which may still be at work on them.`;
}

/** Why the draft can be neither restored nor looked at now; null where it can. */
export function whyNot({ object, base }: LeftDraft): string | null {
  if (object === null) return 'What cannot be read can only be discarded.';
  return base === 'gone' ? 'Put the files back, or connect their disk, and start Spydesk again.' : null;
}
