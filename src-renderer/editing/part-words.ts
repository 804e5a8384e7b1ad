import type { DraftPart } from '../../src-main/contract';

/** The parts that a draft changed, for people. */
export const PART_WORDS: Readonly<Record<DraftPart, string>> = {
  labels: 'labels',
  samplerate: 'sampling rate',
  trials: 'trials',
  info: 'info',
};
