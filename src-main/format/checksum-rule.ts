import { savedInPlace } from './log-text';
import { flagsPosition, OPEN_FOR_WRITING, SUPERBLOCK_BYTES } from './writer-mark';

/** The five answers of verifying; only `damaged` is an error. */
export type ChecksumVerdict = 'intact' | 'intact-taken-open' | 'cannot-tell' | 'damaged' | 'none';

export interface ChecksumFacts {
  /** `file_checksum` of the `.info`. */
  readonly recorded: string | null;
  /** `checksum_algorithm` of the `.info`; Syncopy writes `openssl_sha1`. */
  readonly algorithm: string | null;
  /** SHA-1 of the file as it is, in hex. */
  readonly actual: string;
  /** SHA-1 of the file with the beginning that `superblockAsOpen` gives; empty where it gives none. */
  readonly takenOpen: readonly string[];
  readonly log: string;
  /** True where the HDF5 file opens and its shapes are those of the `.info`. */
  readonly consistent: boolean;
}

const SHA1_NAMES: readonly string[] = ['openssl_sha1', 'sha1'];

/**
 * What a recorded checksum says of a file. Syncopy's `save` hashes the file while it is open for writing
 * (`syncopy/io/save_spy_container.py`, `hash_file` in `syncopy/io/utils.py`), so its checksum is that of the file with the
 * superblock's consistency flags set; and after a second save in place it is that of no state of the file at all.
 */
export function judgeChecksum(facts: ChecksumFacts): ChecksumVerdict {
  const { recorded, algorithm } = facts;
  if (recorded === null || recorded === '') return 'none';
  if (algorithm !== null && !SHA1_NAMES.includes(algorithm)) return 'none';
  if (recorded === facts.actual) return 'intact';
  if (facts.takenOpen.includes(recorded)) return 'intact-taken-open';
  return facts.consistent && savedInPlace(facts.log) ? 'cannot-tell' : 'damaged';
}

/**
 * The first 48 bytes of an HDF5 file as they were while it was open for writing: with the mark of a writer, in superblock 2
 * and 3 with their own checksum (bytes 44 to 47) computed anew. Null where `first` is no
 * superblock of 8-byte offsets at the file's beginning (HDF5 file format specification, section II.A).
 */
export function superblockAsOpen(first: Uint8Array): Uint8Array | null {
  const position = flagsPosition(first);
  if (position === null) return null;
  const opened = first.slice(0, SUPERBLOCK_BYTES);
  opened[position] = OPEN_FOR_WRITING;
  const [version = 0, offsetSize] = opened.subarray(8);
  if (version < 2) return opened;
  if (offsetSize !== 8) return null;
  new DataView(opened.buffer).setUint32(44, lookup3(opened.subarray(0, 44)), true);
  return opened;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/**
 * Jenkins' lookup3 (`hashlittle` with a start value of 0), the checksum of HDF5's metadata (HDF5 file format
 * specification; H5checksum.c, `H5_checksum_lookup3`). Answers an unsigned 32-bit number.
 */
export function lookup3(bytes: Uint8Array): number {
  let a = (0xdeadbeef + bytes.length) | 0;
  let b = a;
  let c = a;
  const word = (at: number): number =>
    (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);

  let at = 0;
  for (; bytes.length - at > 12; at += 12) {
    a = (a + word(at)) | 0;
    b = (b + word(at + 4)) | 0;
    c = (c + word(at + 8)) | 0;
    a = ((a - c) ^ rotate(c, 4)) | 0;
    c = (c + b) | 0;
    b = ((b - a) ^ rotate(a, 6)) | 0;
    a = (a + c) | 0;
    c = ((c - b) ^ rotate(b, 8)) | 0;
    b = (b + a) | 0;
    a = ((a - c) ^ rotate(c, 16)) | 0;
    c = (c + b) | 0;
    b = ((b - a) ^ rotate(a, 19)) | 0;
    a = (a + c) | 0;
    c = ((c - b) ^ rotate(b, 4)) | 0;
    b = (b + a) | 0;
  }
  if (at === bytes.length) return c >>> 0;
  // Beyond the end `word` reads zeros, as the reference code adds nothing there.
  a = (a + word(at)) | 0;
  b = (b + word(at + 4)) | 0;
  c = (c + word(at + 8)) | 0;
  c = ((c ^ b) - rotate(b, 14)) | 0;
  a = ((a ^ c) - rotate(c, 11)) | 0;
  b = ((b ^ a) - rotate(a, 25)) | 0;
  c = ((c ^ b) - rotate(b, 16)) | 0;
  a = ((a ^ c) - rotate(c, 4)) | 0;
  b = ((b ^ a) - rotate(a, 14)) | 0;
  c = ((c ^ b) - rotate(b, 24)) | 0;
  return c >>> 0;
}
