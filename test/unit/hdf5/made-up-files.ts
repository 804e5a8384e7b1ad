import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import type { ElementType } from '../../../src-main/format';
import type { AttributeEdit, Hdf5, NewContent } from '../../../src-main/hdf5';
import { withFile } from './fixture-file';

const byte: ElementType = { name: 'uint8', kind: 'uint', size: 1, littleEndian: true };

function unsigned64(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, index) => bytes.writeBigUInt64LE(BigInt(value), 8 * index));
  return bytes;
}

/** Writes `to` over every place where `from` stands; both have one length. */
function replaceAll(bytes: Buffer, from: Buffer, to: Buffer): void {
  let found = 0;
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + from.length)) {
    to.copy(bytes, at);
    found += 1;
  }
  if (found === 0) throw new Error('the file does not hold what was to be replaced');
}

async function create(hdf5: Hdf5, path: string, attributes: readonly AttributeEdit[], shape: readonly number[]): Promise<void> {
  const length = shape.reduce((product, count) => product * count, 1);
  async function* blocks(): NewContent['blocks'] {
    yield await Promise.resolve({ start: shape.map(() => 0), type: byte, shape, values: new Uint8Array(length) });
  }
  const contents = [{ dataset: { name: 'data', shape, type: byte, growable: false }, blocks: blocks() }];
  await withFile(path, (file) => hdf5.create(file, attributes, contents), 'wx+');
}

/** The end of the file as the superblock of version 0 records it. */
const END_OF_FILE = 40;

export const LONG_SHAPE = [2 ** 25, 2 ** 16] as const;

/** A sound file with two terabytes of zeros in `data`, that takes no space: nothing was ever written there. */
export async function makeLongFile(hdf5: Hdf5, path: string): Promise<void> {
  const [rows, columns] = [3, LONG_SHAPE[1]];
  await create(hdf5, path, [], [rows, columns]);
  const { datasets } = await withFile(path, (file) => hdf5.structure(file));
  const offset = datasets[0]?.span?.offset;
  if (offset === undefined) throw new Error('the file has no place for its values');
  const byteLength = LONG_SHAPE[0] * columns;
  const bytes = readFileSync(path);
  replaceAll(bytes, unsigned64(rows, columns), unsigned64(...LONG_SHAPE));
  replaceAll(bytes, unsigned64(rows * columns), unsigned64(byteLength));
  unsigned64(offset + byteLength).copy(bytes, END_OF_FILE);
  writeFileSync(path, bytes);
  truncateSync(path, offset + byteLength);
}

/** A reference to a text: its length in 4 bytes, the place of its collection in 8 and the object's index in 4. */
const REFERENCE_BYTES = 16;

/** Where the references of the attribute `labels` begin, whose first text has `length` bytes. */
function referencesIn(bytes: Buffer, length: number): number {
  const pattern = Buffer.alloc(4);
  pattern.writeUInt32LE(length);
  const start = bytes.indexOf(pattern, bytes.indexOf('labels'));
  if (start === -1) throw new Error('the file has no such text');
  return start;
}

/** A file of half a megabyte whose attribute `labels` names one text of 400 kB `count` times. */
export async function makeTextBomb(hdf5: Hdf5, path: string, count: number): Promise<void> {
  const long = 'x'.repeat(400_000);
  const value = [long, ...Array<string>(count - 1).fill('y')];
  await create(hdf5, path, [{ name: 'labels', kind: 'texts', value }], [1]);
  const bytes = readFileSync(path);
  const start = referencesIn(bytes, long.length);
  for (let index = 1; index < count; index += 1) {
    bytes.copy(bytes, start + REFERENCE_BYTES * index, start, start + REFERENCE_BYTES);
  }
  writeFileSync(path, bytes);
}

/** A file with a text that says to be of four gigabytes, more than the library has memory for. */
export async function makeHugeText(hdf5: Hdf5, path: string): Promise<void> {
  const text = 'x'.repeat(12_345);
  await create(hdf5, path, [{ name: 'labels', kind: 'text', value: text }], [1]);
  const bytes = readFileSync(path);
  bytes.writeUInt8(0xff, referencesIn(bytes, text.length) + 3);
  writeFileSync(path, bytes);
}

/** A copy of a file that was written with texts, the first object of whose global heap says to be a kilobyte longer. */
export function makeRoundHeap(source: string, path: string): void {
  const bytes = readFileSync(source);
  // III.E "Disk Format: Level 1E - Global Heap": 16 bytes of head, then each object with its size after 8 bytes.
  const size = bytes.indexOf('GCOL') + 16 + 8;
  bytes.writeBigUInt64LE(bytes.readBigUInt64LE(size) + 1024n, size);
  writeFileSync(path, bytes);
}

/** A copy of a file whose growable table of `rows` and 3 columns says to have `claimed` rows. */
export function makeLongTable(source: string, path: string, rows: number, claimed: number): void {
  const bytes = readFileSync(source);
  const unlimited = Buffer.alloc(8, 0xff);
  replaceAll(bytes, Buffer.concat([unsigned64(rows, 3), unlimited]), Buffer.concat([unsigned64(claimed, 3), unlimited]));
  writeFileSync(path, bytes);
}
