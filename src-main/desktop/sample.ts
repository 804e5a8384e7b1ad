import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

/** Copies beside the place and renames, so that a copy which was cut short is never taken for the sample. */
async function copyInto(folder: string, original: string): Promise<string> {
  const copy = join(folder, basename(original));
  const unfinished = join(folder, `.${basename(original)}-unfinished`);
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    // File by file, since the original can lie in the package's archive, which `fs.cp` does not see into.
    for (const name of await readdir(original)) await writeFile(join(unfinished, name), await readFile(join(original, name)));
    await rename(unfinished, copy);
    return copy;
  } catch (thrown) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw thrown;
  }
}

/** Throws what kept the first folder from taking the copy, where none of them can. */
async function ownSample(original: string, folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const copy = join(folder, basename(original));
    if (await isFolder(copy)) return copy;
  }
  const failures: unknown[] = [];
  for (const folder of folders) {
    try {
      return await copyInto(folder, original);
    } catch (thrown) {
      failures.push(thrown);
    }
  }
  throw failures[0];
}

/**
 * Makes the user's own copy of the sample container, so that it can be changed and saved, in the first of `folders` that can
 * take it; answers its path. A copy that is there is kept as it is. Asked twice at once, one copy is made.
 */
export function sampleMaker(original: string, folders: readonly string[]): () => Promise<string> {
  let running: Promise<string> | null = null;
  return () => {
    running ??= ownSample(original, folders).finally(() => {
      running = null;
    });
    return running;
  };
}
