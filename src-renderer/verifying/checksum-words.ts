import type { ChecksumState } from '../../src-main/contract';
import type { Check } from './check';

/** How much attention something wants: only damage is an error. */
export type Tone = 'good' | 'calm' | 'bad';

export interface ChecksumWords {
  readonly label: string;
  /** What it means, and what can be done. */
  readonly sentence: string;
  readonly tone: Tone;
}

/** Each state of a checksum as people read it, in the order in which they are counted. */
export const CHECKSUM_WORDS: Readonly<Record<ChecksumState, ChecksumWords>> = {
  intact: {
    label: 'intact',
    sentence: 'Every byte is the one that the checksum was taken of.',
    tone: 'good',
  },
  'intact-taken-open': {
    label: 'intact (checksum taken while open)',
    sentence:
      'Every byte is the one that was saved. Syncopy takes the checksum before it closes the file, so its own check fails all the same; a save with Spydesk records one that holds.',
    tone: 'good',
  },
  'cannot-tell': {
    label: 'cannot tell (saved in place by Syncopy)',
    sentence:
      'Syncopy saved this object onto itself, and then its checksum is that of no state of the file. That is no sign of damage; a save with Spydesk records one that holds.',
    tone: 'calm',
  },
  none: {
    label: 'no checksum recorded',
    sentence: 'There is nothing to compare the bytes with. A save with Spydesk records a checksum.',
    tone: 'calm',
  },
  damaged: {
    label: 'damaged',
    sentence: 'The bytes are not those that the checksum was taken of. Restore the two files from a backup.',
    tone: 'bad',
  },
  'not-checked': {
    label: 'not verified yet',
    sentence: 'Verifying reads every byte and compares it with the checksum that was recorded when the object was saved.',
    tone: 'calm',
  },
};

/** What is known of an object, as people read it. */
export function checkInWords(check: Check): ChecksumWords {
  switch (check.kind) {
    case 'answer':
      return CHECKSUM_WORDS[check.checksum];
    case 'failed': {
      const { message, hint } = check.problem;
      return { label: 'could not be verified', sentence: `${message} ${hint}`, tone: 'calm' };
    }
    case 'waiting':
      return { label: 'waiting', sentence: 'It is verified after those before it.', tone: 'calm' };
    case 'running':
      return { label: 'being verified', sentence: 'Every byte is being read.', tone: 'calm' };
  }
}
