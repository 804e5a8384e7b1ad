import { createHash } from 'node:crypto';
import { layOver, touches, type FilePatch } from './byte-patch';

/** An open file whose digests are wanted. */
export interface FileToHash {
  readonly path: string;
  readonly descriptor: number;
  readonly size: number;
}

/** One digest of a pass: that of the file as it is (`null`), or as it would be with a patch laid over it. */
export type DigestWanted = FilePatch | null;

/** Answers the bytes read; fewer than asked only at the end of the file. */
export type ReadAt = (into: Uint8Array, position: number) => number;

const BLOCK_BYTES = 256 * 1024;
const REPORT_BYTES = 16 * 1024 * 1024;

/**
 * SHA-1 digests (hex) of one file and of patched forms of it, in one pass over its bytes. Blocking: it runs in a worker
 * thread. `onProgress` is told the bytes read; `readAt` may throw to end the pass.
 */
export function hashPass(
  readAt: ReadAt,
  fileSize: number,
  wanted: readonly DigestWanted[],
  onProgress: (doneBytes: number) => void,
): string[] {
  const hashes = wanted.map(() => createHash('sha1'));
  const block = new Uint8Array(BLOCK_BYTES);
  const patched = new Uint8Array(BLOCK_BYTES);
  const end = Math.max(fileSize, ...wanted.map((patch) => patch?.fileSize ?? 0));
  let reported = 0;
  for (let position = 0; position < end; position += BLOCK_BYTES) {
    const count = position < fileSize ? readAt(block.subarray(0, Math.min(BLOCK_BYTES, fileSize - position)), position) : 0;
    for (const [index, patch] of wanted.entries()) {
      const length = patch === null ? count : Math.max(0, Math.min(BLOCK_BYTES, patch.fileSize - position));
      // Nearly all of a patched form is the file as it is.
      if (patch === null || (length === count && !touches(patch, position, length))) {
        hashes[index]?.update(block.subarray(0, length));
        continue;
      }
      const piece = patched.subarray(0, length);
      piece.set(block.subarray(0, Math.min(count, length)));
      piece.fill(0, Math.min(count, length));
      layOver(piece, position, patch);
      hashes[index]?.update(piece);
    }
    if (position - reported >= REPORT_BYTES) {
      reported = position;
      onProgress(position);
    }
  }
  return hashes.map((hash) => hash.digest('hex'));
}
