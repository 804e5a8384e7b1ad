import {
  completeForSave,
  dataClass,
  writeJson,
  type JsonMap,
  type JsonNumber,
  type ObjectDescription,
  type TrialTable,
} from '../format';

export interface Changed<Value> {
  readonly before: Value;
  readonly after: Value;
}

export interface LabelDifference extends Changed<readonly string[]> {
  readonly dimension: string;
}

/** What differs between two states of an object in what commands can change; null, or no entry, where nothing does. */
export interface Differences {
  readonly labels: readonly LabelDifference[];
  readonly samplerate: Changed<JsonNumber | null> | null;
  readonly trials: Changed<TrialTable> | null;
  readonly info: Changed<JsonMap> | null;
  readonly cfg: Changed<JsonMap> | null;
}

function sameLabels(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((label, index) => label === other[index]));
}

/** True where both tables are written alike: NaN is NaN. */
function sameTrials(one: TrialTable, other: TrialTable): boolean {
  if (one === other) return true;
  if (one.typeName !== other.typeName || one.columns !== other.columns || one.rows !== other.rows) return false;
  return one.values.every((value, index) => Object.is(value, other.values[index]));
}

function changed<Value>(before: Value, after: Value, isSame: (one: Value, other: Value) => boolean): Changed<Value> | null {
  return isSame(before, after) ? null : { before, after };
}

/** Tokens and the order of keys count, as they do in the file. */
function sameMap(one: JsonMap, other: JsonMap): boolean {
  return one === other || writeJson(one) === writeJson(other);
}

/** What a save of `after` would write otherwise than one of `before`: labels that Syncopy would make up are as good as given. */
export function differencesOf(before: ObjectDescription, after: ObjectDescription): Differences {
  const [was, is] = [completeForSave(before), completeForSave(after)];
  const labels = dataClass(before.dataclass).labelDimensions.map((dimension) => {
    const difference = changed(was.labels[dimension] ?? [], is.labels[dimension] ?? [], sameLabels);
    return difference === null ? null : { dimension, ...difference };
  });
  return {
    labels: labels.filter((difference) => difference !== null),
    samplerate: changed(was.samplerate, is.samplerate, (one, other) => one?.token === other?.token),
    trials: changed(was.trials, is.trials, sameTrials),
    info: changed(was.info, is.info, sameMap),
    cfg: changed(was.cfg, is.cfg, sameMap),
  };
}

export function isNone({ labels, samplerate, trials, info, cfg }: Differences): boolean {
  return labels.length === 0 && samplerate === null && trials === null && info === null && cfg === null;
}

/** Keys of an object that are new, that hold something else now, and that are gone. */
export interface KeyDifferences {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export function keyDifferences({ before, after }: Changed<JsonMap>): KeyDifferences {
  const text = (map: JsonMap, key: string): string => writeJson(map.get(key) ?? null);
  const keys = [...after.keys()];
  return {
    added: keys.filter((key) => !before.has(key)),
    changed: keys.filter(
      (key) => before.has(key) && before.get(key) !== after.get(key) && text(before, key) !== text(after, key),
    ),
    removed: [...before.keys()].filter((key) => !after.has(key)),
  };
}
