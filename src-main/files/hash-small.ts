import { read } from 'node:fs';
import { promisify } from 'node:util';
import { fail, problemOf, SpydeskError } from '../errors';
import { hashPass, type DigestWanted, type FileToHash } from './hash-pass';

/** Up to this size a file is hashed in the time that the start of a thread takes. */
const SMALL_BYTES = 256 * 1024;

const readAt = promisify(read);

/** True for a file that is hashed before a thread for it would be ready, in all the forms that are wanted. */
export function isSmall({ size }: FileToHash, wanted: readonly DigestWanted[]): boolean {
  return wanted.every((patch) => (patch?.fileSize ?? 0) <= SMALL_BYTES) && size <= SMALL_BYTES;
}

async function wholeOf({ descriptor, path, size }: FileToHash): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  for (let done = 0; done < size;) {
    const { bytesRead } = await readAt(descriptor, bytes, done, size - done, done).catch((thrown: unknown) => {
      throw new SpydeskError(problemOf(thrown, path), { cause: thrown });
    });
    if (bytesRead === 0) fail('source-changed', {}, { path });
    done += bytesRead;
  }
  return bytes;
}

/** The digests of a small file, without a thread. Errors: `source-changed` (the file was cut off), `io-error`. */
export async function hashSmall(file: FileToHash, wanted: readonly DigestWanted[]): Promise<string[]> {
  const bytes = await wholeOf(file);
  const fromMemory = (into: Uint8Array, position: number): number => {
    into.set(bytes.subarray(position, position + into.length));
    return into.length;
  };
  return hashPass(fromMemory, file.size, wanted, () => undefined);
}
