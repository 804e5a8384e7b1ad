import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** What stands at a target while it is saved to: the pair that stood there before, nothing, or the one that is saved. */
export type Seen = 'old' | 'nothing' | 'new';

function isSameFile(one: string, other: string): boolean {
  return readFileSync(one).equals(readFileSync(other));
}

/**
 * What one who knows nothing of work folders sees at the target, of which `old` is a copy as it was before the save; throws
 * where that is a mixed pair, or half of one.
 */
export function seenBy(target: string, old: string): Seen {
  const [hasData, hasInfo] = [existsSync(target), existsSync(`${target}.info`)];
  // Syncopy globs data files: a lonely .info is nothing to it.
  if (!hasData) return 'nothing';
  if (!hasInfo) throw new Error('data without .info');
  if (isSameFile(target, old) && isSameFile(`${target}.info`, `${old}.info`)) return 'old';
  const info = JSON.parse(readFileSync(`${target}.info`, 'utf8')) as { file_checksum: string };
  const sha1 = createHash('sha1').update(readFileSync(target)).digest('hex');
  if (sha1 !== info.file_checksum) throw new Error('the data of one save beside the .info of another');
  return 'new';
}
