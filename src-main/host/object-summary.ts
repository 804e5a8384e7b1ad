import { basename } from 'node:path';
import { DRAFT_PARTS, type DraftPart, type DraftState, type ObjectSummary } from '../contract';
import { keyDifferences, noteOf, redoInWords, undoInWords, type Differences } from '../editing';
import { platformHere } from '../files';
import {
  completeForSave,
  dataClass,
  infoPathOf,
  lastLogEntry,
  logEntries,
  numberOf,
  placeOf,
  trialColumnNames,
  valueUnit,
  type DatasetDescription,
  type LogEntry,
  type ObjectDescription,
} from '../format';
import { fileState, type StoredObject } from '../objects';
import { isSameState, type HeldDraft } from './held-draft';
import { jsonNode } from './json-node';
import { remarksOn } from './remarks';

function datasetSummary({ name, shape, type, layout, filtered }: DatasetDescription): ObjectSummary['datasets'][number] {
  const bytes = shape.reduce((all, count) => all * count, type.size);
  return { name, shape: [...shape], typeName: type.name, layout, filtered, bytes };
}

function copied(labels: Readonly<Record<string, readonly string[] | null>>): ObjectSummary['labels'] {
  return Object.fromEntries(Object.entries(labels).map(([dimension, names]) => [dimension, names === null ? null : [...names]]));
}

/** Entries of a history that are shown; a made-up one can hold millions. */
const HISTORY_SHOWN = 5_000;

function history(log: string): LogEntry[] {
  const entries = logEntries(log, HISTORY_SHOWN + 1);
  if (entries.length <= HISTORY_SHOWN) return entries;
  return [{ author: '', time: '', action: '', text: 'Earlier entries are not shown.' }, ...entries.slice(1)];
}

function modifiedOf({ pair }: StoredObject): number {
  return Number(pair.version.data.modifiedNs / 1_000_000n);
}

/** The parts that a save of the draft would write otherwise. */
function changedParts({ labels, samplerate, trials, info, cfg }: Differences): DraftPart[] {
  const parts = {
    labels: labels.length > 0,
    samplerate: samplerate !== null,
    trials: trials !== null || cfg !== null,
    info: info !== null,
  };
  return DRAFT_PARTS.filter((part) => parts[part]);
}

/** The entries of `cfg` that the draft has made or changed. */
function unsavedCfg({ cfg }: Differences): string[] {
  if (cfg === null) return [];
  const { added, changed } = keyDifferences(cfg);
  return [...added, ...changed];
}

/** What the window is told of a draft. `isOutdated`: the object was opened in another state than that which it was begun on. */
function draftState({ stored, draft, unkept }: HeldDraft, isOutdated: boolean): DraftState {
  const { data, log } = draft.base.description;
  const base = {
    shape: [...data.shape],
    size: Number(stored.pair.version.data.size),
    modified: modifiedOf(stored),
    lastLogEntry: lastLogEntry(log),
  };
  return {
    cursor: draft.cursor,
    count: draft.commands.length,
    undo: undoInWords(draft),
    redo: redoInWords(draft),
    changed: changedParts(draft.differences),
    // One that is not shown has no part in the object that is.
    unsavedCfg: isOutdated ? [] : unsavedCfg(draft.differences),
    unkept,
    outdated: isOutdated ? base : null,
  };
}

/** What an open object is shown by: what its files say, or what its draft makes of that. */
export interface Shown {
  readonly description: ObjectDescription;
  readonly draft: DraftState | null;
  readonly pictureState: string;
}

/** The object with its draft, where it has one that was begun on this state of its files. */
export async function shownOf(object: StoredObject, held: HeldDraft | null): Promise<Shown> {
  const stored = await object.describe();
  if (held === null) return { description: stored, draft: null, pictureState: '' };
  const isOutdated = !isSameState(held.stored.pair.version, object.pair.version);
  const description = isOutdated ? stored : held.draft.description;
  return { description, draft: draftState(held, isOutdated), pictureState: isOutdated ? '' : String(held.pictureState) };
}

/**
 * An open object as the window shows it, its numbers aside. Labels and frequencies that the object lacks are those that Syncopy
 * would answer; those of discrete data, which depend on the numbers, stay null.
 */
export async function objectSummary(id: string, object: StoredObject, shown: Shown): Promise<ObjectSummary> {
  const { target: path, version } = object.pair;
  const { description, draft, pictureState } = shown;
  const { labels, freq } = completeForSave(description);
  const { trials } = description;
  const { container, tag } = placeOf(path, platformHere());
  return {
    id,
    ref: object.ref,
    path,
    infoPath: infoPathOf(path),
    filename: basename(path),
    container,
    tag,
    dataclass: description.dataclass,
    picture: dataClass(description.dataclass).picture,
    dimord: [...description.dimord],
    datasets: description.datasets.map(datasetSummary),
    size: Number(version.data.size),
    modified: modifiedOf(object),
    state: fileState(version),
    samplerate: description.samplerate?.token ?? null,
    labels: copied(labels),
    freq: freq?.map(numberOf) ?? null,
    trials: {
      typeName: trials.typeName,
      rows: trials.rows,
      columns: trials.columns,
      values: Float64Array.from(trials.values),
      columnNames: trialColumnNames(description),
    },
    info: jsonNode('info', description.info),
    cfg: jsonNode('cfg', description.cfg),
    history: history(description.log),
    version: description.version,
    unit: valueUnit(description.info),
    remarks: await remarksOn(object, description),
    note: noteOf(description),
    draft,
    pictureState,
  };
}
