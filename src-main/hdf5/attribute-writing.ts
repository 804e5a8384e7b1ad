import { fail } from '../errors';
import type { AttributeEdit } from './hdf5';
import { damaged, REASONS } from './hdf5-errors';
import type { LibraryFile, LibraryModule } from './library';

type WriteMetadata = Parameters<LibraryModule['create_attribute']>[4];

/** An object header message is at most 64 KiB (IV.A.1); its own fields, name and type take a part of that. */
const MESSAGE_LIMIT_BYTES = 65_536 - 8;
/** Of a variable-length text the header holds its length, and where it lies in the global heap. */
const TEXT_REFERENCE_BYTES = 16;
const NUMBER_BYTES = 8;
/** Version 1 attribute message: 8 bytes, then name, datatype (20 for text, 24 at most for numbers) and dataspace. */
const AROUND_BYTES = 8 + 32 + 24;

const TYPE = { integer: 0, float: 1, string: 3 } as const;

function metadata(type: number, size: number, count: number | null, vlen: boolean): WriteMetadata {
  const shape = count === null ? [] : [BigInt(count)];
  const common = { type, size, signed: type === TYPE.integer, littleEndian: true, vlen, total_size: count ?? 1 };
  // The library's type wants chunks for a dataset; an attribute has none.
  const layout = { shape, maxshape: shape, chunks: null };
  return vlen ? { ...common, ...layout, cset: 1 } : { ...common, ...layout };
}

function checkLength(name: string, bytes: number): void {
  const nameBytes = Buffer.byteLength(name) + 8;
  if (bytes + nameBytes + AROUND_BYTES > MESSAGE_LIMIT_BYTES) fail('too-large', { reason: REASONS.attributeTooLarge });
}

function writeTexts(file: LibraryFile, name: string, texts: readonly string[], count: number | null): void {
  if (texts.some((text) => text.includes('\0'))) fail('unsupported', { reason: REASONS.nulInText });
  checkLength(name, texts.length * TEXT_REFERENCE_BYTES);
  const facts = metadata(TYPE.string, 4, count, true);
  file.call((module, id) => module.create_vlen_str_attribute(id, '/', name, [...texts], facts));
}

function writeNumbers(file: LibraryFile, name: string, values: Float64Array | BigInt64Array, count: number | null): void {
  checkLength(name, values.length * NUMBER_BYTES);
  const type = values instanceof Float64Array ? TYPE.float : TYPE.integer;
  const facts = metadata(type, NUMBER_BYTES, count, false);
  file.withMemory(values.byteLength, (pointer) => {
    file.module.HEAPU8.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), pointer);
    file.call((module, id) => module.create_attribute(id, '/', name, BigInt(pointer), facts));
  });
}

/** One number is a scalar, a list of them an array, of one element too. */
function write(file: LibraryFile, edit: Exclude<AttributeEdit, { kind: 'remove' }>): void {
  const { name, value } = edit;
  const count = typeof value === 'object' ? value.length : null;
  switch (edit.kind) {
    case 'text':
      writeTexts(file, name, [edit.value], count);
      break;
    case 'texts':
      writeTexts(file, name, edit.value, count);
      break;
    case 'float64':
      writeNumbers(
        file,
        name,
        typeof edit.value === 'number' ? Float64Array.of(edit.value) : Float64Array.from(edit.value),
        count,
      );
      break;
    case 'int64':
      writeNumbers(
        file,
        name,
        typeof edit.value === 'bigint' ? BigInt64Array.of(edit.value) : BigInt64Array.from(edit.value),
        count,
      );
      break;
  }
}

/**
 * Writes root attributes as h5py does: text as variable-length UTF-8, numbers as `float64` or `int64`. One of the same
 * name is deleted first. `too-large` for a list that does not fit into an object header.
 */
export function writeAttributes(file: LibraryFile, edits: readonly AttributeEdit[]): void {
  const present = new Set(file.call((module, id) => module.get_attribute_names(id, '/')));
  for (const edit of edits) {
    if (present.has(edit.name)) file.call((module, id) => module.delete_attribute(id, '/', edit.name));
    present.delete(edit.name);
    if (edit.kind === 'remove') continue;
    write(file, edit);
    present.add(edit.name);
  }
  const written = new Set(file.call((module, id) => module.get_attribute_names(id, '/')));
  // The library answers success for an attribute that it could not make.
  if (written.size !== present.size) damaged(REASONS.notWritten);
}
