import { fail } from '../errors';
import { writeAttributes } from './attribute-writing';
import { datasetOf, type KnownFile } from './describe';
import type { DescriptorContent } from './descriptor-fs';
import type { BytePatch, Hdf5Edit } from './hdf5';
import { damaged, REASONS } from './hdf5-errors';
import type { Library, LibraryFile } from './library';
import { LIMITS } from './limits';
import { OverlayContent, overlapsAny } from './overlay';
import { elementCount } from './structure/dataspace';

type NewTable = NonNullable<Hdf5Edit['trialdefinition']>;

const TABLE = 'trialdefinition';

/** The values in the type that the file's table has; refused where one of them would change its value. */
function valuesFor(table: NewTable, typeName: string): Float64Array | BigInt64Array {
  const { values } = table;
  const isExact = (value: bigint): boolean => Number.isSafeInteger(Number(value));
  if (typeName === 'int64') {
    if (values instanceof BigInt64Array) return values;
    if (values.every((value) => Number.isSafeInteger(value))) return BigInt64Array.from(Array.from(values, BigInt));
  } else if (typeName === 'float64') {
    if (values instanceof Float64Array) return values;
    if (values.every(isExact)) return Float64Array.from(Array.from(values, Number));
  }
  return fail('unsupported', { reason: REASONS.tableType });
}

/** The library cannot remove a dataset, so the table is grown or shrunk and written over; that is all a table needs. */
function replaceTable(file: LibraryFile, known: KnownFile, table: NewTable): void {
  const old = datasetOf(known.structure, TABLE);
  const rows = table.columns === 0 ? 0 : table.values.length / table.columns;
  if (old.shape.length !== 2 || old.shape[1] !== table.columns || !Number.isInteger(rows)) {
    fail('unsupported', { reason: REASONS.tableShape });
  }
  // The library goes over every chunk that a table could have: one of made-up length would take for ever.
  if (elementCount(old.shape) * old.type.size > LIMITS.tableBytes) fail('too-large', { reason: REASONS.tableTooLarge });
  const values = valuesFor(table, old.type.name);
  const shape = [BigInt(rows), BigInt(table.columns)];
  if (rows !== old.shape[0]) {
    if (old.maxShape[0] !== null) fail('unsupported', { reason: REASONS.tableShape });
    file.call((module, id) => module.resize_dataset(id, `/${TABLE}`, shape));
  }
  if (rows === 0) return;
  file.withMemory(values.byteLength, (pointer) => {
    file.module.HEAPU8.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), pointer);
    const count = shape;
    const ones = [1n, 1n];
    file.call((module, id) => module.set_dataset_data(id, `/${TABLE}`, count, [0n, 0n], ones, BigInt(pointer)));
  });
}

/** Where values lie that an edit must not touch: every array in one piece, the replaced table aside. */
function keptRanges(known: KnownFile, edit: Hdf5Edit): { start: number; end: number }[] {
  return known.tree.datasets.flatMap(({ name, span }) =>
    span === null || (name === TABLE && edit.trialdefinition !== undefined)
      ? []
      : [{ start: span.offset, end: span.offset + span.byteLength }],
  );
}

/**
 * Lets the library edit the file in memory, over a source that is only read, and answers what changed. Everything that
 * the file holds beyond that is kept, since its bytes are. An edit that would touch an array's values is refused.
 */
export function editFile(library: Library, content: DescriptorContent, known: KnownFile, edit: Hdf5Edit): BytePatch {
  const overlay = new OverlayContent(content);
  library.withFile(overlay, 'edit', (file) => {
    writeAttributes(file, edit.attributes);
    if (edit.trialdefinition !== undefined) replaceTable(file, known, edit.trialdefinition);
  });
  const kept = keptRanges(known, edit);
  const patch = overlay.patch(kept);
  const touches = patch.extents.some(({ position, bytes }) =>
    overlapsAny({ start: position, end: position + bytes.length }, kept),
  );
  const cutsOff = kept.some(({ end }) => end > patch.fileSize);
  if (touches || cutsOff) damaged(REASONS.notWritten);
  return patch;
}
