import type { TrialTable } from '../../format';
import { MESSAGE, type HeaderMessage } from './object-header';

/** What the numbers of a trial table are, which take 8 bytes each. */
export type TableForm = Pick<TrialTable, 'typeName' | 'rows' | 'columns'>;

const NUMBER_BYTES = 8;
/** A table takes whole steps of so many bytes, so that a small one that grew mostly still has its place. */
const STEP_BYTES = 4096;
const ALIGNMENT = 8;

/** Bytes of a message at most, whose length takes 2 bytes in the header and is a multiple of 8. */
export const MESSAGE_BYTES = 65_528;

const FLAG = { constant: 1 } as const;

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function uint(value: number | bigint, width: number): number[] {
  return Array.from({ length: width }, (_, at) => Number((BigInt(value) >> BigInt(8 * at)) & 0xffn));
}

const UNDEFINED_ADDRESS = 2n ** 64n - 1n;
const UNLIMITED = UNDEFINED_ADDRESS;

/** IV.A.1.a "Version 1 Data Object Header Prefix": each message and its data fill a multiple of 8 bytes. */
function headerMessage(type: number, flags: number, data: ArrayLike<number>): number[] {
  const padded = aligned(data.length);
  return [...uint(type, 2), ...uint(padded, 2), flags, 0, 0, 0, ...Array.from({ length: padded }, (_, at) => data[at] ?? 0)];
}

/** IV.A.2.b "The Dataspace Message", version 1: two dimensions with their largest extents, the first without a bound. */
function dataspace({ rows, columns }: TableForm): number[] {
  const extents = [rows, columns, UNLIMITED, columns].flatMap((extent) => uint(extent, 8));
  return [1, 2, 1, 0, 0, 0, 0, 0, ...extents];
}

/** IV.A.2.d "The Datatype Message", version 1, classes 0 and 1: little-endian, as h5py writes `int64` and `float64`. */
const DATATYPES: Readonly<Record<TableForm['typeName'], readonly number[]>> = {
  int64: [0x10, 0x08, 0, 0, 8, 0, 0, 0, 0, 0, 64, 0],
  float64: [0x11, 0x20, 0x3f, 0, 8, 0, 0, 0, 0, 0, 64, 0, 52, 11, 0, 52, 0xff, 0x03, 0, 0],
};

/** IV.A.2.f "The Data Storage - Fill Value Message", version 2: room is made chunk by chunk, zeros where nothing was written. */
const FILL_VALUE = [2, 3, 2, 1, 0, 0, 0, 0];

/** IV.A.2.i "The Data Layout Message", version 3, class 2: chunks that a tree finds. The last extent is an element's size. */
function chunkedLayout(index: bigint, chunk: readonly number[]): number[] {
  return [3, 2, chunk.length, ...uint(index, 8), ...chunk.flatMap((extent) => uint(extent, 4))];
}

/** Half the children that a node has room for, where the superblock names no other number (`HDF5_BTREE_CHUNK_IK_DEF`). */
const CHUNK_TREE_K = 32;

/**
 * III.A.1 "Disk Format: Level 1A1 - Version 1 B-trees", node type 1, with one chunk. The key behind it is where the next
 * chunk would begin.
 */
function chunkTree(chunkAddress: number, chunkBytes: number, chunk: readonly number[]): number[] {
  const key = (bytes: number, offsets: readonly number[]): number[] => [
    ...uint(bytes, 4),
    ...uint(0, 4),
    ...offsets.flatMap((offset) => uint(offset, 8)),
  ];
  const siblings = [...uint(UNDEFINED_ADDRESS, 8), ...uint(UNDEFINED_ADDRESS, 8)];
  const first = key(
    chunkBytes,
    chunk.map(() => 0),
  );
  const node = [...Buffer.from('TREE'), 1, 0, ...uint(1, 2), ...siblings, ...first, ...uint(chunkAddress, 8), ...key(0, chunk)];
  const keyBytes = first.length;
  const nodeBytes = 8 + siblings.length + 2 * CHUNK_TREE_K * 8 + (2 * CHUNK_TREE_K + 1) * keyBytes;
  return [...node, ...Array<number>(nodeBytes - node.length).fill(0)];
}

/** A table as it lies in a file: its object header and chunk tree, and behind these its values and the rest of its room. */
export interface TableObject {
  readonly head: Uint8Array;
  /** Of all of it. */
  readonly byteLength: number;
}

const LINKS = 1;
const MESSAGES = 4;

function objectHeader(form: TableForm, index: bigint, chunk: readonly number[], attributes: readonly HeaderMessage[]): number[] {
  const messages = [
    ...headerMessage(MESSAGE.dataspace, 0, dataspace(form)),
    ...headerMessage(MESSAGE.datatype, FLAG.constant, DATATYPES[form.typeName]),
    ...headerMessage(MESSAGE.fillValue, FLAG.constant, FILL_VALUE),
    ...headerMessage(MESSAGE.layout, 0, chunkedLayout(index, chunk)),
    ...attributes.flatMap(({ data }) => headerMessage(MESSAGE.attribute, 0, data)),
  ];
  const counts = [...uint(MESSAGES + attributes.length, 2), ...uint(LINKS, 4), ...uint(messages.length, 4)];
  return [1, 0, ...counts, 0, 0, 0, 0, ...messages];
}

/**
 * The object that a trial table of this form is, to lie at `address` (relative to the base address): chunked, growable along
 * its first axis, as Syncopy writes it, in one chunk. `attributes`: messages that its header also holds.
 */
export function tableObject(form: TableForm, address: number, attributes: readonly HeaderMessage[] = []): TableObject {
  const { rows, columns } = form;
  const rowBytes = columns * NUMBER_BYTES;
  const oneRow = [1, columns, NUMBER_BYTES];
  const index = address + objectHeader(form, 0n, oneRow, attributes).length;
  const values = index + chunkTree(0, 0, oneRow).length;
  const byteLength = Math.ceil((values - address + rows * rowBytes) / STEP_BYTES) * STEP_BYTES;
  const chunkRows = Math.max(1, Math.floor((address + byteLength - values) / rowBytes));
  const chunk = [chunkRows, columns, NUMBER_BYTES];
  const tree = rows === 0 ? [] : chunkTree(values, chunkRows * rowBytes, chunk);
  const header = objectHeader(form, rows === 0 ? UNDEFINED_ADDRESS : BigInt(index), chunk, attributes);
  return { head: Uint8Array.from([...header, ...tree]), byteLength };
}
