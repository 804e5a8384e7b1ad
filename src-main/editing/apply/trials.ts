import { success, type Result } from '../../errors';
import {
  cutTrials,
  EVENT_CODE_NAME,
  isJsonNumber,
  readJsonText,
  realignTrials,
  redefineTrials,
  trialsAroundEvents,
  trialsOf,
  trialTableOf,
  withTrialCells,
  withTrialInfoNames,
  withTrials,
  type JsonNumber,
  type ObjectDescription,
  type Redefinition,
  type TrialRows,
  type TrialTable,
} from '../../format';
import type { CommandOf } from '../../commands';
import { withEventDefinition, withRedefinetrial, type RedefinetrialParameters } from './kept-cfg';
import { refuseField } from './refusals';

/** The cells of a command as numbers. */
function rowsOf(rows: CommandOf<'set-trials'>['rows']): TrialRows {
  return rows.map((cells) => cells.map((cell) => (cell === null ? null : Number(cell))));
}

function replaced(description: ObjectDescription, trials: Result<TrialTable>): Result<ObjectDescription> {
  return trials.ok ? success(withTrials(description, trials.value)) : trials;
}

/** A whole new table, with the names of its info columns where they are given. */
export function setTrials(description: ObjectDescription, { rows, names }: CommandOf<'set-trials'>): Result<ObjectDescription> {
  const changed = replaced(description, trialTableOf(rowsOf(rows), description));
  if (!changed.ok || names === undefined) return changed;
  return withTrialInfoNames(changed.value, names);
}

/** Cells from a place on, which must lie within the table; all others as they were. */
export function setTrialCells(
  description: ObjectDescription,
  { row, column, cells }: CommandOf<'set-trial-cells'>,
): Result<ObjectDescription> {
  return replaced(description, withTrialCells(description, { row, column }, rowsOf(cells)));
}

export function cut(
  description: ObjectDescription,
  { length, rest, within }: CommandOf<'cut-trials'>,
): Result<ObjectDescription> {
  return replaced(description, cutTrials(description, { length, rest, within }));
}

function rateOf(token: string | null): JsonNumber | null {
  const read = token === null ? null : readJsonText(token);
  return read?.ok === true && isJsonNumber(read.value) ? read.value : null;
}

/** Trials by events, which must have been looked up. A column of codes is named, unless `info` has something else under the key of names. */
export function aroundEvents(
  description: ObjectDescription,
  command: CommandOf<'trials-around-events'>,
): Result<ObjectDescription> {
  const { events, found, withCodes } = command;
  if (found === null) return refuseField('events', `the events of "${events}" were not looked up`);
  const { samples, codes, samplerate } = found;
  const table = trialsAroundEvents(description, { samples, codes, samplerate: rateOf(samplerate) }, command);
  const changed = replaced(description, table);
  if (!changed.ok) return changed;
  const cfg = withEventDefinition(description.cfg, command.eventsCfg);
  if (!cfg.ok) return cfg;
  const defined = { ...changed.value, cfg: cfg.value };
  if (!withCodes) return success(defined);
  const named = withTrialInfoNames(defined, [EVENT_CODE_NAME]);
  return named.ok ? named : success(defined);
}

type Form = CommandOf<'redefine-trials'>['by'];

function redefinitionOf(form: Form): Redefinition {
  return 'table' in form ? { rows: rowsOf(form.table) } : form;
}

/** What Python's `redefinetrial` would have been given for the same. */
function parametersOf(form: Form, trials: TrialTable): RedefinetrialParameters {
  if ('minLength' in form) return { minlength: form.minLength };
  if ('window' in form) return { toilim: form.window };
  if ('table' in form) return { trl: trials };
  const { begin, end, time } = form;
  const kept = time === 'kept' ? { offset: trialsOf(trials).map(({ offset }) => offset) } : {};
  return { begsample: begin, endsample: end, ...kept };
}

export function redefine(description: ObjectDescription, { by }: CommandOf<'redefine-trials'>): Result<ObjectDescription> {
  const trials = redefineTrials(description, redefinitionOf(by));
  if (!trials.ok) return trials;
  const cfg = withRedefinetrial(description.cfg, parametersOf(by, trials.value));
  return success({ ...withTrials(description, trials.value), cfg });
}

/** Another t = 0. Syncopy knows only the offset as it is to be, so that is what `cfg` keeps. */
export function shiftOffset(
  description: ObjectDescription,
  { samples, mode }: CommandOf<'shift-offset'>,
): Result<ObjectDescription> {
  const trials = realignTrials(description, mode === 'to' ? { to: samples } : { by: samples });
  if (!trials.ok) return trials;
  const offset = mode === 'to' ? samples : trialsOf(trials.value).map((trial) => trial.offset);
  return success({ ...description, trials: trials.value, cfg: withRedefinetrial(description.cfg, { offset }) });
}

export function nameTrialColumns(
  description: ObjectDescription,
  { names }: CommandOf<'name-trial-columns'>,
): Result<ObjectDescription> {
  return withTrialInfoNames(description, names);
}
