import { basename } from 'node:path';
import type { ObjectSummary } from '../contract';
import { platformHere } from '../files';
import {
  completeForSave,
  dataClass,
  infoPathOf,
  logEntries,
  numberOf,
  placeOf,
  trialColumnNames,
  valueUnit,
  type DatasetDescription,
  type LogEntry,
} from '../format';
import { fileState, type StoredObject } from '../objects';
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

/**
 * An open object as the window shows it, its numbers aside. Labels and frequencies that the object lacks are those that Syncopy
 * would answer; those of discrete data, which depend on the numbers, stay null.
 */
export async function objectSummary(id: string, object: StoredObject): Promise<ObjectSummary> {
  const { target: path, version } = object.pair;
  const description = await object.describe();
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
    modified: Number(version.data.modifiedNs / 1_000_000n),
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
  };
}
