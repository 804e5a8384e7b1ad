import { labelsForSave, trialColumnNames, type ObjectDescription } from '../format';
import { infoPathInWords } from './apply/info';
import type { Command, CommandOf } from '../commands';
import { counted, listed, quoted, shortJson } from './words';

/** The object before and after a command. */
interface Step {
  readonly before: ObjectDescription;
  readonly after: ObjectDescription;
}

type Sentences = {
  readonly [Name in Command['do']]: (command: CommandOf<Name>, step: Step) => string;
};

function labels(description: ObjectDescription, dimension: string): readonly string[] {
  return labelsForSave(description)[dimension] ?? [];
}

function changedLabels({ before, after }: Step, dimension: string): number {
  const was = labels(before, dimension);
  return labels(after, dimension).filter((label, index) => label !== was[index]).length;
}

function changedRows({ before, after }: Step): number | null {
  const [was, is] = [before.trials, after.trials];
  if (was.rows !== is.rows || was.columns !== is.columns) return null;
  let count = 0;
  for (let row = 0; row < is.rows; row += 1) {
    const start = row * is.columns;
    const rowIs = is.values.subarray(start, start + is.columns);
    if (rowIs.some((value, column) => !Object.is(value, was.values[start + column]))) count += 1;
  }
  return count;
}

function tableChanged(step: Step): string {
  const changed = changedRows(step);
  const { rows } = step.after.trials;
  if (changed === null) return `Set the trial table: ${counted(rows, 'trial')}, before ${step.before.trials.rows}.`;
  return `Changed ${changed} of ${counted(rows, 'trial')} in the table.`;
}

function length(given: CommandOf<'cut-trials'>['length']): string {
  return 'samples' in given ? counted(given.samples, 'sample') : `${given.seconds} s`;
}

/** How many of the trials there were are left. */
function left({ before, after }: Step): string {
  return `${after.trials.rows} of ${counted(before.trials.rows, 'trial')} are left`;
}

function redefined({ by }: CommandOf<'redefine-trials'>, step: Step): string {
  if ('minLength' in by) {
    const shorter = by.minLength === 'maxperlen' ? 'than the longest' : `than ${by.minLength} s`;
    return `Left out the trials that are shorter ${shorter}: ${left(step)}.`;
  }
  if ('window' in by) return `Cut the trials to ${by.window[0]} s to ${by.window[1]} s: ${left(step)}.`;
  if ('table' in by) return `Redefined the trials by a table of ${counted(by.table.length, 'trial')}.`;
  const times = by.time === 'kept' ? 'all samples keep their times' : 'the first sample takes over the time of the old one';
  return `Cut the trials by begin and end sample; ${times}.`;
}

function shifted({ samples, mode }: CommandOf<'shift-offset'>): string {
  if (typeof samples !== 'number') return mode === 'to' ? 'Set the offset of each trial.' : 'Shifted the offset of each trial.';
  const count = counted(samples, 'sample');
  return mode === 'to' ? `Set the offset of all trials to ${count}.` : `Shifted the offset of all trials by ${count}.`;
}

const SENTENCES: Sentences = {
  'set-label': ({ dimension, at, to }, { before }) =>
    `Renamed ${dimension} ${quoted(labels(before, dimension)[at] ?? '')} to ${quoted(to)}.`,
  'set-labels': ({ dimension, labels: given }) => `Set the ${counted(given.length, 'label')} of ${dimension}.`,
  'rename-labels': ({ dimension, names }) =>
    `Renamed ${dimension} ${listed(names.map(({ from, to }) => `${quoted(from)} to ${quoted(to)}`))}.`,
  'replace-in-labels': ({ dimension, find, replace, regex }, step) => {
    const count = counted(changedLabels(step, dimension), 'label');
    return `Replaced ${regex ? 'the pattern ' : ''}${quoted(find)} by ${quoted(replace)} in ${count} of ${dimension}.`;
  },
  'number-labels': ({ dimension }, { after }) => {
    const numbered = labels(after, dimension);
    return `Numbered ${dimension} from ${quoted(numbered[0] ?? '')} to ${quoted(numbered.at(-1) ?? '')}.`;
  },
  'set-samplerate': (_, { before, after }) => {
    const from = before.samplerate === null ? '' : ` from ${before.samplerate.token}`;
    return `Set the sampling rate${from} to ${after.samplerate?.token ?? ''} Hz.`;
  },
  'set-info': () => 'Edited info as a text.',
  'set-info-value': ({ path, value, isNew }, { before, after }) => {
    const isAdded = isNew === true || (before.info.size < after.info.size && path.length === 1);
    return `${isAdded ? 'Added' : 'Set'} ${infoPathInWords(path.map(shortStep))}${isAdded ? ':' : ' to'} ${shortJson(value)}.`;
  },
  'remove-info-value': ({ path }) => `Removed ${infoPathInWords(path.map(shortStep))}.`,
  'rename-info-key': ({ path, to }) => `Renamed ${infoPathInWords(path.map(shortStep))} to ${quoted(to)}.`,
  'set-note': ({ text }) => (text === '' ? 'Removed the note.' : 'Wrote the note.'),
  'set-trials': (_, step) => tableChanged(step),
  'set-trial-cells': ({ row, column, cells }, step) => {
    const [first] = cells;
    if (cells.length !== 1 || first?.length !== 1) return tableChanged(step);
    const name = trialColumnNames(step.before)[column] ?? '';
    const is = (description: ObjectDescription): number | undefined =>
      description.trials.values[row * description.trials.columns + column];
    return `Set the ${name} of trial ${row} from ${is(step.before) ?? ''} to ${is(step.after) ?? ''}.`;
  },
  'cut-trials': (command, { after }) => {
    const what = command.within === 'recording' ? 'the recording' : 'each trial';
    return `Cut ${what} into trials of ${length(command.length)}: ${counted(after.trials.rows, 'trial')}.`;
  },
  'trials-around-events': ({ events, codes, before, after }, step) => {
    const which = `${codes.length === 1 ? 'code' : 'codes'} ${listed(codes.map(String))} of ${quoted(events)}`;
    const from = `from ${before} s before to ${after} s after the event`;
    return `Defined ${counted(step.after.trials.rows, 'trial')} around ${which}, ${from}.`;
  },
  'redefine-trials': redefined,
  'shift-offset': (command) => shifted(command),
  'name-trial-columns': ({ names }) =>
    names.every((name) => name.trim() === '')
      ? 'Took the names of the info columns away.'
      : `Named the info columns ${listed(names.map(quoted))}.`,
};

function shortStep(step: string | number): string | number {
  return typeof step === 'number' ? step : quoted(step).slice(1, -1);
}

/** What a command did, in one sentence for people. */
export function commandInWords(command: Command, step: Step): string {
  // The compiler holds that each command has its sentence; it cannot see that the two belong together.
  const sentence = SENTENCES[command.do] as (given: Command, step: Step) => string;
  return sentence(command, step);
}
