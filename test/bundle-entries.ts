import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle } from '../scripts/bundle.mjs';

const entries: Readonly<Record<string, string>> = {
  'hdf5-worker': resolve(import.meta.dirname, '../src-main/hdf5/worker.ts'),
  'copy-worker': resolve(import.meta.dirname, '../src-main/files/copy-worker.ts'),
  'hash-worker': resolve(import.meta.dirname, '../src-main/files/hash-worker.ts'),
  'killed-save': resolve(import.meta.dirname, 'interop/objects/killed-save.ts'),
  'racing-saves': resolve(import.meta.dirname, 'interop/objects/racing-saves.ts'),
  cli: resolve(import.meta.dirname, '../src-main/cli/main.ts'),
};

/** Bundles the workers, and the scripts that tests run as processes of their own, into a folder, as a build would. */
export async function bundleEntries(folder: string): Promise<void> {
  const input = Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));
  await bundle(input, folder);
}
