import { fail, SpydeskError, type Result } from '../errors';
import type { Files } from '../files';
import {
  columnsToKnow,
  DAMAGE_REMARK,
  resolveSelection,
  withLogEntry,
  type DatasetDescription,
  type IndexRun,
  type LogAuthor,
  type NumberBlock,
  type ObjectDescription,
  type ObjectSource,
  type ResolvedArray,
  type ResolvedRows,
  type ResolvedSelection,
  type Selection,
  type SelectSpec,
} from '../format';
import type { TaskContext } from '../tasks';
import { DAMAGED } from './checksum-pass';
import { KeptRows } from './kept-rows';
import type { StoredObject } from './object-store';
import { valuesOfColumns } from './occurring-values';
import type { SourceToProve } from './proved-source';
import { readRuns } from './read-runs';
import { RunAxis } from './run-axis';
import { checkSound, verifyObject } from './verify-object';

/** The elements of the base at some places along one axis of a selection. */
interface Axis {
  at(start: number, count: number, step: number): IndexRun[] | Promise<IndexRun[]>;
}

/** A dataset of the base, and what is taken of it. */
interface Part {
  readonly dataset: DatasetDescription;
  readonly axes: readonly Axis[];
}

/** A selection as an object of its own; its numbers stay where they are until they are read. */
class SelectedSource implements ObjectSource {
  constructor(
    private readonly base: ObjectSource,
    private readonly description: ObjectDescription,
    private readonly parts: ReadonlyMap<string, Part>,
  ) {}

  describe(): Promise<ObjectDescription> {
    return Promise.resolve(this.description);
  }

  async read({ dataset: name, start, count, step }: Selection, signal?: AbortSignal): Promise<NumberBlock> {
    const { dataset, axes } = this.parts.get(name) ?? fail('dataset-missing', { dataset: name });
    const runs: IndexRun[][] = [];
    for (const [axis, along] of axes.entries()) {
      runs.push(await along.at(start[axis] ?? 0, count[axis] ?? 0, step?.[axis] ?? 1));
    }
    return readRuns(this.base, dataset, runs, signal);
  }
}

function wholeAxes(counts: readonly number[]): Axis[] {
  return counts.map((count) => new RunAxis([{ start: 0, count, step: 1 }]));
}

/** It is read from the base, as this lies there. */
function selectedDataset(dataset: DatasetDescription, shape: readonly number[]): DatasetDescription {
  return { ...dataset, shape };
}

/** What the new object has whatever its class: a history that goes on, and what it was selected by. */
function describedAnew(
  base: ObjectDescription,
  { trials, cfg, logText }: ResolvedSelection,
  datasets: readonly [DatasetDescription, ...DatasetDescription[]],
  author: LogAuthor,
): ObjectDescription {
  return {
    ...base,
    data: datasets[0],
    datasets,
    trials,
    cfg: new Map([...base.cfg, ['selectdata', cfg]]),
    log: withLogEntry(base.log, { action: 'write_log', text: logText }, author),
    infoText: null,
  };
}

/** Of a continuous class `data` alone: an average or a covariance was taken of other trials and times. Syncopy leaves them out too. */
function selectedArray(source: ObjectSource, base: ObjectDescription, resolved: ResolvedArray, author: LogAuthor): ObjectSource {
  const { axes, shape, labels, freq } = resolved;
  const data = selectedDataset(base.data, shape);
  const description = { ...describedAnew(base, resolved, [data], author), labels, freq };
  return new SelectedSource(
    source,
    description,
    new Map([[data.name, { dataset: base.data, axes: axes.map((runs) => new RunAxis(runs)) }]]),
  );
}

/** The datasets that have something to each row of `data`: Syncopy's `waveform`. */
function datasetsByRow({ data, datasets, listedDatasets }: ObjectDescription): DatasetDescription[] {
  return datasets.filter(({ name, shape }) => name !== data.name && listedDatasets.includes(name) && shape[0] === data.shape[0]);
}

async function selectedRows(
  source: ObjectSource,
  base: ObjectDescription,
  resolved: ResolvedRows,
  author: LogAuthor,
  task: TaskContext,
): Promise<ObjectSource> {
  const { rows, found } = await KeptRows.count(source, base, resolved, task);
  if (rows.length === 0) fail('selection-refused', { reason: 'none of the rows is left' });
  const kept = (dataset: DatasetDescription): DatasetDescription =>
    selectedDataset(dataset, [rows.length, ...dataset.shape.slice(1)]);
  const others = datasetsByRow(base);
  const labels = Object.entries(resolved.names).map(([dimension, { byValue }]) => {
    const left = found[dimension];
    return [dimension, [...byValue].flatMap(([value, name]) => (left?.has(value) === true ? [name] : []))] as const;
  });
  const datasets = [kept(base.data), ...others.map(kept)] as const;
  const description = { ...describedAnew(base, resolved, datasets, author), labels: Object.fromEntries(labels) };
  const parts = [base.data, ...others].map((dataset) => {
    return [dataset.name, { dataset, axes: [rows, ...wholeAxes(dataset.shape.slice(1))] }] as const;
  });
  return new SelectedSource(source, description, new Map(parts));
}

/**
 * The object that a selection makes of another one, as a source that reads from it: nothing is copied before it is read. Its `cfg`
 * and log are those that `syncopy.selectdata` would leave; `info` is kept, though Syncopy drops it. A discrete object is looked
 * through once, which `task` is told of. Errors: `selection-refused` where no row is left; those of the source.
 */
async function selectedSource(
  source: ObjectSource,
  resolved: ResolvedSelection,
  author: LogAuthor,
  task: TaskContext,
): Promise<ObjectSource> {
  const base = await source.describe();
  if (resolved.kind === 'array') return selectedArray(source, base, resolved, author);
  return selectedRows(source, base, resolved, author, task);
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new SpydeskError(result.error);
  return result.value;
}

/** What a selection came to. */
export interface Selected {
  readonly source: ObjectSource;
  readonly resolved: ResolvedSelection;
}

async function resolveFrom(source: ObjectSource, spec: SelectSpec, task: TaskContext): Promise<ResolvedSelection> {
  const description = await source.describe();
  const occurring = await valuesOfColumns(source, description, columnsToKnow(description, spec), task);
  return valueOf(resolveSelection(description, spec, { occurring }));
}

/** Selects from an object what `spec` names. Errors: those of `resolveSelection` and `selectedSource`. */
export async function selectObject(
  source: ObjectSource,
  spec: SelectSpec,
  author: LogAuthor,
  task: TaskContext,
): Promise<Selected> {
  const found = await resolveFrom(source, spec, task);
  return { source: await selectedSource(source, found, author, task), resolved: found };
}

export interface SelectOptions {
  readonly author: LogAuthor;
  /** The user insists on a source that fails its checksum; the log then tells so. */
  readonly acceptDamage: boolean;
}

/** The log then tells of damage that the user insists on. */
function toldDamaged(resolved: ResolvedSelection): ResolvedSelection {
  return { ...resolved, logText: `${resolved.logText}\t${DAMAGE_REMARK}\n` };
}

/**
 * Selects from a stored object whose bytes are held against its checksum: what is saved of damaged ones would get a new checksum,
 * and look sound. That is done while they are saved, unless what they say is needed first: the rows of a discrete object, or
 * whether the log must tell of damage.
 * Errors: `damaged` (unless accepted), also of the save; `source-changed`, those of `selectObject`.
 */
export async function selectStored(
  files: Files,
  stored: StoredObject,
  spec: SelectSpec,
  { author, acceptDamage }: SelectOptions,
  task: TaskContext,
): Promise<Selected> {
  const found = await resolveFrom(stored, spec, task);
  if (found.kind === 'array' && !acceptDamage) {
    const selected = await selectedSource(stored, found, author, task);
    const source: SourceToProve = {
      describe: () => selected.describe(),
      read: (selection, signal) => selected.read(selection, signal),
      prove: (saving) => checkSound(files, stored, saving),
    };
    return { source, resolved: found };
  }
  const isDamaged = (await verifyObject(files, stored, task)) === 'damaged';
  if (isDamaged && !acceptDamage) fail('damaged', { reason: DAMAGED }, { path: stored.pair.path });
  const resolved = isDamaged ? toldDamaged(found) : found;
  return { source: await selectedSource(stored, resolved, author, task), resolved };
}
