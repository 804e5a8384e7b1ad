import { success, type Result } from '../../errors';
import { dataClass } from '../data-classes';
import type { ObjectDescription } from '../object-source';
import { TRIAL_COLUMNS, trialLength, trialOf, type Trial, type TrialTable } from '../trialdefinition';
import { rateOf } from './sampling';
import { checkTrials, newTable, refuseTrials, soundTrials, tooManyTrials } from './table';
import { recordingEnd } from './trial-rules';

/** How long a trial is. */
export type TrialLength = { readonly seconds: number } | { readonly samples: number };

export interface TrialCut {
  readonly length: TrialLength;
  /** What is left at the end, shorter than a trial: left out, or the last trial. */
  readonly rest: 'drop' | 'keep';
  /** What is cut: the whole recording anew, or each trial that there is. */
  readonly within: 'recording' | 'trials';
}

function samplesOf(length: TrialLength, description: ObjectDescription): Result<number> {
  if ('samples' in length) {
    const { samples } = length;
    return Number.isSafeInteger(samples) && samples > 0
      ? success(samples)
      : refuseTrials(`a trial cannot have ${samples} samples`);
  }
  const rate = rateOf(description);
  if (!rate.ok) return rate;
  const samples = Math.round(length.seconds * rate.value);
  if (Number.isSafeInteger(samples) && samples > 0) return success(samples);
  return refuseTrials(`${length.seconds} s at ${rate.value} Hz are not a sample and more`);
}

/** All that there is to cut, as one trial; a table of events tells of its recording only what its trials hold. */
function wholeRecording(description: ObjectDescription): Trial {
  const end = recordingEnd(description);
  if (Number.isFinite(end)) return { start: 0, stop: end, offset: 0, info: [] };
  const { trials } = description;
  let [start, stop] = [Infinity, 0];
  for (let row = 0; row < trials.rows; row += 1) {
    const trial = trialOf(trials, row);
    [start, stop] = [Math.min(start, trial.start), Math.max(stop, trial.stop)];
  }
  return { start, stop, offset: 0, info: [] };
}

/** What is cut, one after the other; not all at once, as a table can have millions of trials. */
function* groundsOf(description: ObjectDescription, within: TrialCut['within']): Generator<Trial> {
  if (within === 'recording') yield wholeRecording(description);
  else for (let row = 0; row < description.trials.rows; row += 1) yield trialOf(description.trials, row);
}

function piecesOf(trial: Trial, samples: number, rest: TrialCut['rest']): number {
  const pieces = trialLength(trial) / samples;
  return rest === 'keep' ? Math.ceil(pieces) : Math.floor(pieces);
}

/**
 * Trials of equal length, one after the other without gaps. Of a recording: from its first sample on (events: from the first
 * start of a trial to the last stop), each with its t = 0 at its first sample and without info columns. Within trials: each
 * trial from its start on; the pieces keep its info columns and its time axis (as `cfg.length` of FieldTrip's
 * `ft_redefinetrial`; Syncopy has no such form). Seconds become the nearest number of samples.
 * Errors: `edit-refused` for a length of no sample, for what leaves no trial, and for what Syncopy would not load (time-locked
 * trials of unlike lengths or offsets); `too-large`.
 */
export function cutTrials(description: ObjectDescription, { length, rest, within }: TrialCut): Result<TrialTable> {
  const counted = samplesOf(length, description);
  if (!counted.ok) return counted;
  const samples = counted.value;
  const { trials } = description;
  const isAnew = within === 'recording';
  const needsTrials = !isAnew || dataClass(description.dataclass).discrete;
  const sound = needsTrials ? soundTrials(description) : success(trials);
  if (!sound.ok) return sound;
  const columns = isAnew ? TRIAL_COLUMNS : trials.columns;
  let rows = 0;
  for (const ground of groundsOf(description, within)) rows += piecesOf(ground, samples, rest);
  if (rows === 0) return refuseTrials(`no trial of ${samples} samples fits in`);
  const large = tooManyTrials(rows, columns);
  if (large !== null) return large;
  const values = new Float64Array(rows * columns);
  let at = 0;
  for (const ground of groundsOf(description, within)) {
    const { start, stop, offset, info } = ground;
    const pieces = piecesOf(ground, samples, rest);
    for (let piece = 0; piece < pieces; piece += 1) {
      const begin = start + piece * samples;
      values[at] = begin;
      values[at + 1] = Math.min(begin + samples, stop);
      values[at + 2] = isAnew ? 0 : offset + (begin - start);
      if (!isAnew) values.set(info, at + TRIAL_COLUMNS);
      at += columns;
    }
  }
  return checkTrials(newTable(values, columns, trials.typeName), description);
}
