import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * The user's own copy of the sample container, so that it can be changed and saved; made at the first call. It is copied
 * beside its place and renamed, so a copy that was cut short is never taken for the sample. Answers its path.
 */
export async function ownSample(original: string, folder: string): Promise<string> {
  const copy = join(folder, basename(original));
  if (await exists(copy)) return copy;
  const unfinished = join(folder, `.${basename(original)}-unfinished`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  // File by file, since the original can lie in the package's archive, which `fs.cp` does not see into.
  for (const name of await readdir(original)) await writeFile(join(unfinished, name), await readFile(join(original, name)));
  await rename(unfinished, copy);
  return copy;
}
