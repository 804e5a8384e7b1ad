import { fail } from '../../errors';
import { isMarkedOpen } from '../../format';
import { REASONS } from '../hdf5-errors';
import type { PagedBytes } from './byte-source';
import { Fields, type AddressField, type Widths } from './fields';

/** HDF5 File Format Specification 3.0, II.A "Disk Format: Level 0A - Format Signature and Superblock". */
export interface Superblock {
  readonly version: number;
  readonly widths: Widths;
  /** Bytes before the HDF5 file itself (a user block); every address counts from here. */
  readonly base: number;
  readonly rootHeader: number;
  /** Where the end of the file is recorded, and what checksum covers that. */
  readonly endField: AddressField;
  /** The object header of the superblock extension (II.C), which few files have. */
  readonly extension: number | null;
  /** File consistency flags say that a writer has, or had, the file open. */
  readonly markedOpen: boolean;
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const LONGEST = 8 + 16 + 4 + 4 * 8 + 2 * 8 + 24;

/** The signature lies at 0, 512, 1024, 2048 and so on (II.A). */
function signatureAt(file: PagedBytes): number {
  for (let position = 0; position + SIGNATURE.length <= file.size; position = position === 0 ? 512 : position * 2) {
    const bytes = file.bytes(position, SIGNATURE.length);
    if (SIGNATURE.every((byte, index) => bytes[index] === byte)) return position;
  }
  return fail('not-hdf5', {});
}

function widthsOf(fields: Fields): Widths {
  const widths = { offset: fields.uint(1), length: fields.uint(1) };
  const known = [2, 4, 8];
  if (!known.includes(widths.offset) || !known.includes(widths.length)) fail('not-hdf5', {});
  return widths;
}

/** Reads the superblock; `not-hdf5` where there is none, or where the file ends before the end that it records. */
export function readSuperblock(file: PagedBytes): Superblock {
  const start = signatureAt(file);
  const present = Math.min(LONGEST, file.size - start);
  // Zeros stand for what was cut off, so that the end of a short file is told as such below.
  const bytes = new Uint8Array(LONGEST);
  bytes.set(file.bytes(start, present));
  const head = new Fields(bytes);
  head.skip(SIGNATURE.length);
  const version = head.uint(1);
  if (version > 3) return fail('unsupported', { reason: `its superblock has version ${version}` });
  const old = version < 2;
  if (old) head.skip(4);
  const widths = widthsOf(head);
  const fields = new Fields(bytes, widths);
  fields.position = head.position;
  if (old) fields.skip(5);
  fields.skip(old ? 4 : 1);
  if (version === 1) fields.skip(4);
  const base = fields.definedAddress();
  // Free space of old files, which nothing uses.
  const second = fields.address();
  const endPosition = start + fields.position;
  const end = fields.address();
  if (old) {
    // II.B "Disk Format: Level 0B - File Driver Info": only the family and the multi driver write one.
    if (fields.address() !== null) fail('unsupported', { reason: REASONS.part });
    fields.skip(widths.offset);
  }
  const rootHeader = fields.definedAddress();
  if (end === null || end > file.size || fields.position > present) return fail('not-hdf5', {});
  const extension = old ? null : second;
  const checked = old ? null : { start, end: start + fields.position };
  const endField = { position: endPosition, checked };
  return { version, widths, base, rootHeader, endField, extension, markedOpen: isMarkedOpen(bytes) };
}
