import { countInWords, plural } from '../../wording/quantities';
import { sentences, type PictureWords, type ShownStretch } from '../words/picture-words';
import type { RecordingView, TrialMarks } from './recording-view.svelte';

/** Times of the recording at both edges; null while there is no answer. */
type Part = Pick<ShownStretch, 'from' | 'to'>;

/** What a recording's picture marks: `12 trials are marked, 3 of them in view`. */
export function markedInWords(trials: TrialMarks, what: string, rate: number, { from, to }: Part): string {
  const marked = `${plural(trials.rows, what)} ${trials.rows === 1 ? 'is' : 'are'} marked`;
  if (from === null || to === null) return marked;
  let inView = 0;
  for (let row = 0; row < trials.rows; row += 1) {
    const [start = 0, stop = 0] = trials.values.subarray(row * trials.columns);
    if (start / rate < to && stop / rate > from) inView += 1;
  }
  return inView === trials.rows ? marked : `${marked}, ${countInWords(inView)} of them in view`;
}

/** A picture's words with those on the trials that it marks while it shows the recording. */
export function withMarkedTrials(
  words: PictureWords,
  { isShown, proposed }: Pick<RecordingView, 'isShown' | 'proposed'>,
  trials: TrialMarks,
  rate: number,
  part: Part,
): PictureWords {
  if (!isShown) return words;
  const marked = [
    markedInWords(trials, 'trial', rate, part),
    ...(proposed === null ? [] : [markedInWords(proposed, 'new trial', rate, part)]),
  ];
  return { ...words, facts: `${words.facts} ${sentences(...marked)}` };
}
