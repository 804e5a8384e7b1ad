import { fail } from '../errors';
import { copyAndHash, hashFile, type FileHandle, type Files } from '../files';
import { withSaveEntry, type LogAuthor, type ObjectDescription, type ObjectSource, type TrialTable } from '../format';
import type { Hdf5, Hdf5Edit, NewContent } from '../hdf5';
import type { TaskContext } from '../tasks';
import { arrayBytes } from './array-bytes';
import { attributeEdits, attributesOf } from './attribute-edits';
import { DAMAGED, likelyForm, verdictByLikely, verifyHandle } from './checksum-pass';
import { isSameTable, readTrials, TRIAL_DATASET } from './describe-object';
import type { StoredObject } from './object-store';
import { checkUnchanged } from './open-object';
import { datasetBlocks } from './dataset-blocks';
import { besideProof } from './proved-source';
import { readAhead } from './read-ahead';

/** How the new data file is to be. */
export interface NewDataOrder {
  /** Where it is written; nothing is there yet. */
  readonly path: string;
  /** Where it will be published: what the log names. */
  readonly target: string;
  /** Complete, as the save writes it. */
  readonly description: ObjectDescription;
  readonly author: LogAuthor;
  /** The user insists on a source that fails its checksum. */
  readonly acceptDamage: boolean;
}

/** A new data file, whole and synced. */
export interface NewData {
  /** SHA-1 of its bytes, hex. */
  readonly checksum: string;
  /** The log with the entry of this save. */
  readonly log: string;
}

/** The numbers of a trial table in its type. */
function tableValues({ typeName, values }: TrialTable): BigInt64Array | Float64Array {
  return typeName === 'int64' ? BigInt64Array.from(Array.from(values, BigInt)) : values;
}

function editedTable(trials: TrialTable): NonNullable<Hdf5Edit['trialdefinition']> {
  return { columns: trials.columns, values: tableValues(trials) };
}

/**
 * Copies a stored object with its root attributes edited, and its trial table where the description has another one than the
 * file; its own checksum is checked in the same pass.
 * Errors: `damaged` (unless accepted), `source-changed`, `no-space`, `cancelled`, those of HDF5.
 */
export async function copyData(
  files: Files,
  hdf5: Hdf5,
  source: StoredObject,
  order: NewDataOrder,
  task: TaskContext,
): Promise<NewData> {
  const { path, recorded } = source.pair;
  const known = { log: order.description.log, consistent: true };
  const handle = await files.open(path, 'read');
  try {
    await checkUnchanged(files, source.pair);
    // Whether the log must tell of damage is known before the copy only where the user insists on it.
    const isDamaged = order.acceptDamage && (await verifyHandle(handle, path, recorded, known, task)) === 'damaged';
    const log = withSaveEntry(order.description.log, order.target, order.author, isDamaged);
    const file = { path, descriptor: handle.descriptor };
    const structure = await hdf5.structure(file);
    const isSameTrials = isSameTable(await readTrials(hdf5, file, structure), order.description.trials);
    const patch = await hdf5.edit(file, {
      attributes: attributeEdits(order.description, log, structure),
      trialdefinition: isSameTrials ? undefined : editedTable(order.description.trials),
    });
    const sourceForm = await likelyForm(handle, source.pair.version);
    const copy = { source: handle, sourcePath: path, target: order.path, patch, sourceForm };
    const digests = await copyAndHash(files, copy, task);
    const verdict = isDamaged ? 'damaged' : await verdictByLikely(handle, source.pair, digests.source, known, task);
    if (verdict === 'damaged' && !isDamaged) fail('damaged', { reason: DAMAGED }, { path });
    await checkUnchanged(files, source.pair);
    return { checksum: digests.target, log };
  } finally {
    await handle.close();
  }
}

function contentsOf(source: ObjectSource, { datasets, trials }: ObjectDescription, task: TaskContext): NewContent[] {
  const total = arrayBytes(datasets);
  let done = 0;
  const arrays = datasets.map((dataset): NewContent => {
    const begun = done;
    done += arrayBytes([dataset]);
    const report = (bytes: number): void => task.report('writing', begun + bytes, total);
    const { name, shape, type } = dataset;
    return {
      dataset: { name, shape, type, growable: false },
      blocks: readAhead(datasetBlocks(source, dataset, task.signal, report)),
    };
  });
  return [tableOf(trials), ...arrays];
}

/** The trial table as a dataset that can grow, as Syncopy writes it. */
function tableOf(trials: TrialTable): NewContent {
  const { typeName, rows, columns } = trials;
  const type = { name: typeName, kind: typeName === 'int64' ? 'int' : 'float', size: 8, littleEndian: true } as const;
  const shape = [rows, columns];
  async function* blocks() {
    yield await Promise.resolve({ start: [0, 0], type, shape, values: tableValues(trials) });
  }
  return { dataset: { name: TRIAL_DATASET, shape, type, growable: true }, blocks: blocks() };
}

async function hashWhole(handle: FileHandle, path: string, task: TaskContext): Promise<string> {
  const size = Number((await handle.facts()).version.size);
  const report = (doneBytes: number): void => task.report('checking', doneBytes, size);
  const [checksum = ''] = await hashFile({ path, descriptor: handle.descriptor, size }, [null], report, task.signal);
  return checksum;
}

/**
 * Writes the numbers of any source into a new file, block by block; a source that must be proved is, at the same time.
 * Errors: those of the source and of its proof, `no-space`, `cancelled`, `unsupported` (a type that cannot be written).
 */
export async function streamData(
  files: Files,
  hdf5: Hdf5,
  source: ObjectSource,
  { path, target, description, author }: NewDataOrder,
  task: TaskContext,
): Promise<NewData> {
  const log = withSaveEntry(description.log, target, author);
  const handle = await files.open(path, 'create');
  try {
    const file = { path, descriptor: handle.descriptor };
    await besideProof(source, task, (beside) =>
      hdf5.create(file, attributesOf(description, log), contentsOf(source, description, beside), beside.signal),
    );
    // The file is hashed from memory while the disk is waited for; both must be done with it before it is closed.
    const [synced, hashed] = await Promise.allSettled([handle.sync(), hashWhole(handle, path, task)]);
    if (synced.status === 'rejected') throw synced.reason;
    if (hashed.status === 'rejected') throw hashed.reason;
    return { checksum: hashed.value, log };
  } finally {
    await handle.close();
  }
}
