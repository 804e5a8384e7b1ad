import { fail, problem, problemOf, SpydeskError, type Problem } from '../errors';

/** Reasons that this folder gives to the sentences of `damaged`, `unsupported`, `too-large` and `host-task-failed`. */
export const REASONS = {
  structure: 'its HDF5 structure contradicts itself',
  outside: 'its HDF5 structure points beyond the end of the file',
  gaveUp: 'the HDF5 library gave up on it',
  notRead: 'the HDF5 library could not read it',
  notWritten: 'the HDF5 library could not write it',
  outOfMemory: 'the HDF5 library ran out of memory',
  lost: 'its worker thread stopped',
  tooSlow: 'it took too long',
  tooManyObjects: 'the file holds too many objects',
  tooDeep: 'its groups lie too deep inside of each other',
  part: 'it is a part of a file that is kept in several',
  nameTooLong: 'a name in the file is longer than 4,096 characters',
  structureTooLarge: 'its HDF5 structure is larger than 256 MB',
  tooManyAttributes: 'the file holds too many attributes',
  chunkTooLarge: 'its values are packed in pieces of more than 256 MB',
  answerTooLarge: 'more than 256 MB were asked for at once',
  attributeTooLarge: 'an attribute would be longer than the 64 KiB that HDF5 allows',
  nulInText: 'a text holds a NUL character, which HDF5 cannot store',
  slab: 'the selection does not fit the dataset',
  tableShape: 'the trial table of the file has another form and cannot be replaced',
  tableTooLarge: 'its trial table is longer than 128 MB',
  blocks: 'the blocks that came do not fill the dataset',
} as const;

/** The structure of a file is not what the specification allows. */
export function damaged(reason: string = REASONS.structure): never {
  fail('damaged', { reason });
}

/** The library's instance, and with it its worker thread, cannot be used any more. */
export class LibraryLost extends SpydeskError {
  constructor(cause: unknown) {
    super(problem('damaged', { reason: REASONS.gaveUp }, { detail: String(cause) }), { cause });
  }
}

/** What the library throws when its code breaks down: an abort, a trap, an access outside of its memory. */
export function isBreakdown(thrown: unknown): boolean {
  return (
    thrown instanceof WebAssembly.RuntimeError || (thrown instanceof RangeError && /memory|call stack/i.test(thrown.message))
  );
}

function libraryReason(detail: string): Problem {
  if (/truncated file|file signature not found|unable to find a valid file signature/i.test(detail)) {
    return problem('not-hdf5', {}, { detail });
  }
  if (/file is already open for write/i.test(detail)) return problem('busy', { by: 'mark' }, { detail });
  if (/memory allocation failed|resource unavailable|no space available for allocation/i.test(detail)) {
    return problem('host-task-failed', { reason: REASONS.outOfMemory }, { detail });
  }
  if (/required filter .* is not registered|filter is not available/i.test(detail)) {
    return problem('unsupported', { reason: 'it is compressed in a way that is not built in' }, { detail });
  }
  return problem('damaged', { reason: REASONS.notRead }, { detail });
}

/**
 * Turns what a call of the library came to into a problem: an error of the disk is first, since the library hides it or
 * gives it another name; then the library's own error stack; then what was thrown.
 */
export function libraryProblem(diskError: unknown, stack: string, thrown: unknown): Problem {
  if (diskError !== undefined) return { ...problemOf(diskError), detail: stack === '' ? problemOf(diskError).detail : stack };
  if (thrown instanceof SpydeskError) return thrown.problem;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return libraryReason(stack === '' ? message : `${message}\n${stack}`);
}
