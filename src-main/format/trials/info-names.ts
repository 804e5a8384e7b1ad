import { success, type Result } from '../../errors';
import { isJsonList, type JsonMap } from '../json-text';
import type { ObjectDescription } from '../object-source';
import { TRIAL_COLUMNS, TRIAL_COLUMN_NAMES, trialInfoNames, TRIAL_INFO_KEY, type TrialTable } from '../trialdefinition';
import { refuseTrials } from './table';

function withNames(info: JsonMap, names: readonly string[]): JsonMap {
  const changed = new Map(info);
  if (names.some((name) => name !== '')) changed.set(TRIAL_INFO_KEY, [...names]);
  else changed.delete(TRIAL_INFO_KEY);
  return changed;
}

function infoColumns(trials: TrialTable): number {
  return Math.max(0, trials.columns - TRIAL_COLUMNS);
}

/** True where `info` has something else than names under their key: that is somebody's own, and stays. */
function isForeign(info: JsonMap): boolean {
  const found = info.get(TRIAL_INFO_KEY);
  return found !== undefined && !(isJsonList(found) && found.every((name) => typeof name === 'string'));
}

/**
 * The object with other trials, the names of its info columns in step: those of columns that are no longer there go, a new
 * column has no name, and without info columns there is no list. What else stands under the key in `info` is left alone.
 */
export function withTrials(description: ObjectDescription, trials: TrialTable): ObjectDescription {
  const { info } = description;
  if (trials.columns === description.trials.columns || !info.has(TRIAL_INFO_KEY) || isForeign(info)) {
    return { ...description, trials };
  }
  const names = trialInfoNames(info).slice(0, infoColumns(trials));
  return { ...description, trials, info: withNames(info, names) };
}

function namesFault(names: readonly string[], columns: number): string | null {
  if (names.length !== columns) return `there are ${names.length} names for ${columns} info columns`;
  const given = names.filter((name) => name !== '');
  const reserved = given.find((name) => TRIAL_COLUMN_NAMES.includes(name.toLowerCase()));
  if (reserved !== undefined) return `an info column cannot be called "${reserved}", as one of the first three is`;
  const twice = given.find((name, at) => given.indexOf(name) !== at);
  return twice === undefined ? null : `two info columns are called "${twice}"`;
}

/**
 * The object with names for its info columns, one for each, '' for a column without one. They lie in `info` under `trialinfo`,
 * a list of texts: Syncopy names no column of its `trialinfo`, and `info` is its free dictionary.
 * Errors: `edit-refused` for another number of names, a name given twice, one of `start`, `stop` or `offset`, and where `info`
 * holds something else under the key, which would be lost.
 */
export function withTrialInfoNames(description: ObjectDescription, names: readonly string[]): Result<ObjectDescription> {
  const { info, trials } = description;
  if (isForeign(info)) return refuseTrials(`"${TRIAL_INFO_KEY}" in its info holds something else than names`);
  const trimmed = names.map((name) => name.trim());
  const fault = namesFault(trimmed, infoColumns(trials));
  return fault === null ? success({ ...description, info: withNames(info, trimmed) }) : refuseTrials(fault);
}
