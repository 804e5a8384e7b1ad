import { basename, dirname, join } from 'node:path';
import type { Files } from './files';

/** `name` with its plain letters in their other case: others, such as the German ß, change into names of another kind. */
function otherCase(name: string): string {
  return name.replace(/[a-z]/gi, (letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()));
}

/**
 * Whether the file system takes `A` and `a` for one name, asked without writing: a name on the way to `folder` is looked up
 * in its other case, and where both name one thing, case counts for nothing. Links are not followed: `DATA` can be one that
 * leads to `data`. False where nothing on the way has letters.
 */
export async function isCaseInsensitive(files: Files, folder: string): Promise<boolean> {
  for (let path = folder; dirname(path) !== path; path = dirname(path)) {
    const name = basename(path);
    if (otherCase(name) === name) continue;
    const [one, other] = [await files.linkFacts(path), await files.linkFacts(join(dirname(path), otherCase(name)))];
    if (one === null) continue;
    return other !== null && one.version.inode === other.version.inode && one.version.device === other.version.device;
  }
  return false;
}
