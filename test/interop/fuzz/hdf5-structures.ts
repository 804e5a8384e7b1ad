import { lookup3 } from '../../../src-main/format';

/** Where an HDF5 file keeps its own structure, found by signatures (HDF5 File Format Specification 3.0, sections II to IV). */

const SIGNATURES = [
  'OHDR',
  'OCHK',
  'TREE',
  'BTHD',
  'BTLF',
  'HEAP',
  'GCOL',
  'SNOD',
  'FRHP',
  'FHDB',
  'FADB',
  'FAHD',
  'EAHD',
  'FSHD',
];

/** Bytes of the superblock, and of what is taken for the head of a structure. */
const SUPERBLOCK = 96;
const HEAD = 64;

/** A stretch of a file that is structure and no numbers. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export function structuresOf(file: Uint8Array): Stretch[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const found: Stretch[] = [{ from: 0, to: Math.min(SUPERBLOCK, bytes.length) }];
  for (const signature of SIGNATURES) {
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) {
      found.push({ from: at, to: Math.min(at + HEAD, bytes.length) });
    }
  }
  return found;
}

/** Where an object header of version 2 ends, its checksum left out; null where the length is beyond the file. */
function headerEnd(file: DataView, at: number): number | null {
  const flags = file.getUint8(at + 5);
  const sizeAt = at + 6 + ((flags & 0x20) === 0 ? 0 : 16) + ((flags & 0x10) === 0 ? 0 : 4);
  const width = 1 << (flags & 3);
  if (sizeAt + width > file.byteLength) return null;
  const size = width === 1 ? file.getUint8(sizeAt) : width === 2 ? file.getUint16(sizeAt, true) : file.getUint32(sizeAt, true);
  const end = sizeAt + width + size;
  return end + 4 > file.byteLength ? null : end;
}

/** Makes the checksums right again that lie over changed bytes, so that a fault gets past them; changes `file` itself. */
export function mendChecksums(file: Uint8Array): void {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const hasSum = file.length >= 48 && (view.getUint8(8) === 2 || view.getUint8(8) === 3);
  if (hasSum) view.setUint32(44, lookup3(file.subarray(0, 44)), true);
  for (let at = bytes.indexOf('OHDR'); at >= 0 && at + 16 < file.length; at = bytes.indexOf('OHDR', at + 4)) {
    const end = headerEnd(view, at);
    if (end !== null) view.setUint32(end, lookup3(file.subarray(at, end)), true);
  }
}
