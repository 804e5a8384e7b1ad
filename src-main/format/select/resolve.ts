import type { Result } from '../../errors';
import { dataClass, type DataClassName } from '../data-classes';
import type { JsonMap, JsonNumber } from '../json-text';
import { numberOf } from '../json-text';
import { completeForSave, type OccurringValues } from '../labels';
import { checkSelectable } from '../loadable';
import type { ObjectDescription } from '../object-source';
import type { TrialTable } from '../trialdefinition';
import { chosenCodes, chosenIndices, runsOf, wholeAxis, type IndexRun } from './axis-choice';
import { chosenTrials, keptTable, stackedTable, type ChosenTrials } from './chosen-trials';
import { selectKeysOf } from './class-keys';
import { refuse } from './fault';
import { chosenFrequencies } from './frequency-choice';
import { selectionCfg, selectionLogText, type WrittenRanges } from './selection-record';
import { LABEL_KEYS, refusingFaults, SELECT_KEYS, type LabelKey, type SelectKey, type SelectSpec, type TimeWindow } from './spec';

/** What must be known of an object beside its description. */
export interface SelectFacts {
  /** Of a discrete object the values that occur in the columns of `columnsToKnow`, ascending, each once. */
  readonly occurring: OccurringValues;
}

interface ResolvedCommon {
  readonly dataclass: DataClassName;
  /** The new object's. */
  readonly trials: TrialTable;
  /** The base's trials that are kept, in order, repeats too. */
  readonly trialIndices: readonly number[];
  /** How many of the named trials do not cover the window and so are left out. */
  readonly leftOut: number;
  /** Seconds, closed; null where time was not selected. */
  readonly window: TimeWindow | null;
  /** What `cfg` gets under `selectdata`. */
  readonly cfg: JsonMap;
  /** The text of the log entry. */
  readonly logText: string;
}

/** A selection from a continuous class: what to take along each axis of `data`, in `dimord`'s order. */
export interface ResolvedArray extends ResolvedCommon {
  readonly kind: 'array';
  readonly axes: readonly (readonly IndexRun[])[];
  readonly shape: readonly number[];
  readonly labels: ObjectDescription['labels'];
  readonly freq: readonly JsonNumber[] | null;
}

/** A column of a discrete object's table. */
export interface RowColumn {
  readonly column: number;
  /** Values whose rows are kept; null: all. */
  readonly kept: ReadonlySet<number> | null;
}

/** A selection from a discrete class: which rows to keep. How many that are only the data tell. */
export interface ResolvedRows extends ResolvedCommon {
  readonly kind: 'rows';
  readonly sampleColumn: number;
  /** Samples `[from, to)` of which rows are kept, ascending and apart. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly columns: readonly RowColumn[];
  /** By label dimension its column and the name of each value that occurs in the base. */
  readonly names: Readonly<Record<string, { readonly column: number; readonly byValue: ReadonlyMap<number, string> }>>;
}

export type ResolvedSelection = ResolvedArray | ResolvedRows;

/** The columns of a discrete object whose values must be known before a selection from it can be resolved. */
export function columnsToKnow({ dataclass }: ObjectDescription, spec: SelectSpec): string[] {
  const { discrete, labelDimensions } = dataClass(dataclass);
  if (!discrete) return [];
  return spec.eventid === undefined ? [...labelDimensions] : [...labelDimensions, 'eventid'];
}

function checkKeys({ dataclass }: ObjectDescription, spec: SelectSpec): void {
  if (spec.dataclass !== undefined && spec.dataclass !== dataclass) {
    refuse('dataclass', `it is for ${spec.dataclass}, and this is ${dataclass}`);
  }
  const known = selectKeysOf(dataclass);
  const unknown = SELECT_KEYS.find((key) => spec[key] !== undefined && !known.includes(key));
  if (unknown !== undefined) refuse(unknown, `${dataclass} cannot be selected by "${unknown}", only by ${known.join(', ')}`);
}

function isLabelKey(dimension: string): dimension is LabelKey {
  return LABEL_KEYS.some((key) => key === dimension);
}

/** Indices along every axis but time; null: all of it. */
type Chosen = Readonly<Record<string, readonly number[] | null>>;

function chosenAlongAxes(description: ObjectDescription, spec: SelectSpec): Chosen {
  const { dimord, data, labels, freq } = description;
  return Object.fromEntries(
    dimord.map((dimension, axis) => {
      const count = data.shape[axis] ?? 0;
      if (dimension === 'freq') return [dimension, chosenFrequencies(spec.frequency, (freq ?? []).map(numberOf))];
      if (!isLabelKey(dimension)) return [dimension, null];
      return [dimension, chosenIndices(dimension, spec[dimension], count, labels[dimension] ?? null)];
    }),
  );
}

function isRange(choice: SelectSpec[SelectKey]): boolean {
  return typeof choice === 'object' && !Array.isArray(choice) && !('list' in choice);
}

function writtenRanges(spec: SelectSpec, chosen: Chosen, trialIndices: readonly number[] | null): WrittenRanges {
  const given = SELECT_KEYS.filter((key) => isRange(spec[key]));
  return Object.fromEntries(given.map((key) => [key, (key === 'trials' ? trialIndices : chosen[key]) ?? []]));
}

function commonOf(
  description: ObjectDescription,
  spec: SelectSpec,
  picked: ChosenTrials,
  chosen: Chosen,
): Omit<ResolvedCommon, 'trials'> {
  const ranges = writtenRanges(spec, chosen, chosenIndices('trials', spec.trials, description.trials.rows, null));
  const indices = picked.trials.map(({ index }) => index);
  const { window, leftOut } = picked;
  return {
    dataclass: description.dataclass,
    trialIndices: indices,
    leftOut,
    window,
    cfg: selectionCfg(spec, ranges),
    logText: selectionLogText(description, spec, ranges, { window, indices }),
  };
}

function picked<Item>(items: readonly Item[], indices: readonly number[] | null): readonly Item[] {
  return indices === null ? items : indices.flatMap((index) => items.slice(index, index + 1));
}

/** Neighbouring trials that follow one another in the base are one run. */
function timeRuns({ trials }: ChosenTrials): IndexRun[] {
  const runs: IndexRun[] = [];
  let [start, end] = [0, 0];
  const close = (): void => {
    if (end > start) runs.push({ start, count: end - start, step: 1 });
  };
  for (const { from, to } of trials) {
    if (from === end) {
      end = to;
      continue;
    }
    close();
    [start, end] = [from, to];
  }
  close();
  return runs;
}

function countOf(runs: readonly IndexRun[]): number {
  return runs.reduce((sum, { count }) => sum + count, 0);
}

function resolveArray(description: ObjectDescription, spec: SelectSpec): ResolvedArray {
  const { dimord, data, labels, freq } = description;
  const trials = chosenTrials(description, spec);
  const chosen = chosenAlongAxes(description, spec);
  const axes = dimord.map((dimension, axis) => {
    if (dimension === 'time') return timeRuns(trials);
    const indices = chosen[dimension] ?? null;
    return indices === null ? wholeAxis(data.shape[axis] ?? 0) : runsOf(indices);
  });
  const shape = axes.map(countOf);
  if (shape.includes(0)) refuse('trials', 'nothing is left of the data');
  return {
    kind: 'array',
    ...commonOf(description, spec, trials, chosen),
    trials: stackedTable(description, trials),
    axes,
    shape,
    labels: Object.fromEntries(
      Object.entries(labels).map(([dimension, names]) => [
        dimension,
        names === null ? null : picked(names, chosen[dimension] ?? null),
      ]),
    ),
    freq: freq === null ? null : picked(freq, chosen['freq'] ?? null),
  };
}

/** Ranges that touch or overlap become one. */
function joined({ trials }: ChosenTrials): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  const inOrder = [...trials].filter(({ from, to }) => to > from).sort((one, other) => one.from - other.from);
  for (const { from, to } of inOrder) {
    const last = ranges.at(-1);
    if (last === undefined || from > last[1]) ranges.push([from, to]);
    else last[1] = Math.max(last[1], to);
  }
  return ranges;
}

function resolveRows(description: ObjectDescription, spec: SelectSpec, { occurring }: SelectFacts): ResolvedRows {
  const { dimord, labels, dataclass } = description;
  const trials = chosenTrials(description, spec);
  const chosen: Record<string, readonly number[] | null> = {};
  const columns: RowColumn[] = [];
  const names: Record<string, ResolvedRows['names'][string]> = {};
  for (const dimension of dataClass(dataclass).labelDimensions) {
    if (!isLabelKey(dimension)) continue;
    const values = occurring[dimension] ?? [];
    const own = labels[dimension] ?? [];
    const column = dimord.indexOf(dimension);
    const indices = chosenIndices(dimension, spec[dimension], values.length, own);
    chosen[dimension] = indices;
    columns.push({ column, kept: indices === null ? null : new Set(picked(values, indices)) });
    names[dimension] = { column, byValue: new Map(values.map((value, at) => [value, own[at] ?? ''])) };
  }
  if (dimord.includes('eventid')) {
    const codes = chosenCodes(spec.eventid, occurring['eventid'] ?? []);
    chosen['eventid'] = codes;
    columns.push({ column: dimord.indexOf('eventid'), kept: codes === null ? null : new Set(codes) });
  }
  return {
    kind: 'rows',
    ...commonOf(description, spec, trials, chosen),
    trials: keptTable(description, trials),
    sampleColumn: dimord.indexOf('sample'),
    ranges: joined(trials),
    columns: columns.filter(({ kept }) => kept !== null),
    names,
  };
}

/**
 * What a selection takes from an object: `syncopy.selectdata` as its documentation describes it, without the numbers. Trials, channels,
 * tapers and frequencies come in the order of the selection and with its repeats. Of a discrete class rows keep their order and come
 * once, whatever was named twice: in Syncopy the samples of its result would be out of order, which its own trials do not survive.
 * Errors: `selection-refused`, with the key, label or index; `not-loadable` for an object that Syncopy would not load either.
 */
export function resolveSelection(
  description: ObjectDescription,
  spec: SelectSpec,
  facts: SelectFacts,
): Result<ResolvedSelection> {
  const { occurring } = facts;
  const complete = completeForSave(description, occurring);
  const loadable = checkSelectable(complete, occurring);
  if (!loadable.ok) return loadable;
  return refusingFaults(() => {
    checkKeys(complete, spec);
    return dataClass(complete.dataclass).discrete ? resolveRows(complete, spec, facts) : resolveArray(complete, spec);
  });
}
