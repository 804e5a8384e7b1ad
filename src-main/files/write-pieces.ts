import { writeSync } from 'node:fs';

/**
 * Linux keeps pages for a new file ready in pieces of at most this size. Larger ones it must look for: where it gets its memory
 * from the host of a virtual machine, a copy of 6 GB took twice as long with pieces of 256 KB, and three times with 1 MB.
 */
const PIECE_BYTES = 32 * 1024;

/** Writes all of `bytes`, blocking: for a thread that has nothing else to do. Throws the system's own errors. */
export function writePieces(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(descriptor, bytes, done, Math.min(PIECE_BYTES, bytes.length - done), position + done);
  }
}
