import { PagedBytes, type ByteSource } from './byte-source';
import { Fields, type Widths } from './fields';

/** Signature, version 1 and three reserved bytes of a collection. */
const BEGINNING = Uint8Array.of(0x47, 0x43, 0x4f, 0x4c, 1, 0, 0, 0);

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/**
 * III.E "Disk Format: Level 1E - Global Heap": whether the objects of the collection at `position`, one behind the other,
 * fill it and no more.
 */
function isSound(file: PagedBytes, position: number, widths: Widths): boolean {
  const headBytes = aligned(BEGINNING.length + widths.length);
  const objectHeadBytes = aligned(8 + widths.length);
  if (position + headBytes > file.size) return false;
  const head = new Fields(file.bytes(position, headBytes), widths);
  head.skip(BEGINNING.length);
  const end = position + head.length();
  if (end > file.size) return false;
  for (let at = position + headBytes; at + objectHeadBytes <= end;) {
    const object = new Fields(file.bytes(at, objectHeadBytes), widths);
    const index = object.uint(2);
    object.skip(6);
    // Index 0 is the free space, whose size counts its head.
    const length = index === 0 ? object.length() : objectHeadBytes + aligned(object.length());
    if (length === 0 || at + length > end) return false;
    at += length;
  }
  return true;
}

/**
 * Whether every collection of the global heap that begins in `bytes`, which lie at `position` of the file, is sound. In one
 * that is not, the HDF5 library can go round without an end (seen with version 2.0: free space of no length).
 */
export function soundCollections(bytes: Uint8Array, position: number, source: ByteSource, widths: Widths): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf(BEGINNING); at !== -1; at = buffer.indexOf(BEGINNING, at + 1)) {
    if (!isSound(new PagedBytes(source), position + at, widths)) return false;
  }
  return true;
}
