import { fail } from '../errors';
import { lookup3 } from '../format';
import type { FileContent } from './descriptor-fs';
import type { Hdf5Edit } from './hdf5';
import { damaged, REASONS } from './hdf5-errors';
import type { Library } from './library';
import { LIMITS } from './limits';
import { readByLibrary } from './read-by-library';
import { PagedBytes } from './structure/byte-source';
import { readDataspace } from './structure/dataspace';
import { readDatatype } from './structure/datatype';
import { Fields, type AddressField } from './structure/fields';
import { readLinks, type Link } from './structure/links';
import { MESSAGE, readObjectHeader, type HeaderMessage, type ObjectHeader } from './structure/object-header';
import { readSuperblock, type Superblock } from './structure/superblock';
import { MESSAGE_BYTES, tableObject, type TableForm } from './structure/table-object';

export type NewTable = NonNullable<Hdf5Edit['trialdefinition']>;

const TABLE = 'trialdefinition';

const ADDRESS_BYTES = 8;
const ALIGNMENT = 8;
/** H5T_FLOAT. */
const FLOAT_CLASS = 1;

function refuse(): never {
  return fail('unsupported', { reason: REASONS.tableShape });
}

function formOf({ columns, values }: NewTable): TableForm {
  const rows = values.length / columns;
  if (!Number.isInteger(rows)) return refuse();
  if (values.byteLength > LIMITS.tableBytes) return fail('too-large', { reason: REASONS.tableTooLarge });
  return { typeName: values instanceof Float64Array ? 'float64' : 'int64', rows, columns };
}

/**
 * The superblock of a file that a table can be put into: addresses of 8 bytes, no other size of tree nodes (II.A, version 1)
 * and no extension, which could tell of such, or of free space that is kept account of (II.C).
 */
function plainSuperblock(file: PagedBytes): Superblock {
  const superblock = readSuperblock(file);
  const { version, widths, extension } = superblock;
  return version === 1 || widths.offset !== 8 || widths.length !== 8 || extension !== null ? refuse() : superblock;
}

function linkToTable(file: PagedBytes, superblock: Superblock): Link & { kind: 'hard'; field: AddressField } {
  const links = readLinks(file, superblock, readObjectHeader(file, superblock, superblock.rootHeader)) ?? refuse();
  const link = links.find(({ name }) => name === TABLE) ?? fail('dataset-missing', { dataset: TABLE });
  return link.kind === 'hard' && link.field !== null ? { ...link, field: link.field } : refuse();
}

/** IV.A.2.v "The Attribute Info Message": true where attributes lie in a fractal heap, outside of the header. */
function isDense({ data }: HeaderMessage, { widths }: Superblock): boolean {
  const fields = new Fields(data, widths);
  fields.skip(1);
  if ((fields.uint(1) & 1) !== 0) fields.skip(2);
  return fields.address() !== null;
}

/** The attributes of the old table, which the new one keeps. */
function attributesOf({ messages }: ObjectHeader, superblock: Superblock): HeaderMessage[] {
  if (messages.some((message) => message.type === MESSAGE.attributeInfo && isDense(message, superblock))) return refuse();
  const attributes = messages.filter(({ type }) => type === MESSAGE.attribute);
  return attributes.some(({ shared, data }) => shared || data.length > MESSAGE_BYTES) ? refuse() : attributes;
}

/** The form of the old table; null where it is none that is written here. */
function oldForm({ messages }: ObjectHeader, { widths }: Superblock): TableForm | null {
  const [space, type] = [MESSAGE.dataspace, MESSAGE.datatype].map((kind) =>
    messages.find((message) => message.type === kind && !message.shared),
  );
  if (space === undefined || type === undefined) return null;
  const [rows, columns, ...more] = readDataspace(space.data, widths).shape ?? [];
  const { name } = readDatatype(type.data);
  if (rows === undefined || !columns || more.length > 0 || (name !== 'int64' && name !== 'float64')) return null;
  return rows * columns * ADDRESS_BYTES > LIMITS.tableBytes ? null : { typeName: name, rows, columns };
}

/**
 * Bytes at `address` that belong to the old table and to nothing else; 0 where that cannot be told. It is sure of a table
 * that an earlier edit put there, since its every byte before the values is known.
 */
function ownBytes(content: FileContent, position: number, address: number, old: ObjectHeader, superblock: Superblock): number {
  const form = oldForm(old, superblock);
  if (form === null) return 0;
  const { head, byteLength } = tableObject(form, address, attributesOf(old, superblock));
  const found = new Uint8Array(head.length);
  content.read(found, position);
  return Buffer.compare(found, head) === 0 && position + byteLength <= content.size() ? byteLength : 0;
}

/** Writes an address, and after it the checksum that covers it (of metadata: Jenkins' lookup3). */
function writeAddress(content: FileContent, { position, checked }: AddressField, address: number): void {
  const bytes = Buffer.alloc(ADDRESS_BYTES);
  bytes.writeBigUInt64LE(BigInt(address));
  content.write(bytes, position);
  if (checked === null) return;
  const covered = new Uint8Array(checked.end - checked.start);
  content.read(covered, checked.start);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(lookup3(covered));
  content.write(checksum, checked.end);
}

/**
 * Puts a new trial table into a file in place of the old one, without the library, which can neither remove a dataset nor
 * change the columns or the type of one: the new object is written at the end of the file, or where an earlier one lay that
 * it fits into, and the link in the root group leads to it. The old one's bytes stay where they are, as after any removal in HDF5.
 * Errors: `unsupported` (links in a fractal heap, a soft link, a superblock that Syncopy and h5py write only when told to),
 * `dataset-missing`, `too-large`, `damaged`.
 */
export function replaceTable(content: FileContent, table: NewTable): void {
  const form = formOf(table);
  const file = new PagedBytes(content);
  const superblock = plainSuperblock(file);
  const { base, endField } = superblock;
  const link = linkToTable(file, superblock);
  const old = readObjectHeader(file, superblock, link.address);
  const attributes = attributesOf(old, superblock);

  const oldPosition = base + link.address;
  const oldBytes = ownBytes(content, oldPosition, link.address, old, superblock);
  const isLast = oldBytes > 0 && oldPosition + oldBytes === content.size();
  const staysThere = isLast || tableObject(form, link.address, attributes).byteLength <= oldBytes;
  const position = staysThere ? oldPosition : Math.ceil(content.size() / ALIGNMENT) * ALIGNMENT;

  const { head, byteLength } = tableObject(form, position - base, attributes);
  const bytes = new Uint8Array(byteLength);
  bytes.set(head);
  bytes.set(new Uint8Array(table.values.buffer, table.values.byteOffset, table.values.byteLength), head.length);
  content.write(bytes, position);
  if (isLast) content.resize(position + byteLength);
  writeAddress(content, link.field, position - base);
  writeAddress(content, endField, content.size());
}

/** Reads the new table back by the library; `damaged` where it finds another one. */
export function proveTable(library: Library, content: FileContent, table: NewTable): void {
  const { columns, values } = table;
  const shape = [values.length / columns, columns];
  const found = library.withFile(content, 'read', (file) => {
    const { shape: extents, maxshape, type, chunks } = file.call((module, id) => module.get_dataset_metadata(id, `/${TABLE}`));
    const isSameType = (type === FLOAT_CLASS) === values instanceof Float64Array;
    const isForm = String(extents) === String(shape) && maxshape?.[1] === columns && isSameType;
    if (!isForm) return null;
    const slab = { start: [0, 0], count: shape, step: [1, 1] };
    return readByLibrary(file, { name: TABLE, elementSize: ADDRESS_BYTES, chunks }, slab, () => false);
  });
  const wanted = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (found === null || Buffer.compare(found, wanted) !== 0) damaged(REASONS.notWritten);
}
