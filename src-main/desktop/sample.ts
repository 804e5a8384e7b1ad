import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problemOf, SpydeskError } from '../errors';

type Contents = ReadonlyMap<string, Uint8Array>;

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

/** File by file, since the original can lie in the package's archive, which `fs.cp` does not see into. */
async function contentsOf(original: string): Promise<Contents> {
  const contents = new Map<string, Uint8Array>();
  for (const name of await readdir(original)) contents.set(name, await readFile(join(original, name)));
  return contents;
}

/** Writes beside the place and renames, so that a copy which was cut short is never taken for the sample. */
async function writeCopy(folder: string, name: string, contents: Contents): Promise<string> {
  const copy = join(folder, name);
  const unfinished = join(folder, `.${name}-unfinished`);
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    for (const [file, bytes] of contents) await writeFile(join(unfinished, file), bytes);
    await rename(unfinished, copy);
    return copy;
  } catch (thrown) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    // What the user hears is about the sample, not about the name that it has for a moment.
    throw new SpydeskError(problemOf(thrown, copy), { cause: thrown });
  }
}

/** Throws what kept the first folder from taking the copy, where none of them can. */
async function ownSample(original: string, folders: readonly string[]): Promise<string> {
  const name = basename(original);
  for (const folder of folders) {
    const copy = join(folder, name);
    if (await isFolder(copy)) return copy;
  }
  const contents = await contentsOf(original);
  const failures: unknown[] = [];
  for (const folder of folders) {
    try {
      return await writeCopy(folder, name, contents);
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
