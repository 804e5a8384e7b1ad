import { fail } from '../../errors';
import type { Files } from '../../files';
import { linesOf, readHead, readStepOutline, tornOf, type Journal, type JournalHead } from './journal-text';
import { JOURNAL_LIMITS } from './limits';
import { ReadSteps } from './read-steps';

/** What a journal tells without its commands being read. */
export interface JournalOutline extends JournalHead, Pick<Journal, 'saves' | 'torn' | 'cutOff'> {
  /** How many commands there are, and how many of them count. */
  readonly count: number;
  readonly cursor: number;
  readonly bytes: number;
}

const PIECE_BYTES = 1024 * 1024;
/** Of a line that is no command; ours are far shorter, a path aside. */
const LINE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

/**
 * Hands on the lines of a file, of each at most its first `LINE_BYTES`; what stands behind the last line break is left out. The file
 * is read piece by piece: it can be large, and other work goes on meanwhile.
 */
async function eachLine(
  files: Files,
  path: string,
  take: (line: Uint8Array) => void,
): Promise<Pick<JournalOutline, 'bytes' | 'cutOff'>> {
  const handle = await files.open(path, 'read');
  try {
    const piece = new Uint8Array(PIECE_BYTES);
    let begun = new Uint8Array(0);
    for (let position = 0; ;) {
      const count = await handle.read(piece, position);
      if (count === 0) return { bytes: position, cutOff: begun.length > 0 };
      position += count;
      if (position > JOURNAL_LIMITS.bytes) fail('too-large', { reason: 'a record of so many changes' }, { path });
      const end = piece.subarray(0, count).lastIndexOf(NEWLINE) + 1;
      for (const line of linesOf(piece.subarray(0, end))) {
        take(begun.length === 0 ? line.subarray(0, LINE_BYTES) : joined(begun, line));
        begun = new Uint8Array(0);
      }
      begun = joined(begun, piece.subarray(end, count));
    }
  } finally {
    await handle.close();
  }
}

function joined(begun: Uint8Array, rest: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([begun, rest.subarray(0, Math.max(0, LINE_BYTES - begun.length))]));
}

/** Errors: `journal-invalid`, `too-large`, those of the disk. A command that is malformed shows only where it is read. */
export async function readOutline(files: Files, path: string): Promise<JournalOutline> {
  const heads: JournalHead[] = [];
  const steps = new ReadSteps<null>(path);
  const { bytes, cutOff } = await eachLine(files, path, (line) => {
    if (heads.length === 0) heads.push(readHead(line, path));
    else steps.take(readStepOutline(line));
  });
  const [head = readHead(new Uint8Array(0), path)] = heads;
  const { commands, cursor, saves } = steps;
  return {
    ...head,
    saves,
    torn: tornOf(steps, path),
    count: commands.length,
    cursor,
    bytes,
    cutOff,
  };
}
