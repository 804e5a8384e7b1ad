import { fail } from '../errors';
import { absolutePath } from '../format';
import type { Workplace } from './workplace';

/** A text that a command takes from a file: a list or a table. Larger ones are none of these. */
const LIMIT_BYTES = 64 * 1024 * 1024;

/** Reads a small UTF-8 file that was named in the command. Errors: `edit-refused` for other bytes, `too-large`, those of reading. */
export async function readTextFile(typed: string, workplace: Workplace): Promise<string> {
  const path = absolutePath(typed, workplace.paths());
  const bytes = await workplace.files.readSmall(path, LIMIT_BYTES);
  try {
    // Takes off a byte order mark.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('edit-refused', { reason: 'the file is not UTF-8 text' }, { path });
  }
}
