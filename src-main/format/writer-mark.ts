/** Bytes of a superblock that hold all that is looked at here and in `superblockAsOpen`. */
export const SUPERBLOCK_BYTES = 48;

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** HDF5 file format specification, II.A: 1 says open for writing, 4 open by a single writer with readers (SWMR). */
export const OPEN_FOR_WRITING = 1;
const OPEN_FOR_SWMR = 4;

/**
 * Where a superblock keeps its consistency flags, by its version (HDF5 file format specification, II.A): superblock 0 and 1 in
 * byte 20, 2 and 3 in byte 11. Null where `superblock` does not begin with HDF5's signature, and for other versions.
 */
export function flagsPosition(superblock: Uint8Array): number | null {
  if (superblock.length < SUPERBLOCK_BYTES || SIGNATURE.some((byte, index) => superblock[index] !== byte)) return null;
  const version = superblock[SIGNATURE.length] ?? Infinity;
  if (version > 3) return null;
  return version < 2 ? 20 : 11;
}

/**
 * True where a superblock says that a writer has the file open, or ended without closing it: the HDF5 library sets the mark when it
 * opens a file for writing and clears it when it closes it (seen with 1.10.8 for superblocks 0, 2 and 3).
 */
export function isMarkedOpen(superblock: Uint8Array): boolean {
  const position = flagsPosition(superblock);
  return position !== null && ((superblock[position] ?? 0) & (OPEN_FOR_WRITING | OPEN_FOR_SWMR)) !== 0;
}
